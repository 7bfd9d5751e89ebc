/** Words of the parts themselves: labels that every field, dialog and list shares. */
export const ui = {
  close: 'Luk',
  cancel: 'Annullér',
  retry: 'Prøv igen',
  notices: 'Beskeder',
  breadcrumb: 'Brødkrumme',
  simulated: 'Simuleret',
  week: 'uge {{week}}',
  time: { today: 'i dag kl. {{time}}', yesterday: 'i går kl. {{time}}' },
  party: {
    municipality: 'Kommune',
    employmentActor: 'Aktør',
    firm: 'Virksomhed',
    fund: 'Fond',
  },
  person: { me: '(dig)' },
  field: { optional: '(kan udelades)', errorPrefix: 'Fejl:' },
  number: {
    unreadable: 'Skriv et tal, for eksempel 1.250,5',
    tooLow: 'Tallet skal være mindst {{min}}',
    tooHigh: 'Tallet må højst være {{max}}',
  },
  date: {
    format: 'dd.mm.åååå',
    placeholder: '24.11.2026',
    pick: 'Vælg i kalender',
    unreadable: 'Skriv datoen som dag, måned og år, for eksempel 24.11.2026',
  },
  palette: {
    title: 'Hvad vil du?',
    search: 'Søg i alt, eller skriv et afsnit eller en handling',
    none: 'Intet passer. Prøv et andet ord.',
  },
  errorSummary: {
    title_one: 'Der er 1 ting, du skal rette',
    title_other: 'Der er {{count}} ting, du skal rette',
  },
} as const
