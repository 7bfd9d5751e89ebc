import type { IncomingMessage } from 'node:http'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { DocumentId, PartnershipId, PersonId, SessionId, TokenId } from '#shared/kernel/ids.ts'

export interface Credential {
  readonly personId: PersonId
  readonly credentialId: SessionId | TokenId
}

export interface DocumentRights {
  readonly partnershipId: PartnershipId
  readonly epoch: number
  readonly schemaVersion: number
  readonly canWrite: boolean
  /** How this person is shown to the others on this document. */
  readonly user: { readonly personId: PersonId; readonly name: string; readonly partyKind: PartyKind }
}

/** What the sync server needs to know about people; `modules/accounts` answers it. */
export interface DocumentAccess {
  /** Who the request's session cookie or bearer token belongs to; null when neither holds. */
  authenticate(request: IncomingMessage): Promise<Credential | null>
  /** What the person may do with the document now; null when it does not exist or is none of theirs. */
  rights(personId: PersonId, documentId: DocumentId): Promise<DocumentRights | null>
  /** Whether the credential still holds, asked again when something about it changed. */
  isCurrent(credential: Credential): Promise<boolean>
}
