import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type OwnPresence, type Peer, readPeer } from '#client/sync/presence.ts'
import { partyClass, partyShape } from './party-shape.ts'

interface CaretOptions {
  readonly awareness: Awareness | null
  readonly presence: OwnPresence | null
  readonly section: string
}

const caretKey = new PluginKey<DecorationSet>('remoteCarets')
const maxCarets = 50

/**
 * Where the others write in this section: a thin caret with the party's small shape, the name in the margin, the
 * selection as tint and underline in the party's line style. The own caret goes out through `OwnPresence`.
 *
 * The stock cursor plugin redraws every editor of the page at every move of anyone; this one is woken only by
 * people who are in its section or have just left it.
 */
export const RemoteCarets = Extension.create<CaretOptions>({
  name: 'remoteCarets',
  addOptions: () => ({ awareness: null, presence: null, section: '' }),
  addProseMirrorPlugins() {
    const { awareness, presence, section } = this.options
    return awareness === null || presence === null ? [] : [caretPlugin(awareness, presence, section)]
  },
})

function caretPlugin(awareness: Awareness, presence: OwnPresence, section: string): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, carets, _before, state) => {
        // A remote change replaces the whole document, so mapping would lose every caret: look them up again.
        const isRemote = ySyncPluginKey.getState(state)?.isChangeOrigin === true
        if (isRemote || transaction.getMeta(caretKey) === true) return drawCarets(state, awareness, section)
        return transaction.docChanged ? carets.map(transaction.mapping, transaction.doc) : carets
      },
    },
    props: { decorations: (state) => caretKey.getState(state) },
    view: (view) => {
      const shown = new Set<number>()
      let isDue = false
      const redraw = () => {
        isDue = false
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(caretKey, true).setMeta('addToHistory', false))
      }
      const onChange = (changes: { added: number[]; updated: number[]; removed: number[] }) => {
        let concerns = false
        for (const clientId of [...changes.added, ...changes.updated, ...changes.removed]) {
          if (clientId === awareness.clientID) continue
          const isHere = awareness.getStates().get(clientId)?.['section'] === section
          if (isHere || shown.has(clientId)) concerns = true
          if (isHere) shown.add(clientId)
          else shown.delete(clientId)
        }
        if (!concerns || isDue) return
        isDue = true
        requestAnimationFrame(redraw)
      }
      for (const [clientId, state] of awareness.getStates()) {
        if (clientId !== awareness.clientID && state['section'] === section) shown.add(clientId)
      }
      if (shown.size > 0) requestAnimationFrame(redraw)
      awareness.on('change', onChange)

      const tellPlace = () => presence.moveTo({ section, field: null, cursor: () => ownCursor(view) })
      const onFocus = () => tellPlace()
      const onBlur = () => presence.leave(section)
      view.dom.addEventListener('focus', onFocus)
      view.dom.addEventListener('blur', onBlur)
      return {
        update: (now, before) => {
          if (!now.hasFocus()) return
          if (!before.selection.eq(now.state.selection) || before.doc !== now.state.doc) tellPlace()
        },
        destroy: () => {
          awareness.off('change', onChange)
          view.dom.removeEventListener('focus', onFocus)
          view.dom.removeEventListener('blur', onBlur)
          presence.leave(section)
        },
      }
    },
  })
}

function ownCursor(view: EditorView): { anchor: unknown; head: unknown } | null {
  const sync = ySyncPluginKey.getState(view.state)
  if (view.isDestroyed || sync?.binding == null) return null
  const { anchor, head } = view.state.selection
  return {
    anchor: absolutePositionToRelativePosition(anchor, sync.type, sync.binding.mapping),
    head: absolutePositionToRelativePosition(head, sync.type, sync.binding.mapping),
  }
}

function drawCarets(state: EditorState, awareness: Awareness, section: string): DecorationSet {
  const sync = ySyncPluginKey.getState(state)
  if (sync?.binding == null) return DecorationSet.empty
  const decorations: Decoration[] = []
  for (const [clientId, peerState] of awareness.getStates()) {
    if (clientId === awareness.clientID || peerState['section'] !== section) continue
    if (decorations.length > maxCarets) break
    const peer = readPeer(clientId, peerState, false)
    const anchor = resolve(sync, peerState['cursor']?.anchor)
    const head = resolve(sync, peerState['cursor']?.head)
    if (peer === null || anchor === null || head === null) continue
    const size = Math.max(state.doc.content.size - 1, 0)
    const [from, to] = [Math.min(anchor, head, size), Math.min(Math.max(anchor, head), size)]
    decorations.push(
      Decoration.widget(Math.min(head, size), () => caretElement(peer), {
        key: `${clientId}:${peer.partyKind}:${peer.name}`,
        side: 10,
        ignoreSelection: true,
      }),
    )
    if (from < to)
      decorations.push(Decoration.inline(from, to, { class: `peer-selection ${partyClass[peer.partyKind]}` }))
  }
  return DecorationSet.create(state.doc, decorations)
}

type SyncState = { readonly doc: Y.Doc; readonly type: Y.XmlFragment; readonly binding: { readonly mapping: never } }

/** Null for a position that does not lie in this section; a peer's bytes may hold anything. */
function resolve(sync: SyncState, position: unknown): number | null {
  if (typeof position !== 'object' || position === null) return null
  try {
    return relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      Y.createRelativePositionFromJSON(position),
      sync.binding.mapping,
    )
  } catch {
    return null
  }
}

function caretElement(peer: Peer): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `peer-caret ${partyClass[peer.partyKind]}`
  // Colleagues are announced in the status line at a calm pace; a caret in the reading order would interrupt.
  caret.setAttribute('aria-hidden', 'true')
  const bar = document.createElement('span')
  bar.className = 'peer-caret-bar'
  bar.append(partyShape(peer.partyKind, 12, false))
  const name = document.createElement('span')
  name.className = 'peer-caret-name'
  name.append(peer.name, partyShape(peer.partyKind, 16, true))
  caret.append(bar, name)
  return caret
}
