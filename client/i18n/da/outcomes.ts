import { ladderTexts } from '#shared/content/outcome-texts.ts'

/** The outcome ladder in words, under `<code>.name` and so on; the words are shared with the server's documents. */
export const outcomes = ladderTexts('da')
