// Private-use characters that no keyboard makes: they mark what stands in bold through i18next's interpolation,
// which hands values on unchanged, so a sentence in either language may put the value wherever it wants.
const open = '\uE000'
const close = '\uE001'
const marks = /[\uE000\uE001]/g

export interface WordedPart {
  readonly text: string
  readonly isStrong: boolean
}

/** The value, marked to stand in bold in the sentence it is put into. */
export const strong = (value: string | number): string => `${open}${String(value).replace(marks, '')}${close}`

/** The sentence without marks, for labels, titles and announcements. */
export const plain = (sentence: string): string => sentence.replace(marks, '')

/** The sentence cut into what stands in bold and what does not; empty parts are left out. */
export const wordedParts = (sentence: string): WordedPart[] =>
  sentence
    .split(open)
    .flatMap((piece, index): WordedPart[] => {
      if (index === 0) return [{ text: piece, isStrong: false }]
      const [inside = '', ...outside] = piece.split(close)
      return [
        { text: inside, isStrong: true },
        { text: outside.join(''), isStrong: false },
      ]
    })
    .filter((part) => part.text !== '')
