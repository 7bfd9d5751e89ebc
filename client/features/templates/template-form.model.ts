import { type BothLanguages, BothLanguages as Schema, type TemplateView } from '#shared/contracts/templates.ts'

/** The texts as they are typed: a question is a line. */
export interface TypedTexts {
  readonly purpose: string
  readonly questions: string
  readonly example: string
}
export type TypedLanguages = Readonly<Record<'da' | 'en', TypedTexts>>

export const typedFrom = (texts: BothLanguages): TypedLanguages => ({
  da: { ...texts.da, questions: texts.da.questions.join('\n') },
  en: { ...texts.en, questions: texts.en.questions.join('\n') },
})

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What is sent; null while a language has no purpose or no question, or has more than the server takes. */
export function textsFrom(typed: TypedLanguages): BothLanguages | null {
  const of = ({ purpose, questions, example }: TypedTexts) => ({ purpose, questions: linesOf(questions), example })
  return Schema.safeParse({ da: of(typed.da), en: of(typed.en) }).data ?? null
}

/** The section as it stands, out of a refusal that somebody was faster; null when the answer holds none. */
export function currentTemplate(data: Readonly<Record<string, unknown>> | undefined): TemplateView | null {
  const current = data?.['current']
  if (typeof current !== 'object' || current === null) return null
  const { revision, texts } = current as Partial<TemplateView>
  return typeof revision === 'number' && Schema.safeParse(texts).success ? (current as TemplateView) : null
}
