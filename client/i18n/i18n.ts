import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { da } from './da/index.ts'

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

/** English comes when somebody asks for it: it is as large as Danish, and most never do. */
const englishOnDemand: BackendModule = {
  type: 'backend',
  init: () => {},
  // Two arguments: i18next then waits for what comes back instead of for a call.
  read: async (language, namespace) =>
    language === 'en' ? (await import('./en/index.ts')).en[namespace as keyof typeof da] : {},
}

/** Starts the texts. The page's `lang` follows the language, so that screen readers pronounce it right. */
export async function startI18n(language: Language = chosenLanguage()): Promise<void> {
  await i18next
    .use(englishOnDemand)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'da',
      // Danish is always there: the plans are in it whatever language the screen speaks.
      resources: { da },
      partialBundledLanguages: true,
      ns: Object.keys(da),
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
