import type { z } from 'zod'
import type { AddSuggestions, CardsView, SuggestionsAdded } from '#shared/contracts/cards.ts'
import { suggestedCards } from '#shared/content/starting-plan-card.ts'
import { addCard, listCards } from '#shared/document/card-operations.ts'
import { type CardContent, type CardList, cardLists } from '#shared/document/cards.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { findDocument, languageOf } from '#server/modules/documents/documents.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'

export interface CardsService {
  /** What a page reads that shows cards without opening the document, unsaved keystrokes included. */
  ofDocument(caller: Caller, documentId: DocumentId): Promise<Result<CardsView, Refusal>>
  /** The same for whoever has decided the right already. */
  read(documentId: DocumentId): Promise<CardsView>
  /**
   * Puts the method's suggestions into a list that is empty, in the caller's name. The server does it, so that two
   * people who ask at once get one set and not two (DOC-10). Resolves when they are on disk.
   */
  addSuggestions(caller: Caller, input: z.infer<typeof AddSuggestions>): Promise<Result<SuggestionsAdded, Refusal>>
}

export function createCardsService(
  { database, random }: Pick<Foundation, 'database' | 'random'>,
  documents: LiveDocuments,
): CardsService {
  const read = (documentId: DocumentId): Promise<CardsView> =>
    documents.read(documentId, (doc) => {
      const cards = {} as Record<CardList, readonly CardContent[]>
      for (const list of cardLists) cards[list] = listCards(doc, list)
      return cards
    })

  return {
    async ofDocument(caller, documentId) {
      const document = await findDocument(database, documentId)
      if (document === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, document.partnershipId, { kind: 'document.read' })
      if (!decision.allowed) return err(decision.refusal)
      return ok(await read(documentId))
    },

    read,

    async addSuggestions(caller, { documentId, list }) {
      const document = await findDocument(database, documentId)
      if (document === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, document.partnershipId, { kind: 'document.write' })
      if (!decision.allowed) return err(decision.refusal)
      if (document.kind !== 'partnerPlan') return err(refuse('input.invalid', { fields: ['documentId'] }))
      const suggestions = suggestedCards(list, await languageOf(database, documentId))
      let cards = 0
      await documents.transact(documentId, caller.actor.personId, (doc) => {
        if (listCards(doc, list).length > 0) return
        for (const fields of suggestions) addCard(doc, list, { id: random.uuid(), fields })
        cards = suggestions.length
      })
      return ok({ cards })
    },
  }
}
