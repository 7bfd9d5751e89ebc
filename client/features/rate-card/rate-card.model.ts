import { type RateCardDraft, rateCardValues } from '#shared/domain/outcome/rate-card.ts'

/** A card as its form holds it: every value under its own name (`J6.tariffOre`, `caps.totalOre`), null when empty. */
export type CardForm = Readonly<Record<string, string | number | null>>

export const cardFormOf = (draft: RateCardDraft): CardForm => rateCardValues(draft)

const differing = (a: CardForm, b: CardForm): string[] =>
  Object.keys(b).filter((name) => (a[name] ?? null) !== (b[name] ?? null))

/** The values that both sides changed to something different since the form was opened. */
export function conflictingValues(opened: CardForm, mine: CardForm, theirs: CardForm): string[] {
  const touchedByThem = new Set(differing(opened, theirs))
  const differ = new Set(differing(mine, theirs))
  return differing(opened, mine).filter((name) => touchedByThem.has(name) && differ.has(name))
}

/** Theirs, with my own changes except where I chose theirs. */
export function mergedCard(
  opened: CardForm,
  mine: CardForm,
  theirs: CardForm,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): CardForm {
  const kept = differing(opened, mine).filter((name) => choices[name] !== 'theirs')
  return { ...theirs, ...Object.fromEntries(kept.map((name) => [name, mine[name] ?? null])) }
}
