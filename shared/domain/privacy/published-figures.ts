/** Counts below this can point at a person when they leave the partnership (OUT-11, PFO-2). */
export const smallestShownCount = 5

/**
 * A count of citizens as it leaves a partnership (PFO-2): exact, or hidden because it could point at a person (1 to 4),
 * or a sum with hidden counts in it, which is told by its bounds.
 */
export type PublishedFigure =
  | { readonly kind: 'exact'; readonly count: number }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'between'; readonly least: number; readonly most: number }

const isSmall = (count: number): boolean => count > 0 && count < smallestShownCount

/** One partnership's count as others may see it. Zero tells nothing about anybody and stays. */
export const publish = (count: number): PublishedFigure =>
  isSmall(count) ? { kind: 'hidden' } : { kind: 'exact', count }

/**
 * The sum of published figures. It is made of what is shown and of nothing else: a hidden count goes in as one of 1 to
 * 4 whatever it is, so no sum, of any choice of partnerships, gives a hidden count away.
 */
export function sumOfPublished(figures: readonly PublishedFigure[]): PublishedFigure {
  const bounds = figures.map(boundsOf)
  const least = bounds.reduce((sum, bound) => sum + bound.least, 0)
  const most = bounds.reduce((sum, bound) => sum + bound.most, 0)
  if (least === most) return { kind: 'exact', count: least }
  return figures.length === 1 && figures[0]?.kind === 'hidden' ? { kind: 'hidden' } : { kind: 'between', least, most }
}

const boundsOf = (figure: PublishedFigure): { readonly least: number; readonly most: number } => {
  switch (figure.kind) {
    case 'exact':
      return { least: figure.count, most: figure.count }
    case 'hidden':
      return { least: 1, most: smallestShownCount - 1 }
    case 'between':
      return figure
  }
}

/** One partnership's count of an outcome by the setting of the intake course; `none` is where none was told. */
export interface SettingCounts {
  readonly a: number
  readonly b: number
  readonly none: number
}

/**
 * An outcome in setting a and in setting b over all partnerships, or null when that would say too much (PFO-3). Beside
 * the partnerships' own figures the two tell the sum of the hidden ones, so they are shown only when each of the three
 * sums is zero or large enough, and when even somebody who knows one of the hidden counts cannot find another.
 */
export function compareSettings(cells: readonly SettingCounts[]): { readonly a: number; readonly b: number } | null {
  const sum = (of: (cell: SettingCounts) => number) => cells.reduce((total, cell) => total + of(cell), 0)
  const [a, b, none] = [sum((cell) => cell.a), sum((cell) => cell.b), sum((cell) => cell.none)]
  if ([a, b, none].some(isSmall)) return null
  const hidden = cells.map((cell) => cell.a + cell.b + cell.none).filter(isSmall)
  return hidden.length === 0 || stayHidden(hidden) ? { a, b } : null
}

/** Whether the counts, each known to be 1 to 4, stay open when their sum and any one of them is known. */
function stayHidden(counts: readonly number[]): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const others = counts.length - 1
  return (
    others >= 2 && counts.every((known) => total - known > others && total - known < others * (smallestShownCount - 1))
  )
}
