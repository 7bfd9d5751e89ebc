/** The agendas of the library (`shared/content/workshop-agendas.ts`); `own` begins with an empty one. */
export const agendaKeyNames = [
  'partner_workshop',
  'bootcamp_day1',
  'bootcamp_day2',
  'settlement_m12',
  'handover',
  'own',
] as const
export type AgendaKeyName = (typeof agendaKeyNames)[number]
