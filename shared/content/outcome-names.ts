import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import { ladderTexts } from './outcome-texts.ts'
import type { ContentLanguage } from './section-template.ts'

const namesIn = (language: ContentLanguage): Readonly<Record<OutcomeCode, string>> => {
  const entries = Object.entries(ladderTexts(language)).map(([code, { name }]) => [code, name])
  return Object.fromEntries(entries) as Record<OutcomeCode, string>
}

/** Names of the outcomes alone, for files that the server writes. */
export const outcomeNames: Readonly<Record<ContentLanguage, Readonly<Record<OutcomeCode, string>>>> = {
  da: namesIn('da'),
  en: namesIn('en'),
}
