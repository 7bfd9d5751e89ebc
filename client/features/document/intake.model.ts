import type { PartyKind } from '#shared/domain/partnership/party.ts'

const words: readonly (readonly [PartyKind, RegExp])[] = [
  ['municipality', /kommune|jobcenter|municipality|all partners|alle/i],
  ['employmentActor', /aktør|støtteperson|spoc|actor|support person|all partners|alle/i],
  ['firm', /virksomhed|buddy|leder|kolleg|firm|manager|all partners|alle/i],
]

/**
 * The parties that the words of a step's "who" name, by role or by a person's first name, in the order of the marks.
 * Empty when none is recognised; then the words are shown.
 */
export function partiesNamedIn(
  who: string,
  people: readonly { readonly name: string; readonly partyKind: PartyKind }[],
): readonly PartyKind[] {
  const named = new Set(
    people.filter(({ name }) => who.includes(name.split(' ')[0] ?? name)).map((one) => one.partyKind),
  )
  return words.filter(([kind, pattern]) => named.has(kind) || pattern.test(who)).map(([kind]) => kind)
}

/** Where a step stands to the first day, for the track's line: dashed before and after, a filled dot on day one. */
export function stepPhase(when: string): 'before' | 'first' | 'during' | 'after' {
  if (/^(dag|day) 1$/i.test(when.trim())) return 'first'
  if (/før|before/i.test(when)) return 'before'
  if (/efter|after|\+\s*\d|afbryd|interrupt/i.test(when)) return 'after'
  return 'during'
}
