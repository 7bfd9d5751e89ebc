export interface Vote {
  readonly cardId: string
  /** A participant's id, or `table:<name>` for dots that a scribe put for a table. */
  readonly voter: string
  readonly dots: number
}

/** A budget to begin with: the root of how many cards there are, at least two and at most eight. */
export const suggestedBudget = (cards: number): number => Math.min(8, Math.max(2, Math.ceil(Math.sqrt(cards))))

/** Whether the voter may have this many dots on the card beside those they have on others (WOR-7). */
export function fitsBudget(votes: readonly Vote[], wanted: Vote, budget: number): boolean {
  const others = votes
    .filter(({ voter, cardId }) => voter === wanted.voter && cardId !== wanted.cardId)
    .reduce((sum, { dots }) => sum + dots, 0)
  return others + wanted.dots <= budget
}

/** Dots by card; a card that stands under another counts for that one. */
export function tally(votes: readonly Vote[], leadOf: (cardId: string) => string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { cardId, dots } of votes) sums.set(leadOf(cardId), (sums.get(leadOf(cardId)) ?? 0) + dots)
  return sums
}

export const tableVoter = (table: string): string => `table:${table}`
