import type { AuditAction } from '#shared/contracts/partnerships.ts'
import type { Commitment } from '#shared/domain/commitment/commitment.ts'
import type { PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import type { Change } from '#server/modules/audit/record-change.ts'
import { findParty } from '#server/modules/members/members.store.ts'
import type { Database } from '#server/storage/database.ts'

/** A change of a commitment with its audit event: what was said yes or no to stands in the log in words. */
export async function changeOf<T>(
  trx: Database,
  of: {
    readonly partnershipId: PartnershipId
    readonly value: T
    readonly commitment: Commitment
    readonly action: AuditAction
    readonly data: Readonly<Record<string, string | number | null>>
    /** Null: the server itself noticed something. */
    readonly by: { readonly personId: PersonId; readonly partyId: PartyId | null } | null
  },
): Promise<Change<T>> {
  const { commitment } = of
  const party = await findParty(trx, commitment.partyId)
  return {
    value: of.value,
    partnershipId: of.partnershipId,
    // The targets' pictures count commitments, so they change with them.
    topics: ['commitments', 'targets'],
    event: {
      personId: of.by?.personId ?? null,
      partyId: of.by?.partyId ?? null,
      action: of.action,
      subjectKind: 'commitment',
      subjectId: commitment.id,
      data: {
        what: commitment.what,
        version: commitment.version,
        partyKind: party?.kind ?? null,
        partyName: party?.name ?? null,
        ...of.data,
      },
    },
  }
}
