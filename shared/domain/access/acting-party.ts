import type { PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { isWritingRole } from '#shared/domain/partnership/party.ts'
import type { Actor } from './permissions.ts'

/** The parties of the partnership for which the actor may write; empty for commenters, readers and outsiders. */
export const writingParties = (actor: Actor, partnershipId: PartnershipId): PartyId[] =>
  actor.memberships.filter((m) => m.partnershipId === partnershipId && isWritingRole(m.role)).map((m) => m.partyId)

/**
 * The party in whose name the actor acts, for "who proposed" and the audit log: the preferred party when the actor
 * may write for it, else the first party the actor may write for, else the first one they belong to; null for
 * somebody outside the partnership.
 */
export function actingParty(actor: Actor, partnershipId: PartnershipId, preferred?: PartyId): PartyId | null {
  const writing = writingParties(actor, partnershipId)
  if (preferred !== undefined && writing.includes(preferred)) return preferred
  return writing[0] ?? actor.memberships.find((m) => m.partnershipId === partnershipId)?.partyId ?? null
}
