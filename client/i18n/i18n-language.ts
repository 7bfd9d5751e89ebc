export type Language = 'da' | 'en'

export const languageKey = 'samspil:language'

/** The language chosen on this device before; Danish otherwise, whatever the browser prefers. */
export function chosenLanguage(): Language {
  return globalThis.localStorage?.getItem(languageKey) === 'en' ? 'en' : 'da'
}
