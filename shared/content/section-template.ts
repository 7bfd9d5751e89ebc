import type { SectionId } from '#shared/domain/document-section/section.ts'
import { invariant } from '#shared/kernel/result.ts'
import examples from './section-examples.json' with { type: 'json' }
import texts from './section-templates.json' with { type: 'json' }

/** The help that stands beside a section: never text in it, so that an empty section stays empty. */
export interface SectionTemplate {
  readonly id: SectionId
  readonly title: string
  /** Formål: one sentence on what the section is for. */
  readonly purpose: string
  /** Vejledende spørgsmål, in the order in which they are best asked. */
  readonly questions: readonly string[]
  /** Oplysninger that the section should end up holding. */
  readonly fields: readonly string[]
  /** Made up, to show tone and length; paragraphs parted by an empty line. Put into a text only by a person's own act. */
  readonly example: string
}

/** The languages that a document may be in. */
export type ContentLanguage = 'da' | 'en'

const exampleOf: Readonly<Record<string, Readonly<Record<ContentLanguage, string>>>> = examples
const byId = new Map(texts.map((text) => [text.id, text]))

/** Title, purpose, guiding questions, fields and example of a section in one language. */
export function sectionTemplate(sectionId: SectionId, language: ContentLanguage): SectionTemplate {
  const text = byId.get(sectionId)
  invariant(text, `section ${sectionId} has a template`)
  return {
    id: sectionId,
    title: text.title[language],
    purpose: text.purpose[language],
    questions: text.questions.map((question) => question[language]),
    fields: text.fields.map((field) => field[language]),
    example: exampleOf[sectionId]?.[language] ?? '',
  }
}
