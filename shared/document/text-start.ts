import * as Y from 'yjs'
import { contentSchema } from './schema.ts'

/** Origin of the transactions that only add the place for a text; nobody's undo takes them back. */
export const textStartOrigin = Symbol('text start')

const isTextblock = (element: Y.XmlElement): boolean => contentSchema.nodes[element.nodeName]?.isTextblock === true

/**
 * Gives every empty paragraph, heading or cell text below `parent` the `Y.XmlText` that its letters will go into
 * (DOC-9). Without it, two people who begin in the same empty paragraph at once each make one; the editor then sees
 * one text where the document has two, and repairs it by writing letters twice.
 */
export function addTextStarts(parent: Y.XmlFragment): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (!isTextblock(child)) addTextStarts(child)
    else if (child.length === 0) child.insert(0, [new Y.XmlText()])
  }
}

/**
 * Keeps DOC-9 for what this device makes: after each own change in the fragment, empty new blocks get their text at
 * once, in a transaction that follows directly. Returns how to stop.
 */
export function keepTextStarts(doc: Y.Doc, fragment: Y.XmlFragment): () => void {
  const afterTransaction = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.origin === textStartOrigin) return
    const changed: unknown[] = [...transaction.changed.keys()]
    const waiting = changed.filter(isFragment).filter((type) => isInside(type, fragment) && lacksTextStart(type))
    if (waiting.length === 0) return
    doc.transact(() => {
      for (const type of waiting) {
        if (type instanceof Y.XmlElement && isTextblock(type)) {
          if (type.length === 0) type.insert(0, [new Y.XmlText()])
        } else addTextStarts(type)
      }
    }, textStartOrigin)
  }
  doc.on('afterTransaction', afterTransaction)
  return () => doc.off('afterTransaction', afterTransaction)
}

const isFragment = (type: unknown): type is Y.XmlFragment => type instanceof Y.XmlFragment

function lacksTextStart(type: Y.XmlFragment): boolean {
  if (type instanceof Y.XmlElement) {
    if (type._item?.deleted === true) return false
    if (isTextblock(type)) return type.length === 0
  }
  return type.toArray().some((child) => child instanceof Y.XmlElement && lacksTextStart(child))
}

const isInside = (type: Y.XmlFragment, fragment: Y.XmlFragment): boolean => {
  for (let at: Y.XmlFragment | null = type; at !== null;) {
    if (at === fragment) return true
    const parent: unknown = at.parent
    at = isFragment(parent) ? parent : null
  }
  return false
}
