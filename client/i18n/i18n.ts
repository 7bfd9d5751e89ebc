import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { da } from './da/index.ts'
import { en } from './en/index.ts'

export type Language = 'da' | 'en'

const storageKey = 'samspil:language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof da
  }
}

/** The language chosen on this device before; Danish otherwise, whatever the browser prefers. */
export function chosenLanguage(): Language {
  return globalThis.localStorage?.getItem(storageKey) === 'en' ? 'en' : 'da'
}

/** Starts the texts. The page's `lang` follows the language, so that screen readers pronounce it right. */
export async function startI18n(language: Language = chosenLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'da',
    resources: { da, en },
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const follow = (now: string): void => {
    if (typeof document !== 'undefined') document.documentElement.lang = now
  }
  follow(language)
  i18next.on('languageChanged', follow)
}

/** Changes the language of everything at once and keeps it on this device. */
export async function setLanguage(language: Language): Promise<void> {
  globalThis.localStorage?.setItem(storageKey, language)
  await i18next.changeLanguage(language)
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'da')
