import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkAgreementFile } from '#server/modules/approvals/agreement-file.ts'
import { checkAuditFile } from '#server/modules/audit/audit-file.ts'
import { checkSettlementFile } from '#server/modules/settlements/settlement-file.ts'
import { readArguments } from '../arguments.ts'
import { type Command, CommandRefused } from '../command.ts'

const usage = `samspil verify FILE.json

Checks a file that Samspil has exported, from the file alone: an agreed or open statement
("settlements.json"), a version of the agreement with its approvals ("agreement.json") or a partnership's whole log
("audit.json").
Prints one line for each thing that holds, or one line on standard error for each that is broken.

Exit code: 0 everything fits, 1 something is broken or cannot be read, 2 wrong options.`

/** What the file says about itself, and what is broken in it. */
interface Verdict {
  readonly says: string
  readonly faults: readonly string[]
}

/** How each kind of file is checked, by the schema that it names. A new kind is a line here. */
const checks: Readonly<Record<string, (json: unknown) => Verdict>> = {
  'samspil-agreement/1': checkAgreementFile,
  'samspil-audit/1': checkAuditFile,
  'samspil-settlement/1': (json) => {
    const { faults, number, isAgreed } = checkSettlementFile(json)
    return {
      faults,
      says: `statement ${number ?? '?'}: ${isAgreed ? 'agreed and sealed' : 'not agreed yet'}, hash fits`,
    }
  },
}

export const verify: Command = {
  summary: 'check an exported file without server or database',
  usage,
  async run(args, io) {
    const { positionals } = readArguments(args, {}, { min: 1, max: 1 })
    const file = positionals[0] ?? ''
    const json = await readJson(path.resolve(io.cwd, file), file)
    const entries: readonly unknown[] = Array.isArray(json) ? json : [json]
    if (entries.length === 0) throw new CommandRefused(`${file}: holds nothing to check`)
    let isBroken = false
    for (const [index, entry] of entries.entries()) {
      const place = Array.isArray(json) ? `[${index}] ` : ''
      const schema = schemaOf(entry)
      const check = schema !== null && Object.hasOwn(checks, schema) ? checks[schema] : undefined
      const { says, faults } = check?.(entry) ?? {
        says: '',
        faults: [`schema: ${schema === null ? 'is missing' : `"${schema}" is not known`}; this is no file of ours`],
      }
      for (const fault of faults) io.stderr(`${place}${fault}\n`)
      if (faults.length > 0) isBroken = true
      else io.stdout(`${place}${says}\n`)
    }
    return isBroken ? 1 : 0
  },
}

function schemaOf(entry: unknown): string | null {
  const content: unknown = typeof entry === 'object' && entry !== null && 'content' in entry ? entry.content : null
  const schema: unknown = typeof content === 'object' && content !== null && 'schema' in content ? content.schema : null
  return typeof schema === 'string' ? schema : null
}

async function readJson(place: string, name: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(place, 'utf8')
  } catch (error) {
    throw new CommandRefused(`${name}: cannot be read`, { cause: error })
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CommandRefused(`${name}: is not JSON`, { cause: error })
  }
}
