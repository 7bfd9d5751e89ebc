import type { search as source } from '../da/search.ts'
import type { SameKeys } from '../same-keys.ts'

export const search = {
  open: 'Search (Ctrl+K)',
  partnership: 'Partnership',
  partnerPlan: 'Partner plan',
  source: { section: 'Section', card: 'Card', commitment: 'Commitment', comment: 'Comment' },
} satisfies SameKeys<typeof source>
