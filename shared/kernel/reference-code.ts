/**
 * A hash as people read it to each other: its first sixteen characters in fours. Not fewer, or somebody could search
 * for another text with the same code. The whole hash stands in the file.
 */
export const referenceCode = (hash: string): string =>
  hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
