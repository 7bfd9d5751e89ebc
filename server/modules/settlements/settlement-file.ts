import { z } from 'zod'
import type { SettlementContent, SettlementFile, SettlementView } from '#shared/contracts/settlements.ts'
import { transfersOf } from '#shared/domain/settlement/statement.ts'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'
import { contentHash } from '#server/export/content-hash.ts'

/** What the hash is taken of; the content is JSON by construction, which its type cannot say. */
export const hashOf = (content: SettlementContent): string => contentHash(content as unknown as Json)

/** What of an answer leaves the partnership: who gave it is left out, the party is what is bound. */
const answersInFile = (answers: SettlementFile['answers']) =>
  answers.map(({ partyId, answer, at, reason, hash }) => ({ partyId, answer, at, reason, hash }))

/** The seal binds the figures to the answers: neither can be changed in a file without its showing. */
export const sealOf = ({ hash, answers }: Pick<SettlementFile, 'hash' | 'answers'>): string =>
  contentHash({ hash, answers: answersInFile(answers) })

/** The statement as a file. */
export const settlementFile = ({ content, hash, seal, answers }: SettlementView): SettlementFile => ({
  content,
  hash,
  seal,
  answers: answersInFile(answers),
})

const ore = z.number().int()
const Line = z.looseObject({
  kind: z.enum(['payment', 'adjustment']),
  payerPartyId: z.string(),
  payeePartyId: z.string(),
  paidOre: ore,
})
const File = z.strictObject({
  content: z.looseObject({
    schema: z.literal('samspil-settlement/1'),
    number: z.number().int(),
    parties: z.array(z.looseObject({ id: z.string() })),
    lines: z.array(Line),
    transfers: z.array(z.strictObject({ payerPartyId: z.string(), payeePartyId: z.string(), ore })),
    paidOre: ore,
    adjustedOre: ore,
  }),
  hash: z.string(),
  seal: z.string().nullable(),
  answers: z.array(
    z.strictObject({
      partyId: z.string(),
      answer: z.enum(['agreed', 'objected']),
      at: z.number(),
      reason: z.string(),
      hash: z.string(),
    }),
  ),
})

export interface SettlementCheck {
  /** What is broken, a sentence each, with the field it stands in; empty when everything fits. */
  readonly faults: readonly string[]
  /** Of the statement, for the answer; null when the file does not say. */
  readonly number: number | null
  readonly isAgreed: boolean
}

/** Checks a statement's file from the file alone (STL-10). */
export function checkSettlementFile(json: unknown): SettlementCheck {
  const parsed = File.safeParse(json)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
    return { faults, number: null, isAgreed: false }
  }
  const file = parsed.data as unknown as SettlementFile
  const { content, hash, seal, answers } = file
  const sum = (kind: string) =>
    content.lines.reduce((total, line) => total + (line.kind === kind ? line.paidOre : 0), 0)
  const faults = [
    ...(hashOf(content) === hash ? [] : ['hash: does not fit content; a figure or a name was changed']),
    ...(sum('payment') === content.paidOre ? [] : ['content.paidOre: is not the sum of the payment lines']),
    ...(sum('adjustment') === content.adjustedOre ? [] : ['content.adjustedOre: is not the sum of the adjustments']),
    ...(canonicalJson(transfersOf(content.lines) as unknown as Json) ===
    canonicalJson(content.transfers as unknown as Json)
      ? []
      : ['content.transfers: do not follow from the lines']),
    ...answers.flatMap((answer, index) => [
      ...(answer.hash === hash ? [] : [`answers[${index}].hash: the answer was given to other figures`]),
      ...(content.parties.some(({ id }) => id === answer.partyId)
        ? []
        : [`answers[${index}].partyId: is no party of the statement`]),
    ]),
    ...(seal === null || sealOf(file) === seal ? [] : ['seal: does not fit hash and answers; an answer was changed']),
  ]
  return { faults, number: content.number, isAgreed: seal !== null }
}
