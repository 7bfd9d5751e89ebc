import type { PersonSeed } from '../partnership-seed.ts'

/** The four that the sign-in page of a demo offers, one for each kind of party. Invented, first names only. */
export const demoPeople: readonly PersonSeed[] = [
  { key: 'ida', email: 'ida@holbaek.example', name: 'Ida', title: 'Virksomhedskonsulent', isDemo: true },
  { key: 'mads', email: 'mads@fjordvaerkstedet.example', name: 'Mads', title: 'Kontaktperson', isDemo: true },
  { key: 'karen', email: 'karen@nordvest.example', name: 'Karen', title: 'Ejer', isDemo: true },
  { key: 'jonas', email: 'jonas@fonden.example', name: 'Jonas', title: 'Forretningsudvikler', isDemo: true },
]

/** People of Odsherred: invented as well, and nobody steps in as them. */
export const odsherredPeople: readonly PersonSeed[] = [
  { key: 'lone', email: 'lone@odsherred.example', name: 'Lone', title: 'Jobkonsulent', isDemo: false },
  { key: 'bo', email: 'bo@boelgevang.example', name: 'Bo', title: 'Kontaktperson', isDemo: false },
  { key: 'amina', email: 'amina@klitogkoekken.example', name: 'Amina', title: 'Køkkenchef', isDemo: false },
  { key: 'per', email: 'per@havnenscykler.example', name: 'Per', title: 'Ejer', isDemo: false },
]

/** People of Gribskov: invented as well, and nobody steps in as them. */
export const gribskovPeople: readonly PersonSeed[] = [
  { key: 'hanne', email: 'hanne@gribskov.example', name: 'Hanne', title: 'Jobkonsulent', isDemo: false },
  { key: 'tove', email: 'tove@esrumvaerksted.example', name: 'Tove', title: 'Kontaktperson', isDemo: false },
  { key: 'finn', email: 'finn@gillelejebageri.example', name: 'Finn', title: 'Bager', isDemo: false },
]
