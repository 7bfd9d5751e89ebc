import type { CardList } from '#shared/document/cards.ts'
import type { CardWords } from './export-words.ts'

type Lists = Readonly<Record<Exclude<CardList, 'tasks' | 'buddyModules' | 'intakeSteps' | 'needs'>, CardWords>>

/** The lists that a plan and a model hold as forms, in words. */
export const listWordsDa: Lists = {
  capacity: {
    title: 'Kapacitet',
    fields: {
      place: 'Arbejdssted',
      places: 'Pladser ad gangen',
      trainedBuddies: 'Buddyer med træning (antal)',
      buddyHoursPerWeek: 'Buddytimer pr. uge',
      managerHoursPerWeek: 'Ledertimer pr. uge',
      ordinaryStaff: 'Ordinært ansatte',
      notIn: 'Her tager vi ikke imod',
      setting: 'Hvad stedet kræver, og hvilke hensyn der kan tages',
    },
    options: {},
  },
  contacts: {
    title: 'Kontaktperson',
    fields: {
      role: 'Rolle',
      party: 'Part',
      phone: 'Telefon',
      hours: 'Telefontid',
      answerHours: 'Svar senest efter (timer)',
      urgentMinutes: 'Svar, når det haster (minutter)',
      substitute: 'Stedfortræder',
      substitutePhone: 'Stedfortræderens telefon',
      regularCall: 'Fast opkald',
      neverAsk: 'Det skal virksomheden aldrig selv finde ud af',
    },
    options: {
      party: {
        municipality: 'Kommune',
        employmentActor: 'Aktør',
        firm: 'Virksomhed',
        fund: 'Fond',
      },
    },
  },
  escalations: {
    title: 'Eskalation',
    fields: {
      level: 'Niveau',
      sign: 'Hvad er sket?',
      action: 'Hvad gør vi?',
      deadline: 'Senest',
    },
    options: {
      level: {
        green: 'Grøn',
        yellow: 'Gul',
        red: 'Rød',
        black: 'Sort',
      },
    },
  },
  roles: {
    title: 'Roller og ansvar',
    fields: {
      task: 'Opgave',
      municipality: 'Kommune',
      employmentActor: 'Aktør',
      firm: 'Virksomhed',
      fund: 'Fond',
    },
    options: {
      municipality: {
        accountable: 'Ansvarlig',
        performs: 'Udfører',
        consulted: 'Høres',
        informed: 'Orienteres',
      },
      employmentActor: {
        accountable: 'Ansvarlig',
        performs: 'Udfører',
        consulted: 'Høres',
        informed: 'Orienteres',
      },
      firm: {
        accountable: 'Ansvarlig',
        performs: 'Udfører',
        consulted: 'Høres',
        informed: 'Orienteres',
      },
      fund: {
        accountable: 'Ansvarlig',
        performs: 'Udfører',
        consulted: 'Høres',
        informed: 'Orienteres',
      },
    },
  },
  campaign: {
    title: 'Oplysningskampagne',
    fields: {
      channel: 'Kanal',
      activity: 'Aktivitet',
      day: 'Dato',
      party: 'Ansvarlig part',
      contacted: 'Kontaktet',
      met: 'Mødt',
      interested: 'Interesseret',
      bootCamp: 'Inviteret til boot camp',
      selected: 'Udvalgt',
    },
    options: {
      party: {
        municipality: 'Kommune',
        employmentActor: 'Aktør',
        firm: 'Virksomhed',
        fund: 'Fond',
      },
    },
  },
  meetings: {
    title: 'Faste møder',
    fields: {
      title: 'Møde',
      rhythm: 'Rytme',
      minutes: 'Minutter',
      nextOn: 'Næste gang',
      who: 'Deltagere',
      agenda: 'Fast dagsorden',
      decisions: 'Beslutninger skrives i',
    },
    options: {
      rhythm: {
        weekly: 'Hver uge',
        fortnightly: 'Hver 14. dag',
        monthly: 'Hver måned',
        quarterly: 'Hvert kvartal',
        yearly: 'Hvert år',
      },
    },
  },
  risks: {
    title: 'Risici',
    fields: {
      risk: 'Risiko',
      likelihood: 'Sandsynlighed',
      impact: 'Konsekvens',
      prevention: 'Forebyggelse',
      planB: 'Plan B',
      party: 'Holder øje',
    },
    options: {
      party: {
        municipality: 'Kommune',
        employmentActor: 'Aktør',
        firm: 'Virksomhed',
        fund: 'Fond',
      },
    },
  },
}

export const listWordsEn: Lists = {
  capacity: {
    title: 'Capacity',
    fields: {
      place: 'Place of work',
      places: 'Places at a time',
      trainedBuddies: 'Trained buddies (number)',
      buddyHoursPerWeek: 'Buddy hours a week',
      managerHoursPerWeek: 'Manager hours a week',
      ordinaryStaff: 'Ordinary staff',
      notIn: 'When we take nobody in',
      setting: 'What the place asks for, and what can be adjusted',
    },
    options: {},
  },
  contacts: {
    title: 'Point of contact',
    fields: {
      role: 'Role',
      party: 'Party',
      phone: 'Phone',
      hours: 'Phone hours',
      answerHours: 'Answer within (hours)',
      urgentMinutes: 'Answer when urgent (minutes)',
      substitute: 'Stand-in',
      substitutePhone: 'Phone of the stand-in',
      regularCall: 'Regular call',
      neverAsk: 'What the firm should never have to find out itself',
    },
    options: {
      party: {
        municipality: 'Municipality',
        employmentActor: 'Actor',
        firm: 'Firm',
        fund: 'Fund',
      },
    },
  },
  escalations: {
    title: 'Escalation',
    fields: {
      level: 'Level',
      sign: 'What has happened?',
      action: 'What do we do?',
      deadline: 'At the latest',
    },
    options: {
      level: {
        green: 'Green',
        yellow: 'Yellow',
        red: 'Red',
        black: 'Black',
      },
    },
  },
  roles: {
    title: 'Roles and responsibilities',
    fields: {
      task: 'Task',
      municipality: 'Municipality',
      employmentActor: 'Actor',
      firm: 'Firm',
      fund: 'Fund',
    },
    options: {
      municipality: {
        accountable: 'Accountable',
        performs: 'Performs',
        consulted: 'Consulted',
        informed: 'Informed',
      },
      employmentActor: {
        accountable: 'Accountable',
        performs: 'Performs',
        consulted: 'Consulted',
        informed: 'Informed',
      },
      firm: {
        accountable: 'Accountable',
        performs: 'Performs',
        consulted: 'Consulted',
        informed: 'Informed',
      },
      fund: {
        accountable: 'Accountable',
        performs: 'Performs',
        consulted: 'Consulted',
        informed: 'Informed',
      },
    },
  },
  campaign: {
    title: 'Information campaign',
    fields: {
      channel: 'Channel',
      activity: 'Activity',
      day: 'Date',
      party: 'Responsible party',
      contacted: 'Contacted',
      met: 'Met',
      interested: 'Interested',
      bootCamp: 'Invited to boot camp',
      selected: 'Selected',
    },
    options: {
      party: {
        municipality: 'Municipality',
        employmentActor: 'Actor',
        firm: 'Firm',
        fund: 'Fund',
      },
    },
  },
  meetings: {
    title: 'Regular meetings',
    fields: {
      title: 'Meeting',
      rhythm: 'Rhythm',
      minutes: 'Minutes',
      nextOn: 'Next time',
      who: 'Participants',
      agenda: 'Standing agenda',
      decisions: 'Decisions are written in',
    },
    options: {
      rhythm: {
        weekly: 'Every week',
        fortnightly: 'Every fortnight',
        monthly: 'Every month',
        quarterly: 'Every quarter',
        yearly: 'Every year',
      },
    },
  },
  risks: {
    title: 'Risks',
    fields: {
      risk: 'Risk',
      likelihood: 'Likelihood',
      impact: 'Impact',
      prevention: 'Prevention',
      planB: 'Plan B',
      party: 'Keeps watch',
    },
    options: {
      party: {
        municipality: 'Municipality',
        employmentActor: 'Actor',
        firm: 'Firm',
        fund: 'Fund',
      },
    },
  },
}

/** Fields that cards have got beside the first ones. */
export const furtherFieldsDa = {
  tasks: {
    foundBy: 'Fundet med spørgsmålet',
    leastHours: 'Mindst timer pr. uge',
    mostHours: 'Højst timer pr. uge',
    season: 'Varighed og sæson',
    importance: 'Betydning for virksomheden',
    buddyWagePerHour: 'Buddyens løn pr. time',
    wagePerHour: 'Løn pr. time',
    subsidyPerHour: 'Tilskud pr. time',
    agreement: 'Overenskomst eller aftale om løn',
    hoursToday: 'Timer pr. uge i dag',
    costPerHourToday: 'Kr. pr. time i dag',
    parts: 'Kan den deles i trin?',
    together: 'Sammen med hvem',
    physical: 'Løft, stå, gå, støj, kulde',
    danish: 'Dansk',
    reading: 'Læsning og tal',
    licence: 'Kørekort eller bevis',
    adjustments: 'Hjælpemidler og hensyn',
    progression: 'Trin 1 til 5: hvad kan man, når man går videre?',
    triedBy: 'Antal, der har prøvet',
  },
  buddyModules: {
    exercise: 'Øvelse og materiale',
    trainer: 'Underviser',
    day: 'Dato',
  },
  intakeSteps: {
    daysPerWeek: 'Dage pr. uge',
    form: 'Form',
  },
} as const
export const furtherFieldsEn = {
  tasks: {
    foundBy: 'Found with the question',
    leastHours: 'At least hours a week',
    mostHours: 'At most hours a week',
    season: 'Duration and season',
    importance: 'Importance for the firm',
    buddyWagePerHour: "The buddy's wage an hour",
    wagePerHour: 'Wage an hour',
    subsidyPerHour: 'Subsidy an hour',
    agreement: 'Collective agreement or agreement on pay',
    hoursToday: 'Hours a week today',
    costPerHourToday: 'DKK an hour today',
    parts: 'Can it be split into steps?',
    together: 'Together with whom',
    physical: 'Lifting, standing, walking, noise, cold',
    danish: 'Danish',
    reading: 'Reading and numbers',
    licence: 'Driving licence or certificate',
    adjustments: 'Aids and adjustments',
    progression: 'Steps 1 to 5: what can one do when moving on?',
    triedBy: 'Number who have tried it',
  },
  buddyModules: {
    exercise: 'Exercise and material',
    trainer: 'Trainer',
    day: 'Date',
  },
  intakeSteps: {
    daysPerWeek: 'Days a week',
    form: 'Form',
  },
} as const
export const furtherOptionsDa = {
  tasks: {
    foundBy: {
      postponed: 'Hvad bliver altid udskudt?',
      skilled: 'Hvad tager tid fra faglærte?',
      busy: 'Hvad gør vi kun ved travlhed?',
      refused: 'Hvad spørger kunderne om, som vi siger nej til?',
      quality: 'Hvad kunne øge kvaliteten?',
      start: 'Hvad er godt at starte dagen med?',
      proud: 'Hvad kan man være stolt af efter en uge?',
    },
    together: {
      alone: 'Alene',
      pair: 'To sammen',
      team: 'I et hold',
      customers: 'Med kunder',
    },
    danish: {
      none: 'Intet dansk',
      little: 'Lidt dansk',
      everyday: 'Hverdagsdansk',
      fluent: 'Flydende dansk',
    },
  },
  buddyModules: {},
  intakeSteps: {
    form: {
      placement: 'Virksomhedspraktik',
      paidHours: 'Lønnede timer',
      subsidised: 'Løntilskud',
      ordinary: 'Ordinært job',
    },
  },
} as const
export const furtherOptionsEn = {
  tasks: {
    foundBy: {
      postponed: 'What is always postponed?',
      skilled: 'What takes time from skilled staff?',
      busy: 'What do we only do when busy?',
      refused: 'What do customers ask for that we say no to?',
      quality: 'What could raise the quality?',
      start: 'What is good to start the day with?',
      proud: 'What can one be proud of after a week?',
    },
    together: {
      alone: 'Alone',
      pair: 'Two together',
      team: 'In a team',
      customers: 'With customers',
    },
    danish: {
      none: 'No Danish',
      little: 'A little Danish',
      everyday: 'Everyday Danish',
      fluent: 'Fluent Danish',
    },
  },
  buddyModules: {},
  intakeSteps: {
    form: {
      placement: 'Work placement',
      paidHours: 'Paid hours',
      subsidised: 'Wage subsidy',
      ordinary: 'Ordinary job',
    },
  },
} as const
