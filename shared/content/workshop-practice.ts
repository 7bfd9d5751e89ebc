import type { PartyKind } from '#shared/domain/partnership/party.ts'

/** The simulated people of a rehearsal: made up, and called so that nobody takes them for somebody. */
export const practicePeople: readonly {
  readonly name: string
  readonly partyKind: PartyKind
  readonly table: string
}[] = [
  { name: 'Øve-Anna', partyKind: 'municipality', table: 'Bord 1' },
  { name: 'Øve-Bent', partyKind: 'municipality', table: 'Bord 2' },
  { name: 'Øve-Carla', partyKind: 'employmentActor', table: 'Bord 1' },
  { name: 'Øve-Dan', partyKind: 'employmentActor', table: 'Bord 2' },
  { name: 'Øve-Else', partyKind: 'firm', table: 'Bord 1' },
  { name: 'Øve-Finn', partyKind: 'firm', table: 'Bord 2' },
]

/** What they write, whatever the step asks: enough to see how cards look when they are shown. */
export const practiceTexts: readonly string[] = [
  'Vi svarer inden to arbejdsdage',
  'En fast kontaktperson hos kommunen',
  'Vaske varebiler inden weekenden',
  'Tælle reservedele på lageret',
  'Buddyen får to timer om ugen',
  'Vi prøver med én borger først',
]
