import { z } from 'zod'
import { type ChainedRow, firstBrokenRow } from '#shared/domain/audit/audit-chain.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { contentHash } from '#server/export/content-hash.ts'

/** A partnership's whole log as a file that can be checked without us: `samspil verify FILE`. */
export interface AuditFile {
  readonly content: {
    readonly schema: 'samspil-audit/1'
    readonly partnership: { readonly id: string; readonly name: string }
    /** Whose ids stand in the rows, for reading; no part of the chain. */
    readonly people: readonly { readonly id: string; readonly name: string }[]
    readonly parties: readonly { readonly id: string; readonly name: string }[]
    /** The oldest first. */
    readonly rows: readonly ChainedRow[]
    /** The last row: a file that was cut short does not end here. */
    readonly head: { readonly position: number; readonly hash: string }
  }
  /** SHA-256 of the content's canonical JSON, hex. */
  readonly hash: string
}

export const auditFile = (content: AuditFile['content']): AuditFile => ({
  content,
  hash: contentHash(content as unknown as Json),
})

const Name = z.strictObject({ id: z.string(), name: z.string() })
const Row = z.strictObject({
  partnershipId: z.string(),
  position: z.number().int(),
  at: z.number(),
  partyId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  personId: z.string().nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  salt: z.string().nullable(),
  personCommitment: z.string(),
  dataCommitment: z.string(),
  previousHash: z.string(),
  hash: z.string(),
})
const File = z.strictObject({
  content: z.strictObject({
    schema: z.literal('samspil-audit/1'),
    partnership: Name,
    people: z.array(Name),
    parties: z.array(Name),
    rows: z.array(Row),
    head: z.strictObject({ position: z.number().int(), hash: z.string() }),
  }),
  hash: z.string(),
})

/**
 * Checks a log's file from the file alone (AUD-7). `faults` is empty when everything fits; the first names the first
 * broken row by its place.
 */
export function checkAuditFile(json: unknown): { readonly faults: readonly string[]; readonly says: string } {
  const parsed = File.safeParse(json)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    return { faults: [`${first?.path.join('.') || 'file'}: ${first?.message ?? 'cannot be read'}`], says: '' }
  }
  const { content, hash } = parsed.data
  const { rows, head, partnership } = content
  const broken = firstBrokenRow(rows)
  const stranger = rows.findIndex((row) => row.partnershipId !== partnership.id)
  const last = rows.at(-1)
  const faults = [
    ...(broken === null ? [] : [`content.rows.${broken.index}.${broken.fault}`]),
    ...(stranger === -1 ? [] : [`content.rows.${stranger}.partnershipId: is not the file's partnership`]),
    ...((last?.hash ?? head.hash) === head.hash && rows.length === head.position
      ? []
      : ['content.head: is not the last row; rows are missing or were added at the end']),
    ...(contentHash(content as unknown as Json) === hash ? [] : ['hash: does not fit content']),
  ]
  return {
    faults,
    says: `log of ${partnership.name}: ${rows.length} rows, unbroken, ends at ${referenceCode(head.hash)}`,
  }
}
