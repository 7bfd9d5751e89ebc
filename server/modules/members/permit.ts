import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import { readActor } from './members.store.ts'

/**
 * The actor, when they may do this now. Asked inside the writing transaction, of the memberships as they stand there:
 * those read when the request came in may have ended while it waited its turn (ACC-8).
 */
export async function permit(
  trx: Database,
  personId: PersonId,
  partnershipId: PartnershipId,
  action: Action,
): Promise<Result<Actor, Refusal>> {
  const actor = await readActor(trx, personId)
  if (actor === null) return err(refuse('access.signInRequired'))
  const decision = decide(actor, partnershipId, action)
  return decision.allowed ? ok(actor) : err(decision.refusal)
}
