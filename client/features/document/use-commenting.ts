import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { CommentPlaces, type MarkedThread } from '#client/editor/comment-places.ts'
import type { EditorHub } from '#client/editor/editor-hub.ts'
import { TextSelection } from '#client/editor/text-selection.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import type { CommentPlace, CommentThreadView } from '#shared/document/comment.ts'
import { type CardList, cardListHome, cardLists, cardMapName } from '#shared/document/cards.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'

const noThreads: readonly CommentThreadView[] = []
/** The thread that is being begun, among the marks. */
const draftId = 'draft'
const titleMaxLength = 200
/** A section far away becomes an editor first, and only then has marks to go to. */
const markWithinMs = 2500

export interface Commenting {
  readonly places: CommentPlaces
  readonly selection: TextSelection
  readonly threads: readonly CommentThreadView[]
  readonly openCount: number
  readonly cardIds: ReadonlySet<string>
  readonly active: string | null
  readonly draft: CommentPlace | null
  /** Begins a thread on what is selected, else on the paragraph with the caret, else on the section in view. */
  readonly begin: () => void
  readonly beginOnCard: (list: CardList, cardId: string, title: string) => void
  readonly countOnCard: (cardId: string) => number
  readonly takeSelection: () => CommentPlace | null
  readonly endDraft: (startedId: string | null) => void
  /** Brings the thread's place into view and marks it. */
  readonly show: (thread: CommentThreadView) => void
}

/** The threads of one document: where they stand, which one is meant, and what a new one would be about. */
export function useCommenting(given: {
  readonly documentId: DocumentId
  readonly connection: DocumentConnection
  readonly sectionIds: readonly SectionId[]
  readonly hub: EditorHub
  readonly current: SectionId
  readonly linked: string | undefined
  readonly goTo: (sectionId: SectionId) => void
  readonly openPanel: () => void
}): Commenting {
  const { documentId, connection, sectionIds, hub, current, linked, goTo, openPanel } = given
  const { doc } = connection
  const list = useQuery(useTRPC().comments.ofDocument.queryOptions({ documentId })).data
  const threads = list ?? noThreads
  const [places] = useState(() => new CommentPlaces(doc, sectionIds))
  const [selection] = useState(() => new TextSelection(hub))
  const [active, setActive] = useState<string | null>(null)
  const [draft, setDraft] = useState<CommentPlace | null>(null)
  const cardIds = useCardIds(connection)
  useEffect(() => places.start(), [places])
  useEffect(() => selection.start(), [selection])
  useEffect(() => {
    const marked = threads.flatMap(({ id, place, status }): MarkedThread[] =>
      place.kind === 'text'
        ? [{ id, sectionId: place.sectionId, anchor: place.anchor, isResolved: status === 'resolved' }]
        : [],
    )
    const begun: MarkedThread[] =
      draft?.kind === 'text'
        ? [{ id: draftId, sectionId: draft.sectionId, anchor: draft.anchor, isResolved: false }]
        : []
    places.replace([...marked, ...begun], draft === null ? active : draftId)
  }, [places, threads, active, draft])
  useSyncExternalStore(places.subscribe, () => places.places)

  const latest = useRef({ threads, current, goTo, openPanel })
  latest.current = { threads, current, goTo, openPanel }

  const take = useCallback((): CommentPlace | null => {
    const selected = selection.capture()
    return selected === null ? null : { kind: 'text', documentId, ...selected }
  }, [selection, documentId])
  const begin = useCallback(() => {
    setDraft(take() ?? { kind: 'section', documentId, sectionId: latest.current.current })
    latest.current.openPanel()
  }, [take, documentId])
  const beginOnCard = useCallback(
    (cardList: CardList, cardId: string, title: string) => {
      const known = latest.current.threads.find(
        ({ place, status }) => place.kind === 'card' && place.cardId === cardId && status === 'open',
      )
      if (known === undefined) {
        const name = title.trim().slice(0, titleMaxLength)
        setDraft({ kind: 'card', documentId, list: cardList, cardId, title: name })
      } else setActive(known.id)
      latest.current.goTo(cardListHome[cardList].section)
      latest.current.openPanel()
    },
    [documentId],
  )
  const show = useCallback(
    (thread: CommentThreadView) => {
      const { place } = thread
      setActive(thread.id)
      if (place.kind === 'commitment') return
      const section =
        place.kind === 'card'
          ? cardListHome[place.list].section
          : (places.places.get(thread.id)?.sectionId ?? place.sectionId)
      latest.current.goTo(section)
      scrollToMark(
        place.kind === 'card'
          ? `[data-card="${CSS.escape(place.cardId)}"]`
          : place.kind === 'text'
            ? `[data-thread="${CSS.escape(thread.id)}"]`
            : null,
      )
    },
    [places],
  )
  useEffect(() => {
    places.onOpen = (threadId) => {
      if (threadId === draftId) return
      setActive(threadId)
      latest.current.openPanel()
    }
  }, [places])

  const isLinkedShown = useRef<string | null>(null)
  useEffect(() => {
    const thread = list?.find(({ id }) => id === linked)
    if (thread === undefined || isLinkedShown.current === thread.id) return
    isLinkedShown.current = thread.id
    latest.current.openPanel()
    show(thread)
  }, [list, linked, show])

  const openOnCards = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { place, status } of threads) {
      if (place.kind === 'card' && status === 'open') counts.set(place.cardId, (counts.get(place.cardId) ?? 0) + 1)
    }
    return counts
  }, [threads])
  const countOnCard = useCallback((cardId: string) => openOnCards.get(cardId) ?? 0, [openOnCards])

  return {
    places,
    selection,
    threads,
    openCount: threads.filter(({ status }) => status === 'open').length,
    cardIds,
    active,
    draft,
    begin,
    beginOnCard,
    countOnCard,
    takeSelection: take,
    endDraft: useCallback((startedId: string | null) => {
      setDraft(null)
      if (startedId !== null) setActive(startedId)
    }, []),
    show,
  }
}

/** Scrolls to the mark when it is there, unless the reader has moved on by then. */
function scrollToMark(selector: string | null): void {
  if (selector === null) return
  const until = performance.now() + markWithinMs
  let hasMoved = false
  const onMove = () => {
    hasMoved = true
  }
  const events = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
  for (const event of events) window.addEventListener(event, onMove, { passive: true, once: true })
  const look = () => {
    const mark = document.querySelector(selector)
    if (hasMoved) return
    if (mark !== null) mark.scrollIntoView({ block: 'center' })
    else if (performance.now() < until) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The ids of all cards that the document has at this moment. */
function useCardIds({ doc }: DocumentConnection): ReadonlySet<string> {
  const read = useCallback(
    () => new Set(cardLists.flatMap((list) => [...doc.getMap(cardMapName(list)).keys()])) as ReadonlySet<string>,
    [doc],
  )
  const [ids, setIds] = useState(read)
  useEffect(() => {
    const maps = cardLists.map((list) => doc.getMap(cardMapName(list)))
    const onChange = () => setIds(read())
    for (const map of maps) map.observe(onChange)
    onChange()
    return () => {
      for (const map of maps) map.unobserve(onChange)
    }
  }, [doc, read])
  return ids
}
