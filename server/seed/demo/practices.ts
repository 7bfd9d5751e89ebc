import type { PracticeSeed } from '../partnership-seed.ts'

/** What Holbæk's parties have learnt so far: one that the others read, one that is still theirs alone. */
export const holbaekPractices: readonly PracticeSeed[] = [
  {
    party: 'V',
    by: 'karen',
    daysAgo: 16,
    sharedDaysAgo: 15,
    title: 'Opgaverne først, så pladsen',
    situation:
      'Vi havde sagt ja til en plads, men ingen vidste, hvad der skulle laves den første dag. Det blev til fejning.',
    action:
      'Vi gik en runde i hallen med kontaktpersonen og fandt seks opgaver, som vi selv ville have løst alligevel. Hver fik en kollega, der kan lære den fra sig.',
    effect: 'Den første dag begyndte med en rigtig opgave, og kollegerne vidste, hvem der gjorde hvad.',
    advice: 'Aftal ikke en dato, før mindst tre opgaver står på listen med navn på den, der viser dem.',
  },
  {
    party: 'K',
    by: 'ida',
    daysAgo: 4,
    title: 'Ét nummer at ringe til',
    situation: 'Virksomheden ringede til tre forskellige hos os og fik tre forskellige svar.',
    action: 'Vi udpegede én kontaktperson og en stedfortræder og hængte nummeret op ved kaffemaskinen.',
    effect: 'Spørgsmål bliver besvaret samme dag, og vi opdager problemer, mens de er små.',
    advice: 'Skriv stedfortræderen på med det samme. Ferien kommer, før man tror.',
  },
]

/** What Odsherred's parties let the programme read. */
export const odsherredPractices: readonly PracticeSeed[] = [
  {
    party: 'V1',
    by: 'amina',
    daysAgo: 20,
    sharedDaysAgo: 18,
    title: 'Buddyen vælger selv',
    situation: 'Vi pegede på en dygtig kok som buddy. Hun sagde ja af pligt, og det kunne mærkes.',
    action: 'Vi fortalte hele køkkenet, hvad rollen er, og hvor mange timer den tager. To meldte sig selv.',
    effect: 'De to skiftes nu, og den ene er med, når en ny begynder. Ingen står alene med det på en travl dag.',
    advice: 'Spørg alle på én gang, og sæt timerne af i vagtplanen, før I spørger.',
  },
  {
    party: 'A',
    by: 'bo',
    daysAgo: 12,
    sharedDaysAgo: 11,
    title: 'Små mål i ugerne 1 til 4',
    situation: 'Aftalen begyndte med 20 timer om ugen. I uge 2 kom flere slet ikke.',
    action: 'Vi begyndte i stedet med tre gange to timer og satte op, når en uge var gået, som den skulle.',
    effect: 'Næsten alle fremmøder holder nu i den første måned, og ingen har måttet begynde forfra.',
    advice: 'Skriv trappen i planen fra begyndelsen, så et trin ned ikke føles som et nederlag.',
  },
]
