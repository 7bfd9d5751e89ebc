import type { z } from 'zod'
import type { ActivityItem, LogView, ReadLog } from '#shared/contracts/partnerships.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { listSubjects, readActivity, readChainHead } from '#server/modules/audit/audit.store.ts'
import type { Foundation } from '#server/services.ts'

const activityLimit = 50

export interface ActivityService {
  /** The last 50 events of the partnership, newest first. */
  list(partnershipId: PartnershipId): Promise<ActivityItem[]>
  /** Fifty rows of the whole log, with where its chain ends (AUD-6). */
  log(input: z.infer<typeof ReadLog>): Promise<LogView>
}

export const createActivityService = ({ database }: Foundation): ActivityService => ({
  list: (partnershipId) => readActivity(database, { partnershipId, limit: activityLimit }),
  log: ({ partnershipId, subject, before }) =>
    database.transaction().execute(async (trx) => {
      const found = await readActivity(trx, {
        partnershipId,
        limit: activityLimit + 1,
        ...(subject !== undefined && { subject }),
        ...(before !== undefined && { before }),
      })
      return {
        items: found.slice(0, activityLimit),
        hasMore: found.length > activityLimit,
        subjects: await listSubjects(trx, partnershipId),
        head: await readChainHead(trx, partnershipId),
      }
    }),
})
