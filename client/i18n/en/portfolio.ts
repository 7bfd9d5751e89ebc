import type { portfolio as source } from '../da/portfolio.ts'
import type { SameKeys } from '../same-keys.ts'

export const portfolio = {
  title: 'Portfolio',
  open: 'See the portfolio',
  loading: 'Loading the portfolio …',
  loadFailed: 'The portfolio could not be loaded',
  lead: {
    programme: 'All partnerships of the programme side by side.',
    municipality: 'The partnerships that you take part in for the municipality.',
  },
  closedTitle: 'The portfolio is for the fund and the municipalities',
  closedBody: 'You can see your own partnership on its own page.',
  closedLink: 'To my partnerships',
  download: 'Download for Excel',
  partnerships: {
    title: 'Partnerships',
    caption: 'Partnerships with cluster, places, status, plan and commitments',
    name: 'Partnership',
    cluster: 'Cluster',
    places: 'Places',
    status: 'Status',
    sections: 'Plan',
    commitments: 'Accepted',
    promised: 'Promised payment',
    of: '{{part}} of {{whole}}',
    total: 'In all',
    unclear: 'unclear',
  },
  status: {
    notBegun: 'Not begun',
    planning: 'Planning',
    running: 'Running',
    followUp: 'Follow-up',
    ended: 'Ended',
  },
  outcomes: {
    title: 'Promised',
    caption: 'Number promised in the targets, for each step',
    step: 'Step',
    promised: 'Promised',
    none: 'No targets yet.',
    byPartnership: 'Show for each partnership',
    ofPartnership: 'Promised in {{name}}',
  },
  scroll: 'The table can be scrolled sideways.',
} satisfies SameKeys<typeof source>
