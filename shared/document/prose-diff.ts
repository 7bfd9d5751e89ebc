import type { JSONContent } from '@tiptap/core'
import { diffArrays } from 'diff'
import { alignBlocks, areComparable, isTextblock } from './align-blocks.ts'
import { type AuthoredNode, type Token, blockKey, canonical, inlineOf, plainNode, tokensOf } from './inline-tokens.ts'

/** Names one change among those of a comparison; the same for the same change, wherever else the text moves. */
export type ChangeKey = string

export type DiffRun =
  | { readonly kind: 'same'; readonly content: readonly AuthoredNode[] }
  /** Words that went, words that came, or both in one place. */
  | {
      readonly kind: 'changed'
      readonly key: ChangeKey
      readonly removed: readonly AuthoredNode[]
      readonly added: readonly AuthoredNode[]
    }

interface Shell {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}
/** A block's kind or its attributes differ: a heading's level, a tick. */
interface ShellChange {
  readonly key: ChangeKey
  readonly before: Shell
}

export type DiffBlock =
  | { readonly kind: 'same'; readonly node: AuthoredNode }
  | { readonly kind: 'added'; readonly key: ChangeKey; readonly node: AuthoredNode }
  | { readonly kind: 'removed'; readonly key: ChangeKey; readonly node: AuthoredNode }
  | {
      readonly kind: 'text'
      readonly shell: Shell
      readonly shellChange: ShellChange | null
      readonly runs: readonly DiffRun[]
    }
  | {
      readonly kind: 'group'
      readonly shell: Shell
      readonly shellChange: ShellChange | null
      readonly children: readonly DiffBlock[]
    }

/**
 * How the content of a section became another: word by word inside the blocks that both have. Lossless: taking all
 * changes gives the one, taking none gives the other (`takeChanges`).
 */
export function diffProse(before: readonly AuthoredNode[], after: readonly AuthoredNode[]): DiffBlock[] {
  const names = new Map<string, number>()
  const nameOf = (...parts: readonly unknown[]): ChangeKey => {
    const hash = fingerprint(parts.map(canonical).join('\u0001'))
    const nth = (names.get(hash) ?? 0) + 1
    names.set(hash, nth)
    return nth === 1 ? hash : `${hash}.${nth}`
  }
  return diffBlocks(before, after, nameOf)
}

type NameOf = (...parts: readonly unknown[]) => ChangeKey

function diffBlocks(before: readonly AuthoredNode[], after: readonly AuthoredNode[], nameOf: NameOf): DiffBlock[] {
  return alignBlocks(before, after).map((step): DiffBlock => {
    if (step.kind === 'removed') {
      const node = before[step.before] ?? {}
      return { kind: 'removed', key: nameOf('removed', node), node }
    }
    const node = after[step.after] ?? {}
    if (step.kind === 'added') return { kind: 'added', key: nameOf('added', node), node }
    if (step.kind === 'same') return { kind: 'same', node }
    return diffPair(before[step.before] ?? {}, node, nameOf)
  })
}

function diffPair(before: AuthoredNode, after: AuthoredNode, nameOf: NameOf): DiffBlock {
  const [was, shell] = [shellOf(before), shellOf(after)]
  const shellChange = canonical(was) === canonical(shell) ? null : { key: nameOf('shell', was, shell), before: was }
  if (isTextblock(after)) {
    return {
      kind: 'text',
      shell,
      shellChange,
      runs: diffRuns(tokensOf(before.content), tokensOf(after.content), nameOf),
    }
  }
  const children = [before.content ?? [], after.content ?? []] as const
  const isRow = after.type === 'tableRow'
  return {
    kind: 'group',
    shell,
    shellChange,
    // A cell is what stands in its column, whatever was written into it.
    children: isRow
      ? children[1].map((cell, index) => {
          const old = children[0][index]
          if (old === undefined || !areComparable(old, cell)) return { kind: 'same', node: cell }
          return blockKey(old) === blockKey(cell) ? { kind: 'same', node: cell } : diffPair(old, cell, nameOf)
        })
      : diffBlocks(children[0], children[1], nameOf),
  }
}

function diffRuns(before: readonly Token[], after: readonly Token[], nameOf: NameOf): DiffRun[] {
  return withoutIslands(tokenHunks(before, after)).map((hunk): DiffRun => {
    if (hunk.kind === 'same') return { kind: 'same', content: inlineOf(hunk.after, true) }
    const [removed, added] = [inlineOf(hunk.before, true), inlineOf(hunk.after, true)]
    return { kind: 'changed', key: nameOf('words', inlineOf(hunk.before), inlineOf(hunk.after)), removed, added }
  })
}

export interface TokenHunk {
  readonly kind: 'same' | 'changed'
  readonly before: readonly Token[]
  readonly after: readonly Token[]
}

/** The two token lists cut into equal and changed stretches, in order. */
export function tokenHunks(before: readonly Token[], after: readonly Token[]): TokenHunk[] {
  const hunks: { kind: 'same' | 'changed'; before: Token[]; after: Token[] }[] = []
  let [a, b] = [0, 0]
  const last = (kind: 'same' | 'changed') => {
    const at = hunks.at(-1)
    if (at?.kind === kind) return at
    const made = { kind, before: [], after: [] }
    hunks.push(made)
    return made
  }
  const keys = (tokens: readonly Token[]): string[] => tokens.map((token) => token.key)
  for (const part of diffArrays(keys(before), keys(after))) {
    const count = part.value.length
    const hunk = last(part.added || part.removed ? 'changed' : 'same')
    if (!part.added) hunk.before.push(...before.slice(a, (a += count)))
    if (!part.removed) hunk.after.push(...after.slice(b, (b += count)))
  }
  return hunks
}

/**
 * What stands between two changes and is no more than a short word belongs to them: people read "these words for
 * those", not word by word.
 */
function withoutIslands(hunks: readonly TokenHunk[]): TokenHunk[] {
  const joined: TokenHunk[] = []
  for (let index = 0; index < hunks.length; index += 1) {
    const hunk = hunks[index]
    const [previous, next] = [joined.at(-1), hunks[index + 1]]
    if (hunk === undefined) continue
    if (previous?.kind !== 'changed' || next?.kind !== 'changed' || !isIsland(hunk)) {
      joined.push(hunk)
      continue
    }
    // It is told of with the change, and so under the name of whoever made it.
    const under = (side: 'before' | 'after'): Token[] => {
      const by = previous[side].at(-1)?.by ?? next[side][0]?.by ?? null
      return hunk[side].map((token) => ({ ...token, by }))
    }
    joined[joined.length - 1] = {
      kind: 'changed',
      before: [...previous.before, ...under('before'), ...next.before],
      after: [...previous.after, ...under('after'), ...next.after],
    }
    index += 1
  }
  return joined
}

const longestIsland = 3

function isIsland({ kind, after }: TokenHunk): boolean {
  if (kind !== 'same' || after.length > longestIsland || after.some(({ text }) => text === '')) return false
  return (
    after
      .map(({ text }) => text)
      .join('')
      .trim().length <= longestIsland
  )
}

/** The content with the changes that `isTaken` says yes to, and without the others. Authors are left out. */
export function takeChanges(blocks: readonly DiffBlock[], isTaken: (key: ChangeKey) => boolean): JSONContent[] {
  const content = takeBlocks(blocks, isTaken)
  return content.length === 0 ? [{ type: 'paragraph' }] : content
}

/** What must hold something to be allowed in a document; cells keep their place and get an empty line. */
const neverEmpty = new Set([
  'bulletList',
  'orderedList',
  'taskList',
  'listItem',
  'taskItem',
  'blockquote',
  'table',
  'tableRow',
])
const cells = new Set(['tableCell', 'tableHeader'])

function takeBlocks(blocks: readonly DiffBlock[], isTaken: (key: ChangeKey) => boolean): JSONContent[] {
  return blocks.flatMap((block): JSONContent[] => {
    if (block.kind === 'same') return [plainNode(block.node)]
    if (block.kind === 'added') return isTaken(block.key) ? [plainNode(block.node)] : []
    if (block.kind === 'removed') return isTaken(block.key) ? [] : [plainNode(block.node)]
    const { shellChange } = block
    const shell = shellChange === null || isTaken(shellChange.key) ? block.shell : shellChange.before
    if (block.kind === 'text') {
      const inline = block.runs.flatMap((run) =>
        run.kind === 'same' ? run.content : isTaken(run.key) ? run.added : run.removed,
      )
      return [made(shell, inlineOf(tokensOf(inline)))]
    }
    const children = takeBlocks(block.children, isTaken)
    if (children.length === 0 && neverEmpty.has(shell.type)) return []
    return [made(shell, children.length === 0 && cells.has(shell.type) ? [{ type: 'paragraph' }] : children)]
  })
}

const made = ({ type, attrs }: Shell, content: readonly JSONContent[]): JSONContent => ({
  type,
  ...(attrs === undefined ? {} : { attrs: { ...attrs } }),
  ...(content.length === 0 ? {} : { content: [...content] }),
})

const shellOf = ({ type = '', attrs }: JSONContent): Shell =>
  attrs === undefined || Object.keys(attrs).length === 0 ? { type } : { type, attrs }

/** The keys of all changes, in reading order. */
export function changeKeys(blocks: readonly DiffBlock[]): ChangeKey[] {
  return blocks.flatMap((block): ChangeKey[] => {
    if (block.kind === 'same') return []
    if (block.kind === 'added' || block.kind === 'removed') return [block.key]
    const own = block.shellChange === null ? [] : [block.shellChange.key]
    const inner =
      block.kind === 'group'
        ? changeKeys(block.children)
        : block.runs.flatMap((run) => (run.kind === 'changed' ? [run.key] : []))
    return [...own, ...inner]
  })
}

/** FNV-1a twice, so that two changes of one text do not share a name by chance. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 0x01000193) >>> 0
    b = Math.imul(b ^ (unit + index), 0x85ebca6b) >>> 0
  }
  return a.toString(36) + b.toString(36)
}
