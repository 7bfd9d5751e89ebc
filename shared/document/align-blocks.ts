import type { JSONContent } from '@tiptap/core'
import { diffArrays } from 'diff'
import { blockKey, wordsOf } from './inline-tokens.ts'
import { contentSchema } from './schema.ts'

/** How one list of blocks became the other; indexes into both. */
export type AlignStep =
  | { readonly kind: 'same'; readonly before: number; readonly after: number }
  /** One block that was changed. */
  | { readonly kind: 'pair'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number }

/** Share of common words from which a block counts as changed and not as another one. */
const likeness = 0.34
/** Beyond this many pairs to weigh, blocks are taken as removed and added. */
const maxPairs = 10_000

/** Pairs the blocks of two versions in order: equal ones, changed ones, and those that only one version has. */
export function alignBlocks(before: readonly JSONContent[], after: readonly JSONContent[]): AlignStep[] {
  const steps: AlignStep[] = []
  let [a, b] = [0, 0]
  let gap = { before: [] as number[], after: [] as number[] }
  const closeGap = (): void => {
    steps.push(...alignGap(before, after, gap))
    gap = { before: [], after: [] }
  }
  for (const part of diffArrays(before.map(blockKey), after.map(blockKey))) {
    for (let count = part.value.length; count > 0; count -= 1) {
      if (part.removed) gap.before.push(a++)
      else if (part.added) gap.after.push(b++)
      else {
        closeGap()
        steps.push({ kind: 'same', before: a++, after: b++ })
      }
    }
  }
  closeGap()
  return steps
}

/** The best pairs of a stretch without equal blocks: those that together share most words, never crossing. */
function alignGap(
  before: readonly JSONContent[],
  after: readonly JSONContent[],
  gap: { readonly before: readonly number[]; readonly after: readonly number[] },
): AlignStep[] {
  const [rows, columns] = [gap.before.length, gap.after.length]
  const isWeighed = rows > 0 && columns > 0 && rows * columns <= maxPairs
  const value = (row: number, column: number): number => {
    const score = similarity(before[gap.before[row] ?? 0] ?? {}, after[gap.after[column] ?? 0] ?? {})
    return score >= likeness ? score : 0
  }
  const weights = isWeighed
    ? Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => value(row, column)))
    : []
  const weight = (row: number, column: number): number => weights[row]?.[column] ?? 0
  // best[row][column]: the most that pairs from here on can share.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(isWeighed ? columns + 1 : 0))
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0
  for (let row = rows - 1; row >= 0 && isWeighed; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const paired = weight(row, column) > 0 ? weight(row, column) + at(row + 1, column + 1) : 0
      const line = best[row]
      if (line !== undefined) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  }
  const steps: AlignStep[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const isPair =
      isWeighed &&
      row < rows &&
      column < columns &&
      weight(row, column) > 0 &&
      at(row, column) === weight(row, column) + at(row + 1, column + 1)
    if (isPair) steps.push({ kind: 'pair', before: gap.before[row++] ?? 0, after: gap.after[column++] ?? 0 })
    else if (row < rows && (column >= columns || at(row, column) === at(row + 1, column))) {
      steps.push({ kind: 'removed', before: gap.before[row++] ?? 0 })
    } else steps.push({ kind: 'added', after: gap.after[column++] ?? 0 })
  }
  return steps
}

export const isTextblock = (node: JSONContent): boolean => contentSchema.nodes[node.type ?? '']?.isTextblock === true

const plainLists = new Set(['bulletList', 'orderedList'])
const columnsOf = (table: JSONContent): number => table.content?.[0]?.content?.length ?? 0

/** Whether one block can have become the other by changes inside it. */
export function areComparable(a: JSONContent, b: JSONContent): boolean {
  if (isTextblock(a) && isTextblock(b)) return true
  if (plainLists.has(a.type ?? '') && plainLists.has(b.type ?? '')) return true
  if (a.type !== b.type) return false
  // Cells that only one version has would leave holes in the other's rows.
  if (a.type === 'table') return columnsOf(a) === columnsOf(b) && isEven(a) && isEven(b)
  return a.content !== undefined && b.content !== undefined
}

const isEven = (table: JSONContent): boolean =>
  (table.content ?? []).every(
    (row) =>
      row.content?.length === columnsOf(table) &&
      row.content.every(({ attrs }) => (attrs?.['colspan'] ?? 1) === 1 && (attrs?.['rowspan'] ?? 1) === 1),
  )

/** From 0, nothing in common, to 1; by words. A text that was empty may have become any other. */
function similarity(a: JSONContent, b: JSONContent): number {
  if (!areComparable(a, b)) return 0
  const [left, right] = [wordBag(a), wordBag(b)]
  if (left.size === 0 || right.size === 0) return a.type === b.type ? likeness : 0
  let [common, total] = [0, 0]
  for (const [word, count] of left) {
    common += Math.min(count, right.get(word) ?? 0)
    total += count
  }
  for (const count of right.values()) total += count
  return (2 * common) / total
}

function wordBag(node: JSONContent): Map<string, number> {
  const bag = new Map<string, number>()
  const visit = (one: JSONContent): void => {
    for (const word of wordsOf(one.text ?? '')) {
      if (/[\p{L}\p{N}]/u.test(word)) bag.set(word, (bag.get(word) ?? 0) + 1)
    }
    one.content?.forEach(visit)
  }
  visit(node)
  return bag
}
