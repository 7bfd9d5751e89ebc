import type { JSONContent } from '@tiptap/core'
import { alignBlocks, areComparable, isTextblock } from './align-blocks.ts'
import { type Token, blockKey, canonical, inlineOf, tokensOf } from './inline-tokens.ts'
import { tokenHunks } from './prose-diff.ts'

/** A place that both sides changed, each in its own way; all three as plain text. */
export interface MergeConflict {
  readonly base: string
  readonly theirs: string
  readonly ours: string
}

export interface MergedProse {
  /** Both sides' changes; where they collide, ours. */
  readonly content: JSONContent[]
  readonly conflicts: readonly MergeConflict[]
}

/**
 * Carries our changes over to where the text has moved in the meantime: what only one side changed is taken, by
 * words; what both changed differently is a conflict, never lost in silence.
 */
export function mergeProse(
  base: readonly JSONContent[],
  theirs: readonly JSONContent[],
  ours: readonly JSONContent[],
): MergedProse {
  const conflicts: MergeConflict[] = []
  const content = mergeBlocks(base, theirs, ours, conflicts)
  return { content: content.length === 0 ? [{ type: 'paragraph' }] : content, conflicts }
}

interface Side {
  /** What each block of the base has become; null when it is gone. */
  readonly kept: readonly (JSONContent | null)[]
  /** What was put before each block of the base; the last entry stands behind all. */
  readonly inserted: readonly (readonly JSONContent[])[]
}

function sideOf(base: readonly JSONContent[], side: readonly JSONContent[]): Side {
  const kept: (JSONContent | null)[] = base.map(() => null)
  const inserted: JSONContent[][] = Array.from({ length: base.length + 1 }, () => [])
  let at = 0
  for (const step of alignBlocks(base, side)) {
    if (step.kind === 'added') inserted[at]?.push(side[step.after] ?? {})
    else {
      at = step.before + 1
      if (step.kind !== 'removed') kept[step.before] = side[step.after] ?? null
    }
  }
  return { kept, inserted }
}

function mergeBlocks(
  base: readonly JSONContent[],
  theirs: readonly JSONContent[],
  ours: readonly JSONContent[],
  conflicts: MergeConflict[],
): JSONContent[] {
  const [their, our] = [sideOf(base, theirs), sideOf(base, ours)]
  const merged: JSONContent[] = []
  for (let index = 0; index <= base.length; index += 1) {
    const inserted = their.inserted[index] ?? []
    merged.push(...inserted, ...without(our.inserted[index] ?? [], inserted))
    const block = base[index]
    if (block === undefined) continue
    const one = mergeBlock(block, their.kept[index] ?? null, our.kept[index] ?? null, conflicts)
    if (one !== null) merged.push(one)
  }
  return merged
}

/** What both sides put into the same place is there once. */
function without(some: readonly JSONContent[], others: readonly JSONContent[]): JSONContent[] {
  const there = others.map(blockKey)
  return some.filter((node) => {
    const found = there.indexOf(blockKey(node))
    if (found === -1) return true
    there.splice(found, 1)
    return false
  })
}

function mergeBlock(
  base: JSONContent,
  theirs: JSONContent | null,
  ours: JSONContent | null,
  conflicts: MergeConflict[],
): JSONContent | null {
  const isChanged = (side: JSONContent | null): boolean => side === null || blockKey(side) !== blockKey(base)
  if (!isChanged(ours)) return theirs
  if (!isChanged(theirs)) return ours
  if (theirs !== null && ours !== null && blockKey(theirs) === blockKey(ours)) return ours
  if (theirs === null && ours === null) return null
  if (theirs !== null && ours !== null) {
    if (isTextblock(theirs) && isTextblock(ours) && isTextblock(base)) return mergeText(base, theirs, ours, conflicts)
    const isAlike = areComparable(base, theirs) && areComparable(base, ours)
    if (isAlike && base.content !== undefined && base.type !== 'tableRow') {
      const content = mergeBlocks(base.content, theirs.content ?? [], ours.content ?? [], conflicts)
      return content.length === 0 ? null : withContent(shellMerged(base, theirs, ours), content)
    }
    if (isAlike && base.type === 'tableRow' && sameLength(base, theirs, ours)) {
      const content = (base.content ?? []).map(
        (cell, index) =>
          mergeBlock(cell, theirs.content?.[index] ?? null, ours.content?.[index] ?? null, conflicts) ?? cell,
      )
      return withContent(shellMerged(base, theirs, ours), content)
    }
  }
  conflicts.push({ base: textOf(base), theirs: textOf(theirs), ours: textOf(ours) })
  return ours
}

const sameLength = (...rows: readonly JSONContent[]): boolean =>
  new Set(rows.map((row) => row.content?.length ?? 0)).size === 1

function mergeText(base: JSONContent, theirs: JSONContent, ours: JSONContent, conflicts: MergeConflict[]): JSONContent {
  const tokens = mergeTokens(tokensOf(base.content), tokensOf(theirs.content), tokensOf(ours.content), conflicts)
  return withContent(shellMerged(base, theirs, ours), inlineOf(tokens))
}

/** Kind and attributes of ours when we changed them, else theirs. */
function shellMerged(base: JSONContent, theirs: JSONContent, ours: JSONContent): JSONContent {
  const shell = ({ type, attrs }: JSONContent) => ({ type: type ?? '', ...(attrs === undefined ? {} : { attrs }) })
  return canonical(shell(ours)) === canonical(shell(base)) ? shell(theirs) : shell(ours)
}

const withContent = (shell: JSONContent, content: readonly JSONContent[]): JSONContent => ({
  ...shell,
  ...(content.length === 0 ? {} : { content: [...content] }),
})

interface Edit {
  /** Tokens of the base that it replaces: from, up to but without to. */
  readonly from: number
  readonly to: number
  readonly tokens: readonly Token[]
}

function editsOf(base: readonly Token[], side: readonly Token[]): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const hunk of tokenHunks(base, side)) {
    if (hunk.kind === 'changed') edits.push({ from: at, to: at + hunk.before.length, tokens: hunk.after })
    at += hunk.before.length
  }
  return edits
}

function mergeTokens(
  base: readonly Token[],
  theirs: readonly Token[],
  ours: readonly Token[],
  conflicts: MergeConflict[],
): Token[] {
  const [their, our] = [editsOf(base, theirs), editsOf(base, ours)]
  const merged: Token[] = []
  let [at, t, o] = [0, 0, 0]
  while (t < their.length || o < our.length) {
    const [first, second] = [their[t], our[o]]
    if (first !== undefined && second !== undefined && collide(first, second)) {
      const from = Math.min(first.from, second.from)
      let to = Math.max(first.to, second.to)
      const [mine, yours] = [[second], [first]]
      t += 1
      o += 1
      // Whatever reaches into the stretch belongs to the collision too.
      for (let grew = true; grew;) {
        grew = false
        for (let next = their[t]; next !== undefined && next.from < to; next = their[t]) {
          yours.push(next)
          to = Math.max(to, next.to)
          t += 1
          grew = true
        }
        for (let next = our[o]; next !== undefined && next.from < to; next = our[o]) {
          mine.push(next)
          to = Math.max(to, next.to)
          o += 1
          grew = true
        }
      }
      merged.push(...base.slice(at, from))
      const [theirText, ourText] = [applied(base, yours, from, to), applied(base, mine, from, to)]
      if (keysOf(theirText) !== keysOf(ourText)) {
        conflicts.push({ base: textIn(base.slice(from, to)), theirs: textIn(theirText), ours: textIn(ourText) })
      }
      merged.push(...ourText)
      at = to
      continue
    }
    const isTheirs =
      second === undefined ||
      (first !== undefined && (first.from < second.from || (first.from === second.from && first.to <= second.to)))
    const edit = isTheirs ? first : second
    if (edit === undefined) break
    if (isTheirs) t += 1
    else o += 1
    merged.push(...base.slice(at, edit.from), ...edit.tokens)
    at = edit.to
  }
  merged.push(...base.slice(at))
  return merged
}

/** Two that touch the same words. Two that only put something into the same gap both stand. */
const collide = (a: Edit, b: Edit): boolean =>
  a.from === b.from && a.to === b.to
    ? a.from < a.to || keysOf(a.tokens) === keysOf(b.tokens)
    : a.from < b.to && b.from < a.to

function applied(base: readonly Token[], edits: readonly Edit[], from: number, to: number): Token[] {
  const tokens: Token[] = []
  let at = from
  for (const edit of edits) {
    tokens.push(...base.slice(at, edit.from), ...edit.tokens)
    at = edit.to
  }
  return [...tokens, ...base.slice(at, to)]
}

const keysOf = (tokens: readonly Token[]): string => tokens.map((token) => token.key).join('\u0001')
const textIn = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('')

function textOf(node: JSONContent | null): string {
  if (node === null) return ''
  if (node.type === 'text') return node.text ?? ''
  const isInline = node.content?.some((child) => child.type === 'text') === true
  return (node.content ?? []).map(textOf).join(isInline ? '' : '\n')
}
