import { describe, expect, it } from 'vitest'
import { type ChainedRow, chainRow, chainStart, firstBrokenRow } from '#shared/domain/audit/audit-chain.ts'

const chainOf = (length: number): ChainedRow[] => {
  const rows: ChainedRow[] = []
  for (let position = 1; position <= length; position += 1) {
    rows.push(
      chainRow({
        partnershipId: 'holbaek',
        position,
        at: 1000 * position,
        partyId: position % 3 === 0 ? null : 'municipality',
        action: 'commitment.edited',
        subjectKind: 'commitment',
        subjectId: `c${position}`,
        personId: 'ida',
        data: { what: `Stiller ${position} pladser`, version: position, before: null },
        salt: String(position).padStart(64, '0'),
        previousHash: rows.at(-1)?.hash ?? chainStart,
      }),
    )
  }
  return rows
}
const rows = chainOf(20)
const withRow = (index: number, change: Partial<ChainedRow>) =>
  rows.map((row, at) => (at === index ? { ...row, ...change } : row))

describe('the chain of the log', () => {
  it('[AUD-4] holds as it was written, and names the row at which any value was changed', () => {
    expect(firstBrokenRow(rows)).toBeNull()
    expect(firstBrokenRow([])).toBeNull()
    const changes: Partial<ChainedRow>[] = [
      { partnershipId: 'odsherred' },
      { position: 99 },
      { at: 7001 },
      { partyId: 'firm' },
      { partyId: null },
      { action: 'commitment.lapsed' },
      { subjectKind: 'target' },
      { subjectId: 'c8' },
      { personId: 'mads' },
      { personId: null },
      { data: { what: 'Stiller 7 pladser', version: 8, before: null } },
      { data: {} },
      { salt: 'f'.repeat(64) },
      { salt: null },
      { personCommitment: 'f'.repeat(64) },
      { dataCommitment: 'f'.repeat(64) },
      { previousHash: chainStart },
      { hash: 'f'.repeat(64) },
    ]
    for (const change of changes) {
      expect(firstBrokenRow(withRow(6, change)), JSON.stringify(change)).toMatchObject({ index: 6 })
    }
  })

  it('[AUD-4] names the place where a row was taken out, put in, moved or written anew with a fitting hash', () => {
    expect(firstBrokenRow(rows.toSpliced(4, 1))).toMatchObject({ index: 4 })
    expect(firstBrokenRow(rows.toSpliced(4, 0, rows[4]!))).toMatchObject({ index: 5 })
    expect(firstBrokenRow([...rows.slice(0, 3), rows[4]!, rows[3]!, ...rows.slice(5)])).toMatchObject({ index: 3 })
    const { salt, ...row } = rows[9]!
    const forged = chainRow({ ...row, salt: salt ?? '', personId: 'mads' })
    expect(firstBrokenRow(rows.toSpliced(9, 1, forged))).toMatchObject({ index: 10 })
    expect(firstBrokenRow(rows.slice(1))).toMatchObject({ index: 0 })
  })

  it('[AUD-5] holds when person, values and salt are wiped together', () => {
    expect(firstBrokenRow(withRow(6, { personId: null, data: {}, salt: null }))).toBeNull()
    expect(firstBrokenRow(withRow(6, { personId: null, salt: null }))).toMatchObject({ index: 6 })
  })

  it('[AUD-5] commits to the same person with another value in every row', () => {
    expect(new Set(rows.map(({ personCommitment }) => personCommitment)).size).toBe(rows.length)
  })
})
