import type { JSONContent } from '@tiptap/core'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { diffArrays } from 'diff'
import * as Y from 'yjs'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { alignBlocks, isTextblock } from './align-blocks.ts'
import { fragmentName } from './fragments.ts'
import { canonical, wordsOf } from './inline-tokens.ts'
import { readNode } from './prose.ts'
import { contentSchema } from './schema.ts'
import { addTextStarts } from './text-start.ts'

/**
 * Makes the section hold exactly this content and touches nothing that stays: blocks and words that both have keep
 * their place in Yjs, so that comments, carets and others' unsent edits on them keep theirs. For the server, in
 * documents that people are writing in; `writeProse` is for documents that are being made.
 *
 * Must be called inside a transaction. Errors: throws, and writes nothing, when the content does not fit the schema.
 */
export function editProse(doc: Y.Doc, sectionId: SectionId, content: readonly JSONContent[]): void {
  const node = contentSchema.nodeFromJSON({ type: 'doc', content })
  node.check()
  const wanted = new Y.Doc()
  const target = wanted.getXmlFragment('target')
  prosemirrorToYXmlFragment(node, target)
  const fragment = doc.getXmlFragment(fragmentName(sectionId))
  editChildren(fragment, target)
  addTextStarts(fragment)
  wanted.destroy()
}

function editChildren(live: Y.XmlFragment, target: Y.XmlFragment): void {
  const [before, after] = [live.toArray(), target.toArray()]
  if (![...before, ...after].every((child) => child instanceof Y.XmlElement)) {
    // A text among blocks is nothing that an editor makes: there is no place in it to keep.
    live.delete(0, live.length)
    live.insert(0, after.map(copyOf))
    return
  }
  const steps = alignBlocks(before.map(asJson), after.map(asJson))
  let at = 0
  for (const step of steps) {
    if (step.kind === 'same') {
      at += 1
    } else if (step.kind === 'removed') {
      live.delete(at, 1)
    } else if (step.kind === 'added') {
      live.insert(at, [copyOf(after[step.after])])
      at += 1
    } else {
      const [old, next] = [live.get(at), after[step.after]]
      if (old instanceof Y.XmlElement && next instanceof Y.XmlElement && old.nodeName === next.nodeName) {
        editElement(old, next)
      } else {
        live.delete(at, 1)
        live.insert(at, [copyOf(next)])
      }
      at += 1
    }
  }
}

function editElement(live: Y.XmlElement, target: Y.XmlElement): void {
  const [was, wanted] = [attributesOf(live), attributesOf(target)]
  for (const name of Object.keys(was)) if (!(name in wanted)) live.removeAttribute(name)
  for (const [name, value] of Object.entries(wanted)) {
    // Levels and spans are numbers in Yjs, whatever its types say.
    if (canonical(was[name]) !== canonical(value)) live.setAttribute(name, value as string)
  }
  if (isTextblock({ type: target.nodeName })) editInline(live, target)
  else if (target.nodeName === 'tableRow' && live.length === target.length) editCells(live, target)
  else editChildren(live, target)
}

function editCells(live: Y.XmlElement, target: Y.XmlElement): void {
  target.toArray().forEach((cell, index) => {
    const old = live.get(index)
    if (old instanceof Y.XmlElement && cell instanceof Y.XmlElement && old.nodeName === cell.nodeName) {
      editElement(old, cell)
    } else {
      live.delete(index, 1)
      live.insert(index, [copyOf(cell)])
    }
  })
}

/** Texts between atoms (chips, line breaks). Atoms that both have part the line into stretches, edited one by one. */
function editInline(live: Y.XmlElement, target: Y.XmlElement): void {
  const stretches = stretchesOf(live.toArray(), target.toArray())
  // From the end, so that the places of earlier stretches stay what they were.
  for (const { from, old, wanted } of stretches.reverse()) editStretch(live, from, old, wanted)
}

type Inline = Y.XmlElement | Y.XmlText

interface Stretch {
  readonly from: number
  readonly old: Inline[]
  readonly wanted: Inline[]
}

function stretchesOf(before: readonly unknown[], after: readonly unknown[]): Stretch[] {
  const [live, target] = [before.filter(isInline), after.filter(isInline)]
  const key = (child: Inline): string => (child instanceof Y.XmlText ? 'text' : canonical(asJson(child)))
  const atoms = (list: readonly Inline[]): Inline[] => list.filter((child) => !(child instanceof Y.XmlText))
  const stretches: Stretch[] = []
  let [a, b] = [0, 0]
  let open: Stretch = { from: 0, old: [], wanted: [] }
  const takeUntilAtom = (): void => {
    while (live[a] instanceof Y.XmlText) open.old.push(live[a++] as Inline)
    while (target[b] instanceof Y.XmlText) open.wanted.push(target[b++] as Inline)
  }
  takeUntilAtom()
  for (const part of diffArrays(atoms(live).map(key), atoms(target).map(key))) {
    for (let count = part.value.length; count > 0; count -= 1) {
      if (part.removed) open.old.push(live[a++] as Inline)
      else if (part.added) open.wanted.push(target[b++] as Inline)
      else {
        takeUntilAtom()
        stretches.push(open)
        open = { from: a + 1, old: [], wanted: [] }
        a += 1
        b += 1
      }
      takeUntilAtom()
    }
  }
  stretches.push(open)
  return stretches
}

const isInline = (child: unknown): child is Inline => child instanceof Y.XmlElement || child instanceof Y.XmlText

function editStretch(live: Y.XmlElement, from: number, old: readonly Inline[], wanted: readonly Inline[]): void {
  const keeper = longestText(old)
  const next = keeper === null ? null : longestText(wanted)
  // A line that becomes empty keeps the one text that its letters go into (DOC-9).
  const staysEmpty = wanted.length === 0 && old.length === live.length
  // Never two texts side by side: an editor takes them for one and writes letters twice.
  for (let index = old.length - 1; index >= 0; index -= 1) {
    if (old[index] !== keeper || (next === null && !staysEmpty)) live.delete(from + index, 1)
  }
  if (keeper === null || next === null) {
    if (keeper !== null && staysEmpty) keeper.delete(0, keeper.length)
    else live.insert(from, wanted.map(copyOf))
    return
  }
  const place = wanted.indexOf(next)
  live.insert(from + 1, wanted.slice(place + 1).map(copyOf))
  live.insert(from, wanted.slice(0, place).map(copyOf))
  editText(keeper, next)
}

function longestText(list: readonly Inline[]): Y.XmlText | null {
  let longest: Y.XmlText | null = null
  for (const child of list) {
    if (child instanceof Y.XmlText && (longest === null || child.length > longest.length)) longest = child
  }
  return longest
}

interface Piece {
  readonly text: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Makes a text say the same as another, by words: what stays keeps its place, formatting included. */
export function editText(live: Y.Text, target: Y.Text): void {
  const [before, after] = [piecesOf(live), piecesOf(target)]
  const [was, wanted] = [joined(before), joined(after)]
  const ops: Record<string, unknown>[] = []
  let [a, b] = [0, 0]
  for (const part of diffArrays(wordsOf(was), wordsOf(wanted))) {
    const length = part.value.join('').length
    if (part.removed) {
      ops.push({ delete: length })
      a += length
    } else if (part.added) {
      for (const { text, attributes } of cut(after, b, length)) ops.push({ insert: text, attributes })
      b += length
    } else {
      ops.push(...retained(before, after, a, b, length))
      a += length
      b += length
    }
  }
  if (ops.some((op) => !('retain' in op) || 'attributes' in op)) live.applyDelta(ops)
}

function retained(
  before: readonly Piece[],
  after: readonly Piece[],
  a: number,
  b: number,
  length: number,
): Record<string, unknown>[] {
  const ops: Record<string, unknown>[] = []
  for (let done = 0; done < length;) {
    const [from] = cut(before, a + done, length - done)
    const [to] = cut(after, b + done, length - done)
    const step = Math.min(from?.text.length ?? length, to?.text.length ?? length)
    const change: Record<string, unknown> = {}
    for (const name of Object.keys(from?.attributes ?? {})) if (to?.attributes[name] === undefined) change[name] = null
    for (const [name, value] of Object.entries(to?.attributes ?? {})) {
      if (canonical(from?.attributes[name]) !== canonical(value)) change[name] = value
    }
    ops.push({ retain: step, ...(Object.keys(change).length === 0 ? {} : { attributes: change }) })
    done += step
  }
  return ops
}

function piecesOf(text: Y.Text): Piece[] {
  const parts: readonly { readonly insert?: unknown; readonly attributes?: Record<string, unknown> }[] = text.toDelta()
  return parts.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string' ? [{ text: insert, attributes }] : [],
  )
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

/** The pieces between two places of the whole text. */
function cut(pieces: readonly Piece[], from: number, length: number): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const { text, attributes } of pieces) {
    const [start, end] = [Math.max(from, at) - at, Math.min(from + length, at + text.length) - at]
    if (start < end) found.push({ text: text.slice(start, end), attributes })
    at += text.length
  }
  return found
}

const attributesOf = (element: Y.XmlElement): Record<string, unknown> => element.getAttributes()
const asJson = (child: unknown): JSONContent => readNode(child)[0] ?? {}

function copyOf(child: unknown): Inline {
  if (!isInline(child)) throw new Error('Only elements and texts stand in a section')
  return child.clone() as Inline
}
