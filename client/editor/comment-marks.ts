import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { CommentPlaces } from './comment-places.ts'

interface MarkOptions {
  readonly places: CommentPlaces | null
  readonly section: SectionId
}

const marksKey = new PluginKey<DecorationSet>('commentMarks')

/**
 * The words that threads are about, tinted, with the number of open threads in the margin of their block. Drawn over
 * the text and never written into it, so that whoever may not write can comment, and no history fills with marks.
 */
export const CommentMarks = Extension.create<MarkOptions>({
  name: 'commentMarks',
  addOptions: () => ({ places: null, section: 'P1' as SectionId }),
  addProseMirrorPlugins() {
    const { places, section } = this.options
    return places === null ? [] : [marksPlugin(places, section)]
  },
})

function marksPlugin(places: CommentPlaces, section: SectionId): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marks, _before, state) => {
        // A remote change replaces the whole document, so mapping would lose every mark: look them up again.
        const isRemote = ySyncPluginKey.getState(state)?.isChangeOrigin === true && transaction.docChanged
        if (isRemote || transaction.getMeta(marksKey) === true) return drawMarks(state, places, section)
        return transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks
      },
    },
    props: {
      decorations: (state) => marksKey.getState(state),
      handleClick: (view, position, event) => {
        const inMargin = marginThread(event)
        const id = inMargin ?? threadAt(marksKey.getState(view.state), position)
        if (id !== null) places.onOpen(id)
        return false
      },
    },
    view: (view) => {
      const redraw = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(marksKey, true).setMeta('addToHistory', false))
      }
      const stop = places.subscribe(redraw)
      // Not while the view is being made: it cannot take a transaction yet.
      const first = requestAnimationFrame(redraw)
      return {
        destroy: () => {
          cancelAnimationFrame(first)
          stop()
        },
      }
    },
  })
}

function drawMarks(state: EditorState, places: CommentPlaces, section: SectionId): DecorationSet {
  const size = state.doc.content.size
  const ranges = places.rangesIn(section).filter(({ to }) => to <= size)
  const marks = ranges.map(({ id, from, to, isActive, isResolved }) =>
    Decoration.inline(
      from,
      to,
      {
        class: `comment-mark${isActive ? ' is-active' : ''}${isResolved ? ' is-resolved' : ''}`,
        'data-thread': id,
      },
      { thread: id },
    ),
  )
  const blocks = new Map<number, { readonly end: number; readonly ids: string[] }>()
  for (const { id, from, isResolved } of ranges) {
    if (isResolved) continue
    const $from = state.doc.resolve(from)
    const start = $from.depth === 0 ? from : $from.before($from.depth)
    const block = blocks.get(start) ?? { end: $from.depth === 0 ? from : $from.after($from.depth), ids: [] }
    block.ids.push(id)
    blocks.set(start, block)
  }
  for (const [start, { end, ids }] of blocks) {
    if (end <= start) continue
    marks.push(
      Decoration.node(start, end, {
        class: 'has-comments',
        'data-comments': String(ids.length),
        'data-first-thread': ids[0] ?? '',
      }),
    )
  }
  return DecorationSet.create(state.doc, marks)
}

function threadAt(marks: DecorationSet | undefined, position: number): string | null {
  const here: readonly Decoration[] = marks?.find(position, position, (spec) => 'thread' in spec) ?? []
  const thread: unknown = here.at(-1)?.spec['thread']
  return typeof thread === 'string' ? thread : null
}

/** The thread of the mark in the margin that was pressed; the mark belongs to its block and stands beside it. */
function marginThread(event: MouseEvent): string | null {
  const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-first-thread]') : null
  if (block === null || event.clientX <= block.getBoundingClientRect().right) return null
  return block.dataset['firstThread'] ?? null
}
