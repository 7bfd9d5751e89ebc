import { Mark, Node, getSchema, mergeAttributes } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'

/** The chip: an inline atom that holds a commitment's id and nothing else. What it says comes from SQL. */
export const commitmentChipName = 'commitmentChip'
/** The underline on the words that the commitment was made from; same id as the chip that follows them. */
export const commitmentQuoteName = 'commitmentQuote'

export const CommitmentChip = Node.create({
  name: commitmentChipName,
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ commitmentId: { default: null } }),
  parseHTML: () => [
    {
      tag: 'span[data-commitment-chip]',
      getAttrs: (element) => ({ commitmentId: element.getAttribute('data-commitment-chip') }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-commitment-chip': node.attrs['commitmentId'] as string }),
  ],
})

export const CommitmentQuote = Mark.create({
  name: commitmentQuoteName,
  // Two commitments may quote overlapping words, and typing at the end of a quote must not grow it.
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ commitmentId: { default: null } }),
  parseHTML: () => [
    {
      tag: 'span[data-commitment-quote]',
      getAttrs: (element) => ({ commitmentId: element.getAttribute('data-commitment-quote') }),
    },
  ],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-commitment-quote': mark.attrs['commitmentId'] as string }),
    0,
  ],
})

/** A block that holds the id of a frozen simulation and nothing else. Its words and figures come from SQL. */
export const simulationSnapshotName = 'simulationSnapshot'

export const SimulationSnapshot = Node.create({
  name: simulationSnapshotName,
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({ snapshotId: { default: null } }),
  parseHTML: () => [
    {
      tag: 'div[data-simulation-snapshot]',
      getAttrs: (element) => ({ snapshotId: element.getAttribute('data-simulation-snapshot') }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { 'data-simulation-snapshot': node.attrs['snapshotId'] as string }),
  ],
})

/** `https`, `http`, `mailto`, `tel` only: a link may come from any peer's bytes, not just from our own toolbar. */
export const isAllowedHref = (href: string): boolean => /^(https?:\/\/[^/\\]|mailto:|tel:)/i.test(href.trim())

/**
 * What a section may contain, without any view: the server reads documents with it and the client's editor adds
 * its node views on top. Levels 2 and 3 only, since the section's own title is the level above.
 */
export const contentExtensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    link: false,
    // Undo is Yjs' own, limited to the person's own changes; ProseMirror's history would undo others'.
    undoRedo: false,
    trailingNode: false,
  }),
  Link.configure({
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    isAllowedUri: (url: string) => isAllowedHref(url),
    HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
  }),
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit.configure({ table: { resizable: false } }),
  CommitmentQuote,
  CommitmentChip,
  SimulationSnapshot,
]

export const contentSchema = getSchema(contentExtensions)
