import type * as Y from 'yjs'
import type { DocumentView } from '#shared/contracts/partnerships.ts'
import { listCards } from '#shared/document/card-operations.ts'
import { cardListHome, cardLists } from '#shared/document/cards.ts'
import { plainText } from '#shared/document/prose.ts'
import type { PlanContent } from '#shared/domain/plan-check/plan-check.ts'

/** The document as the plan checks read it. */
export function planContentOf(doc: Y.Doc, { kind, sections }: Pick<DocumentView, 'kind' | 'sections'>): PlanContent {
  const lists = cardLists.filter((list) => cardListHome[list].document === kind)
  return {
    kind,
    lists: Object.fromEntries(lists.map((list) => [list, listCards(doc, list)])),
    sections: sections.map(({ sectionId, status, ownerPartyId }) => ({
      sectionId,
      status,
      hasOwner: ownerPartyId !== null,
      hasWords: plainText(doc, sectionId).trim() !== '',
      lists: lists.filter((list) => cardListHome[list].section === sectionId),
    })),
  }
}
