import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { errors } from './da/errors.ts'
import { room } from './da/room.ts'
import { chosenLanguage } from './i18n-language.ts'

const english: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language, namespace) => {
    if (language !== 'en') return {}
    return namespace === 'room' ? (await import('./en/room.ts')).room : (await import('./en/errors.ts')).errors
  },
}

/** The texts of the page that people come to with a workshop's code, and no others. */
export async function startRoomI18n(): Promise<void> {
  const language = chosenLanguage()
  await i18next
    .use(english)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'da',
      resources: { da: { room, errors } },
      partialBundledLanguages: true,
      ns: ['room', 'errors'],
      defaultNS: 'room',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  document.documentElement.lang = language
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now
  })
}
