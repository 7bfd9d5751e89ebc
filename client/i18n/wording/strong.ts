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
export const plain = (sentence: string): string => withOneFullStop(sentence).replace(marks, '')

/** A value may bring a full stop of its own (`60.000 kr.`, `15. dec.`): the sentence then needs no second one. */
const withOneFullStop = (sentence: string): string => sentence.replace(/([.!?])(\uE001?)\.(?=\s|$)/g, '$1$2')

/** The sentence cut into what stands in bold and what does not; empty parts are left out. */
export const wordedParts = (sentence: string): WordedPart[] =>
  withOneFullStop(sentence)
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
