/** The line in three parts around the quote, spaces counting as equal; the quote is empty where it does not stand. */
export function partsAround(line: string, quote: string): readonly [string, string, string] {
  const words = quote.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [line, '', '']
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
  const found = new RegExp(pattern, 'u').exec(line)
  if (found === null) return [line, '', '']
  const end = found.index + found[0].length
  return [line.slice(0, found.index), found[0], line.slice(end)]
}
