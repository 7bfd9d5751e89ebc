import type { JSONContent } from '@tiptap/core'
import type { z } from 'zod'
import type { LandCards, Landed } from '#shared/contracts/workshops.ts'
import { addCard } from '#shared/document/card-operations.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { plainText, readProse } from '#shared/document/prose.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import { type DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { type LandingTarget, landsIn, originOf, withOrigin } from '#shared/domain/workshop/landing-target.ts'
import type { Room, StoredCard } from '#shared/domain/workshop/room.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { CommitmentId, type DocumentId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { RoomHub } from '#server/live/room-hub.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import type { CommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { listDocuments } from '#server/modules/documents/documents.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import { findWorkshop, markLanded, readRoom } from './workshops.store.ts'

export interface LandingService {
  /**
   * Puts shown cards into the plan: as bullets of a section, as tasks, risks or needs, or as proposed commitments, each
   * with where it was born. A card lands once, however often it is asked for (WOR-12).
   */
  land(caller: Caller, input: z.infer<typeof LandCards>): Promise<Result<Landed, Refusal>>
}

type Input = z.infer<typeof LandCards>

export function createLandingService(
  foundation: Foundation,
  { hub, documents, commitments }: { hub: RoomHub; documents: LiveDocuments; commitments: CommitmentsService },
): LandingService {
  const { database } = foundation

  /** The document that holds the target; null when the partnership has none of the kind or not that one. */
  const documentFor = async (room: Room, { target, documentId }: Input): Promise<DocumentId | null> => {
    const kind: DocumentKind = target === 'tasks' || target.startsWith('S') ? 'socialModel' : 'partnerPlan'
    const all = (await listDocuments(database, room.partnershipId)).filter((one) => one.kind === kind)
    if (documentId !== null) return all.find(({ id }) => id === documentId)?.id ?? null
    return all.length === 1 ? (all[0]?.id ?? null) : null
  }

  return {
    async land(caller, input) {
      const found = await findWorkshop(database, input.id)
      if (found === null) return err(refuse('thing.notFound'))
      const { partnershipId } = found
      const { personId } = caller.actor
      for (const kind of [
        'workshop.run',
        input.target === 'commitments' ? 'commitment.propose' : 'document.write',
      ] as const) {
        const permitted = await permit(database, personId, partnershipId, { kind })
        if (!permitted.ok) return permitted
      }
      const room = await readRoom(database, input.id)
      if (room === null) return err(refuse('thing.notFound'))
      if (room.isRehearsal) return err(refuse('workshop.rehearsal'))
      const cards = shownCards(room, input)
      if (!cards.ok) return cards
      const fresh = cards.value.filter(({ landedIn }) => landedIn === null)
      if (fresh.length === 0) return ok({ landed: 0 })

      if (input.target === 'commitments') {
        const { partyId } = input
        if (partyId === null) return err(refuse('input.invalid', { fields: ['partyId'] }))
        for (const card of fresh) {
          const draft = CommitmentDraft.safeParse({
            partyId,
            what: withOrigin(card.text, originOf(room, card)),
            personId: null,
            quantity: null,
            unit: '',
            dueOn: null,
            programmeMonth: null,
            condition: '',
            evidence: '',
            targetIds: [],
          })
          if (!draft.success) return err(refuse('input.invalid', { fields: ['cardIds'] }))
          const id = CommitmentId.parse(card.id)
          const proposed = await commitments.propose(caller, { id, partnershipId, draft: draft.data, source: null })
          if (!proposed.ok) return proposed
        }
      } else {
        const documentId = await documentFor(room, input)
        if (documentId === null) return err(refuse('thing.notFound'))
        const { target } = input
        await documents.transact(documentId, personId, (doc) => {
          const section = SectionId.safeParse(target)
          if (section.success) {
            const words = plainText(doc, section.data)
            const lines = fresh.map((card) => withOrigin(card.text, originOf(room, card)))
            // A call that was cut off between the text and its record must not write the same lines again.
            const missing = lines.filter((line) => !words.includes(line))
            if (missing.length > 0) editProse(doc, section.data, appended(readProse(doc, section.data), missing))
            return
          }
          for (const card of fresh) landInList(doc, room, card, target)
        })
      }
      // After the text, which stands in the document's own log: the record must not tell of what is not there.
      const landed = await recordChange<Landed>(foundation, async (trx, at) => {
        const permitted = await permit(trx, personId, partnershipId, { kind: 'workshop.run' })
        if (!permitted.ok) return permitted
        await markLanded(
          trx,
          fresh.map(({ id }) => id),
          input.target,
          at,
        )
        return ok({
          value: { landed: fresh.length },
          partnershipId,
          topics: ['workshops'],
          event: {
            personId,
            partyId: actingParty(permitted.value, partnershipId),
            action: 'workshop.landed',
            subjectKind: 'workshop',
            subjectId: room.id,
            data: { title: room.title, step: null, cards: fresh.length },
          },
        })
      })
      if (landed.ok) hub.changed(room.id)
      return landed
    },
  }
}

/** The cards that were named, when all of them are of this workshop, are shown, and fit the target. */
function shownCards(room: Room, { cardIds, target }: Input): Result<readonly StoredCard[], Refusal> {
  const cards: StoredCard[] = []
  for (const id of new Set(cardIds)) {
    const card = room.cards.find((one) => one.id === id)
    const step = room.steps.find((one) => one.id === card?.stepId)
    if (card === undefined || step === undefined || step.revealedAt === null) return err(refuse('thing.notFound'))
    if (!landsIn(step.activity, target)) return err(refuse('input.invalid', { fields: ['target'] }))
    cards.push(card)
  }
  return ok(cards)
}

type Doc = Parameters<typeof addCard>[0]

function landInList(doc: Doc, room: Room, card: StoredCard, target: LandingTarget): void {
  const origin = originOf(room, card)
  if (target === 'tasks') {
    const foundBy = room.steps.find(({ id }) => id === card.stepId)?.activity === 'tasks' ? card.column : null
    addCard(doc, 'tasks', {
      id: card.id,
      fields: { title: card.text, description: origin, status: 'idea', ...(foundBy === null ? {} : { foundBy }) },
    })
  } else if (target === 'risks') {
    addCard(doc, 'risks', { id: card.id, fields: { risk: withOrigin(card.text, origin) } })
  } else if (target === 'needs' && card.column !== null && card.partyKind !== 'fund') {
    addCard(doc, 'needs', {
      id: card.id,
      fields: { party: card.partyKind, column: card.column, text: withOrigin(card.text, origin) },
    })
  }
}

/** The section with one more list at its end; an empty paragraph that stood alone gives way. */
function appended(prose: JSONContent, lines: readonly string[]): JSONContent[] {
  const before = prose.content ?? []
  const isEmpty = before.length === 1 && before[0]?.type === 'paragraph' && (before[0].content ?? []).length === 0
  const items = lines.map((text) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }))
  return [...(isEmpty ? [] : before), { type: 'bulletList', content: items }]
}
