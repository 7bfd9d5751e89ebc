import type { JSONContent } from '@tiptap/core'
import { type PracticePart, practiceParts } from '#shared/domain/best-practice/best-practice.ts'

type Told = Readonly<Record<PracticePart, string>> & { readonly title: string }

/** The card as text for a section: its heading and its answers, each led in by the name of the part. */
export function practiceContent(card: Told, partName: (part: PracticePart) => string): JSONContent[] {
  return [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: card.title }] },
    ...practiceParts
      .filter((part) => card[part] !== '')
      .map((part) => ({
        type: 'paragraph',
        content: [
          { type: 'text', text: `${partName(part)}: `, marks: [{ type: 'bold' }] },
          { type: 'text', text: card[part].replaceAll('\n', ' ') },
        ],
      })),
  ]
}

/** The card as the fields of a task: what is done, and the advice as the first step. */
export const practiceTask = (card: Told): Record<string, string> => ({
  title: card.title,
  description: [card.situation, card.action].filter((text) => text !== '').join('\n'),
  firstStep: card.advice,
})

/** A text of several paragraphs, parted by empty lines, as content. */
export const paragraphsOf = (text: string): JSONContent[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }))
