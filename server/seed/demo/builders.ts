import type { JSONContent } from '@tiptap/core'
import { commitmentChipName, commitmentQuoteName, simulationSnapshotName } from '#shared/document/schema.ts'

/** Words with what stands between them: `p('Kommunen ', b('visiterer'), ' …')`. */
export type Inline = string | JSONContent | readonly JSONContent[]

export type CellText = string | readonly Inline[]

const text = (words: string, ...marks: { type: string; attrs?: Record<string, string> }[]): JSONContent =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks }

const isList = (part: Inline): part is readonly JSONContent[] => Array.isArray(part)

const inline = (parts: readonly Inline[]): JSONContent[] =>
  parts.flatMap((part) => {
    // ProseMirror knows no empty text: an empty cell is an empty paragraph.
    if (typeof part === 'string') return part === '' ? [] : [text(part)]
    return isList(part) ? [...part] : [part]
  })

const asParts = (content: CellText): readonly Inline[] => (typeof content === 'string' ? [content] : content)

export const p = (...parts: readonly Inline[]): JSONContent => ({ type: 'paragraph', content: inline(parts) })
export const b = (words: string): JSONContent => text(words, { type: 'bold' })
export const i = (words: string): JSONContent => text(words, { type: 'italic' })
export const link = (words: string, href: string): JSONContent => text(words, { type: 'link', attrs: { href } })

const heading = (level: number, words: string): JSONContent => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
})
export const h2 = (words: string): JSONContent => heading(2, words)
export const h3 = (words: string): JSONContent => heading(3, words)

const listOf = (type: string, items: readonly CellText[]): JSONContent => ({
  type,
  content: items.map((item) => ({ type: 'listItem', content: [p(...asParts(item))] })),
})
export const ul = (...items: readonly CellText[]): JSONContent => listOf('bulletList', items)
export const ol = (...items: readonly CellText[]): JSONContent => listOf('orderedList', items)

/** Each item with whether it is ticked. */
export const checklist = (...items: readonly (readonly [isDone: boolean, item: CellText])[]): JSONContent => ({
  type: 'taskList',
  content: items.map(([checked, item]) => ({
    type: 'taskItem',
    attrs: { checked },
    content: [p(...asParts(item))],
  })),
})

const row = (cellType: string, cells: readonly CellText[]): JSONContent => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type: cellType, content: [p(...asParts(cell))] })),
})
export const table = (head: readonly string[], ...rows: readonly (readonly CellText[])[]): JSONContent => ({
  type: 'table',
  content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
})

/** The words that a commitment is made from, underlined, and its chip. `key` stands for the id until seeding. */
export const commitment = (key: string, words: string): readonly JSONContent[] => [
  text(words, { type: commitmentQuoteName, attrs: { commitmentId: key } }),
  { type: commitmentChipName, attrs: { commitmentId: key } },
]

/** Attributes that hold a key of the seed. */
const keyed: ReadonlySet<string> = new Set(['commitmentId', 'snapshotId'])

/** A simulation that was frozen and put into the plan. `key` stands for the id until seeding. */
export const frozenSimulation = (key: string): JSONContent => ({
  type: simulationSnapshotName,
  attrs: { snapshotId: key },
})

/** The content with the key of every commitment and frozen simulation replaced by its id. */
export function withIds(content: readonly JSONContent[], idOf: (key: string) => string): JSONContent[] {
  const named = <T extends { attrs?: Record<string, unknown> | undefined }>(holder: T): T => {
    const attrs = Object.entries(holder.attrs ?? {}).map(([name, value]): [string, unknown] =>
      typeof value === 'string' && keyed.has(name) ? [name, idOf(value)] : [name, value],
    )
    return attrs.length === 0 ? holder : { ...holder, attrs: Object.fromEntries(attrs) }
  }
  return content.map((node) => ({
    ...named(node),
    ...(node.marks === undefined ? {} : { marks: node.marks.map(named) }),
    ...(node.content === undefined ? {} : { content: withIds(node.content, idOf) }),
  }))
}

/** The words that carry the key's underline; empty when none do. */
export const quotedText = (content: readonly JSONContent[], key: string): string =>
  content
    .map((node) => {
      const isQuoted = node.marks?.some((mark) => mark.attrs?.['commitmentId'] === key) ?? false
      return (isQuoted ? (node.text ?? '') : '') + quotedText(node.content ?? [], key)
    })
    .join('')
