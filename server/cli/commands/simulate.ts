import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  monteCarlo,
  monteCarloFaults,
  type MonteCarloSize,
  mostRuns,
  parseUncertainRanges,
  type UncertainRanges,
} from '#shared/simulation/monte-carlo.ts'
import {
  type FieldFault,
  type InputWarning,
  inputWarnings,
  parseSimulationInput,
  type SimulationInput,
  type Unit,
  unknownNames,
} from '#shared/simulation/parameters.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { readArguments, wholeNumber } from '../arguments.ts'
import { type Command, type CommandIo, CommandRefused, UsageError } from '../command.ts'

const usage = `samspil simulate FILE.json [--monte-carlo N [--seed S] [--individuals]]

FILE.json holds a scenario in the model's symbols, an object with the scenario under "input", or a list of either;
"-" reads standard input. Prints the summary and the monthly rows as JSON, a list for a list. All amounts are simulated.

  --monte-carlo N   add percentiles of N runs (1 to ${mostRuns}); N and K must then be whole
                    an entry with "ranges" ({"qJ": [low, likeliest, high], lam, h0, d, cost}) draws from those
  --seed S          start of the random numbers, 0 to 4294967295; 1 unless told
  --individuals     draw single persons and firms too

Exit code: 0 done, 1 wrong or unreadable input (one line per field on standard error), 2 wrong options.`

/** The model on a file: for checking its figures outside the product. Needs no database. */
export const simulateCommand: Command = {
  summary: 'calculate Payment-by-Results scenarios from a file',
  usage,
  async run(args, io) {
    const options = readOptions(args)
    const json = await readJson(options.file, io)
    const isList = Array.isArray(json)
    const entries: readonly unknown[] = Array.isArray(json) ? json : [json]
    const scenarios: Scenario[] = []
    let hasFaults = false
    for (const [index, entry] of entries.entries()) {
      const place = isList ? `[${index}] ` : ''
      const { input: raw, ranges: rawRanges, echoed } = unwrap(entry)
      const parsed = parseSimulationInput(raw)
      const ranges = parseUncertainRanges(rawRanges)
      const faults = [
        ...(parsed.ok ? (options.size ? monteCarloFaults(parsed.value, options) : []) : parsed.error),
        ...(ranges.ok ? [] : ranges.error),
      ]
      for (const fault of faults) io.stderr(`${place}${faultLine(fault)}\n`)
      for (const name of unknownNames(raw)) io.stderr(`${place}warning: ${name}: is no symbol of the model; left out\n`)
      if (!parsed.ok || !ranges.ok || faults.length > 0) hasFaults = true
      else scenarios.push({ place, echoed, input: parsed.value, ranges: ranges.value })
    }
    if (hasFaults) return 1

    const results = scenarios.map(({ place, echoed, input, ranges }) => {
      for (const warning of inputWarnings(input)) io.stderr(`${place}warning: ${warningLine(warning)}\n`)
      const { summary, rows } = simulate(input)
      return { ...echoed, ...summary, rows, ...drawnFigures(input, ranges, options) }
    })
    io.stdout(`${JSON.stringify(isList ? results : results[0], null, 2)}\n`)
    return 0
  },
}

interface Scenario {
  readonly place: string
  readonly echoed: Readonly<Record<string, unknown>>
  readonly input: SimulationInput
  readonly ranges: UncertainRanges
}

interface Options {
  readonly file: string
  readonly size: MonteCarloSize | null
  readonly hasIndividuals: boolean
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(
    args,
    { 'monte-carlo': { type: 'string' }, seed: { type: 'string' }, individuals: { type: 'boolean' } },
    { min: 1, max: 1 },
  )
  const file = positionals[0] ?? ''
  const hasIndividuals = values.individuals ?? false
  if (values['monte-carlo'] === undefined) {
    if (values.seed !== undefined || hasIndividuals) {
      throw new UsageError('--seed and --individuals need --monte-carlo.')
    }
    return { file, size: null, hasIndividuals }
  }
  const n = wholeNumber(values['monte-carlo'], '--monte-carlo', { min: 1, max: mostRuns })
  const seed = wholeNumber(values.seed ?? '1', '--seed', { min: 0, max: 0xffff_ffff })
  return { file, size: { n, seed }, hasIndividuals }
}

async function readJson(file: string, io: CommandIo): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file
  let text: string
  try {
    text = file === '-' ? await readAll(io.stdin ?? process.stdin) : await readFile(path.resolve(io.cwd, file), 'utf8')
  } catch (error) {
    throw new CommandRefused(`${name}: cannot be read (${reasonOf(error)})`, { cause: error })
  }
  try {
    // Spreadsheets and editors on Windows put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CommandRefused(`${name}: is not JSON (${reasonOf(error)})`, { cause: error })
  }
}

/** On one line: the parser quotes the text around the fault, line breaks and all. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')

async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk)))
  return Buffer.concat(chunks).toString('utf8')
}

/** The scenario in an entry of the file, and the entry's own id and name, which come back with the result. */
function unwrap(entry: unknown): { input: unknown; ranges?: unknown; echoed: Readonly<Record<string, unknown>> } {
  if (typeof entry !== 'object' || entry === null) return { input: entry, echoed: {} }
  const echoed: Record<string, unknown> = {}
  if ('id' in entry) echoed['id'] = entry.id
  if ('name' in entry) echoed['name'] = entry.name
  if (!('input' in entry)) return { input: entry, echoed }
  return { input: entry.input, ...('ranges' in entry ? { ranges: entry.ranges } : {}), echoed }
}

function drawnFigures(input: SimulationInput, ranges: UncertainRanges, { size, hasIndividuals }: Options) {
  if (size === null) return {}
  const { bands: _, ...figures } = monteCarlo(input, { ...size, ranges, hasIndividuals })
  return { monteCarlo: figures }
}

const unitTexts: Record<Unit, string> = {
  persons: 'persons',
  firms: 'firms',
  months: 'months',
  month: 'month of the programme',
  weeks: 'weeks',
  share: 'share',
  sharePerMonth: 'share a month',
  sharePerYear: 'share a year',
  shareOfWage: 'share of the wage',
  hoursPerMonth: 'hours a month',
  dkk: 'DKK',
  dkkPerMonth: 'DKK a month',
  dkkPerHour: 'DKK an hour',
  weekAndShare: 'pairs of week and share',
  factor: 'factor on the prices',
  yesNo: 'true or false',
  text: 'text',
}

const wholeUnits: ReadonlySet<Unit> = new Set(['months', 'month'])

function faultLine(fault: FieldFault): string {
  if (fault.field === '') return 'scenario: is no object with the symbols of the model'
  return `${fault.field}: ${problemText(fault)}; allowed: ${allowedText(fault)}`
}

function problemText({ code, value, unit }: FieldFault): string {
  switch (code) {
    case 'missing':
      return 'is missing'
    case 'wrongType':
      return 'has the wrong type'
    case 'notWhole':
      return `${value} is not a whole number`
    case 'outOfRange':
      return `${value} is outside the range`
    case 'notAscending':
      return unit === 'weekAndShare' ? 'weeks do not ascend' : 'low, likeliest and high do not ascend'
  }
}

function allowedText({ unit, min, max, isAbove, code, value }: FieldFault): string {
  if (unit === 'yesNo' || unit === 'text') return unitTexts[unit]
  if (unit === 'weekAndShare') {
    return 'weeks ascending and above 0 (null only in the last step), shares 0 to 1 (pairs of week and share)'
  }
  const whole = code === 'notWhole' || wholeUnits.has(unit) ? 'whole numbers ' : ''
  // The model's own limit on amounts is worth naming to who has passed it, and to nobody else.
  const isOpen = max === null || (max >= 1e12 && (value ?? 0) <= max)
  const range = isAbove ? `above ${min}` : isOpen ? `${min} or more` : `${min} to ${max}`
  return `${whole}${range} (${unitTexts[unit]})`
}

function warningLine(warning: InputWarning): string {
  switch (warning.code) {
    case 'tariffsAboveValue':
      return `tar: one citizen's tariffs together (${warning.tariffs} DKK) are more than one person off benefit saves the municipality in the whole horizon (${Math.round(warning.value)} DKK)`
    case 'jobPaidTwice':
      return `ftar.V3: the same 26-week job pays J6 (${warning.citizenTariff} DKK) and V3 (${warning.firmTariff} DKK); the plan must say how the two are capped`
  }
}
