import type { ActivityItem } from '#shared/contracts/partnerships.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { readActivity } from '#server/modules/audit/audit.store.ts'
import type { Foundation } from '#server/services.ts'

const activityLimit = 50

export interface ActivityService {
  /** The last 50 events of the partnership, newest first. */
  list(partnershipId: PartnershipId): Promise<ActivityItem[]>
}

export const createActivityService = ({ database }: Foundation): ActivityService => ({
  list: (partnershipId) => readActivity(database, { partnershipId, limit: activityLimit }),
})
