/** Is it saved? In words that are true when they are shown. */
export const sync = {
  saved: 'Alt er gemt',
  saving: 'Gemmer …',
  connecting: 'Forbinder …',
  offline: 'Ingen forbindelse. Det, du skriver, gemmes på denne enhed.',
  offlineNotKept: 'Ingen forbindelse. Luk ikke siden, hvis du skriver.',
  kept_one: 'Gemt på denne enhed, sendes når nettet er der (1 ændring)',
  kept_other: 'Gemt på denne enhed, sendes når nettet er der ({{count}} ændringer)',
  notKept_one: '1 ændring er ikke sendt. Luk ikke siden.',
  notKept_other: '{{count}} ændringer er ikke sendt. Luk ikke siden.',
  readOnly: 'Du kan læse med, men ikke skrive',
  readOnlyOffline: 'Ingen forbindelse. Du ser den seneste udgave fra denne enhed.',
  copyText: 'Kopiér teksten',
  reload: 'Genindlæs siden',
  refused: {
    signedOut: 'Du er logget ud. Log ind igen for at gemme.',
    noAccess: 'Du har ikke længere adgang til dokumentet.',
    epochChanged: 'Dokumentet er gendannet fra en tidligere udgave. Genindlæs siden.',
    tooLarge: 'Kunne ikke gemmes. Dokumentet eller ændringen er for stor.',
    outdated: 'Samspil er blevet opdateret. Genindlæs siden, før du går videre.',
    malformed: 'Kunne ikke gemmes. Genindlæs siden.',
  },
} as const
