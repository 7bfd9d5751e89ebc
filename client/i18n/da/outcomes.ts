/** The outcome ladder in words. `phrase` stands after "har" in a target's sentence; `trigger` says when it counts. */
export const outcomes = {
  O1: {
    name: 'Gennemført arbejdsmarkedstræning',
    phrase: 'gennemført arbejdsmarkedstræning',
    trigger:
      'Fase 1 er gennemført med mindst 80 % fremmøde af de planlagte timer, eller borgeren er gået videre før tid efter aftale.',
    evidence: 'aktørens opgørelse af fremmøde, kun antal',
  },
  O2: {
    name: 'Gennemført virksomhedsindslusning',
    phrase: 'gennemført virksomhedsindslusning',
    trigger: 'Fase 2 er gennemført med mindst 20 aktive uger ud af 26.',
    evidence: 'bekræftelse fra virksomheden og kontaktpersonen',
  },
  WS: {
    name: 'Start i lønnede timer',
    phrase: 'haft lønnede timer i 4 uger',
    trigger: 'De første 4 uger i træk med mindst 5 lønnede timer om ugen.',
    evidence: 'lønseddel eller indkomstoplysning',
  },
  LS: {
    name: 'Start i løntilskud',
    phrase: 'fået et løntilskudsjob',
    trigger: 'Der er indgået en aftale om løntilskud.',
    evidence: 'aftalen om løntilskud',
  },
  JS: {
    name: 'Start i ordinært job',
    phrase: 'haft ordinært job i 4 uger',
    trigger: '4 uger i ordinært job med mindst 15 timer om ugen.',
    evidence: 'ansættelseskontrakt og lønseddel',
  },
  J3: {
    name: '13 uger i ordinært job',
    phrase: 'haft ordinært job i 13 uger',
    trigger: '13 uger i ordinært job inden for 16 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
  },
  J6: {
    name: '26 uger i ordinært job',
    phrase: 'haft ordinært job i 26 uger',
    trigger: '26 uger i ordinært job inden for 30 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
  },
  J12: {
    name: '52 uger i ordinært job',
    phrase: 'haft ordinært job i 52 uger',
    trigger: '52 uger i ordinært job inden for 60 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
  },
  ES: {
    name: 'Start på ordinær uddannelse',
    phrase: 'begyndt på en ordinær uddannelse',
    trigger: 'Optaget på uddannelsen og stadig i gang efter 4 uger.',
    evidence: 'bekræftelse på optagelse',
  },
  R: {
    name: 'Tilbagefald',
    phrase: 'været tilbage på ydelse i 8 uger',
    trigger: 'Mindst 8 uger i træk på ydelse efter start i ordinært job. Tælles kun, der betales ikke for det.',
    evidence: 'kommunens register, kun antal',
  },
  V1: {
    name: 'Social model godkendt og i drift',
    phrase: 'en social model, der er godkendt og i drift',
    trigger:
      'Alle afsnit, der skal udfyldes, er godkendt af de tre parter, og mindst 1 borger er taget imod efter modellen.',
    evidence: 'listen over godkendelser',
  },
  V2: {
    name: 'Social model forankret ved opfølgningen',
    phrase: 'forankret sin sociale model ved opfølgningen',
    trigger:
      'I måned 18 er modellen brugt inden for 3 måneder, buddyen er oplært, og aftalen om kontaktperson er underskrevet.',
    evidence: 'tjekliste ved opfølgningen',
  },
  V3: {
    name: 'Varige job i virksomheden',
    phrase: 'haft en borger ansat i ordinært job i 26 uger',
    trigger:
      '26 uger i ordinært job inden for 30 uger, i virksomheden selv. Det samme job betales kun inden for et fælles loft.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
  },
  V4: {
    name: 'Vækst',
    phrase: 'vokset uden at afskedige',
    trigger:
      'Omsætning eller dækningsbidrag er vokset som aftalt siden basisåret, og der er ikke afskediget flere end ansat.',
    evidence: 'årsregnskab eller revisors erklæring',
  },
} as const
