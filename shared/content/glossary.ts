import terms from './glossary.json' with { type: 'json' }

export interface GlossaryTerm {
  readonly da: string
  readonly en: string
  /** A remark in English; empty for most terms. */
  readonly note: string
}

const fold = (word: string): string => word.trim().toLocaleLowerCase('da')

// One entry may hold several names of the same thing: `socialøkonomisk virksomhed / acceleratorvirksomhed`.
const byWord = new Map<string, GlossaryTerm>()
for (const term of terms) {
  for (const word of [term.da, term.en, ...term.da.split('/'), ...term.en.split('/')]) {
    if (!byWord.has(fold(word))) byWord.set(fold(word), term)
  }
}

/** Every term of the programme, in the order of the word list. */
export const glossary: readonly GlossaryTerm[] = terms

/** The term with this name in either language, whatever the case; null when the word list does not have it. */
export const findTerm = (word: string): GlossaryTerm | null => byWord.get(fold(word)) ?? null
