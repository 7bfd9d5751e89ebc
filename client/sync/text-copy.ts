import type * as Y from 'yjs'
import { listCards } from '#shared/document/card-operations.ts'
import { cardListHome, cardLists } from '#shared/document/cards.ts'
import { plainText } from '#shared/document/prose.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** Everything written in the document as plain text: what a person takes along when the server will not have it. */
export function textCopyOf(doc: Y.Doc, sections: readonly { readonly id: SectionId; readonly title: string }[]) {
  return sections
    .flatMap(({ id, title }) => {
      const cards = cardLists
        .filter((list) => cardListHome[list].section === id)
        .flatMap((list) => listCards(doc, list))
        .map((card) =>
          Object.values(card.fields)
            .filter((value) => value !== '')
            .join(' · '),
        )
      const parts = [plainText(doc, id).trim(), ...cards].filter((part) => part !== '')
      return parts.length === 0 ? [] : [`${id} ${title}`, ...parts]
    })
    .join('\n\n')
}
