/** Counts below this can point at a person when they leave the partnership (OUT-11). */
export const smallestShownCount = 5

/** A count as outsiders may see it; null is hidden. Zero tells nothing about anybody and stays. */
export type ShownCount = number | null

/**
 * The counts of one group of cells whose sum is shown beside them. Small ones are hidden; when that leaves one hidden
 * cell, which the sum would give away, the smallest of the others is hidden with it. The sum itself is hidden when it
 * is small.
 */
export function hideSmallCounts(counts: readonly number[]): { shown: readonly ShownCount[]; sum: ShownCount } {
  const isSmall = (count: number) => count > 0 && count < smallestShownCount
  const hidden = new Set(counts.flatMap((count, index) => (isSmall(count) ? [index] : [])))
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (hidden.size === 1) {
    const others = counts
      .map((count, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !hidden.has(index))
      .sort((a, b) => a.count - b.count)
    const [partner] = others
    if (partner !== undefined) hidden.add(partner.index)
    // Alone in its group the small count is the sum, so the sum goes too.
    else return { shown: counts.map((count, index) => (hidden.has(index) ? null : count)), sum: null }
  }
  return {
    shown: counts.map((count, index) => (hidden.has(index) ? null : count)),
    sum: isSmall(total) ? null : total,
  }
}
