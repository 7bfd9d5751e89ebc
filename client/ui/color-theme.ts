import { useSyncExternalStore } from 'react'

export type ColorTheme = 'light' | 'dark' | 'device'

const storageKey = 'samspil.theme'
const listeners = new Set<() => void>()
const deviceIsDark = (): boolean => window.matchMedia('(prefers-color-scheme: dark)').matches

/** The person's choice on this device; light until they choose, as the documents are read on paper too. */
export function colorThemeChoice(): ColorTheme {
  const stored = window.localStorage.getItem(storageKey)
  return stored === 'dark' || stored === 'device' ? stored : 'light'
}

const resolved = (): 'light' | 'dark' => {
  const choice = colorThemeChoice()
  if (choice === 'device') return deviceIsDark() ? 'dark' : 'light'
  return choice
}

/** Puts the tokens of the chosen theme in force; called before the first drawing. */
export function applyColorTheme(): void {
  document.documentElement.dataset['theme'] = resolved()
}

export function chooseColorTheme(choice: ColorTheme): void {
  window.localStorage.setItem(storageKey, choice)
  applyColorTheme()
  for (const listener of listeners) listener()
}

/** The theme in force, for the kit, which draws its own parts. */
export function useColorTheme(): 'light' | 'dark' {
  return useSyncExternalStore((listener) => {
    const device = window.matchMedia('(prefers-color-scheme: dark)')
    const onDevice = () => {
      applyColorTheme()
      listener()
    }
    listeners.add(listener)
    device.addEventListener('change', onDevice)
    return () => {
      listeners.delete(listener)
      device.removeEventListener('change', onDevice)
    }
  }, resolved)
}
