import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { ContentLanguage } from './section-template.ts'

/** One step of the outcome ladder in words. */
export interface OutcomeText {
  readonly name: string
  /** Stands after "har" or "have" in the payment rule. */
  readonly phrase: string
  /** How long it must last, after "i" or "for" in the payment rule; null where time decides nothing. */
  readonly duration: string | null
  /** What has changed for the citizen or the firm. */
  readonly definition: string
  /** The event from which it counts. */
  readonly trigger: string
  /** What shows it; a starting point for the target's own evidence. */
  readonly evidence: string
  /** Who checks what, and how much of it. */
  readonly verification: string
}

type Texts = Readonly<Record<OutcomeCode, OutcomeText>>

const da: Texts = {
  O1: {
    name: 'Gennemført arbejdsmarkedstræning',
    phrase: 'gennemført arbejdsmarkedstræning',
    duration: null,
    definition:
      'Borgeren har vænnet sig til at møde, samarbejde og tage ansvar i et miljø, der ligner en arbejdsplads.',
    trigger:
      'Fase 1 er gennemført med mindst 80 % fremmøde af de planlagte timer, eller borgeren er gået videre før tid efter aftale.',
    evidence: 'aktørens opgørelse af fremmøde, kun antal',
    verification: 'Kommunen sammenholder aktørens antal med sin egen visitation. Alle tælles, ingen stikprøve.',
  },
  O2: {
    name: 'Gennemført virksomhedsindslusning',
    phrase: 'gennemført virksomhedsindslusning',
    duration: null,
    definition: 'Borgeren har prøvet rigtige opgaver på en arbejdsplads i et halvt år og er stadig med.',
    trigger: 'Fase 2 er gennemført med mindst 20 aktive uger ud af 26.',
    evidence: 'bekræftelse fra virksomheden og kontaktpersonen',
    verification: 'Virksomhed og kontaktperson bekræfter hver for sig. Er de uenige, gælder det laveste antal uger.',
  },
  WS: {
    name: 'Start i lønnede timer',
    phrase: 'haft lønnede timer',
    duration: '4 uger i træk',
    definition: 'Borgeren får løn for en del af ugen ved siden af sin ydelse.',
    trigger: 'De første 4 uger i træk med mindst 5 lønnede timer om ugen.',
    evidence: 'lønseddel eller indkomstoplysning',
    verification: 'Kommunen ser timerne i sine indkomstoplysninger. Kun den første start tæller.',
  },
  LS: {
    name: 'Start i løntilskud',
    phrase: 'fået et løntilskudsjob',
    duration: null,
    definition: 'Borgeren er ansat med tilskud fra det offentlige. Trinet betales kun, hvis I selv aftaler en takst.',
    trigger: 'Der er indgået en aftale om løntilskud.',
    evidence: 'aftalen om løntilskud',
    verification: 'Kommunen har selv bevilget tilskuddet og bekræfter antallet.',
  },
  JS: {
    name: 'Start i ordinært job',
    phrase: 'haft ordinært job',
    duration: '4 uger i træk',
    definition: 'Borgeren er begyndt i et job uden offentligt tilskud.',
    trigger: '4 uger i ordinært job med mindst 15 timer om ugen.',
    evidence: 'ansættelseskontrakt og lønseddel',
    verification: 'Kontrakten ses, og timerne findes i kommunens indkomstoplysninger. Kun det første job tæller.',
  },
  J3: {
    name: '13 uger i ordinært job',
    phrase: 'haft ordinært job',
    duration: '13 uger inden for 16',
    definition:
      'Borgeren er blevet i job ud over de første måneder. Et jobskifte på op til 3 uger bryder ikke tællingen.',
    trigger: '13 uger i ordinært job inden for 16 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
    verification: 'Kommunen tæller ugerne i sine indkomstoplysninger. Hver borger tæller én gang.',
  },
  J6: {
    name: '26 uger i ordinært job',
    phrase: 'haft ordinært job',
    duration: '26 uger inden for 30',
    definition: 'Borgeren har forsørget sig selv i et halvt år. Et jobskifte på op til 4 uger bryder ikke tællingen.',
    trigger: '26 uger i ordinært job inden for 30 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
    verification:
      'Kommunen tæller ugerne i sine indkomstoplysninger. Ligger jobbet i partnerskabets egen virksomhed, kan det også tælle som V3, men kun inden for loftet pr. job.',
  },
  J12: {
    name: '52 uger i ordinært job',
    phrase: 'haft ordinært job',
    duration: '52 uger inden for 60',
    definition: 'Borgeren har forsørget sig selv i et år. Op til 8 uger mellem job bryder ikke tællingen.',
    trigger: '52 uger i ordinært job inden for 60 uger.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
    verification: 'Kommunen tæller ugerne i sine indkomstoplysninger. Hver borger tæller én gang.',
  },
  ES: {
    name: 'Start på ordinær uddannelse',
    phrase: 'gået på en ordinær uddannelse',
    duration: '4 uger',
    definition: 'Borgeren er gået fra ydelse til SU på en ordinær uddannelse.',
    trigger: 'Optaget på uddannelsen og stadig i gang efter 4 uger.',
    evidence: 'bekræftelse på optagelse',
    verification: 'Kommunen ser, at ydelsen er stoppet, og uddannelsesstedet bekræfter antallet.',
  },
  R: {
    name: 'Tilbagefald',
    phrase: 'været tilbage på ydelse',
    duration: '8 uger i træk',
    definition:
      'Borgeren har mistet jobbet og får ydelse igen. Det tælles, så resultatet ikke ser bedre ud, end det er.',
    trigger: 'Mindst 8 uger i træk på ydelse efter start i ordinært job. Tælles kun, der betales ikke for det.',
    evidence: 'kommunens register, kun antal',
    verification: 'Kommunen tæller i sit eget register. Der betales aldrig for trinet.',
  },
  V1: {
    name: 'Social model godkendt og i drift',
    phrase: 'en social model, der er godkendt og i drift',
    duration: null,
    definition: 'Virksomheden har en model for at tage imod borgere, som alle tre parter kender, og den bliver brugt.',
    trigger:
      'Alle afsnit, der skal udfyldes, er godkendt af de tre parter, og mindst 1 borger er taget imod efter modellen.',
    evidence: 'listen over godkendelser',
    verification: 'Godkendelserne ses i Samspil, og aktøren bekræfter, at en borger er taget imod.',
  },
  V2: {
    name: 'Social model forankret ved opfølgningen',
    phrase: 'forankret sin sociale model ved opfølgningen',
    duration: null,
    definition: 'Modellen lever videre, efter at fonden er trukket ud.',
    trigger:
      'I måned 18 er modellen brugt inden for 3 måneder, buddyen er oplært, og aftalen om kontaktperson er underskrevet.',
    evidence: 'tjekliste ved opfølgningen',
    verification: 'De tre parter gennemgår tjeklisten sammen i måned 18. Mangler ét punkt, tæller trinet ikke.',
  },
  V3: {
    name: 'Varige job i virksomheden',
    phrase: 'haft en borger ansat i ordinært job',
    duration: '26 uger inden for 30',
    definition: 'En borger fra forløbet har fået varigt job i partnerskabets egen virksomhed.',
    trigger:
      '26 uger i ordinært job inden for 30 uger, i virksomheden selv. Det samme job betales kun inden for et fælles loft.',
    evidence: 'lønsedler eller kommunens indkomstoplysninger',
    verification:
      'Som J6. Det samme job kan også tælle som J6; summen er begrænset af loftet pr. job, og J6 betales først.',
  },
  V4: {
    name: 'Vækst',
    phrase: 'vokset uden at afskedige',
    duration: null,
    definition: 'Det sociale ansvar er båret af en sund forretning.',
    trigger:
      'Omsætning eller dækningsbidrag er vokset med den aftalte procent siden basisåret, og der er ikke afskediget flere end ansat.',
    evidence: 'årsregnskab eller revisors erklæring',
    verification: 'Virksomhedens revisor bekræfter væksten. Basisåret og procenten står i takstbladet.',
  },
}

const en: Texts = {
  O1: {
    name: 'Completed job market training',
    phrase: 'completed job market training',
    duration: null,
    definition: 'The citizen is used to turning up, working with others and taking responsibility, as at a workplace.',
    trigger:
      'Phase 1 is completed with at least 80% attendance of the planned hours, or with an agreed early transfer.',
    evidence: "the employment actor's attendance summary, numbers only",
    verification: "The municipality compares the actor's number with its own referrals. All are counted, no sample.",
  },
  O2: {
    name: 'Completed workplace introduction',
    phrase: 'completed the workplace introduction',
    duration: null,
    definition: 'The citizen has done real tasks at a workplace for half a year and is still there.',
    trigger: 'Phase 2 is completed with at least 20 active weeks out of 26.',
    evidence: 'confirmation from the firm and the contact person',
    verification:
      'The firm and the contact person confirm separately. If they differ, the lower number of weeks holds.',
  },
  WS: {
    name: 'Start in paid hours',
    phrase: 'had paid hours',
    duration: '4 weeks in a row',
    definition: 'The citizen earns wages for part of the week beside the benefit.',
    trigger: 'The first 4 weeks in a row with at least 5 paid hours a week.',
    evidence: 'payslip or income record',
    verification: 'The municipality sees the hours in its income records. Only the first start counts.',
  },
  LS: {
    name: 'Start in a subsidised job',
    phrase: 'got a subsidised job',
    duration: null,
    definition:
      'The citizen is employed with a public subsidy. The step is paid only if you agree on a tariff yourselves.',
    trigger: 'An agreement on wage subsidy has been made.',
    evidence: 'the wage subsidy agreement',
    verification: 'The municipality granted the subsidy itself and confirms the number.',
  },
  JS: {
    name: 'Start in ordinary work',
    phrase: 'had ordinary work',
    duration: '4 weeks in a row',
    definition: 'The citizen has started in a job without public subsidy.',
    trigger: '4 weeks of ordinary work with at least 15 hours a week.',
    evidence: 'employment contract and payslip',
    verification:
      "The contract is seen and the hours stand in the municipality's income records. Only the first job counts.",
  },
  J3: {
    name: '13 weeks in ordinary work',
    phrase: 'had ordinary work',
    duration: '13 weeks within 16',
    definition:
      'The citizen has stayed in work beyond the first months. A change of job of up to 3 weeks does not break the count.',
    trigger: '13 weeks of ordinary work within 16 weeks.',
    evidence: "payslips or the municipality's income records",
    verification: 'The municipality counts the weeks in its income records. Each citizen counts once.',
  },
  J6: {
    name: '26 weeks in ordinary work',
    phrase: 'had ordinary work',
    duration: '26 weeks within 30',
    definition:
      'The citizen has been self-supporting for half a year. A change of job of up to 4 weeks does not break the count.',
    trigger: '26 weeks of ordinary work within 30 weeks.',
    evidence: "payslips or the municipality's income records",
    verification:
      "The municipality counts the weeks in its income records. If the job is in the partnership's own firm it may also count as V3, but only within the cap per job.",
  },
  J12: {
    name: '52 weeks in ordinary work',
    phrase: 'had ordinary work',
    duration: '52 weeks within 60',
    definition: 'The citizen has been self-supporting for a year. Up to 8 weeks between jobs do not break the count.',
    trigger: '52 weeks of ordinary work within 60 weeks.',
    evidence: "payslips or the municipality's income records",
    verification: 'The municipality counts the weeks in its income records. Each citizen counts once.',
  },
  ES: {
    name: 'Start of ordinary education',
    phrase: 'attended ordinary education',
    duration: '4 weeks',
    definition: 'The citizen has gone from benefit to a student grant in ordinary education.',
    trigger: 'Enrolled and still attending after 4 weeks.',
    evidence: 'confirmation of enrolment',
    verification: 'The municipality sees that the benefit has stopped, and the school confirms the number.',
  },
  R: {
    name: 'Relapse',
    phrase: 'been back on benefit',
    duration: '8 weeks in a row',
    definition:
      'The citizen has lost the job and is on benefit again. It is counted so that the result looks no better than it is.',
    trigger:
      'At least 8 weeks in a row on benefit after a start in ordinary work. Counted only; nothing is paid for it.',
    evidence: "the municipality's register, numbers only",
    verification: 'The municipality counts in its own register. Nothing is ever paid for the step.',
  },
  V1: {
    name: 'Social model approved and in use',
    phrase: 'a social model that is approved and in use',
    duration: null,
    definition: 'The firm has a way of receiving citizens that all three parties know, and it is used.',
    trigger:
      'All required sections are approved by the three parties, and at least 1 citizen has been received by the model.',
    evidence: 'the list of approvals',
    verification: 'The approvals are seen in Samspil, and the actor confirms that a citizen has been received.',
  },
  V2: {
    name: 'Social model anchored at follow-up',
    phrase: 'anchored their social model at follow-up',
    duration: null,
    definition: 'The model lives on after the fund has left.',
    trigger:
      'In month 18 the model has been used within 3 months, the buddy is trained and the contact agreement is signed.',
    evidence: 'checklist at follow-up',
    verification:
      'The three parties go through the checklist together in month 18. One point missing, and it does not count.',
  },
  V3: {
    name: 'Lasting jobs in the firm',
    phrase: 'employed a citizen in ordinary work',
    duration: '26 weeks within 30',
    definition: "A citizen from the course has got a lasting job in the partnership's own firm.",
    trigger:
      '26 weeks of ordinary work within 30 weeks, in the firm itself. The same job is paid only within a shared cap.',
    evidence: "payslips or the municipality's income records",
    verification:
      'As J6. The same job may also count as J6; the sum is limited by the cap per job, and J6 is paid first.',
  },
  V4: {
    name: 'Growth',
    phrase: 'grown without layoffs',
    duration: null,
    definition: 'The social responsibility is carried by a sound business.',
    trigger:
      'Revenue or contribution has grown by the agreed percentage since the base year, and no more people were laid off than hired.',
    evidence: "annual report or accountant's statement",
    verification: "The firm's accountant confirms the growth. The base year and the percentage stand in the rate card.",
  },
}

const texts: Readonly<Record<ContentLanguage, Texts>> = { da, en }

/** The step in words. */
export const outcomeText = (code: OutcomeCode, language: ContentLanguage): OutcomeText => texts[language][code]

/** The whole ladder without durations, which are words in the payment rule alone, in the shape of the language files. */
export const ladderTexts = (
  language: ContentLanguage,
): Readonly<Record<OutcomeCode, Omit<OutcomeText, 'duration'>>> => {
  const entries = Object.entries(texts[language]).map(([code, { duration: _duration, ...text }]) => [code, text])
  return Object.fromEntries(entries) as Record<OutcomeCode, Omit<OutcomeText, 'duration'>>
}
