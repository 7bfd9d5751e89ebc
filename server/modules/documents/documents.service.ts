import type { z } from 'zod'
import type {
  AuditAction,
  DocumentScreenView,
  SectionView,
  SetSectionOwner,
  SetSectionStatus,
} from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, decide } from '#shared/domain/access/permissions.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { findParty } from '#server/modules/members/members.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { findDocument, findSection, updateSection } from './documents.store.ts'

/**
 * The records about documents; what is written in them goes through the sync server. A write against an older version
 * is refused with `section.changed` and the section as it stands (SCT-1).
 */
export interface DocumentsService {
  get(caller: Caller, documentId: DocumentId): Promise<Result<DocumentScreenView, Refusal>>
  setSectionStatus(caller: Caller, input: z.infer<typeof SetSectionStatus>): Promise<Result<SectionView, Refusal>>
  /** Errors: `thing.notFound` with the field when the owner is no party of the partnership. */
  setSectionOwner(caller: Caller, input: z.infer<typeof SetSectionOwner>): Promise<Result<SectionView, Refusal>>
}

interface SectionStep {
  readonly action: Action
  readonly event: AuditAction
  readonly change: Partial<Pick<SectionView, 'status' | 'ownerPartyId'>>
  readonly describe: (
    trx: Database,
    partnershipId: PartnershipId,
  ) => Promise<Result<Record<string, string | null>, Refusal>>
}

export function createDocumentsService(foundation: Foundation): DocumentsService {
  const { database } = foundation

  const step = (
    caller: Caller,
    input: { readonly documentId: DocumentId; readonly sectionId: SectionId; readonly version: number },
    { action, event, change, describe }: SectionStep,
  ): Promise<Result<SectionView, Refusal>> =>
    recordChange<SectionView>(foundation, async (trx, at) => {
      const document = await findDocument(trx, input.documentId)
      if (document === null) return err(refuse('thing.notFound'))
      const { partnershipId } = document
      const { personId } = caller.actor
      const permitted = await permit(trx, personId, partnershipId, action)
      if (!permitted.ok) return permitted
      const before = await findSection(trx, input.documentId, input.sectionId)
      if (before === null) return err(refuse('thing.notFound', { field: 'sectionId' }))
      const described = await describe(trx, partnershipId)
      if (!described.ok) return described
      const wanted = { ...before, ...change }
      if (wanted.status === before.status && wanted.ownerPartyId === before.ownerPartyId) {
        return ok({ value: before, isRepeat: true })
      }
      if (before.version !== input.version) return err(refuse('section.changed', { current: before }))
      const after = { ...wanted, version: before.version + 1, updatedAt: at }
      await updateSection(trx, input.documentId, after, personId)
      return ok({
        value: after,
        partnershipId,
        topics: ['sections'],
        event: {
          personId,
          partyId: actingParty(permitted.value, partnershipId),
          action: event,
          subjectKind: 'section',
          subjectId: `${input.documentId}/${input.sectionId}`,
          data: { documentId: input.documentId, sectionId: input.sectionId, kind: document.kind, ...described.value },
        },
      })
    })

  return {
    async get(caller, documentId) {
      const found = await findDocument(database, documentId)
      if (found === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, found.partnershipId, { kind: 'document.read' })
      if (!decision.allowed) return err(decision.refusal)
      const partnership = await readPartnershipView(database, found.partnershipId)
      const document = partnership.documents.find(({ id }) => id === documentId)
      return document === undefined ? err(refuse('thing.notFound')) : ok({ document, partnership })
    },

    setSectionStatus: (caller, input) =>
      step(caller, input, {
        action: { kind: 'section.setStatus' },
        event: 'section.statusSet',
        change: { status: input.status },
        describe: async () => ok({ status: input.status }),
      }),

    setSectionOwner: (caller, { ownerPartyId, ...input }) =>
      step(caller, input, {
        action: { kind: 'section.setOwner' },
        event: 'section.ownerSet',
        change: { ownerPartyId },
        describe: async (trx, partnershipId) => {
          if (ownerPartyId === null) return ok({ ownerName: null, ownerKind: null })
          const party = await findParty(trx, ownerPartyId)
          if (party?.partnershipId !== partnershipId) return err(refuse('thing.notFound', { field: 'ownerPartyId' }))
          return ok({ ownerName: party.name, ownerKind: party.kind })
        },
      }),
  }
}
