import i18next from 'i18next'

export type Language = 'da' | 'en'

export const languageKey = 'samspil:language'

/** The language chosen on this device before; Danish otherwise, whatever the browser prefers. */
export function chosenLanguage(): Language {
  return globalThis.localStorage?.getItem(languageKey) === 'en' ? 'en' : 'da'
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'da')
