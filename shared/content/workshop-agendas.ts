import type { Activity } from '#shared/domain/workshop/activity.ts'
import type { LandingTarget } from '#shared/domain/workshop/landing-target.ts'
import type { ContentLanguage } from './section-template.ts'
import type { AgendaKey } from './workshop-agenda-names.ts'
import templates from './workshop-templates.json' with { type: 'json' }

export interface AgendaStep {
  readonly title: string
  readonly instruction: string
  readonly activity: Activity
  readonly minutes: number
  readonly target: LandingTarget | null
}

type Worded = Readonly<Record<ContentLanguage, string>>
interface Doing {
  readonly activity: Activity
  readonly target?: string
  readonly say?: Worded
}

const talk: Doing = { activity: 'talk' }
const doing = (activity: Activity, target: string, da: string, en: string): Doing => ({
  activity,
  target,
  say: { da, en },
})

/** What people do in each step of the library's agendas, in their order. */
const activitiesOf: Readonly<Record<AgendaKey, readonly Doing[]>> = {
  partner_workshop: [
    talk,
    { activity: 'sinceLast' },
    doing(
      'needs',
      'needs',
      'Hvad har I brug for, hvad ønsker I, og hvad bekymrer jer? Skriv ét ad gangen.',
      'What do you need, what do you wish for, and what worries you? Write one at a time.',
    ),
    doing('tasks', 'tasks', 'Hvilke opgaver bliver altid udskudt hos jer?', 'Which tasks are always put off?'),
    talk,
    doing(
      'oneTwoAll',
      'P4',
      'Hvad skal stå i planen om vores samarbejde?',
      'What should the plan say about how we work?',
    ),
    doing(
      'write',
      'commitments',
      'Hvad lover vi hinanden? Hvem, hvad og hvornår.',
      'What do we promise? Who, what and when.',
    ),
    {
      activity: 'simulation',
      say: {
        da: 'Se simuleringen sammen, og vælg 4 til 6 resultater med bevis og ansvar.',
        en: 'Look at the simulation together and choose 4 to 6 outcomes with evidence and responsibility.',
      },
    },
    doing(
      'write',
      'risks',
      'Hvad kan gå galt? Skriv én risiko ad gangen.',
      'What can go wrong? Write one risk at a time.',
    ),
    {
      activity: 'decision',
      say: { da: 'Kan vi godkende kladden, som den er?', en: 'Can we approve the draft as it stands?' },
    },
  ],
  bootcamp_day1: [
    talk,
    talk,
    {
      activity: 'checkIn',
      say: {
        da: 'Hvordan er du her? Vælg et tal, og skriv et ord.',
        en: 'How are you here? Choose a number and write a word.',
      },
    },
    talk,
    talk,
    doing(
      'write',
      'S2',
      'Hvor er flaskehalsene i hverdagen? Skriv én ad gangen.',
      'Where are the bottlenecks? Write one at a time.',
    ),
    doing(
      'tasks',
      'tasks',
      'Find opgaver med de syv spørgsmål. Skriv én ad gangen.',
      'Find tasks with the seven questions. Write one at a time.',
    ),
    talk,
    talk,
    {
      activity: 'vote',
      say: {
        da: 'Hvilke opgaver begynder vi med? Sæt dine prikker.',
        en: 'Which tasks do we begin with? Place your dots.',
      },
    },
    talk,
    doing(
      'needs',
      'needs',
      'Hvad har I brug for, hvad ønsker I, og hvad bekymrer jer?',
      'What do you need, wish for and worry about?',
    ),
    doing(
      'write',
      'commitments',
      'Hvad lover vi hinanden? Hvem, hvad og hvornår.',
      'What do we promise? Who, what and when.',
    ),
    talk,
  ],
  bootcamp_day2: [
    {
      activity: 'checkIn',
      say: {
        da: 'Hvad tog du med fra i går? Vælg et tal, og skriv et ord.',
        en: 'What did you take from yesterday? Choose a number and write a word.',
      },
    },
    talk,
    {
      activity: 'simulation',
      say: {
        da: 'Skru på tallene sammen. Hvad flytter mest?',
        en: 'Change the figures together. What moves the result most?',
      },
    },
    talk,
    doing(
      'oneTwoAll',
      'S1',
      'Hvordan ser den sociale model ud på én side?',
      'What does the social model look like on one page?',
    ),
    talk,
    doing(
      'write',
      'S6',
      'Hvad skal en god buddy kunne og have tid til?',
      'What must a good buddy be able to do and have time for?',
    ),
    doing('write', 'P8', 'Hvem gør hvad, og hvor tit mødes vi?', 'Who does what, and how often do we meet?'),
    {
      activity: 'vote',
      say: {
        da: 'Hvad er vigtigst at få på plads først? Sæt dine prikker.',
        en: 'What matters most to settle first? Place your dots.',
      },
    },
    doing(
      'write',
      'commitments',
      'Hvad gør vi inden næste gang? Hvem og hvornår.',
      'What do we do before next time? Who and when.',
    ),
  ],
  settlement_m12: [
    {
      activity: 'simulation',
      say: {
        da: 'Se det simulerede og det faktiske side om side.',
        en: 'Look at the simulated and the actual side by side.',
      },
    },
    doing('oneTwoAll', 'P15', 'Hvad forklarer forskellen?', 'What explains the difference?'),
    doing('write', 'P15', 'Hvad ville være sket alligevel?', 'What would have happened anyway?'),
    { activity: 'decision', say: { da: 'Skal vi fortsætte?', en: 'Should we continue?' } },
    doing(
      'write',
      'commitments',
      'Hvad ændrer vi i planen? Hvem og hvornår.',
      'What do we change in the plan? Who and when.',
    ),
  ],
  handover: [
    doing('write', 'P17', 'Hvad virker, og skal blive?', 'What works and should stay?'),
    talk,
    { activity: 'decision', say: { da: 'Hvem er ny facilitator?', en: 'Who is the new facilitator?' } },
    doing(
      'write',
      'P17',
      'Hvad ville en ny leder ikke kunne finde ud af?',
      'What would a new manager not be able to work out?',
    ),
    doing('write', 'commitments', 'Hvem gør hvad i det næste år?', 'Who does what in the coming year?'),
    { activity: 'decision', say: { da: 'Kan vi godkende overdragelsen?', en: 'Can we approve the handover?' } },
  ],
}

const words = {
  sinceLast: {
    da: ['Siden sidst', 'Hvordan går det med det, vi lovede hinanden?'],
    en: ['Since last time', 'How are the promises we made?'],
  },
  exitPulse: {
    da: ['Tror du på planen?', 'Tror du på planen? Vælg et tal fra 1 til 5.'],
    en: ['Do you believe in the plan?', 'Do you believe in the plan? Choose 1 to 5.'],
  },
  agreed: {
    da: ['Det aftalte vi', 'Læs det højt sammen, før I går.'],
    en: ['What we agreed', 'Read it aloud together before you leave.'],
  },
} as const

const frame = (activity: keyof typeof words, language: ContentLanguage, minutes: number): AgendaStep => {
  const [title, instruction] = words[activity][language]
  return { title, instruction, activity, minutes, target: null }
}

/**
 * An agenda of the library as steps. Every one holds "Siden sidst" near its beginning and ends with a pulse and "Det
 * aftalte vi", whatever the library says (WOR-10).
 */
export function agendaSteps(key: AgendaKey, language: ContentLanguage): readonly AgendaStep[] {
  const steps = templates.agendas[key].map((line, place): AgendaStep => {
    const { activity, target, say } = activitiesOf[key][place] ?? talk
    return {
      title: line[language],
      instruction: say?.[language] ?? '',
      activity,
      minutes: line.minutes,
      target: (target ?? null) as LandingTarget | null,
    }
  })
  return framed(steps, language)
}

/** Steps of one's own with the same beginning and end. */
export function framed(steps: readonly AgendaStep[], language: ContentLanguage): readonly AgendaStep[] {
  const has = (activity: Activity) => steps.some((step) => step.activity === activity)
  const begin = steps[0]?.activity === 'talk' ? 1 : 0
  return [
    ...steps.slice(0, begin),
    ...(has('sinceLast') ? [] : [frame('sinceLast', language, 10)]),
    ...steps.slice(begin),
    ...(has('exitPulse') ? [] : [frame('exitPulse', language, 2)]),
    ...(has('agreed') ? [] : [frame('agreed', language, 5)]),
  ]
}
