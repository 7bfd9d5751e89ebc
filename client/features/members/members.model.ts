/** The address out of what people paste: `Karen Holm <karen@firma.dk>;` as well as the bare address. */
export function addressIn(pasted: string): string {
  const inBrackets = /<([^<>]+)>/.exec(pasted)?.[1]
  return (inBrackets ?? pasted)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[,;]+$/, '')
    .trim()
}
