import { type Certainty, type ParameterValue, defaultValues } from './parameters.ts'

/** A value of a parameter that holds from a day on, with where it comes from. */
export interface DatedValue {
  readonly parameterId: string
  readonly value: ParameterValue
  /** `YYYY-MM-DD` */
  readonly validFrom: string
  readonly source: { readonly da: string; readonly en: string }
  readonly certainty: Certainty
}

type Entry = readonly [validFrom: string, value: ParameterValue, certainty: Certainty, da: string, en: string]

const ministry = (year: number): readonly [string, string] => [
  `Beskæftigelsesministeriets satser ${year}`,
  `Ministry of Employment rates ${year}`,
]
const general: readonly [string, string] = ['Almindelig viden, ikke slået op', 'General knowledge, not looked up']
const reform: readonly [string, string] = [
  'Kontanthjælpsreformen 2025, ikke slået op',
  'Benefit reform of 2025, not looked up',
]

/** What the law and the rates have said from when on; the newest last. */
const laws: Readonly<Record<string, readonly Entry[]>> = {
  r: [['2021-01-07', 0.035, 'verified', 'Finansministeriet, januar 2021', 'Ministry of Finance, January 2021']],
  B: [
    ['2018-01-01', 11_282, 'verified', 'Københavns Kommunes satser 2018', 'City of Copenhagen rates 2018'],
    ['2019-01-01', 11_423, 'unverified', ...general],
    ['2020-01-01', 11_554, 'unverified', ...general],
    ['2021-01-01', 11_698, 'verified', ...ministry(2021)],
    ['2022-01-01', 11_740, 'unverified', ...general],
    ['2023-01-01', 11_944, 'verified', ...ministry(2023)],
    ['2024-01-01', 12_326, 'verified', ...ministry(2024)],
    ['2025-01-01', 12_770, 'unverified', ...general],
    ['2025-07-01', 12_700, 'unverified', ...reform],
  ],
  ladder: [
    [
      '2016-01-04',
      [
        [4, 0.8],
        [26, 0.4],
        [52, 0.3],
        [null, 0.2],
      ],
      'verified',
      'Refusionsreformen, Styrelsen for Arbejdsmarked og Rekruttering',
      'Refusion reform, Agency for Labour Market and Recruitment',
    ],
  ],
  sh: [
    ['2015-01-01', 74.05, 'verified', ...ministry(2015)],
    ['2018-01-01', 78.12, 'verified', ...ministry(2018)],
    ['2024-01-01', 92, 'unverified', ...general],
  ],
  dh: [
    ['2019-01-01', 27.32, 'verified', 'Jobcenter Herning, reglen fra 2019', 'Herning job centre, the rule of 2019'],
    ['2025-07-01', 0, 'unverified', ...reform],
  ],
  df: [
    ['2019-01-01', 0, 'verified', 'Fradraget var pr. time', 'The deduction was by the hour'],
    ['2025-07-01', 2500, 'unverified', ...reform],
  ],
  SU: [['2025-01-01', 7086, 'unverified', ...general]],
  tauK: [
    ['2025-01-01', 0.25068, 'verified', 'Skatteministeriet, gennemsnit 2025', 'Ministry of Taxation, average 2025'],
    ['2026-01-01', 0.25049, 'verified', 'Skatteministeriet, gennemsnit 2026', 'Ministry of Taxation, average 2026'],
  ],
  rho: [['2021-01-01', 0.25, 'unverified', 'Afledt af udligningsloven', 'Derived from the equalisation act']],
  tauB: [['2024-01-01', 0.1201, 'unverified', ...general]],
  am: [['2008-01-01', 0.08, 'unverified', ...general]],
}

/** Every dated value of one parameter that the product knows, the newest last; empty for one that no law decides. */
export const lawsOf = (parameterId: string): readonly DatedValue[] =>
  (Object.hasOwn(laws, parameterId) ? (laws[parameterId] ?? []) : []).map(([validFrom, value, certainty, da, en]) => ({
    parameterId,
    value,
    validFrom,
    source: { da, en },
    certainty,
  }))

/** What the rule below needs to know of a value that a partnership has written itself. */
interface Dated {
  readonly parameterId: string
  readonly value: ParameterValue
  readonly validFrom: string
}

/** Where the value of a parameter comes from on a day. */
export type InForce<Own extends Dated> =
  | { readonly from: 'own'; readonly value: ParameterValue; readonly own: Own }
  | { readonly from: 'law'; readonly value: ParameterValue; readonly law: DatedValue }
  | { readonly from: 'standard'; readonly value: ParameterValue }

/**
 * The value of a parameter in a programme that starts on a day: the partnership's own newest one that holds by then,
 * else the law's, else the standard (SCN-6). Without a day there is no law to choose, and an own value holds at once.
 */
export function inForce<Own extends Dated>(
  parameterId: string,
  startsOn: string | null,
  own: readonly Own[],
): InForce<Own> {
  const holds = ({ validFrom }: { readonly validFrom: string }): boolean => startsOn === null || validFrom <= startsOn
  const mine = newest(own.filter((value) => value.parameterId === parameterId && holds(value)))
  if (mine !== null) return { from: 'own', value: mine.value, own: mine }
  const law = startsOn === null ? null : newest(lawsOf(parameterId).filter(holds))
  if (law !== null) return { from: 'law', value: law.value, law }
  return { from: 'standard', value: defaultValues[parameterId] ?? null }
}

function newest<T extends { readonly validFrom: string }>(values: readonly T[]): T | null {
  return values.reduce<T | null>(
    (best, value) => (best === null || value.validFrom > best.validFrom ? value : best),
    null,
  )
}

/** Every parameter's value in force, as one flat record in the model's symbols: what overrides are laid upon. */
export const defaultsOn = (startsOn: string | null, own: readonly Dated[]): Readonly<Record<string, ParameterValue>> =>
  Object.fromEntries(Object.keys(defaultValues).map((id) => [id, inForce(id, startsOn, own).value]))
