/** Finding things across everything that the person may read. */
export const search = {
  open: 'Søg (Ctrl+K)',
  partnership: 'Partnerskab',
  partnerPlan: 'Partnerplan',
  source: { section: 'Afsnit', card: 'Kort', commitment: 'Forpligtelse', comment: 'Kommentar' },
} as const
