import type { ui as source } from '../da/ui.ts'
import type { SameKeys } from '../same-keys.ts'

export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  notices: 'Messages',
  breadcrumb: 'Breadcrumb',
  simulated: 'Simulated',
  week: 'week {{week}}',
  time: { today: 'today at {{time}}', yesterday: 'yesterday at {{time}}' },
  party: {
    municipality: 'Municipality',
    employmentActor: 'Actor',
    firm: 'Firm',
    fund: 'Fund',
  },
  person: { me: '(you)' },
  field: { optional: '(may be left out)', errorPrefix: 'Error:' },
  number: {
    unreadable: 'Write a number, for example 1,250.5',
    tooLow: 'The number must be at least {{min}}',
    tooHigh: 'The number must be at most {{max}}',
  },
  date: {
    format: 'dd.mm.yyyy',
    placeholder: '24.11.2026',
    pick: 'Pick from a calendar',
    unreadable: 'Write the date as day, month and year, for example 24.11.2026',
  },
  palette: {
    title: 'What do you want to do?',
    search: 'Search everything, or type a section or an action',
    none: 'Nothing matches. Try another word.',
  },
  errorSummary: {
    title_one: 'There is 1 thing to put right',
    title_other: 'There are {{count}} things to put right',
  },
} as const satisfies SameKeys<typeof source>
