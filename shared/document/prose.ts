import type { JSONContent } from '@tiptap/core'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { type SectionId, documentKinds } from '#shared/domain/document-section/section.ts'
import { fragmentName, sectionIds } from './fragments.ts'
import { commitmentChipName, commitmentQuoteName, contentSchema, simulationSnapshotName } from './schema.ts'
import { addTextStarts } from './text-start.ts'

/**
 * Makes the section hold exactly this content, changing as little of the Y types as possible, in one transaction.
 * For the server (seed, import): in a browser the editor writes.
 * Errors: throws when the content does not fit `contentSchema`; then nothing is written.
 */
export function writeProse(doc: Y.Doc, sectionId: SectionId, content: readonly JSONContent[], origin?: unknown): void {
  const node = contentSchema.nodeFromJSON({ type: 'doc', content })
  node.check()
  const fragment = doc.getXmlFragment(fragmentName(sectionId))
  doc.transact(() => {
    prosemirrorToYXmlFragment(node, fragment)
    addTextStarts(fragment)
  }, origin)
}

/**
 * The section as ProseMirror JSON. Reads and never writes: nodes and marks that this version does not know are
 * given as they stand (DOC-8), where the editor's own binding would delete them.
 */
export function readProse(doc: Y.Doc, sectionId: SectionId): JSONContent {
  const fragment = doc.getXmlFragment(fragmentName(sectionId))
  return { type: 'doc', content: fragment.toArray().flatMap(readNode) }
}

/** The section's words: one line a block, cells of a table row parted by tabs; chips and marks leave no trace. */
export function plainText(doc: Y.Doc, sectionId: SectionId): string {
  return blockLines(readProse(doc, sectionId)).join('\n')
}

/** Words of the section; a hyphenated word counts once. */
export function countWords(doc: Y.Doc, sectionId: SectionId): number {
  return plainText(doc, sectionId).match(/[\p{L}\p{N}]+(?:[-–.,:’'/][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Ids of the commitments whose chip or quote stands in the document, each once, in reading order. */
export function commitmentIdsIn(doc: Y.Doc): string[] {
  const ids = new Set<string>()
  for (const sectionId of existingSections(doc)) collectCommitments(readProse(doc, sectionId), ids)
  return [...ids]
}

/** Ids of the commitments that a text names by chip or quote, each once, in reading order. */
export function commitmentsNamedIn(prose: JSONContent): string[] {
  const ids = new Set<string>()
  collectCommitments(prose, ids)
  return [...ids]
}

/** Ids of the frozen simulations that stand in a text, each once, in reading order. */
export function snapshotsNamedIn(prose: JSONContent): string[] {
  const ids = new Set<string>()
  const visit = (node: JSONContent): void => {
    const id: unknown = node.type === simulationSnapshotName ? node.attrs?.['snapshotId'] : undefined
    if (typeof id === 'string') ids.add(id)
    node.content?.forEach(visit)
  }
  visit(prose)
  return [...ids]
}

/** The words that carry a commitment's underline in a section; null when none do. */
export function quoteIn(doc: Y.Doc, sectionId: SectionId, commitmentId: string): string | null {
  let quote: string | null = null
  const visit = (node: JSONContent): void => {
    const isQuoted = node.marks?.some(
      (mark) => mark.type === commitmentQuoteName && mark.attrs?.['commitmentId'] === commitmentId,
    )
    if (isQuoted === true) quote = (quote ?? '') + (node.text ?? '')
    node.content?.forEach(visit)
  }
  visit(readProse(doc, sectionId))
  return quote
}

/**
 * The words under each commitment's underline, piece by piece in reading order: one piece a run of text that is not
 * interrupted by other text. Commitments without any are left out.
 */
export function quotesIn(doc: Y.Doc): Map<string, string[]> {
  const pieces = new Map<string, string[]>()
  let open = new Set<string>()
  const visit = (node: JSONContent): void => {
    if (node.text !== undefined) {
      const ids = quoteIdsOf(node)
      for (const id of ids) {
        const before = pieces.get(id) ?? []
        const last = before.at(-1)
        pieces.set(
          id,
          open.has(id) && last !== undefined ? [...before.slice(0, -1), last + node.text] : [...before, node.text],
        )
      }
      open = ids
      return
    }
    // A chip or a line break stands inside a sentence; a new block ends the run.
    if (node.type !== commitmentChipName && node.type !== 'hardBreak') open = new Set()
    node.content?.forEach(visit)
  }
  for (const sectionId of existingSections(doc)) visit(readProse(doc, sectionId))
  return pieces
}

const quoteIdsOf = (node: JSONContent): Set<string> =>
  new Set(
    (node.marks ?? []).flatMap((mark) => {
      const id: unknown = mark.attrs?.['commitmentId']
      return mark.type === commitmentQuoteName && typeof id === 'string' ? [id] : []
    }),
  )

/** A document's sections by the fragments it has, so that its kind need not be asked. */
const existingSections = (doc: Y.Doc): SectionId[] =>
  documentKinds.flatMap((kind) => sectionIds[kind].filter((sectionId) => doc.share.has(fragmentName(sectionId))))

function collectCommitments(node: JSONContent, ids: Set<string>): void {
  const holders = [node.type === commitmentChipName ? node : null, ...(node.marks ?? [])]
  for (const holder of holders) {
    const id: unknown = holder?.attrs?.['commitmentId']
    if ((holder?.type === commitmentChipName || holder?.type === commitmentQuoteName) && typeof id === 'string') {
      ids.add(id)
    }
  }
  for (const child of node.content ?? []) collectCommitments(child, ids)
}

/** One Y type of a section as ProseMirror JSON: one node, or a text cut by its marks. */
export function readNode(node: unknown): JSONContent[] {
  if (node instanceof Y.XmlText) return readText(node)
  if (!(node instanceof Y.XmlElement)) return []
  const attrs: Record<string, unknown> = node.getAttributes()
  const content = node.toArray().flatMap(readNode)
  return [
    {
      type: node.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ]
}

interface TextPart {
  readonly insert?: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

function readText(text: Y.XmlText): JSONContent[] {
  const parts: readonly TextPart[] = text.toDelta()
  return parts.flatMap((part) => {
    if (typeof part.insert !== 'string' || part.insert === '') return []
    const marks = Object.entries(part.attributes ?? {}).map(([name, value]) => ({
      type: markName(name),
      ...(isAttributes(value) && Object.keys(value).length > 0 ? { attrs: value } : {}),
    }))
    return [{ type: 'text', text: part.insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

const isAttributes = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

// A mark that may overlap itself is stored under its name and a hash of its values: `commitmentQuote--3Yq+/abc`.
const markName = (stored: string): string => /^(.*)--[A-Za-z0-9+/=]{8}$/.exec(stored)?.[1] ?? stored

function blockLines(node: JSONContent): string[] {
  const children = node.content ?? []
  if (node.type === 'tableRow') return [children.map((cell) => blockLines(cell).join(' ')).join('\t')]
  if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
    return [children.map(inlineText).join('')]
  }
  return children.flatMap(blockLines)
}

const inlineText = (node: JSONContent): string => (node.type === 'hardBreak' ? '\n' : (node.text ?? ''))
