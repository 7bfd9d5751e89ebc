import type { ContentLanguage } from './section-template.ts'
import { type AgendaKeyName, agendaKeyNames } from '#shared/domain/workshop/agenda-key.ts'

export type AgendaKey = Exclude<AgendaKeyName, 'own'>
export const agendaKeys = agendaKeyNames.filter((key) => key !== 'own')

/** What the library's agendas are called. */
export const agendaNames: Readonly<Record<AgendaKey, Readonly<Record<ContentLanguage, string>>>> = {
  partner_workshop: { da: 'Partnerworkshop', en: 'Partner workshop' },
  bootcamp_day1: { da: 'Boot camp, dag 1', en: 'Boot camp, day 1' },
  bootcamp_day2: { da: 'Boot camp, dag 2', en: 'Boot camp, day 2' },
  settlement_m12: { da: 'Opgørelse efter 12 måneder', en: 'Settlement after 12 months' },
  handover: { da: 'Overdragelse', en: 'Handover' },
}
