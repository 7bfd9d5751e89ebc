import * as Y from 'yjs'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { SnapshotId } from '#shared/kernel/ids.ts'
import { fragmentName } from './fragments.ts'
import { simulationSnapshotName } from './schema.ts'

/**
 * Puts a frozen simulation after what is written in the section, with an empty paragraph behind it (DOC-10). One
 * transaction that only adds: whoever writes there at the same time loses nothing. False: it stands there already.
 */
export function insertSnapshot(doc: Y.Doc, sectionId: SectionId, snapshotId: SnapshotId): boolean {
  const fragment = doc.getXmlFragment(fragmentName(sectionId))
  const blocks = fragment.toArray()
  const isThere = blocks.some(
    (block) => block instanceof Y.XmlElement && isSnapshot(block) && block.getAttribute('snapshotId') === snapshotId,
  )
  if (isThere) return false
  doc.transact(() => {
    const block = new Y.XmlElement(simulationSnapshotName)
    block.setAttribute('snapshotId', snapshotId)
    const last = blocks.at(-1)
    // An empty last paragraph is the one to write on in, and stays it.
    if (last instanceof Y.XmlElement && isEmptyParagraph(last)) fragment.insert(blocks.length - 1, [block])
    else {
      const paragraph = new Y.XmlElement('paragraph')
      // With the text that its letters go into (DOC-9).
      paragraph.insert(0, [new Y.XmlText()])
      fragment.insert(blocks.length, [block, paragraph])
    }
  })
  return true
}

const isSnapshot = ({ nodeName }: Y.XmlElement): boolean => nodeName === simulationSnapshotName
const isEmptyParagraph = (block: Y.XmlElement): boolean =>
  block.nodeName === 'paragraph' && block.toArray().every((child) => child instanceof Y.XmlText && child.length === 0)
