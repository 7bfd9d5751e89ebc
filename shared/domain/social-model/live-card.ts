/** A card of a live list as these rules read it: its fields as plain values, what is not filled in left out or empty. */
export interface LiveCard {
  readonly id: string
  readonly fields: Readonly<Record<string, string | number>>
}

/** The number in the field; null when it is not filled in. */
export function numberIn(card: LiveCard, name: string): number | null {
  const value = card.fields[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The words in the field without space around them; empty when there are none. */
export function textIn(card: LiveCard, name: string): string {
  const value = card.fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The sum of a number over the cards; a card without it adds nothing. */
export const sumOf = (cards: readonly LiveCard[], name: string): number =>
  cards.reduce((sum, card) => sum + (numberIn(card, name) ?? 0), 0)
