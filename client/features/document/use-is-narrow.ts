import { useSyncExternalStore } from 'react'
import { hasRoomForEditor } from './text-room.model.ts'

const subscribeTo = (query: string) => (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
const phone = '(max-width: 767px)'
const subscribePhone = subscribeTo(phone)

/** A phone's width: tables become cards, and the text is read, not edited. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribePhone, () => window.matchMedia(phone).matches)

const fingers = '(pointer: coarse)'
const subscribeFingers = subscribeTo(fingers)
const subscribeRoom = (listener: () => void) => {
  const stops = [subscribePhone(listener), subscribeFingers(listener)]
  return () => stops.forEach((stop) => stop())
}

/** Whether the text is edited on this device; on a phone, held either way, it is read. */
export const useHasRoomForEditor = (): boolean =>
  useSyncExternalStore(subscribeRoom, () =>
    hasRoomForEditor({
      isNarrow: window.matchMedia(phone).matches,
      isTouched: window.matchMedia(fingers).matches,
      screenWidth: window.screen.width,
      screenHeight: window.screen.height,
    }),
  )

const railWidth = '(min-width: 1200px)'
const subscribeRail = subscribeTo(railWidth)

/** Room for the rail beside the text. */
export const useHasRail = (): boolean => useSyncExternalStore(subscribeRail, () => window.matchMedia(railWidth).matches)
