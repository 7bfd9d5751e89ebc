import { actingParty } from '#shared/domain/access/acting-party.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { readActor } from '#server/modules/members/members.store.ts'
import type { Foundation } from '#server/services.ts'
import type { DocumentAccess } from '#server/sync/document-access.ts'
import type { Credentials } from './credentials.ts'

/** The sync server's questions about people, answered from the same tables and by the same `decide` as procedures. */
export function createDocumentAccess(
  { database }: Pick<Foundation, 'database'>,
  credentials: Credentials,
): DocumentAccess {
  return {
    authenticate: (request) => credentials.ofUpgrade(request),

    isCurrent: async ({ credentialId }) => (await credentials.current([credentialId])).has(credentialId),

    async rights(personId, documentId) {
      const document = await database
        .selectFrom('document')
        .where('id', '=', documentId)
        .select(['partnership_id as partnershipId', 'epoch', 'schema_version as schemaVersion'])
        .executeTakeFirst()
      if (document === undefined) return null
      const { partnershipId, epoch, schemaVersion } = document
      const actor = await readActor(database, personId)
      if (actor === null || !decide(actor, partnershipId, { kind: 'document.read' }).allowed) return null
      const partyId = actingParty(actor, partnershipId)
      const partyKind = actor.memberships.find((membership) => membership.partyId === partyId)?.partyKind
      const person = await database.selectFrom('person').where('id', '=', personId).select('name').executeTakeFirst()
      if (partyKind === undefined || person === undefined) return null
      return {
        partnershipId,
        epoch,
        schemaVersion,
        canWrite: decide(actor, partnershipId, { kind: 'document.write' }).allowed,
        user: { personId, name: person.name, partyKind },
      }
    },
  }
}
