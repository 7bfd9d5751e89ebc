import type { ListWithSuggestions } from '#shared/domain/plan-check/suggested-lists.ts'
import type { ContentLanguage } from './section-template.ts'
import cards from './starting-plan-cards.json' with { type: 'json' }

type Worded = Readonly<Record<string, string | number | Readonly<Record<ContentLanguage, string>>>>

/** The method's suggestions for a list as fields of cards, in their order. */
export const suggestedCards = (
  list: ListWithSuggestions,
  language: ContentLanguage,
): readonly Readonly<Record<string, string | number>>[] =>
  (cards[list] as readonly Worded[]).map((card) =>
    Object.fromEntries(
      Object.entries(card).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
    ),
  )
