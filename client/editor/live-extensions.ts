import { Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem } from '@tiptap/extension-list'
import { Plugin } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { keepTextStarts } from '#shared/document/text-start.ts'
import { CommitmentChip, CommitmentQuote, SimulationSnapshot, contentExtensions } from '#shared/document/schema.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { CommitmentLookup } from './commitment-lookup.ts'
import { liveChip, liveQuote } from './commitment-views.ts'
import { CommentMarks } from './comment-marks.ts'
import type { CommentPlaces } from './comment-places.ts'
import { RemoteCarets } from './remote-carets.ts'
import { liveSnapshot } from './snapshot-views.ts'

/**
 * Esc and then Tab leaves the text; Tab alone indents in lists and walks through tables. Alt+F10 goes to the
 * toolbar. Nobody is trapped, and the way out is told in the text's description.
 */
const WaysOut = Extension.create<{ readonly focusToolbar: () => void }>({
  name: 'waysOut',
  priority: 2000,
  addOptions: () => ({ focusToolbar: () => undefined }),
  addProseMirrorPlugins() {
    const { focusToolbar } = this.options
    let mayLeave = false
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_view, event) => {
              if (event.key === 'Tab' && mayLeave) return true
              if (event.key !== 'Shift') mayLeave = event.key === 'Escape'
              if (event.key !== 'F10' || !event.altKey) return false
              event.preventDefault()
              focusToolbar()
              return true
            },
            blur: () => {
              mayLeave = false
              return false
            },
          },
        },
      }),
    ]
  },
})

/** Two people may begin in the same new paragraph at once (DOC-9). */
const TextStarts = Extension.create<{ readonly doc: Y.Doc | null; readonly fragment: Y.XmlFragment | null }>({
  name: 'textStarts',
  addOptions: () => ({ doc: null, fragment: null }),
  addProseMirrorPlugins() {
    const { doc, fragment } = this.options
    if (doc === null || fragment === null) return []
    return [new Plugin({ view: () => ({ destroy: keepTextStarts(doc, fragment) }) })]
  },
})

/** In a text that is only read, tick boxes are as in a still one: shown, neither set nor walked to. */
const ReadOnlyTicks = Extension.create({
  name: 'readOnlyTicks',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        let wasEditable = true
        const mark = () => {
          // A text that is written in pays nothing for this at a keystroke.
          if (view.editable && wasEditable) return
          wasEditable = view.editable
          for (const box of view.dom.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
            box.setAttribute('aria-readonly', String(!view.editable))
            box.tabIndex = view.editable ? 0 : -1
          }
        }
        mark()
        return { update: mark }
      },
    }),
  ],
})

export interface LiveSetup {
  readonly connection: DocumentConnection
  readonly fragment: Y.XmlFragment
  readonly sectionId: SectionId
  readonly lookup: CommitmentLookup
  readonly places: CommentPlaces
  readonly focusToolbar: () => void
  /** Name of a tick box that has no words yet. */
  readonly checkboxText: string
}

/** The shared schema with what a live editor adds: collaboration, carets, chips and quotes that follow SQL. */
export function liveExtensions({
  connection,
  fragment,
  sectionId,
  lookup,
  places,
  focusToolbar,
  checkboxText,
}: LiveSetup): Extensions {
  const chip = CommitmentChip.extend({
    addNodeView:
      () =>
      ({ node }) => {
        const commitmentId = String(node.attrs['commitmentId'])
        const dom = document.createElement('span')
        const destroy = liveChip(dom, commitmentId, lookup)
        return {
          dom,
          destroy,
          ignoreMutation: () => true,
          stopEvent: (event: Event) => event.type === 'click' || event.type === 'mousedown',
          update: (next) => next.type === node.type && next.attrs['commitmentId'] === commitmentId,
        }
      },
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state
          const selected = 'node' in selection ? (selection.node as { type: { name: string }; attrs: object }) : null
          if (selected?.type.name !== this.name) return false
          lookup.onOpen(String((selected.attrs as Record<string, unknown>)['commitmentId']))
          return true
        },
      }
    },
  })
  const quote = CommitmentQuote.extend({
    addMarkView:
      () =>
      ({ mark }) => {
        const commitmentId = String(mark.attrs['commitmentId'])
        const dom = document.createElement('span')
        const destroy = liveQuote(dom, commitmentId, lookup)
        return {
          dom,
          contentDOM: dom,
          destroy,
          ignoreMutation: (mutation: { type: string; target: Node }) =>
            mutation.type === 'attributes' && mutation.target === dom,
        }
      },
  })
  const snapshot = SimulationSnapshot.extend({
    addNodeView:
      () =>
      ({ node }) => {
        const snapshotId = String(node.attrs['snapshotId'])
        const dom = document.createElement('div')
        const destroy = liveSnapshot(dom, snapshotId, lookup.snapshots)
        return {
          dom,
          destroy,
          ignoreMutation: () => true,
          stopEvent: (event: Event) => event.target instanceof Element && event.target.closest('a') !== null,
          update: (next) => next.type === node.type && next.attrs['snapshotId'] === snapshotId,
        }
      },
  })
  const tick = TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => node.textContent || checkboxText } })
  const own = new Map([chip, quote, snapshot, tick].map((extension) => [extension.name, extension]))
  const shared = contentExtensions.map((extension) => own.get(extension.name) ?? extension)
  return [
    ...shared,
    Collaboration.configure({ document: connection.doc, fragment }),
    TextStarts.configure({ doc: connection.doc, fragment }),
    RemoteCarets.configure({ awareness: connection.awareness, presence: connection.presence, section: sectionId }),
    CommentMarks.configure({ places, section: sectionId }),
    ReadOnlyTicks,
    WaysOut.configure({ focusToolbar }),
  ]
}
