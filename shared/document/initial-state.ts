import * as Y from 'yjs'
import type { ContentLanguage } from '#shared/content/section-template.ts'
import { buddyModuleTemplates, intakeStepTemplates } from '#shared/content/starting-card.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import { addCard } from './card-operations.ts'
import { fragmentName, sectionIds } from './fragments.ts'
import { addTextStarts } from './text-start.ts'

/** Writes the beginning of every document; no device draws so small a number by chance but once in 4 billion. */
const templateClientId = 1

/**
 * The state with which a document is born, as one Yjs update (DOC-1): each section an empty paragraph, so that two
 * people who begin at once share it, and in a social model the modules and steps of the method as cards.
 *
 * The same bytes for the same input. Made by the server in the transaction that creates the document, never by a
 * client: two beginnings of different makers would both stay in the document.
 */
export function initialDocumentState(kind: DocumentKind, language: ContentLanguage): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = templateClientId
  doc.transact(() => {
    for (const sectionId of sectionIds[kind]) {
      const fragment = doc.getXmlFragment(fragmentName(sectionId))
      fragment.insert(0, [new Y.XmlElement('paragraph')])
      addTextStarts(fragment)
    }
    if (kind === 'socialModel') addStartingCards(doc, language)
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/** Ids of the starting cards, the same in every document: `buddyModule-1`, `intakeStep-1`, … */
export const startingCardId = (kind: 'buddyModule' | 'intakeStep', number: number): string => `${kind}-${number}`

function addStartingCards(doc: Y.Doc, language: ContentLanguage): void {
  buddyModuleTemplates(language).forEach(({ title, goal, minutes }, index) => {
    addCard(doc, 'buddyModules', { id: startingCardId('buddyModule', index + 1), fields: { title, goal, minutes } })
  })
  intakeStepTemplates(language).forEach(({ when, what, who }, index) => {
    addCard(doc, 'intakeSteps', { id: startingCardId('intakeStep', index + 1), fields: { when, what, who } })
  })
}
