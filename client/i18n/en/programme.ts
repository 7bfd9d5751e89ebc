import type { programme as source } from '../da/programme.ts'
import type { SameKeys } from '../same-keys.ts'

export const programme = {
  title: 'The programme',
  loading: 'Loading the programme …',
  loadFailed: 'The programme could not be loaded',
  emptyTitle: 'No programme has been loaded yet',
  emptyBody: 'Once a programme is loaded, its clusters, municipalities and places are shown here.',
  summary: '{{municipalities}} municipalities · {{places}} firm places · {{clusters}} clusters',
  cluster: {
    municipality: 'Municipality',
    places: 'Places',
    total: 'Total',
    caption: '{{name}}: municipalities and firm places as printed',
    places_one: '{{count}} place',
    places_other: '{{count}} places',
  },
  open: 'Open the partnership {{name}}',
  closed: 'You are not in this partnership',
  unclear: {
    tag: 'unclear',
    title: 'Why does it say unclear?',
    body: 'The table is printed so that two columns run into each other. We read it in pairs, left and right: then each cluster has 9 places, and Stevns stands once in each. But the sums alone do not prove it. You can read the whole line here:',
    printed:
      'Klynge Klynge Antal pladser Antal pladser | Aalborg X 2 | Ikast-Brande X 1 | Kolding X 1 | Holstebro X 1 | Gentofte X 2 | Silkeborg X 2 | Køge X 1 | Frederiksberg X 2 | Stevns X 1 | Gribskov X 1 | Odsherred X 2 | Holbæk Stevns X 1 X 1 | I alt 9 pladser 9 pladser',
    certain: 'Certain: 12 municipalities, 18 places, 9 in each cluster.',
    uncertain: 'Unclear: which cluster each municipality belongs to, and whether Stevns is printed twice on purpose.',
  },
  totals: {
    title: 'Places per municipality',
    caption: 'Firm places in total for each municipality',
    municipality: 'Municipality',
    clusters: 'Cluster',
    places: 'Places',
    total: 'Total',
  },
} satisfies SameKeys<typeof source>
