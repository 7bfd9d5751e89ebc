/**
 * The cluster table of the programme document, as printed: 12 municipalities, 18 firm places, 9 in each cluster.
 *
 * The print has lost its columns. Certain are the names, the places of each municipality (two for Stevns, which is
 * printed twice with 1) and the totals 9 and 9. Which municipality stands in which cluster is read pairwise, left and
 * right, the one reading that gives 9 and 9 and Stevns once in each; 1,200 of 8,192 readings give the same totals.
 * So every row is stored as `unclear`, and the screens say "uafklaret".
 */
export interface Municipality {
  readonly slug: string
  readonly name: string
  /** Kommunekode, Danmarks Statistik. */
  readonly code: string
  /** Places by cluster, 1 and 2. */
  readonly places: Readonly<Partial<Record<1 | 2, number>>>
}

export const clusterNames = { 1: 'Klynge 1', 2: 'Klynge 2' } as const

/** In the order of the print: each line's left name, then its right one. */
export const municipalities: readonly Municipality[] = [
  { slug: 'aalborg', name: 'Aalborg', code: '851', places: { 1: 2 } },
  { slug: 'ikast-brande', name: 'Ikast-Brande', code: '756', places: { 2: 1 } },
  { slug: 'kolding', name: 'Kolding', code: '621', places: { 1: 1 } },
  { slug: 'holstebro', name: 'Holstebro', code: '661', places: { 2: 1 } },
  { slug: 'gentofte', name: 'Gentofte', code: '157', places: { 1: 2 } },
  { slug: 'silkeborg', name: 'Silkeborg', code: '740', places: { 2: 2 } },
  { slug: 'koege', name: 'Køge', code: '259', places: { 1: 1 } },
  { slug: 'frederiksberg', name: 'Frederiksberg', code: '147', places: { 2: 2 } },
  { slug: 'stevns', name: 'Stevns', code: '336', places: { 1: 1, 2: 1 } },
  { slug: 'gribskov', name: 'Gribskov', code: '270', places: { 2: 1 } },
  { slug: 'odsherred', name: 'Odsherred', code: '306', places: { 1: 2 } },
  { slug: 'holbaek', name: 'Holbæk', code: '316', places: { 2: 1 } },
]

export const programme = {
  name: 'Social inklusion gennem vækstpartnerskaber',
  description:
    'Kommune, beskæftigelsesaktør og virksomhed gør borgere langt fra arbejdsmarkedet og virksomheder klar på samme tid: 12 måneders forløb, seks måneders opfølgning og betaling efter resultater.',
} as const
