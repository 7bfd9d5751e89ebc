/** The frame around every screen. */
export const shell = {
  skip: 'Spring til indholdet',
  mainMenu: 'Hovedmenu',
  brandHome: 'Samspil, hjem',
  language: { label: 'Sprog', da: 'Dansk', en: 'English' },
  nav: {
    home: 'Hjem',
    programme: 'Programmet',
    myPartnerships: 'Mine partnerskaber',
    partnership: 'Partnerskab',
    partnerPlan: 'Partnerplan',
    socialModel: 'Social model',
    commitments: 'Forpligtelser',
    targets: 'Resultater og betaling',
    members: 'Medlemmer',
    more: 'Mere',
    help: 'Hjælp',
    accessibility: 'Tilgængelighed',
    privacy: 'Privatliv',
    signIn: 'Log ind',
  },
  where_one: '{{cluster}} · 1 virksomhedsplads',
  where_other: '{{cluster}} · {{count}} virksomhedspladser',
  person: { menu: 'Din menu', profile: 'Min profil', signOut: 'Log ud' },
  loading: 'Henter …',
  offline: {
    device:
      'Ingen forbindelse. Du kan læse, og det du skriver i et dokument, gemmes på denne enhed. Forpligtelser, resultater og medlemmer kan ikke ændres, før nettet er tilbage.',
    notices: 'Siden følger ikke med lige nu. Den henter nyt hvert halve minut, til forbindelsen er tilbage.',
  },
  notFound: {
    title: 'Siden findes ikke',
    body: 'Adressen er forkert, eller det, den fører til, er fjernet. Måske har du heller ikke adgang til det; spørg den, der gav dig adressen.',
    home: 'Gå til Hjem',
  },
  failed: {
    title: 'Der skete en fejl',
    body: 'Det, du har skrevet i dokumenter, er gemt. Prøv igen. Sker det igen, så giv os denne reference:',
    reference: 'Reference',
    reload: 'Genindlæs siden',
    noAnswer: 'Serveren svarer ikke',
  },
} as const
