import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'
import { sha256OfText } from '#shared/kernel/sha-256.ts'

/**
 * A row of the log with its place in the chain. Who did it, and the words and figures of what was done, are bound by
 * salted commitments: they can be erased later without the chain breaking.
 */
export interface ChainedRow {
  /** Null in the server's own chain of sessions and tokens. */
  readonly partnershipId: string | null
  /** 1 for the first row of the partnership, without gaps. */
  readonly position: number
  readonly at: number
  readonly partyId: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** Null when nobody did it, or once it was erased. */
  readonly personId: string | null
  readonly data: Readonly<Record<string, string | number | null>>
  /** Null once person and data were erased: nobody can guess them from the commitments any more. */
  readonly salt: string | null
  readonly personCommitment: string
  readonly dataCommitment: string
  /** The hash of the row before; 64 zeros for the first. */
  readonly previousHash: string
  readonly hash: string
}

/** What stands before a chain's first row. */
export const chainStart = '0'.repeat(64)

export type UnchainedRow = Omit<ChainedRow, 'personCommitment' | 'dataCommitment' | 'hash' | 'salt'> & {
  /** 32 random bytes as hex, of this row alone. */
  readonly salt: string
}

const commitment = (salt: string, field: 'person' | 'data', value: Json): string =>
  sha256OfText(canonicalJson(['samspil-audit-value/1', salt, field, value]))

/** The row's hash: over everything that can never be erased. */
const hashOfRow = (row: Omit<ChainedRow, 'hash' | 'salt' | 'personId' | 'data'>): string => {
  const { partnershipId, position, at, partyId, action, subjectKind, subjectId } = row
  const { personCommitment, dataCommitment, previousHash } = row
  return sha256OfText(
    canonicalJson({
      schema: 'samspil-audit-row/1',
      partnershipId,
      position,
      at,
      partyId,
      action,
      subjectKind,
      subjectId,
      personCommitment,
      dataCommitment,
      previousHash,
    }),
  )
}

export function chainRow(row: UnchainedRow): ChainedRow {
  const bound = {
    ...row,
    personCommitment: commitment(row.salt, 'person', row.personId),
    dataCommitment: commitment(row.salt, 'data', row.data),
  }
  return { ...bound, hash: hashOfRow(bound) }
}

/** What is wrong with a row that should stand after another; null when it fits. */
function faultOf(row: ChainedRow, before: Pick<ChainedRow, 'position' | 'hash'>): string | null {
  if (row.position !== before.position + 1) return `position: a row is missing or was moved after ${before.position}`
  if (row.previousHash !== before.hash) return 'previousHash: does not continue the row before'
  if (row.hash !== hashOfRow(row)) return 'hash: does not fit the row; a value was changed'
  if (row.salt === null) {
    return row.personId === null && Object.keys(row.data).length === 0 ? null : 'salt: is missing beside values'
  }
  if (row.personCommitment !== commitment(row.salt, 'person', row.personId)) return 'personId: was changed'
  if (row.dataCommitment !== commitment(row.salt, 'data', row.data)) return 'data: was changed'
  return null
}

export interface ChainFault {
  /** Place of the first broken row in the list, from 0. */
  readonly index: number
  readonly fault: string
}

/** The first broken row of a whole chain in order; null when it holds (AUD-4). */
export function firstBrokenRow(rows: readonly ChainedRow[]): ChainFault | null {
  let before: Pick<ChainedRow, 'position' | 'hash'> = { position: 0, hash: chainStart }
  for (const [index, row] of rows.entries()) {
    const fault = faultOf(row, before)
    if (fault !== null) return { index, fault }
    before = row
  }
  return null
}
