import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { approvals } from './da/approvals.ts'
import { da } from './da/index.ts'
import type { room } from './da/room.ts'
import type { workshops } from './da/workshops.ts'
import { type Language, chosenLanguage, languageKey } from './i18n-language.ts'

export { type Language, chosenLanguage, currentLanguage } from './i18n-language.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    /** Those of workshops (`workshop-texts.ts`) and of approvals (`late-texts.ts`) come with their screens. */
    resources: typeof da & { room: typeof room; workshops: typeof workshops; approvals: typeof approvals }
  }
}

/** English comes when somebody asks for it: it is as large as Danish, and most never do. */
const englishOnDemand: BackendModule = {
  type: 'backend',
  init: () => {},
  // Two arguments: i18next then waits for what comes back instead of for a call.
  read: async (language, namespace) => {
    if (language !== 'en') return {}
    if (namespace === 'room') return (await import('./en/room.ts')).room
    if (namespace === 'workshops') return (await import('./en/workshops.ts')).workshops
    if (namespace === 'approvals') return (await import('./en/approvals.ts')).approvals
    return (await import('./en/index.ts')).en[namespace as keyof typeof da]
  },
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
  globalThis.localStorage?.setItem(languageKey, language)
  await i18next.changeLanguage(language)
}
