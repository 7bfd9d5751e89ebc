import type { ChangeTopic } from '#shared/contracts/sync.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { type AuditEvent, appendAudit } from './audit.store.ts'

/** What a use case did: a change with its audit event, or nothing because it was done already. */
export type Change<T> =
  | {
      readonly value: T
      readonly partnershipId: PartnershipId
      readonly event: AuditEvent
      readonly topics: readonly ChangeTopic[]
    }
  | { readonly value: T; readonly isRepeat: true }

/**
 * Runs a use case as one transaction with its audit row inside (AUD-1), and tells open pages after the commit.
 * `at` is the moment of everything the use case writes. A refusal leaves nothing behind.
 */
export async function recordChange<T>(
  foundation: Foundation,
  work: (trx: Database, at: number) => Promise<Result<Change<T>, Refusal>>,
): Promise<Result<T, Refusal>> {
  const at = foundation.clock.now()
  try {
    const change = await foundation.database.transaction().execute(async (trx) => {
      const result = await work(trx, at)
      if (!result.ok) throw new RolledBack(result.error)
      if ('event' in result.value) {
        await appendAudit(trx, { ...result.value.event, at, partnershipId: result.value.partnershipId })
      }
      return result.value
    })
    if ('event' in change) foundation.notices.publish(change.partnershipId, ...change.topics, 'activity')
    return ok(change.value)
  } catch (error) {
    if (error instanceof RolledBack) return err(error.refusal)
    throw error
  }
}

/** Carries a refusal out of Kysely's transaction, which rolls back on a throw and on nothing else. */
class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
