import { useSyncExternalStore } from 'react'

const subscribeTo = (query: string) => (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
const phone = '(max-width: 767px)'
const subscribePhone = subscribeTo(phone)

/** A phone's width: tables become cards, and the text is read, not edited. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribePhone, () => window.matchMedia(phone).matches)

const railWidth = '(min-width: 1200px)'
const subscribeRail = subscribeTo(railWidth)

/** Room for the rail beside the text. */
export const useHasRail = (): boolean => useSyncExternalStore(subscribeRail, () => window.matchMedia(railWidth).matches)
