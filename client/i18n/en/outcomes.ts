import { ladderTexts } from '#shared/content/outcome-texts.ts'

export const outcomes = ladderTexts('en')
