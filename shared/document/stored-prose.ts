import type { JSONContent } from '@tiptap/core'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { readNode } from './prose.ts'
import { contentSchema } from './schema.ts'

/**
 * Content as a section gives it back: defaults left out, neighbouring texts in one. An editor writes every default
 * out, and the two must not look different for that.
 * Errors: throws when the content does not fit the schema.
 */
export function storedProse(content: readonly JSONContent[]): JSONContent[] {
  const node = contentSchema.nodeFromJSON({ type: 'doc', content })
  node.check()
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('section')
  prosemirrorToYXmlFragment(node, fragment)
  const stored = fragment.toArray().flatMap(readNode)
  doc.destroy()
  return stored
}
