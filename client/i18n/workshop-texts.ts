import i18next from 'i18next'
import { room } from './da/room.ts'
import { workshops } from './da/workshops.ts'

// Loaded with the first screen of a workshop, so that nobody else loads these texts.
i18next.addResourceBundle('da', 'room', room)
i18next.addResourceBundle('da', 'workshops', workshops)
