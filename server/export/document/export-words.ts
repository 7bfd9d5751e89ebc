import {
  furtherFieldsDa,
  furtherFieldsEn,
  furtherOptionsDa,
  furtherOptionsEn,
  listWordsDa,
  listWordsEn,
} from './list-words.ts'
import { outcomeNames } from '#shared/content/outcome-names.ts'
import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import type { SectionStatus } from '#shared/domain/document-section/section.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { CardList } from '#shared/document/cards.ts'

/** What the app itself writes into an export, in the language of the document. */
export interface ExportWords {
  readonly locale: string
  readonly plan: (partnership: string) => string
  readonly model: (firm: string) => string
  readonly planAndModels: (partnership: string) => string
  readonly facts: {
    readonly partnership: string
    readonly programme: string
    readonly parties: string
    readonly date: string
    readonly version: string
    readonly versionOf: (position: number) => string
    readonly note: string
    readonly amounts: string
  }
  readonly contents: string
  readonly skip: string
  readonly page: (page: string, pages: string) => string
  readonly done: string
  readonly notDone: string
  readonly sectionFacts: { readonly status: string; readonly owner: string; readonly nobody: string }
  readonly sectionStatus: Record<SectionStatus, string>
  readonly nothingWritten: string
  readonly party: Record<PartyKind, string>
  readonly commitment: (number: number) => string
  readonly commitmentGone: string
  readonly snapshot: {
    readonly origin: (of: { readonly day: string; readonly who: string; readonly scenario: string }) => string
    readonly gone: string
  }
  /** The day of a moment (ISO 8601), in Denmark. */
  readonly day: (moment: string) => string
  readonly commitments: {
    readonly title: string
    readonly inSection: string
    readonly none: string
    readonly columns: readonly [string, string, string, string, string, string]
    readonly noDate: string
    readonly month: (month: number) => string
    readonly condition: string
    readonly evidence: string
  }
  readonly commitmentStatus: Record<CommitmentStatus, string>
  readonly targets: {
    readonly title: string
    readonly columns: readonly [string, string, string, string, string]
    readonly count: (count: number, outOf: number | null) => string
    readonly money: (ore: number) => string
    readonly unpaid: string
    readonly evidence: string
  }
  readonly simulated: string
  readonly outcomes: Readonly<Record<OutcomeCode, string>>
  readonly cards: Record<CardList, CardWords>
  readonly unnamedCard: string
}

export interface CardWords {
  /** Caption of the list's table. */
  readonly title: string
  readonly fields: Readonly<Record<string, string>>
  /** Fields that are a choice: its options in words. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const kroner = (locale: string, ore: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(Math.round(ore / 100))

const dayIn =
  (locale: string) =>
  (moment: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(new Date(moment))

const partyDa: Record<PartyKind, string> = {
  municipality: 'Kommune',
  employmentActor: 'Aktør',
  firm: 'Virksomhed',
  fund: 'Fond',
}
const partyEn: Record<PartyKind, string> = {
  municipality: 'Municipality',
  employmentActor: 'Employment actor',
  firm: 'Firm',
  fund: 'Fund',
}

const da: ExportWords = {
  locale: 'da-DK',
  plan: (partnership) => `Partnerplan, ${partnership}`,
  model: (firm) => `Social model, ${firm}`,
  planAndModels: (partnership) => `${partnership}: partnerplan og sociale modeller`,
  facts: {
    partnership: 'Partnerskab',
    programme: 'Program',
    parties: 'Parter',
    date: 'Hentet',
    version: 'Version',
    versionOf: (position) => `Ændring nr. ${position} i dokumentet`,
    note: 'Om filen',
    amounts: 'Beløb er simulerede. Samspil flytter ingen penge.',
  },
  contents: 'Indhold',
  skip: 'Gå til teksten',
  page: (page, pages) => `Side ${page} af ${pages}`,
  done: 'Gjort',
  notDone: 'Ikke gjort',
  sectionFacts: { status: 'Status', owner: 'Ansvarlig part', nobody: 'Ingen endnu' },
  sectionStatus: { notStarted: 'Ikke startet', inProgress: 'I gang', ready: 'Klar' },
  nothingWritten: 'Intet skrevet endnu.',
  party: partyDa,
  commitment: (number) => `Forpligtelse ${number}`,
  commitmentGone: 'Forpligtelsen findes ikke mere',
  snapshot: {
    origin: ({ day, who, scenario }) => `Frosset ${day} af ${who} ud fra scenariet ${scenario}. Ikke en aftale.`,
    gone: 'Simuleringen findes ikke mere',
  },
  day: dayIn('da-DK'),
  commitments: {
    title: 'Forpligtelser',
    inSection: 'Forpligtelser i afsnittet',
    none: 'Ingen forpligtelser endnu.',
    columns: ['Nr.', 'Part', 'Hvad', 'Hvornår', 'Status', 'Bidrager til'],
    noDate: 'Ingen frist endnu',
    month: (month) => `Måned ${month} i programmet`,
    condition: 'Betingelse',
    evidence: 'Dokumentation',
  },
  commitmentStatus: {
    proposed: 'Foreslået',
    accepted: 'Accepteret',
    inProgress: 'I gang',
    fulfilled: 'Indfriet',
    lapsed: 'Frafaldet',
  },
  targets: {
    title: 'Resultatmål',
    columns: ['Resultat', 'Antal', 'Takst for ét', 'Betaler og modtager', 'Hvis målet nås'],
    count: (count, outOf) => (outOf === null ? String(count) : `${count} af ${outOf}`),
    money: (ore) => `${kroner('da-DK', ore)}\u00a0kr.`,
    unpaid: 'Betales ikke',
    evidence: 'Dokumentation',
  },
  simulated: 'SIMULERET',
  outcomes: outcomeNames.da,
  cards: {
    ...listWordsDa,
    tasks: {
      title: 'Opgaver',
      fields: {
        ...furtherFieldsDa.tasks,
        title: 'Opgavens navn',
        place: 'Sted og tid',
        description: 'Hvad går opgaven ud på?',
        status: 'Status',
        hoursPerWeek: 'Timer pr. uge',
        valuePerHour: 'Værdi pr. time',
        pacePercent: 'Tempo i procent af en faglært',
        buddyHoursPerWeek: 'Buddytimer pr. uge',
        whoToday: 'Hvem løser den i dag',
        whoTeaches: 'Hvem kan lære den fra sig',
        learningTime: 'Oplæring',
        requirements: 'Andre krav: sammen med hvem, løft, vejr',
        pace: 'Tempo',
        predictability: 'Forudsigelighed',
        responsibility: 'Ansvar',
        interruptions: 'Afbrydelser',
        safety: 'Sikkerhed',
        firstStep: 'Første skridt',
        displacement: 'Erstatter opgaven ordinære timer?',
      },
      options: {
        ...furtherOptionsDa.tasks,
        status: { idea: 'Idé', tested: 'Afprøvet', permanent: 'Fast' },
        displacement: { unknown: 'Ikke afklaret', no: 'Nej', yes: 'Ja. Det må den ikke.' },
      },
    },
    buddyModules: {
      title: 'Buddytræning',
      fields: {
        ...furtherFieldsDa.buddyModules,
        title: 'Modul',
        goal: 'Mål',
        minutes: 'Minutter',
        who: 'Hvem',
        when: 'Hvornår',
        attended: 'Mødte (antal)',
      },
      options: {},
    },
    intakeSteps: {
      title: 'Indslusningsprogram',
      fields: {
        ...furtherFieldsDa.intakeSteps,
        when: 'Hvornår',
        what: 'Hvad sker der?',
        who: 'Ansvar',
        checkIn: 'Tjek',
        hoursPerWeek: 'Timer pr. uge',
      },
      options: furtherOptionsDa.intakeSteps,
    },
    needs: {
      title: 'Behov og ønsker',
      fields: { party: 'Part', column: 'Hvad', text: 'Tekst' },
      options: {
        party: partyDa,
        column: {
          need: 'Behov',
          wish: 'Ønske',
          worry: 'Bekymring',
          contribution: 'Bidrag',
          dealbreaker: 'Skal undgås',
        },
      },
    },
  },
  unnamedCard: 'Uden navn',
}

const en: ExportWords = {
  locale: 'en-GB',
  plan: (partnership) => `Partner plan, ${partnership}`,
  model: (firm) => `Social model, ${firm}`,
  planAndModels: (partnership) => `${partnership}: partner plan and social models`,
  facts: {
    partnership: 'Partnership',
    programme: 'Programme',
    parties: 'Parties',
    date: 'Exported',
    version: 'Version',
    versionOf: (position) => `Change no. ${position} of the document`,
    note: 'About the file',
    amounts: 'Amounts are simulated. Samspil moves no money.',
  },
  contents: 'Contents',
  skip: 'Skip to the text',
  page: (page, pages) => `Page ${page} of ${pages}`,
  done: 'Done',
  notDone: 'Not done',
  sectionFacts: { status: 'Status', owner: 'Responsible party', nobody: 'Nobody yet' },
  sectionStatus: { notStarted: 'Not started', inProgress: 'In progress', ready: 'Ready' },
  nothingWritten: 'Nothing written yet.',
  party: partyEn,
  commitment: (number) => `Commitment ${number}`,
  commitmentGone: 'The commitment no longer exists',
  snapshot: {
    origin: ({ day, who, scenario }) => `Frozen ${day} by ${who} from the scenario ${scenario}. Not an agreement.`,
    gone: 'The simulation no longer exists',
  },
  day: dayIn('en-GB'),
  commitments: {
    title: 'Commitments',
    inSection: 'Commitments in this section',
    none: 'No commitments yet.',
    columns: ['No.', 'Party', 'What', 'When', 'Status', 'Contributes to'],
    noDate: 'No date yet',
    month: (month) => `Month ${month} of the programme`,
    condition: 'Condition',
    evidence: 'Evidence',
  },
  commitmentStatus: {
    proposed: 'Proposed',
    accepted: 'Accepted',
    inProgress: 'In progress',
    fulfilled: 'Fulfilled',
    lapsed: 'Lapsed',
  },
  targets: {
    title: 'Targets',
    columns: ['Outcome', 'Number', 'Tariff for one', 'Payer and payee', 'If the target is reached'],
    count: (count, outOf) => (outOf === null ? String(count) : `${count} of ${outOf}`),
    money: (ore) => `DKK\u00a0${kroner('en-GB', ore)}`,
    unpaid: 'Not paid for',
    evidence: 'Evidence',
  },
  simulated: 'SIMULATED',
  outcomes: outcomeNames.en,
  cards: {
    ...listWordsEn,
    tasks: {
      title: 'Tasks',
      fields: {
        ...furtherFieldsEn.tasks,
        title: 'Name of the task',
        place: 'Place and time',
        description: 'What is the task?',
        status: 'Status',
        hoursPerWeek: 'Hours a week',
        valuePerHour: 'Value per hour',
        pacePercent: 'Pace in percent of a skilled worker',
        buddyHoursPerWeek: 'Buddy hours a week',
        whoToday: 'Who does it today',
        whoTeaches: 'Who can teach it',
        learningTime: 'Time to learn',
        requirements: 'Other demands: with whom, lifting, weather',
        pace: 'Pace',
        predictability: 'Predictability',
        responsibility: 'Responsibility',
        interruptions: 'Interruptions',
        safety: 'Safety',
        firstStep: 'First step',
        displacement: 'Does the task replace ordinary hours?',
      },
      options: {
        ...furtherOptionsEn.tasks,
        status: { idea: 'Idea', tested: 'Tried', permanent: 'Permanent' },
        displacement: { unknown: 'Not settled', no: 'No', yes: 'Yes. It must not.' },
      },
    },
    buddyModules: {
      title: 'Buddy training',
      fields: {
        ...furtherFieldsEn.buddyModules,
        title: 'Module',
        goal: 'Goal',
        minutes: 'Minutes',
        who: 'Who',
        when: 'When',
        attended: 'Attended (number)',
      },
      options: {},
    },
    intakeSteps: {
      title: 'Intake programme',
      fields: {
        ...furtherFieldsEn.intakeSteps,
        when: 'When',
        what: 'What happens?',
        who: 'Responsible',
        checkIn: 'Check-in',
        hoursPerWeek: 'Hours a week',
      },
      options: furtherOptionsEn.intakeSteps,
    },
    needs: {
      title: 'Needs and wishes',
      fields: { party: 'Party', column: 'What', text: 'Text' },
      options: {
        party: partyEn,
        column: {
          need: 'Need',
          wish: 'Wish',
          worry: 'Worry',
          contribution: 'Contribution',
          dealbreaker: 'To be avoided',
        },
      },
    },
  },
  unnamedCard: 'Without a name',
}

export const exportWords = { da, en } as const satisfies Record<'da' | 'en', ExportWords>
