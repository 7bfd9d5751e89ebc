import { z } from 'zod'
import { PartnershipId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { defineDownload } from '#server/export/download.ts'
import type { Database } from '#server/storage/database.ts'
import { type AuditFile, auditFile } from './audit-file.ts'
import { readChain, readChainHead } from './audit.store.ts'

const Query = z.strictObject({ partnershipId: PartnershipId })

/** The log of the partnership with the names that its ids stand for. */
export async function makeAuditFile(db: Database, partnershipId: PartnershipId): Promise<AuditFile> {
  return db.transaction().execute(async (trx) => {
    const partnership = await trx
      .selectFrom('partnership')
      .select(['id', 'name'])
      .where('id', '=', partnershipId)
      .executeTakeFirstOrThrow()
    const rows = await readChain(trx, partnershipId)
    const inRows = new Set(rows.map(({ personId }) => personId))
    const people = await trx.selectFrom('person').select(['id', 'name']).orderBy('id').execute()
    const parties = await trx
      .selectFrom('party')
      .select(['id', 'name'])
      .where('partnership_id', '=', partnershipId)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const head = await readChainHead(trx, partnershipId)
    return auditFile({
      schema: 'samspil-audit/1',
      partnership,
      people: people.filter(({ id }) => inRows.has(id)),
      parties,
      rows,
      head: { position: head.position, hash: head.hash },
    })
  })
}

/** Everything that was done in the partnership; `samspil verify` checks it. */
export const auditJson = defineDownload({
  query: Query as z.ZodType<z.infer<typeof Query>>,
  partnershipOf: async ({ partnershipId }) => partnershipId,
  action: { kind: 'audit.read' },
  make: async ({ partnershipId }, { foundation, language }) => {
    const file = await makeAuditFile(foundation.database, partnershipId)
    const word = language === 'da' ? 'Historik' : 'History'
    return ok({ name: `${word} ${file.content.partnership.name}`, body: `${JSON.stringify(file, null, 2)}\n` })
  },
})
