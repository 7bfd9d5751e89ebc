import type { PartyKind } from '#shared/domain/partnership/party.ts'

const words: readonly (readonly [PartyKind, RegExp])[] = [
  ['municipality', /kommune|jobcenter|municipality|all partners|alle/i],
  ['employmentActor', /aktør|støtteperson|spoc|actor|support person|all partners|alle/i],
  ['firm', /virksomhed|buddy|leder|kolleg|firm|manager|all partners|alle/i],
]

/** The parties that the words of a step's "who" name, in the order of the marks; empty when none is recognised. */
export const partiesNamedIn = (who: string): readonly PartyKind[] =>
  words.filter(([, pattern]) => pattern.test(who)).map(([kind]) => kind)

/** Where a step stands to the first day, for the track's line: dashed before and after, a filled dot on day one. */
export function stepPhase(when: string): 'before' | 'first' | 'during' | 'after' {
  if (/^(dag|day) 1$/i.test(when.trim())) return 'first'
  if (/før|before/i.test(when)) return 'before'
  if (/efter|after|\+\s*\d|afbryd|interrupt/i.test(when)) return 'after'
  return 'during'
}
