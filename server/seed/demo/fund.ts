import type { PartySeed } from '../partnership-seed.ts'

/** The fund of the programme, which leaves a partnership in the summer of the year. */
export const fundUntil = (year: number): PartySeed => ({
  key: 'F',
  kind: 'fund',
  name: 'Den Sociale Kapitalfond',
  description: `Facilitator til 30. juni ${year}`,
  isExample: false,
})
