import type { ThreadSeed } from '../partnership-seed.ts'

/** What Holbæk's partners talk about beside the plan. */
export const holbaekPlanComments: readonly ThreadSeed[] = [
  {
    place: { section: 'P4', words: 'inden for 5 arbejdsdage' },
    comments: [
      {
        by: 'karen',
        daysAgo: 2.1,
        body: 'Kan det blive hurtigere i juni? Der har vi mest travlt og vil gerne kende opgaven, ikke personen.',
      },
      {
        by: 'mads',
        daysAgo: 1.9,
        body: 'Ja, i juni kan vi love 3. Jeg retter teksten, når @Ida er med på det.',
        mentions: ['ida'],
      },
    ],
  },
  {
    place: { section: 'P4', words: 'Står en plads tom i mere end 10 arbejdsdage' },
    assignee: 'ida',
    comments: [
      {
        by: 'jonas',
        daysAgo: 1.2,
        body: 'Hvem holder øje med de 10 dage? Det må gerne stå her. @Ida',
        mentions: ['ida'],
      },
    ],
  },
  {
    place: { section: 'P4', words: 'kan sige nej uden at forklare hvorfor' },
    resolvedBy: 'ida',
    comments: [
      { by: 'mads', daysAgo: 6.4, body: 'Skal vi skrive, hvem borgeren siger nej til?' },
      { by: 'ida', daysAgo: 6.2, body: 'Nej. Det må være let at sige nej, også bare til buddyen.' },
    ],
  },
  {
    place: { section: 'P6' },
    comments: [
      { by: 'karen', daysAgo: 3.3, body: 'Afsnittet passer godt med vores sæson. Skal uge 29 med som ferieuge?' },
    ],
  },
]

export const holbaekModelComments: readonly ThreadSeed[] = [
  {
    place: { list: 'tasks', card: 'task-3', title: 'Pakning af plantekasser' },
    comments: [
      { by: 'mads', daysAgo: 1.6, body: '@Karen Er der plads til to ved bordet på samme tid?', mentions: ['karen'] },
    ],
  },
]
