import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenRow } from '#shared/domain/audit/audit-chain.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { createActivityService } from '#server/modules/activity/activity.service.ts'
import { makeAuditFile } from '#server/modules/audit/audit.export.ts'
import { type AuditFile, checkAuditFile } from '#server/modules/audit/audit-file.ts'
import { appendAudit, eraseFromAudit, readChain, readChainHead } from '#server/modules/audit/audit.store.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import * as auditChain from '#server/storage/migrations/0031-audit-chain.ts'
import {
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  openFoundation,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
})
afterEach(() => foundation.close())

/** Proposals one after the other and some at once, in both partnerships. */
async function work(count: number): Promise<void> {
  const commitments = createCommitmentsService(foundation)
  const lead = await callerOf(foundation.database, world.people.municipalityLead.id)
  await Promise.all(
    Array.from({ length: count }, () =>
      commitments.propose(lead, {
        id: newCommitmentId(),
        partnershipId: world.here.partnershipId,
        draft: draftFor(world.party.municipality),
        source: null,
      }),
    ),
  )
}
const chain = () => readChain(foundation.database, world.here.partnershipId)
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('the log of a partnership', () => {
  it('[AUD-4] is one unbroken chain, whoever wrote at the same time, and each partnership has its own', async () => {
    await work(20)
    const rows = await chain()
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1))
    expect(firstBrokenRow(rows)).toBeNull()
    const there = await readChain(foundation.database, world.there.partnershipId)
    expect(there[0]?.position).toBe(1)
    expect(firstBrokenRow(there)).toBeNull()
  })

  it('[AUD-5] lets a person be wiped and nothing else be changed', async () => {
    await work(3)
    const { database } = foundation
    const before = await chain()
    await expect(database.updateTable('audit').set({ person_id: null }).execute()).rejects.toThrow('append-only')
    await expect(
      database.updateTable('audit').set({ person_id: null, data: '{}', salt: null, at: 0 }).execute(),
    ).rejects.toThrow('append-only')
    await eraseFromAudit(database, world.people.municipalityLead.id)
    const after = await chain()
    expect(firstBrokenRow(after)).toBeNull()
    expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
    expect(JSON.stringify(after)).not.toContain(world.people.municipalityLead.id)
    expect(JSON.stringify(after)).not.toContain('Stiller to pladser')
    expect(checkAuditFile(copyOf(await makeAuditFile(database, world.here.partnershipId))).faults).toEqual([])
  })

  it('[AUD-6] is read page by page and by kind, with where its chain ends', async () => {
    await work(60)
    const { partnershipId } = world.here
    const log = createActivityService(foundation)
    const first = await log.log({ partnershipId, subject: 'commitment' })
    expect(first.items).toHaveLength(50)
    expect(first.hasMore).toBe(true)
    const rest = await log.log({ partnershipId, subject: 'commitment', before: first.items.at(-1)!.seq })
    expect(rest.items).toHaveLength(10)
    expect(rest.hasMore).toBe(false)
    expect(first.subjects).toEqual(['commitment', 'partnership'])
    expect(first.head).toEqual(await readChainHead(foundation.database, partnershipId))
  })

  it('[AUD-7] is a file whose check names the first broken row, for every byte that is changed', async () => {
    await work(10)
    const file: AuditFile = copyOf(await makeAuditFile(foundation.database, world.here.partnershipId))
    expect(checkAuditFile(file)).toEqual({
      faults: [],
      says: `log of Holbæk: ${file.content.rows.length} rows, unbroken, ends at ${referenceCode(file.content.head.hash)}`,
    })
    let changed = 0
    for (const [index, row] of file.content.rows.entries()) {
      for (const [field, value] of Object.entries(row)) {
        const flips: unknown[] =
          typeof value === 'string'
            ? [0, Math.floor(value.length / 2), value.length - 1].map(
                (at) => value.slice(0, at) + (value[at] === '0' ? '1' : '0') + value.slice(at + 1),
              )
            : typeof value === 'number'
              ? [value + 1]
              : []
        for (const flipped of flips) {
          const tampered = copyOf(file) as unknown as { content: { rows: Record<string, unknown>[] } }
          tampered.content.rows[index]![field] = flipped
          expect(checkAuditFile(tampered).faults[0], `${field} of row ${index}`).toContain(`content.rows.${index}.`)
          changed += 1
        }
      }
    }
    expect(changed).toBeGreaterThan(250)
    const cut = { ...file, content: { ...file.content, rows: file.content.rows.slice(0, -1) } }
    expect(checkAuditFile(cut).faults[0]).toContain('content.head')
    const renamed = copyOf(file) as unknown as { content: { people: { name: string }[] } }
    renamed.content.people[0]!.name = 'En anden'
    expect(checkAuditFile(renamed).faults).toEqual(['hash: does not fit content'])
  })

  it('[AUD-4] is chained by the migration for what was written before there was a chain', async () => {
    await work(5)
    const { database } = foundation
    // Back to the table as it was.
    await sql.raw('DROP TRIGGER audit_no_update').execute(database)
    await sql.raw('DROP INDEX audit_chain').execute(database)
    for (const column of ['position', 'salt', 'person_commitment', 'data_commitment', 'previous_hash', 'hash']) {
      await sql.raw(`ALTER TABLE audit DROP COLUMN ${column}`).execute(database)
    }
    await sql
      .raw(
        `CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
      )
      .execute(database)
    await database.transaction().execute((trx) => auditChain.up(trx as unknown as Kysely<unknown>))
    const rows = await chain()
    expect(rows.length).toBeGreaterThan(5)
    expect(firstBrokenRow(rows)).toBeNull()
    await database.transaction().execute((trx) =>
      appendAudit(trx, {
        partnershipId: world.here.partnershipId,
        at: 1,
        personId: null,
        partyId: null,
        action: 'partnership.created',
        subjectKind: 'partnership',
        subjectId: world.here.partnershipId,
        data: {},
      }),
    )
    expect(firstBrokenRow(await chain())).toBeNull()
    await expect(database.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('append-only')
  })
})
