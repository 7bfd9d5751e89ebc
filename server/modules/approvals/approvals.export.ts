import { z } from 'zod'
import { refuse } from '#shared/kernel/errors.ts'
import { PartnershipId } from '#shared/kernel/ids.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { defineDownload } from '#server/export/download.ts'

/** One version by its number; without one all of the partnership. */
const Query = z.strictObject({ partnershipId: PartnershipId, number: z.coerce.number().int().min(1).optional() })

/** Versions with their answers; `samspil verify` checks them. One version is an object, all are a list. */
export const agreementJson = defineDownload({
  query: Query as z.ZodType<z.infer<typeof Query>>,
  partnershipOf: async ({ partnershipId }) => partnershipId,
  action: { kind: 'partnership.read' },
  make: async ({ partnershipId, number }, { services, foundation, language }) => {
    const files = await services.approvals.files(partnershipId, number)
    if (number !== undefined && files.length === 0) return err(refuse('thing.notFound'))
    const { name } = await foundation.database
      .selectFrom('partnership')
      .select('name')
      .where('id', '=', partnershipId)
      .executeTakeFirstOrThrow()
    const word = language === 'da' ? 'Aftale' : 'Agreement'
    const body = `${JSON.stringify(files.length === 1 ? files[0] : files, null, 2)}\n`
    return ok({ name: `${word} ${name}${number === undefined ? '' : ` version ${number}`}`, body })
  },
})
