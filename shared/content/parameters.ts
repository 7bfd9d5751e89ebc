import { invariant } from '#shared/kernel/result.ts'
import rows from './parameters.json' with { type: 'json' }

/** How sure a figure is. `choice` is nobody's finding: the parties decide it. */
export type Certainty = 'verified' | 'unverified' | 'assumption' | 'choice'

export const parameterGroups = ['citizens', 'effect', 'benefits', 'work', 'tax', 'prices', 'tariffs', 'caps'] as const
export type ParameterGroup = (typeof parameterGroups)[number]

/** What people read and type a figure in; worded in the language files. */
export type ParameterUnit =
  | 'persons'
  | 'firms'
  | 'months'
  | 'month'
  | 'weeks'
  | 'percent'
  | 'percentPerMonth'
  | 'percentPerYear'
  | 'percentOfWage'
  | 'hoursPerWeek'
  | 'dkk'
  | 'dkkPerMonth'
  | 'dkkPerCitizenMonth'
  | 'dkkPerFirmMonth'
  | 'dkkPerHour'
  | 'ladder'
  | 'yesNo'

/** Refusion steps `[week, state's share]`; null is without end. */
type LadderValue = readonly (readonly [number | null, number])[]
export type ParameterValue = number | boolean | null | LadderValue

interface Words {
  readonly da: string
  readonly en: string
}

/** One figure of the model: what it is called, what it usually is, and where that comes from. */
export interface Parameter {
  /** The model's symbol, with a dot inside a list of tariffs: `tar.O1`. */
  readonly id: string
  readonly label: Words
  readonly group: ParameterGroup
  readonly unit: ParameterUnit
  /** Default, low and high in the model's own measure: shares 0 to 1, hours a month, DKK. */
  readonly value: ParameterValue
  readonly low: number | null
  readonly high: number | null
  /** Year of prices or rules; empty when it has none. */
  readonly year: string
  readonly source: Words
  readonly certainty: Certainty
}

/** The model's measure times this is what people read. */
export const unitScale = (unit: ParameterUnit): number => {
  if (unit === 'hoursPerWeek') return 12 / 52
  return unit.startsWith('percent') ? 100 : 1
}

const hours = (aWeek: number): number => (aWeek * 52) / 12
const words = (da: string, en: string): Words => ({ da, en })

const assumption = words('Antagelse, ikke målt for programmet', 'Assumption, not measured for the programme')
const programme = words('Programbeskrivelsen', 'Programme description')
const decided = words('Jeres eget valg', 'Your own choice')
const general = words('Almindelig viden, ikke slået op', 'General knowledge, not looked up')

/** What the source column of the parameter list means in plain words. */
const sources: Readonly<Record<string, { readonly source: Words; readonly certainty: Certainty }>> = {
  'ASSUMPTION (3 per place)': {
    source: words('Antagelse: 3 borgere pr. virksomhedsplads', 'Assumption: 3 citizens a firm place'),
    certainty: 'assumption',
  },
  ASSUMPTION: { source: assumption, certainty: 'assumption' },
  SEED: { source: programme, certainty: 'verified' },
  'S18 verified': {
    source: words('Finansministeriet, januar 2021', 'Ministry of Finance, January 2021'),
    certainty: 'verified',
  },
  'ASSUMPTION, cf. S27 14 % / S7': {
    source: words('Antagelse; Cabi nævner 14 %', 'Assumption; Cabi mentions 14%'),
    certainty: 'assumption',
  },
  'ASSUMPTION, cf. S27 34 %': {
    source: words('Antagelse; Cabi nævner 34 %', 'Assumption; Cabi mentions 34%'),
    certainty: 'assumption',
  },
  'cf. S27 4 %': {
    source: words('Antagelse; Cabi nævner 4 %', 'Assumption; Cabi mentions 4%'),
    certainty: 'assumption',
  },
  'GK (max 6–12)': {
    source: words('Almindelig viden: højst 6 til 12 måneder', 'General knowledge: 6 to 12 months at most'),
    certainty: 'unverified',
  },
  'ASSUMPTION (≈ 7 %/yr gross)': {
    source: words('Antagelse: omkring 7 % om året', 'Assumption: about 7% a year'),
    certainty: 'assumption',
  },
  'S13 verified (2024)': {
    source: words('Beskæftigelsesministeriets satser 2024', 'Ministry of Employment rates 2024'),
    certainty: 'verified',
  },
  'S12 verified': {
    source: words('Styrelsen for Arbejdsmarked og Rekruttering', 'Agency for Labour Market and Recruitment'),
    certainty: 'verified',
  },
  'ASSUMPTION/GK': {
    source: words('Antagelse ved siden af overenskomster', 'Assumption beside collective agreements'),
    certainty: 'assumption',
  },
  'S13b verified (2019 rule)': {
    source: words('Jobcenter Herning, reglen fra 2019', 'Herning job centre, the rule of 2019'),
    certainty: 'verified',
  },
  'GK 2025 unverified': {
    source: words('Ny regel fra 2025, ikke slået op', 'New rule of 2025, not looked up'),
    certainty: 'unverified',
  },
  rule: { source: words('Regel, ikke slået op', 'Rule, not looked up'), certainty: 'unverified' },
  'S13 verified (2018)': {
    source: words('Beskæftigelsesministeriets satser 2018', 'Ministry of Employment rates 2018'),
    certainty: 'verified',
  },
  'GK 2025': { source: general, certainty: 'unverified' },
  GK: { source: general, certainty: 'unverified' },
  'S16 verified': {
    source: words('Skatteministeriet, gennemsnitskommune', 'Ministry of Taxation, average municipality'),
    certainty: 'verified',
  },
  'S17 + DERIVED': {
    source: words('Afledt af udligningsloven', 'Derived from the equalisation act'),
    certainty: 'unverified',
  },
  design: { source: decided, certainty: 'choice' },
  'design (0 = ren PbR)': {
    source: words('Jeres eget valg; 0 er ren betaling for resultater', 'Your own choice; 0 is pure payment by results'),
    certainty: 'choice',
  },
  S19b: {
    source: words('Folketinget, BEU bilag 299, ikke efterprøvet', 'Parliament, BEU annex 299, not checked'),
    certainty: 'unverified',
  },
  'ASSUMPTION; Am SEED': { source: assumption, certainty: 'assumption' },
  'ASSUMPTION; AFm SEED': { source: assumption, certainty: 'assumption' },
  user: { source: decided, certainty: 'choice' },
}

interface Row {
  readonly year: string
  readonly source: Words
  readonly certainty: Certainty
}

function row(id: string): Row {
  const found = rows.find((candidate) => candidate.id === id)
  invariant(found !== undefined, `the parameter list has a row ${id}`)
  const known = sources[found.source]
  invariant(known !== undefined, `the source of ${id} is worded`)
  return { ...known, year: found.year.replace(/^–$/, '') }
}

const assumed: Row = { year: '', source: assumption, certainty: 'assumption' }
const chosen: Row = { year: '', source: decided, certainty: 'choice' }
const inProgramme: Row = { year: '2019', source: programme, certainty: 'verified' }
const fullTime: Row = { year: '', source: words('37 timer om ugen', '37 hours a week'), certainty: 'verified' }

type Range = readonly [low: number, high: number] | null
type Entry = readonly [
  id: string,
  unit: ParameterUnit,
  value: ParameterValue,
  range: Range,
  row: Row,
  da: string,
  en: string,
]

const byGroup: Readonly<Record<ParameterGroup, readonly Entry[]>> = {
  citizens: [
    ['N', 'persons', 27, [18, 36], row('N'), 'Borgere, der starter', 'Citizens who start'],
    ['K', 'firms', 9, null, row('K'), 'Virksomheder (pladser)', 'Firms (places)'],
    ['H', 'months', 60, [12, 120], row('H'), 'Så langt frem regner vi', 'How far ahead we calculate'],
    [
      'r',
      'percentPerYear',
      0.035,
      [0, 0.05],
      row('r'),
      'Rente, når senere penge gøres til nutidskroner',
      'Rate that turns later money into present value',
    ],
    ['Td', 'months', 6, null, row('Td'), 'Arbejdsmarkedstræning varer', 'Labour market training lasts'],
    ['Pd', 'months', 6, null, row('Pd'), 'Praktisk jobtræning varer', 'Practical job training lasts'],
  ],
  effect: [
    [
      'dT',
      'percentPerMonth',
      0.03,
      [0.01, 0.06],
      row('dT, dP'),
      'Falder fra i arbejdsmarkedstræning',
      'Drop out of labour market training',
    ],
    [
      'dP',
      'percentPerMonth',
      0.03,
      [0.01, 0.06],
      row('dT, dP'),
      'Falder fra i praktisk jobtræning',
      'Drop out of practical job training',
    ],
    [
      'eT',
      'percentPerMonth',
      0,
      [0, 0.02],
      row('eT, eP'),
      'Får job allerede under træningen',
      'Get a job already during the training',
    ],
    [
      'eP',
      'percentPerMonth',
      0,
      [0, 0.02],
      row('eT, eP'),
      'Får job allerede under praktikken',
      'Get a job already during the job training',
    ],
    [
      'qJ',
      'percent',
      0.25,
      [0.1, 0.4],
      row('qJ'),
      'Går direkte i ordinært job efter forløbet',
      'Go straight into an ordinary job',
    ],
    ['qL', 'percent', 0.2, [0.1, 0.3], row('qL'), 'Går i løntilskud efter forløbet', 'Go into a wage subsidy job'],
    [
      'qW',
      'percent',
      0.25,
      [0.1, 0.4],
      row('qW'),
      'Får lønnede timer ved siden af ydelsen',
      'Get paid hours beside the benefit',
    ],
    ['qE', 'percent', 0.05, [0, 0.1], row('qE'), 'Begynder på uddannelse', 'Begin education'],
    ['Ld', 'months', 6, [3, 12], row('Ld'), 'Løntilskud varer', 'The wage subsidy lasts'],
    ['cL', 'percent', 0.5, [0.3, 0.7], row('cL'), 'Får job efter løntilskud', 'Get a job after the wage subsidy'],
    [
      'hW',
      'percentPerMonth',
      0.03,
      [0.01, 0.06],
      row('hW, bW'),
      'Går fra lønnede timer til job',
      'Go from paid hours to a job',
    ],
    [
      'bW',
      'percentPerMonth',
      0.03,
      [0.01, 0.06],
      row('hW, bW'),
      'Mister de lønnede timer igen',
      'Lose the paid hours again',
    ],
    [
      'hB',
      'percentPerMonth',
      0.01,
      [0.005, 0.02],
      row('hB'),
      'Får job senere efter et gennemført forløb',
      'Get a job later after completing',
    ],
    ['lam', 'percentPerMonth', 0.03, [0.015, 0.06], row('lam'), 'Mister jobbet igen', 'Lose the job again'],
    [
      'h0',
      'percentPerMonth',
      0.006,
      [0.002, 0.012],
      row('h0, hX'),
      'Ville være kommet i job uden indsatsen',
      'Would have got a job without the effort',
    ],
    [
      'hX',
      'percentPerMonth',
      0.006,
      [0.002, 0.012],
      row('h0, hX'),
      'Får job efter at være faldet fra',
      'Get a job after dropping out',
    ],
    [
      'lam0',
      'percentPerMonth',
      0.03,
      null,
      row('lam0'),
      'Mister job, som de fik uden indsatsen',
      'Lose jobs they got without the effort',
    ],
  ],
  benefits: [
    ['B', 'dkkPerMonth', 12_326, [6789, 16_382], row('B'), 'Ydelse pr. borger', 'Benefit a citizen'],
    [
      'A0',
      'weeks',
      156,
      [0, 520],
      row('A0'),
      'Uger på offentlig forsørgelse ved start',
      'Weeks on public support at the start',
    ],
    [
      'ladder',
      'ladder',
      [
        [4, 0.8],
        [26, 0.4],
        [52, 0.3],
        [null, 0.2],
      ],
      null,
      row('ladder'),
      'Statens del af ydelsen (refusionstrappen)',
      'The state’s part of the benefit (refusion ladder)',
    ],
    [
      'sh',
      'dkkPerHour',
      78.12,
      [75, 95],
      row('sh'),
      'Løntilskud til private virksomheder',
      'Wage subsidy to private firms',
    ],
    ['SU', 'dkkPerMonth', 7086, null, row('SU'), 'SU for udeboende', 'Student grant'],
    [
      'dh',
      'dkkPerHour',
      27.32,
      null,
      row('dh'),
      'Løn, borgeren beholder pr. arbejdstime',
      'Wage the citizen keeps an hour worked',
    ],
    [
      'df',
      'dkkPerMonth',
      0,
      [0, 2500],
      row('df'),
      'Løn, borgeren beholder hver måned',
      'Wage the citizen keeps each month',
    ],
    [
      'wr',
      'percent',
      1,
      [0.65, 1],
      row('wr'),
      'Så meget falder ydelsen af resten af lønnen',
      'How much of the other wage the benefit falls by',
    ],
    [
      'c0',
      'dkkPerCitizenMonth',
      0,
      [0, 2000],
      row('c0'),
      'Anden indsats, kommunen sparer',
      'Other effort the municipality saves',
    ],
  ],
  work: [
    ['hourly', 'dkkPerHour', 140, [125, 180], row('hourly'), 'Timeløn', 'Hourly wage'],
    ['hoursJ', 'hoursPerWeek', hours(37), null, fullTime, 'Timer i ordinært job', 'Hours in an ordinary job'],
    [
      'hoursW',
      'hoursPerWeek',
      hours(10),
      [hours(3), hours(20)],
      row('hoursW'),
      'Lønnede timer ved siden af ydelsen',
      'Paid hours beside the benefit',
    ],
    ['hoursL', 'hoursPerWeek', hours(37), null, fullTime, 'Timer i løntilskud', 'Hours in wage subsidy'],
    [
      'hoursP',
      'hoursPerWeek',
      hours(20),
      null,
      assumed,
      'Timer i praktisk jobtræning',
      'Hours in practical job training',
    ],
    [
      'prodJ',
      'percentOfWage',
      1,
      null,
      row('prod*, buddy'),
      'Arbejdets værdi i ordinært job',
      'Value of the work in an ordinary job',
    ],
    [
      'prodW',
      'percentOfWage',
      1,
      null,
      row('prod*, buddy'),
      'Arbejdets værdi i lønnede timer',
      'Value of the work in paid hours',
    ],
    [
      'prodL',
      'percentOfWage',
      0.7,
      null,
      row('prod*, buddy'),
      'Arbejdets værdi i løntilskud',
      'Value of the work in wage subsidy',
    ],
    [
      'prodP',
      'percentOfWage',
      0,
      null,
      row('prod*, buddy'),
      'Arbejdets værdi i praktisk jobtræning',
      'Value of the work in practical job training',
    ],
    [
      'buddy',
      'dkkPerCitizenMonth',
      1500,
      null,
      row('prod*, buddy'),
      'Virksomhedens tid til buddy',
      'The firm’s time for the buddy',
    ],
  ],
  tax: [
    [
      'includeTax',
      'yesNo',
      false,
      null,
      row('includeTax'),
      'Tæl skat med i kommunens og statens regnskab',
      'Count tax for municipality and state',
    ],
    ['tauK', 'percent', 0.25068, [0.228, 0.27], row('tauK'), 'Kommuneskat', 'Municipal tax'],
    [
      'rho',
      'percent',
      0.25,
      [0.05, 1],
      row('rho'),
      'Del af skatten, kommunen beholder efter udligning',
      'Part of the tax kept after equalisation',
    ],
    ['tauB', 'percent', 0.1201, null, row('am, tauB'), 'Bundskat', 'Bottom state tax'],
    ['am', 'percent', 0.08, null, row('am, tauB'), 'Arbejdsmarkedsbidrag', 'Labour market contribution'],
  ],
  prices: [
    ['cT', 'dkkPerCitizenMonth', 7000, [5600, 8400], row('cT'), 'Arbejdsmarkedstræning', 'Labour market training'],
    ['cP', 'dkkPerCitizenMonth', 6000, [4800, 7200], row('cP'), 'Praktisk jobtræning', 'Practical job training'],
    [
      'cS',
      'dkkPerCitizenMonth',
      3000,
      null,
      row('cS, phi'),
      'Støtteperson i acceleratorvirksomhed',
      'Support person in an accelerator firm',
    ],
    [
      'phi',
      'percent',
      0.5,
      null,
      row('cS, phi'),
      'Praktik, der foregår i acceleratorvirksomheder',
      'Job training that takes place in accelerator firms',
    ],
    [
      'cF',
      'dkkPerCitizenMonth',
      1000,
      null,
      row('cF, Fm'),
      'Opfølgning på borgere i arbejde',
      'Follow-up of citizens in work',
    ],
    ['Fm', 'months', 6, null, row('cF, Fm'), 'Opfølgningen på borgere varer', 'The follow-up of citizens lasts'],
    ['cA', 'dkkPerFirmMonth', 12_000, [9600, 14_400], row('cA, Am'), 'Accelerator', 'Accelerator'],
    ['Am', 'months', 12, null, inProgramme, 'Acceleratoren varer', 'The accelerator lasts'],
    ['cAF', 'dkkPerFirmMonth', 4000, null, row('cAF, AFm'), 'Opfølgning på virksomheder', 'Follow-up of firms'],
    ['AFm', 'months', 6, null, inProgramme, 'Opfølgningen på virksomheder varer', 'The follow-up of firms lasts'],
    ['setup', 'dkk', 150_000, null, row('setup'), 'Kampagne og boot camp, én gang', 'Campaign and boot camp, once'],
    [
      'fee',
      'percent',
      0.08,
      [0, 0.12],
      row('fee'),
      'Fondens administration, oven i udgifterne',
      'The fund’s administration, on top of the cost',
    ],
    ['cV', 'dkk', 500, null, row('cV'), 'Bekræftelse af ét resultat', 'Verification of one outcome'],
    ['admin', 'dkkPerMonth', 0, null, chosen, 'Kommunens egen administration', 'The municipality’s own administration'],
    [
      'u',
      'percent',
      0,
      [0, 1],
      row('u'),
      'Del af udgifterne, kommunen betaler på forhånd',
      'Part of the cost the municipality pays up front',
    ],
    ['grants', 'dkk', 0, null, chosen, 'Tilskud til fonden, én gang', 'Grants to the fund, once'],
  ],
  tariffs: [
    [
      'tar.O1',
      'dkk',
      10_000,
      null,
      row('tar.*'),
      'O1 · Gennemført arbejdsmarkedstræning',
      'O1 · Completed labour market training',
    ],
    [
      'tar.O2',
      'dkk',
      15_000,
      null,
      row('tar.*'),
      'O2 · Gennemført praktisk jobtræning',
      'O2 · Completed practical job training',
    ],
    ['tar.WS', 'dkk', 10_000, null, row('tar.*'), 'WS · Start i lønnede timer', 'WS · Start in paid hours'],
    ['tar.JS', 'dkk', 20_000, null, row('tar.*'), 'JS · Start i ordinært job', 'JS · Start in an ordinary job'],
    ['tar.J3', 'dkk', 25_000, null, row('tar.*'), 'J3 · 13 uger i job', 'J3 · 13 weeks in a job'],
    ['tar.J6', 'dkk', 30_000, null, row('tar.*'), 'J6 · 26 uger i job', 'J6 · 26 weeks in a job'],
    ['tar.J12', 'dkk', 30_000, null, row('tar.*'), 'J12 · 52 uger i job', 'J12 · 52 weeks in a job'],
    ['tar.ES', 'dkk', 15_000, null, row('tar.*'), 'ES · Start i uddannelse', 'ES · Start in education'],
    [
      'ftar.V1',
      'dkk',
      40_000,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'V1 · Social model i brug',
      'V1 · Social model in use',
    ],
    [
      'ftar.V2',
      'dkk',
      30_000,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'V2 · Social model forankret',
      'V2 · Social model anchored',
    ],
    [
      'ftar.V3',
      'dkk',
      15_000,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'V3 · 26-ugers job i virksomheden',
      'V3 · 26-week job in the firm',
    ],
    [
      'ftar.V4',
      'dkk',
      25_000,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'V4 · Virksomheden er vokset',
      'V4 · The firm has grown',
    ],
    [
      'pV1',
      'percent',
      0.9,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'Virksomheder, der når V1',
      'Firms that reach V1',
    ],
    [
      'pV2',
      'percent',
      0.8,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'Virksomheder, der når V2',
      'Firms that reach V2',
    ],
    [
      'phiJ',
      'percent',
      0.6,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      '26-ugers job, der ligger i acceleratorvirksomheder',
      '26-week jobs that lie in accelerator firms',
    ],
    [
      'pV4',
      'percent',
      0.4,
      null,
      row('ftar.*, pV1, pV2, phiJ, pV4'),
      'Virksomheder, der når V4',
      'Firms that reach V4',
    ],
    ['gM', 'month', 24, null, assumed, 'Måned, hvor vækst måles', 'Month in which growth is measured'],
    [
      'firmShare',
      'percent',
      1,
      null,
      chosen,
      'Del af virksomhedernes betaling, der når virksomhederne',
      'Part of the firm payments that reaches the firms',
    ],
    ['lag', 'months', 2, [0, 6], row('lag'), 'Fra resultat til betaling', 'From outcome to payment'],
  ],
  caps: [
    ['capCitizen', 'dkk', null, null, row('capCitizen, capTotal'), 'Højst pr. borger', 'At most a citizen'],
    [
      'capTotal',
      'dkk',
      null,
      null,
      row('capCitizen, capTotal'),
      'Højst i alt, begge sider',
      'At most in all, both sides',
    ],
  ],
}

/** Every figure that a person can change, group by group, in the order in which it is read. */
export const parameters: readonly Parameter[] = parameterGroups.flatMap((group) =>
  byGroup[group].map(([id, unit, value, range, { year, source, certainty }, da, en]) => ({
    id,
    label: { da, en },
    group,
    unit,
    value,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
    year,
    source,
    certainty,
  })),
)

const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]))

/** The parameter with this symbol, or null for a name that is none. */
export const findParameter = (id: string): Parameter | null => byId.get(id) ?? null

/** Every default as one flat record in the model's symbols: the expected scenario. */
export const defaultValues: Readonly<Record<string, ParameterValue>> = Object.fromEntries(
  parameters.map(({ id, value }) => [id, value]),
)
