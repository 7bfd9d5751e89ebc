import type { JSONContent } from '@tiptap/core'
import type { z } from 'zod'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import type {
  DecideProposal,
  OfProposal,
  ProposalView,
  Propose,
  RemarkOnProposal,
} from '#shared/contracts/proposals.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import { fieldWithPersonalNumber, personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import type { Proposal } from '#shared/domain/proposal/proposal.ts'
import { decideChanges, proposedChanges } from '#shared/document/proposed-changes.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { readProse } from '#shared/document/prose.ts'
import { storedProse } from '#shared/document/stored-prose.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { DocumentId, PartnershipId, ProposalId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { findDocument, findSection } from '#server/modules/documents/documents.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import {
  type StoredProposal,
  findProposal,
  hasRemark,
  insertProposal,
  insertRemark,
  listOpenProposals,
  updateProposal,
} from './proposals.store.ts'

/**
 * Proposals: how somebody would like a section to read, beside the text until those who own the section have said
 * yes. A proposal of another partnership answers `thing.notFound`, the same as one that does not exist (ACC-2).
 */
export interface ProposalsService {
  list(caller: Caller, documentId: DocumentId): Promise<Result<ProposalView[], Refusal>>
  /** Errors: `proposal.changed` when it has been edited or decided since the version that the edit was made from. */
  propose(caller: Caller, input: z.infer<typeof Propose>): Promise<Result<{ version: number }, Refusal>>
  /**
   * Writes what is accepted into the live text, under the proposer's name. All named changes or none. Errors:
   * `proposal.changed` when one of them is not there any more, since the text or the proposal has moved.
   */
  decide(caller: Caller, input: z.infer<typeof DecideProposal>): Promise<Result<Decision, Refusal>>
  withdraw(caller: Caller, input: z.infer<typeof OfProposal>): Promise<Result<{ id: ProposalId }, Refusal>>
  remark(caller: Caller, input: z.infer<typeof RemarkOnProposal>): Promise<Result<{ id: ProposalId }, Refusal>>
}

export interface Decision {
  readonly isSettled: boolean
  /** Log lines around what was accepted; restoring `before` takes it back. Null when nothing was accepted. */
  readonly span: { readonly before: number; readonly after: number } | null
}

interface Place {
  readonly partnershipId: PartnershipId
  readonly kind: DocumentKind
}

export function createProposalsService(foundation: Foundation, documents: LiveDocuments): ProposalsService {
  const { database } = foundation
  const inTurn = createTurns<ProposalId>()

  const placeOf = (proposal: Proposal): Promise<Place | null> => findDocument(database, proposal.documentId)

  return {
    async list(caller, documentId) {
      const document = await findDocument(database, documentId)
      if (document === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, document.partnershipId, { kind: 'document.read' })
      return decision.allowed ? ok(await listOpenProposals(database, documentId)) : err(decision.refusal)
    },

    propose: (caller, input) =>
      inTurn(input.id, async () => {
        const texts = readTexts(input)
        return recordChange<{ version: number }>(foundation, async (trx, at) => {
          const document = await findDocument(trx, input.documentId)
          if (document === null) return err(refuse('thing.notFound'))
          const { partnershipId } = document
          const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'proposal.make' })
          if (!permitted.ok) return permitted
          if (texts === null) return err(refuse('input.invalid', { fields: ['content'] }))
          if ((await findSection(trx, input.documentId, input.sectionId)) === null) {
            return err(refuse('thing.notFound', { field: 'sectionId' }))
          }
          const field = fieldWithNumber(input.note, texts.proposed)
          if (field !== null) return err(refuse('input.personalNumber', { field }))
          const stored = await findProposal(trx, input.id)
          const { personId } = permitted.value
          if (stored === null) {
            const proposal: Proposal = {
              id: input.id,
              documentId: input.documentId,
              sectionId: input.sectionId,
              proposedBy: personId,
              partyId: actingParty(permitted.value, partnershipId),
              note: input.note,
              status: 'open',
              version: 1,
              createdAt: at,
              updatedAt: at,
            }
            await insertProposal(trx, { proposal, ...texts })
            return ok(written(permitted.value, document, proposal, 'proposal.made'))
          }
          const before = stored.proposal
          if (before.documentId !== input.documentId || before.sectionId !== input.sectionId) {
            return err(refuse('thing.notFound'))
          }
          if (before.proposedBy !== personId) return err(refuse('access.notAllowed'))
          const isRepeat =
            input.note === before.note &&
            JSON.stringify(texts) === JSON.stringify({ base: stored.base, proposed: stored.proposed })
          if (isRepeat) return ok({ value: { version: before.version }, isRepeat: true })
          if (before.status !== 'open' || before.version !== input.version) return err(refuse('proposal.changed'))
          const proposal = { ...before, note: input.note, version: before.version + 1, updatedAt: at }
          await updateProposal(trx, { proposal, ...texts })
          return ok(written(permitted.value, document, proposal, 'proposal.edited'))
        })
      }),

    decide: (caller, { id, accept, reject }) =>
      inTurn(id, async () => {
        const asked = await askedOf(id)
        if (!asked.ok) return asked
        const { stored, place } = asked.value
        const { proposal } = stored
        const section = await findSection(database, proposal.documentId, proposal.sectionId)
        const action: Action = { kind: 'proposal.decide', ownerPartyId: section?.ownerPartyId ?? null }
        const permitted = await permit(database, caller.actor.personId, place.partnershipId, action)
        if (!permitted.ok) return permitted
        if (proposal.status !== 'open') return err(refuse('proposal.changed'))
        const outcome = await applied(stored, accept, reject)
        if (outcome === null) return err(refuse('proposal.changed'))
        const { decided, span } = outcome
        return recordChange<Decision>(foundation, async (trx, at) => {
          const after: StoredProposal = {
            proposal: {
              ...proposal,
              status: decided.isSettled ? 'settled' : 'open',
              version: proposal.version + 1,
              updatedAt: at,
            },
            base: decided.live,
            proposed: decided.proposed,
          }
          await updateProposal(trx, after)
          const event = accept.length > 0 ? 'proposal.accepted' : 'proposal.rejected'
          const change = written(permitted.value, place, after.proposal, event, {
            accepted: accept.length,
            rejected: reject.length,
          })
          return ok({ ...change, value: { isSettled: decided.isSettled, span } })
        })
      }),

    withdraw: (caller, { id }) =>
      inTurn(id, async () => {
        const asked = await askedOf(id)
        if (!asked.ok) return asked
        const { stored, place } = asked.value
        return recordChange<{ id: ProposalId }>(foundation, async (trx, at) => {
          const { proposal } = stored
          const action: Action = { kind: 'proposal.withdraw', partyId: proposal.partyId }
          const permitted = await permit(trx, caller.actor.personId, place.partnershipId, action)
          if (!permitted.ok) return permitted
          if (proposal.status === 'withdrawn') return ok({ value: { id }, isRepeat: true })
          if (proposal.status !== 'open') return err(refuse('proposal.changed'))
          const after = { ...proposal, status: 'withdrawn' as const, version: proposal.version + 1, updatedAt: at }
          await updateProposal(trx, { ...stored, proposal: after })
          return ok({ ...written(permitted.value, place, after, 'proposal.withdrawn'), value: { id } })
        })
      }),

    async remark(caller, { id, remarkId, text }) {
      const asked = await askedOf(id)
      if (!asked.ok) return asked
      const { stored, place } = asked.value
      return recordChange<{ id: ProposalId }>(foundation, async (trx, at) => {
        const { partnershipId } = place
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'comment.write' })
        if (!permitted.ok) return permitted
        const field = fieldWithPersonalNumber({ text })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        if (await hasRemark(trx, remarkId)) return ok({ value: { id }, isRepeat: true })
        const { personId } = permitted.value
        const partyId = actingParty(permitted.value, partnershipId)
        await insertRemark(trx, { id: remarkId, proposalId: id, personId, partyId, text, at })
        return ok({ ...written(permitted.value, place, stored.proposal, 'proposal.remarked'), value: { id } })
      })
    },
  }

  async function askedOf(id: ProposalId): Promise<Result<{ stored: StoredProposal; place: Place }, Refusal>> {
    const stored = await findProposal(database, id)
    const place = stored === null ? null : await placeOf(stored.proposal)
    return stored === null || place === null ? err(refuse('thing.notFound')) : ok({ stored, place })
  }

  /** Accepts in the live text, looking and writing in one turn, so that nothing can come between. */
  async function applied(stored: StoredProposal, accept: readonly string[], reject: readonly string[]) {
    const { documentId, sectionId, proposedBy } = stored.proposal
    const decidedOn = (live: readonly JSONContent[]) =>
      decideChanges(proposedChanges(stored.base, stored.proposed, live), accept, reject)
    if (accept.length === 0) {
      const decided = await documents.read(documentId, (doc) => decidedOn(readProse(doc, sectionId).content ?? []))
      return decided === null ? null : { decided, span: null }
    }
    let decided: ReturnType<typeof decidedOn> = null
    const span = await documents.transact(documentId, proposedBy, (doc) => {
      decided = decidedOn(readProse(doc, sectionId).content ?? [])
      if (decided !== null) editProse(doc, sectionId, decided.live)
    })
    return decided === null ? null : { decided: decided as NonNullable<ReturnType<typeof decidedOn>>, span }
  }
}

/** Both texts as a section would hold them; null when either is no content of a section. */
function readTexts(input: z.infer<typeof Propose>): { base: JSONContent[]; proposed: JSONContent[] } | null {
  try {
    return { base: storedProse(input.base), proposed: storedProse(input.content) }
  } catch {
    return null
  }
}

function fieldWithNumber(note: string, proposed: readonly JSONContent[]): string | null {
  const visit = (node: JSONContent): string => {
    const inner = node.content ?? []
    return node.type === 'text' ? (node.text ?? '') : inner.map(visit).join(inner[0]?.type === 'text' ? '' : '\n')
  }
  const isInText = proposed.some((block) => personalNumberIn(visit(block)) === 'block')
  return fieldWithPersonalNumber({ note }) ?? (isInText ? 'content' : null)
}

function written(
  actor: Actor,
  { partnershipId, kind }: Place,
  proposal: Proposal,
  action: AuditAction,
  data: Readonly<Record<string, number>> = {},
) {
  const { id, documentId, sectionId, version } = proposal
  return {
    value: { version },
    partnershipId,
    topics: ['proposals'] as const,
    event: {
      personId: actor.personId,
      partyId: actingParty(actor, partnershipId),
      action,
      subjectKind: 'proposal',
      subjectId: id,
      data: { documentId, sectionId, kind, ...data },
    },
  }
}

/** Runs the works of one key one after the other: a decision reaches into the text and into the record. */
function createTurns<Key>(): <T>(key: Key, work: () => Promise<T>) => Promise<T> {
  const last = new Map<Key, Promise<unknown>>()
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
    const settled = mine.catch(() => undefined)
    last.set(key, settled)
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key)
    })
    return mine
  }
}
