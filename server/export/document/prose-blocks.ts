import type { JSONContent } from '@tiptap/core'
import { commitmentChipName, isAllowedHref, simulationSnapshotName } from '#shared/document/schema.ts'
import type { Block, Cell, Inline } from './blocks.ts'

export interface ProseSetting {
  /** Level at which a heading of level 2 in the text is drawn. */
  readonly headingLevel: number
  /** What stands where a chip stands; nothing for a commitment that the export does not hold. */
  readonly chip: (commitmentId: string) => readonly Inline[]
  /** What stands where a frozen simulation stands. */
  readonly snapshot: (snapshotId: string) => readonly Block[]
}

/** The section's text as blocks. What this version does not know is drawn as the text that is in it (DOC-8). */
export function proseBlocks(prose: JSONContent, setting: ProseSetting): Block[] {
  return (prose.content ?? []).flatMap((node) => blocksOf(node, setting))
}

/** Whether nothing is written in the text. */
export const isEmptyProse = (prose: JSONContent): boolean =>
  !(prose.content ?? []).some((node) => node.type === 'horizontalRule' || hasText(node))

const hasText = (node: JSONContent): boolean =>
  (node.text ?? '').trim() !== '' ||
  node.type === commitmentChipName ||
  node.type === simulationSnapshotName ||
  (node.content ?? []).some(hasText)

function blocksOf(node: JSONContent, setting: ProseSetting): Block[] {
  const children = node.content ?? []
  const inner = (): Block[] => children.flatMap((child) => blocksOf(child, setting))
  switch (node.type) {
    case 'paragraph': {
      const text = inlines(children, setting)
      return text.length === 0 ? [] : [{ kind: 'paragraph', text }]
    }
    case 'heading': {
      const text = inlines(children, setting)
      const level = Number(node.attrs?.['level'] ?? 2)
      return text.length === 0 ? [] : [{ kind: 'heading', level: setting.headingLevel + (level > 2 ? 1 : 0), text }]
    }
    case 'bulletList':
      return [{ kind: 'list', start: null, items: children.map((item) => itemBlocks(item, setting)) }]
    case 'orderedList': {
      const start = Number(node.attrs?.['start'] ?? 1)
      return [{ kind: 'list', start, items: children.map((item) => itemBlocks(item, setting)) }]
    }
    case 'taskList': {
      const items = children.map((item) => ({
        isDone: item.attrs?.['checked'] === true,
        blocks: itemBlocks(item, setting),
      }))
      return [{ kind: 'checklist', items }]
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: inner() }]
    case simulationSnapshotName:
      return [...setting.snapshot(String(node.attrs?.['snapshotId'] ?? ''))]
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    case 'table':
      return [{ kind: 'table', caption: null, rows: children.map((row) => ({ cells: cellsOf(row, setting) })) }]
    default: {
      const text = inlines(children, setting)
      return text.length > 0 ? [{ kind: 'paragraph', text }] : inner()
    }
  }
}

const itemBlocks = (item: JSONContent, setting: ProseSetting): Block[] =>
  (item.content ?? []).flatMap((child) => blocksOf(child, setting))

const cellsOf = (row: JSONContent, setting: ProseSetting): Cell[] =>
  (row.content ?? []).map((cell) => ({
    isHeader: cell.type === 'tableHeader',
    columns: spanOf(cell, 'colspan'),
    rows: spanOf(cell, 'rowspan'),
    blocks: itemBlocks(cell, setting),
  }))

function spanOf(cell: JSONContent, name: 'colspan' | 'rowspan'): number {
  const value: unknown = cell.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 1 && value < 100 ? value : 1
}

function inlines(nodes: readonly JSONContent[], setting: ProseSetting): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'hardBreak') return [{ kind: 'break' }]
    if (node.type === commitmentChipName) return [...setting.chip(String(node.attrs?.['commitmentId'] ?? ''))]
    if (node.type !== 'text' || node.text === undefined) return []
    const marks = node.marks ?? []
    const has = (name: string): boolean => marks.some((mark) => mark.type === name)
    const href: unknown = marks.find((mark) => mark.type === 'link')?.attrs?.['href']
    return [
      {
        kind: 'text',
        text: node.text,
        ...(has('bold') && { isBold: true }),
        ...(has('italic') && { isItalic: true }),
        ...(has('strike') && { isStruck: true }),
        ...(has('underline') && { isUnderlined: true }),
        // A link may come from any peer's bytes, and a file is opened outside our own rules.
        ...(typeof href === 'string' && isAllowedHref(href) && { href }),
      },
    ]
  })
}
