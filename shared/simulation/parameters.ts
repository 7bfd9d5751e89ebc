import { z } from 'zod'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { refusionRate } from './refusion.ts'

/** What a parameter is counted in; worded in the language files. */
export type Unit =
  | 'persons'
  | 'firms'
  | 'months'
  | 'month'
  | 'weeks'
  | 'share'
  | 'sharePerMonth'
  | 'sharePerYear'
  | 'shareOfWage'
  | 'hoursPerMonth'
  | 'dkk'
  | 'dkkPerMonth'
  | 'dkkPerHour'
  | 'weekAndShare'
  | 'factor'
  | 'yesNo'
  | 'text'

/** The allowed values of one field; null is open. `isAbove` means that `min` itself is not allowed. */
interface Range {
  readonly unit: Unit
  readonly min: number | null
  readonly max: number | null
  readonly isAbove?: true
  readonly isWhole?: true
  readonly isOptional?: true
}

const rangeOf = z.registry<Range>()

function number(range: Range): z.ZodNumber {
  let schema = z.number()
  if (range.min !== null) schema = range.isAbove ? schema.gt(range.min) : schema.min(range.min)
  if (range.max !== null) schema = schema.max(range.max)
  return (range.isWhole ? schema.int() : schema).register(rangeOf, range)
}

/** No programme comes near it; above it sums would lose their kroner. */
const largestAmount = 1e12
export const longestHorizon = 240

const share = (unit: Unit = 'share') => number({ unit, min: 0, max: 1 })
const hazard = () => share('sharePerMonth')
const amount = (unit: Unit) => number({ unit, min: 0, max: largestAmount })
const months = (min = 0, unit: Unit = 'months') => number({ unit, min, max: largestAmount, isWhole: true })
const cap = () => {
  const range: Range = { unit: 'dkk', min: 0, max: largestAmount, isOptional: true }
  return number(range).nullable().default(null).register(rangeOf, range)
}

/** Tariff per outcome on the citizen side, DKK · 0 or more · illustrative, no source · to be agreed. */
export const CitizenTariffs = z.object({
  O1: amount('dkk'),
  O2: amount('dkk'),
  WS: amount('dkk'),
  JS: amount('dkk'),
  J3: amount('dkk'),
  J6: amount('dkk'),
  J12: amount('dkk'),
  ES: amount('dkk'),
})
export type CitizenTariffs = z.infer<typeof CitizenTariffs>

/** Tariff per outcome on the firm side, DKK · 0 or more · illustrative, no source · to be agreed. */
export const FirmTariffs = z.object({
  V1: amount('dkk'),
  V2: amount('dkk'),
  V3: amount('dkk'),
  V4: amount('dkk'),
})
export type FirmTariffs = z.infer<typeof FirmTariffs>

const ladderRange: Range = { unit: 'weekAndShare', min: 0, max: 1 }

/** Refusion steps `[week, state's share]`: a step holds up to its week; null, only in the last, means without end. */
export const RefusionLadder = z
  .array(z.tuple([z.number().positive().nullable(), z.number().min(0).max(1)]))
  .min(1)
  .max(100)
  .refine(isAscending)
  .register(rangeOf, ladderRange)
export type RefusionLadder = z.infer<typeof RefusionLadder>

function isAscending(ladder: readonly (readonly [number | null, number])[]): boolean {
  return ladder.every(([week], index) => {
    if (week === null) return index === ladder.length - 1
    return index === 0 || week > (ladder[index - 1]?.[0] ?? Infinity)
  })
}

/**
 * A scenario in the model's symbols. One line per field: unit · range · source · valid from.
 *
 * Shares and probabilities are 0 to 1, amounts in DKK of constant prices, hours per month. "Assumption" marks a figure
 * that nobody has measured for this programme. Ranges here are what the model can calculate with, not what is likely.
 */
export const SimulationInput = z.object({
  /** Name shown to people · text · user · – */
  label: z.string().max(500).optional().register(rangeOf, { unit: 'text', min: null, max: null, isOptional: true }),

  /** Horizon · months · Td + Pd to 240, at least 1 · assumption 60 · – */
  H: number({ unit: 'months', min: 1, max: longestHorizon, isWhole: true }),
  /** Real discount rate · share a year · above −1 · Finance Ministry 3.5 % · 2021 */
  r: number({ unit: 'sharePerYear', min: -1, max: null, isAbove: true }),
  /** Citizens who start in month 1 · persons, may be a fraction · 0 or more · assumption, 3 per place · – */
  N: amount('persons'),
  /** Firms in the accelerator (places) · firms, may be a fraction · 0 or more · programme document · 2019 */
  K: amount('firms'),

  /** Length of labour market training · whole months · 0 or more · programme document · 2019 */
  Td: months(),
  /** Length of practical job training · whole months · 0 or more · programme document · 2019 */
  Pd: months(),
  /** Dropout from T · share a month · dT + eT at most 1 · assumption · – */
  dT: hazard(),
  /** Dropout from P · share a month · dP + eP at most 1 · assumption · – */
  dP: hazard(),
  /** Early ordinary job from T · share a month · dT + eT at most 1 · assumption · – */
  eT: hazard(),
  /** Early ordinary job from P · share a month · dP + eP at most 1 · assumption · – */
  eP: hazard(),

  /** Ordinary job after the course · share · all q together at most 1 · assumption beside Cabi's 14 % · – */
  qJ: share(),
  /** Wage subsidy after the course · share · as qJ · assumption beside Cabi's 34 % · – */
  qL: share(),
  /** Paid hours beside the benefit · share · as qJ · assumption · – */
  qW: share(),
  /** Ordinary education · share · as qJ · assumption beside Cabi's 4 % · – */
  qE: share(),
  /** Length of wage subsidy · whole months · 1 or more · general knowledge, 6 to 12 · – */
  Ld: months(1),
  /** From wage subsidy to ordinary job · share · 0 to 1 · assumption · – */
  cL: share(),
  /** From paid hours to ordinary job · share a month · hW + bW at most 1 · assumption · – */
  hW: hazard(),
  /** From paid hours back to benefit alone · share a month · hW + bW at most 1 · assumption · – */
  bW: hazard(),
  /** From benefit after the course to job · share a month · 0 to 1 · assumption · – */
  hB: hazard(),
  /** Job loss λ · share a month · 0 to 1 · assumption · – */
  lam: hazard(),
  /** From dropout to job · share a month · 0 to 1 · assumption · – */
  hX: hazard(),
  /** Baseline: to job without the effort · share a month · 0 to 1 · assumption, about 7 % a year · – */
  h0: hazard(),
  /** Baseline: job loss λ0 · share a month · 0 to 1 · assumption · – */
  lam0: hazard(),

  /** Benefit · DKK a person a month · 0 or more · kontanthjælp 30+ without children, verified · 2024 */
  B: amount('dkkPerMonth'),
  /** Weeks on public support at start · weeks · 0 or more · assumption · – */
  A0: amount('weeks'),
  /** Refusion ladder · weeks and shares · ascending weeks, shares 0 to 1 · verified · 4 January 2016 */
  ladder: RefusionLadder,

  /** Wage · DKK an hour · 0 or more · assumption beside agreements · 2024 */
  hourly: amount('dkkPerHour'),
  /** Hours in an ordinary job · hours a month · 0 or more · 37 a week × 52/12 · – */
  hoursJ: amount('hoursPerMonth'),
  /** Paid hours beside the benefit · hours a month · 0 or more · 10 a week × 52/12, assumption · – */
  hoursW: amount('hoursPerMonth'),
  /** Hours in wage subsidy · hours a month · 0 or more · 37 a week × 52/12 · – */
  hoursL: amount('hoursPerMonth'),
  /** Part of the wage above the deductions that the benefit falls by · share · 0 to 1 · rule · – */
  wr: share(),
  /** Wage free of set-off each month · DKK a month · 0 or more · not verified · 2025 */
  df: amount('dkkPerMonth'),
  /** Wage free of set-off per hour worked · DKK an hour · 0 or more · verified · 2019 */
  dh: amount('dkkPerHour'),
  /** Wage subsidy, private employer · DKK an hour · 0 or more · verified · 2018 */
  sh: amount('dkkPerHour'),
  /** Student grant · DKK a month · 0 or more · general knowledge · 2025 */
  SU: amount('dkkPerMonth'),

  /** Municipal tax · share · 0 to 1 · average municipality, verified · 2025 */
  tauK: share(),
  /** Part of the tax that the municipality keeps after equalisation · share · 0 to 1 · derived · 2021 */
  rho: share(),
  /** Bottom state tax · share · 0 to 1 · general knowledge · 2025 */
  tauB: share(),
  /** Labour market contribution · share of wage · 0 to 1 · general knowledge · 2025 */
  am: share(),
  /** Whether kommune, stat and udligning count tax · yes or no · – · choice of the product · – */
  includeTax: z.boolean().register(rangeOf, { unit: 'yesNo', min: null, max: null }),
  /** Other effort saved off benefit · DKK a person a month · 0 or more · 0, or 883.50 from the ceiling · 2026 */
  c0: amount('dkkPerMonth'),

  /** Price of T · DKK a citizen a month · 0 or more · assumption · 2024 */
  cT: amount('dkkPerMonth'),
  /** Price of P · DKK a citizen a month · 0 or more · assumption · 2024 */
  cP: amount('dkkPerMonth'),
  /** Support person in the accelerator firm · DKK a citizen a month · 0 or more · assumption · 2024 */
  cS: amount('dkkPerMonth'),
  /** φ, part of P that takes place in accelerator firms · share · 0 to 1 · assumption · – */
  phi: share(),
  /** Follow-up of those in work · DKK a citizen a month · 0 or more · assumption · – */
  cF: amount('dkkPerMonth'),
  /** Months of that follow-up, from s0 · whole months · 0 or more · assumption · – */
  Fm: months(),
  /** Accelerator · DKK a firm a month · 0 or more · assumption · 2024 */
  cA: amount('dkkPerMonth'),
  /** Length of the accelerator · whole months · 0 or more · programme document · 2019 */
  Am: months(),
  /** Follow-up of firms · DKK a firm a month · 0 or more · assumption · – */
  cAF: amount('dkkPerMonth'),
  /** Length of the follow-up of firms · whole months · 0 or more · programme document · 2019 */
  AFm: months(),
  /** Campaign and boot camp, once, month 1 · DKK · 0 or more · assumption · – */
  setup: amount('dkk'),
  /** The fund's fee on the month's cost · share · 0 to 1 · assumption · – */
  fee: share(),
  /** Verification of one outcome · DKK · 0 or more · assumption · – */
  cV: amount('dkk'),
  /** The municipality's own administration · DKK a month · 0 or more · user · – */
  admin: amount('dkkPerMonth'),
  /** Part of the cost that the municipality pays up front · share · 0 to 1 · 0 is pure Payment by Results · – */
  u: share(),
  /** Grants to the fund, once, month 1 · DKK · 0 or more · user · – */
  grants: amount('dkk'),

  tar: CitizenTariffs,
  ftar: FirmTariffs,
  /** Firm has an approved social model in use (V1) · share of firms · 0 to 1 · assumption · – */
  pV1: share(),
  /** Social model anchored at follow-up (V2) · share of firms · 0 to 1 · assumption · – */
  pV2: share(),
  /** Part of 26-week jobs that lie in accelerator firms (V3) · share · 0 to 1 · assumption · – */
  phiJ: share(),
  /** Firm has grown (V4) · share of firms · 0 to 1 · assumption · – */
  pV4: share(),
  /** Month in which growth is measured · whole month · 0 or more, no trigger outside 1…H · assumption · – */
  gM: months(0, 'month'),
  /** Most that is paid for one citizen · DKK, null is no cap and 0 is nothing · 0 or more · user · – */
  capCitizen: cap(),
  /** Most that is paid in all, both sides · DKK, null is no cap and 0 is nothing · 0 or more · user · – */
  capTotal: cap(),
  /** From trigger to payment · whole months · 0 or more · assumption · – */
  lag: months(),
  /** Part of the firm-side payments that reaches the firms · share · 0 to 1 · choice · – */
  firmShare: share(),

  /** Value of the work in an ordinary job · share of the wage · 0 or more · assumption · – */
  prodJ: amount('shareOfWage'),
  /** Value of the work in paid hours · share of the wage · 0 or more · assumption · – */
  prodW: amount('shareOfWage'),
  /** Value of the work in wage subsidy · share of the wage · 0 or more · assumption · – */
  prodL: amount('shareOfWage'),
  /** Value of the work in P · share of the wage · 0 or more · assumption · – */
  prodP: amount('shareOfWage'),
  /** Hours in P · hours a month · 0 or more · 20 a week × 52/12, assumption · – */
  hoursP: amount('hoursPerMonth'),
  /** Staff time of the buddy · DKK a citizen a month · 0 or more · assumption · – */
  buddy: amount('dkkPerMonth'),
})
export type SimulationInput = z.infer<typeof SimulationInput>

/** What is wrong with one field, as data that the client or the command line words. */
export interface FieldFault {
  /** The symbol, with a dot inside an object (`tar.O1`) and ` + ` for a sum (`dT + eT`). */
  readonly field: string
  readonly code: 'missing' | 'wrongType' | 'notWhole' | 'outOfRange' | 'notAscending'
  readonly min: number | null
  readonly max: number | null
  /** The minimum itself is not allowed. */
  readonly isAbove: boolean
  readonly unit: Unit
  /** What stood there, when it was a number. */
  readonly value: number | null
}

/** Something a person should see before trusting the figures; the calculation goes on. */
export type InputWarning =
  | {
      /** One citizen can pay more in tariffs than the municipality saves on one person during the whole horizon. */
      readonly code: 'tariffsAboveValue'
      readonly field: 'tar'
      readonly tariffs: number
      readonly value: number
    }
  | {
      /** The same job pays J6 on the citizen side and V3 on the firm side. */
      readonly code: 'jobPaidTwice'
      readonly field: 'ftar.V3'
      readonly citizenTariff: number
      readonly firmTariff: number
    }

/**
 * Reads a scenario that came from outside.
 *
 * Errors: every wrong field, once, in the order of the schema, then the sums; nothing is guessed or filled in, except
 * that a missing cap means no cap. Unknown names are left out.
 */
export function parseSimulationInput(raw: unknown): Result<SimulationInput, readonly FieldFault[]> {
  const parsed = SimulationInput.safeParse(raw)
  const faults = parsed.success ? [] : fieldFaults(raw, parsed.error)
  const wrong = new Set(faults.map((fault) => fault.field))
  faults.push(...sumFaults(raw, wrong))
  return parsed.success && faults.length === 0 ? ok(parsed.data) : err(faults)
}

function fieldFaults(raw: unknown, error: z.ZodError): FieldFault[] {
  const faults = new Map<string, FieldFault>()
  for (const issue of error.issues) {
    // Inside the ladder the field is the ladder: a step has no name of its own.
    const path = issue.path[0] === 'ladder' ? ['ladder'] : issue.path
    const schema = schemaAt(path)
    if (schema === undefined) {
      faults.set('', { ...unbounded, field: '', code: 'wrongType', unit: 'text' })
    } else if (schema instanceof z.ZodObject) {
      // A whole tariff list is missing or no list: every tariff in it is.
      for (const name of Object.keys(schema.shape)) addFault(faults, raw, [...path, name])
    } else addFault(faults, raw, path)
  }
  return [...faults.values()]
}

const unbounded = { min: null, max: null, isAbove: false, value: null } as const

function addFault(faults: Map<string, FieldFault>, raw: unknown, path: readonly PropertyKey[]): void {
  const field = path.map(String).join('.')
  const range = rangeFor(path)
  if (faults.has(field) || range === undefined) return
  const value = valueAt(raw, path)
  faults.set(field, {
    field,
    code: codeFor(value, range),
    min: range.min,
    max: range.max,
    isAbove: range.isAbove ?? false,
    unit: range.unit,
    value: typeof value === 'number' ? value : null,
  })
}

function codeFor(value: unknown, range: Range): FieldFault['code'] {
  if (value === undefined) return 'missing'
  if (range.unit === 'weekAndShare') {
    return Array.isArray(value) && hasOnlySteps(value) ? 'notAscending' : 'wrongType'
  }
  if (typeof value !== 'number' || Number.isNaN(value)) return 'wrongType'
  const isInside = (range.min === null || value >= range.min) && (range.max === null || value <= range.max)
  return isInside && range.isWhole && !Number.isInteger(value) ? 'notWhole' : 'outOfRange'
}

const Step = z.tuple([z.number().positive().nullable(), z.number().min(0).max(1)])
const hasOnlySteps = (value: readonly unknown[]): boolean =>
  value.length > 0 && value.every((step) => Step.safeParse(step).success)

function schemaAt(path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = path.length === 0 ? undefined : SimulationInput
  for (const key of path) {
    if (!(schema instanceof z.ZodObject)) return undefined
    schema = shapeOf(schema)[String(key)]
  }
  return schema
}

const shapeOf = (schema: z.ZodObject): Readonly<Record<string, z.core.$ZodType | undefined>> => schema.shape

/** The allowed range of a field by its path, or undefined for a name that is no field. */
function rangeFor(path: readonly PropertyKey[]): Range | undefined {
  const schema = schemaAt(path)
  return schema === undefined ? undefined : rangeOf.get(schema)
}

/**
 * Names in a scenario that the model does not have, `tar.` and `ftar.` included: most often a symbol misspelt, whose
 * value would silently count for nothing.
 */
export function unknownNames(raw: unknown): string[] {
  const inside = (value: unknown, schema: z.ZodObject, prefix: string): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.keys(value).flatMap((name) => {
          const known = shapeOf(schema)[name]
          if (known === undefined) return [prefix + name]
          return known instanceof z.ZodObject ? inside(Reflect.get(value, name), known, `${name}.`) : []
        })
  return inside(raw, SimulationInput, '')
}

/** Unit and allowed range of a field (`cT`, `tar.O1`), for forms and hints; undefined for a name that is no field. */
export const fieldRange = (field: string): Range | undefined => rangeFor(field.split('.'))

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** Decimal shares such as 0.7 + 0.2 + 0.1 may pass 1 by a rounding error. */
const shareSlack = 1e-12

const shareSums = [
  ['dT', 'eT'],
  ['dP', 'eP'],
  ['qJ', 'qL', 'qW', 'qE'],
  ['hW', 'bW'],
] as const

function sumFaults(raw: unknown, wrong: ReadonlySet<string>): FieldFault[] {
  const faults: FieldFault[] = []
  const sum = (names: readonly string[]): number | null => {
    let total = 0
    for (const name of names) {
      const value = valueAt(raw, [name])
      if (wrong.has(name) || typeof value !== 'number') return null
      total += value
    }
    return total
  }
  for (const names of shareSums) {
    const value = sum(names)
    if (value === null || value <= 1 + shareSlack) continue
    const unit = names[0] === 'qJ' ? 'share' : 'sharePerMonth'
    faults.push({ field: names.join(' + '), code: 'outOfRange', min: 0, max: 1, isAbove: false, unit, value })
  }
  const [horizon, course] = [sum(['H']), sum(['Td', 'Pd'])]
  if (horizon !== null && course !== null && horizon < course) {
    faults.push({
      field: 'H',
      code: 'outOfRange',
      min: course,
      max: longestHorizon,
      isAbove: false,
      unit: 'months',
      value: horizon,
    })
  }
  return faults
}

/** Warnings for a scenario that can be calculated. Amounts in DKK, nominal, per citizen or per job. */
export function inputWarnings(input: SimulationInput): readonly InputWarning[] {
  const warnings: InputWarning[] = []
  const tariffs = Object.values(input.tar).reduce((sum, tariff) => sum + tariff, 0)
  let value = 0
  for (let m = 1; m <= input.H; m += 1) value += (1 - refusionRate(input.ladder, input.A0, m)) * input.B + input.c0
  if (tariffs > value) warnings.push({ code: 'tariffsAboveValue', field: 'tar', tariffs, value })
  if (input.ftar.V3 > 0 && input.phiJ > 0 && input.tar.J6 > 0) {
    warnings.push({
      code: 'jobPaidTwice',
      field: 'ftar.V3',
      citizenTariff: input.tar.J6,
      firmTariff: input.ftar.V3,
    })
  }
  return warnings
}
