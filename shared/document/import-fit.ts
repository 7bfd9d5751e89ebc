import type { JSONContent } from '@tiptap/core'
import { contentSchema, isAllowedHref } from './schema.ts'

/** What could not come along, to be told in words. */
export interface ImportReport {
  readonly images: number
  /** Links that lead where Samspil lets none lead; their words stay. */
  readonly links: number
  /** Headings whose level was fitted to the two that a section has. */
  readonly headings: number
  /** Parts that became plain paragraphs: program code, footnotes, boxes. */
  readonly flattened: number
}

export interface FittedImport {
  readonly content: readonly JSONContent[]
  readonly report: ImportReport
}

const keptMarks = new Set(['bold', 'italic', 'strike', 'underline', 'link'])

/**
 * Somebody else's document as content of a section: headings on levels 2 and 3 (IMP-2), links that `isAllowedHref`
 * takes (IMP-3), no pictures and nothing unknown (IMP-4), each counted. Takes ProseMirror JSON of any schema that
 * uses the usual names; gives content that fits `contentSchema`.
 */
export function fitImport(imported: JSONContent): FittedImport {
  const highest = Math.min(...headingLevels(imported), 6)
  const report = { images: 0, links: 0, headings: 0, flattened: 0 }

  const inline = (nodes: readonly JSONContent[]): JSONContent[] =>
    nodes.flatMap((node): JSONContent[] => {
      if (node.type === 'hardBreak') return [{ type: 'hardBreak' }]
      if (node.type === 'image') {
        report.images += 1
        return []
      }
      if (node.type !== 'text') return inline(node.content ?? [])
      if (node.text === undefined || node.text === '') return []
      const marks = (node.marks ?? []).flatMap((mark): NonNullable<JSONContent['marks']> => {
        if (!keptMarks.has(mark.type)) return []
        if (mark.type !== 'link') return [{ type: mark.type }]
        const href: unknown = mark.attrs?.['href']
        if (typeof href === 'string' && isAllowedHref(href)) return [{ type: 'link', attrs: { href: href.trim() } }]
        report.links += 1
        return []
      })
      return [{ type: 'text', text: node.text, ...(marks.length > 0 && { marks }) }]
    })

  const textblock = (type: string, nodes: readonly JSONContent[], attrs?: JSONContent['attrs']): JSONContent => {
    const content = inline(nodes)
    return { type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
  }

  /** A list's item or a cell must begin with a paragraph. */
  const within = (node: JSONContent): JSONContent[] => {
    const inner = blocks(node.content ?? [])
    return inner[0]?.type === 'paragraph' ? inner : [{ type: 'paragraph' }, ...inner]
  }

  const items = (list: JSONContent, type: string, attrsOf: (item: JSONContent) => JSONContent['attrs']) =>
    (list.content ?? []).map((item): JSONContent => {
      const attrs = attrsOf(item)
      return { type, ...(attrs && { attrs }), content: within(item) }
    })

  const blocks = (nodes: readonly JSONContent[]): JSONContent[] =>
    nodes.flatMap((node): JSONContent[] => {
      const children = node.content ?? []
      switch (node.type) {
        case 'paragraph': {
          const made = textblock('paragraph', children)
          return made.content === undefined ? [] : [made]
        }
        case 'heading': {
          const given = Number(node.attrs?.['level'] ?? 2)
          // The highest in the file becomes level 2, all below it level 3.
          const level = given === highest ? 2 : 3
          if (level !== given) report.headings += 1
          const made = textblock('heading', children, { level })
          return made.content === undefined ? [] : [made]
        }
        case 'bulletList':
          return children.length === 0
            ? []
            : [{ type: 'bulletList', content: items(node, 'listItem', () => undefined) }]
        case 'orderedList': {
          const start = Number(node.attrs?.['start'] ?? 1)
          const attrs = Number.isInteger(start) && start > 0 ? start : 1
          const content = items(node, 'listItem', () => undefined)
          return children.length === 0 ? [] : [{ type: 'orderedList', attrs: { start: attrs }, content }]
        }
        case 'taskList': {
          const content = items(node, 'taskItem', (item) => ({ checked: item.attrs?.['checked'] === true }))
          return children.length === 0 ? [] : [{ type: 'taskList', content }]
        }
        case 'blockquote': {
          const content = blocks(children)
          return content.length === 0 ? [] : [{ type: 'blockquote', content }]
        }
        case 'horizontalRule':
          return [{ type: 'horizontalRule' }]
        case 'table':
          return table(children)
        case 'image':
          report.images += 1
          return []
        case 'codeBlock':
          report.flattened += 1
          return linesOf(node).map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
        default: {
          const isInline = children.some((child) => child.type === 'text')
          if (node.type === 'text') return [textblock('paragraph', [node])]
          if (children.length > 0) report.flattened += 1
          return isInline ? [textblock('paragraph', children)] : blocks(children)
        }
      }
    })

  const table = (rows: readonly JSONContent[]): JSONContent[] => {
    const content = rows.flatMap((row): JSONContent[] => {
      const cells = (row.content ?? []).map((cell): JSONContent => {
        const spans = {
          colspan: spanOf(cell.attrs?.['colspan']),
          rowspan: spanOf(cell.attrs?.['rowspan']),
        }
        return { type: cell.type === 'tableHeader' ? 'tableHeader' : 'tableCell', attrs: spans, content: within(cell) }
      })
      return cells.length === 0 ? [] : [{ type: 'tableRow', content: cells }]
    })
    return content.length === 0 ? [] : [{ type: 'table', content }]
  }

  const content = blocks(imported.content ?? []).filter((block) => {
    if (fits(block)) return true
    report.flattened += 1
    return false
  })
  return { content, report }
}

function headingLevels(node: JSONContent): number[] {
  const own = node.type === 'heading' ? [Number(node.attrs?.['level'] ?? 2)] : []
  return [...own, ...(node.content ?? []).flatMap(headingLevels)]
}

const spanOf = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 50 ? value : 1

const linesOf = (node: JSONContent): string[] =>
  (node.content ?? [])
    .map((child) => child.text ?? '')
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '')

function fits(block: JSONContent): boolean {
  try {
    contentSchema.nodeFromJSON({ type: 'doc', content: [block] }).check()
    return true
  } catch {
    return false
  }
}
