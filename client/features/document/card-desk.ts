import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { type Peer } from '#client/sync/presence.ts'
import { addCard, listCards, moveCard, removeCard, setCardField } from '#shared/document/card-operations.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type CardContent, type CardList, cardListHome, cardLists, cardMapName } from '#shared/document/cards.ts'

/** What the card lists of one document share: where to write, who is in which field, how to take back. */
export interface CardDesk {
  readonly documentId: DocumentId
  readonly partnershipId: PartnershipId
  readonly slug: string
  readonly connection: DocumentConnection
  readonly canWrite: boolean
  /** What the cards are written in, whatever language the screen speaks. */
  readonly language: string
  /** Marks this person's own changes, so that undo never takes back anybody else's. */
  readonly origin: object
  readonly undo: Y.UndoManager
  /** Where a chosen card is shown in full beside the text; null where there is no room beside it. */
  readonly panelPlace: HTMLElement | null
  /** The rail is put away so that a wide picture has room. */
  readonly isWide: boolean
  readonly setIsWide: (isWide: boolean) => void
  /** People of the partnership, to know whose party a first name means. */
  readonly people: readonly { readonly name: string; readonly partyKind: PartyKind }[]
  /** The discussions on cards. */
  readonly comments: {
    readonly canComment: boolean
    readonly countOnCard: (cardId: string) => number
    readonly beginOnCard: (list: CardList, cardId: string, title: string) => void
  }
  readonly peersByField: ReadonlyMap<string, readonly Peer[]>
}

const CardDeskContext = createContext<CardDesk | null>(null)
export const CardDeskProvider = CardDeskContext.Provider

export function useCardDesk(): CardDesk {
  const desk = useContext(CardDeskContext)
  if (desk === null) throw new Error('Card lists are drawn inside a document')
  return desk
}

export const fieldKey = (list: CardList, id: string, field: string): string => `${list}/${id}/${field}`

/** The own changes to cards, as steps to take back. */
export function useCardUndo(connection: DocumentConnection): { readonly origin: object; readonly undo: Y.UndoManager } {
  const made = useMemo(() => {
    const origin = {}
    const maps = cardLists.map((list) => connection.doc.getMap(cardMapName(list)))
    return { origin, undo: new Y.UndoManager(maps, { trackedOrigins: new Set([origin]), captureTimeout: 600 }) }
  }, [connection])
  useEffect(() => () => made.undo.destroy(), [made])
  return made
}

const redrawAfterMs = 100

/** The cards of a list as plain data, brought up to date at most ten times a second. */
export function useCards(list: CardList): readonly CardContent[] {
  const { connection } = useCardDesk()
  const [cards, setCards] = useState(() => listCards(connection.doc, list))
  useEffect(() => {
    const map = connection.doc.getMap(cardMapName(list))
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer = null
      setCards(listCards(connection.doc, list))
    }
    const onChange = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      // A card that comes, goes or moves is shown at once; words inside one may wait a moment.
      const isWords = events.every((event) => event.target instanceof Y.Text)
      if (!isWords) {
        if (timer !== null) clearTimeout(timer)
        read()
      } else timer ??= setTimeout(read, redrawAfterMs)
    }
    map.observeDeep(onChange)
    read()
    return () => {
      map.unobserveDeep(onChange)
      if (timer !== null) clearTimeout(timer)
    }
  }, [connection, list])
  return cards
}

/** The changes a person can make to a list, each as one step of undo. */
export function useCardActions(list: CardList) {
  const { connection, origin, undo } = useCardDesk()
  return useMemo(() => {
    const { doc } = connection
    const step = (change: () => void) => {
      undo.stopCapturing()
      change()
      undo.stopCapturing()
    }
    return {
      add: (fields: Readonly<Record<string, string | number>>, after?: string | null) => {
        const id = crypto.randomUUID()
        step(() => addCard(doc, list, { id, fields, ...(after === undefined ? {} : { after }) }, origin))
        return id
      },
      set: (id: string, field: string, value: string | number | null) =>
        step(() => setCardField(doc, list, id, field, value, origin)),
      /** One place up (-1) or down (1) among the given cards, which are those that the person sees together. */
      shift: (id: string, by: -1 | 1, among: readonly string[]) => {
        const at = among.indexOf(id)
        const neighbour = among[at + by]
        if (at === -1 || neighbour === undefined) return
        const all = listCards(doc, list).map((card) => card.id)
        const after = by === 1 ? neighbour : (all[all.indexOf(neighbour) - 1] ?? null)
        step(() => moveCard(doc, list, id, after, origin))
      },
      /** Removes the card. Returns how to bring it back as it was, whatever has been done since. */
      remove: (id: string): (() => void) => {
        const cards = listCards(doc, list)
        const at = cards.findIndex((card) => card.id === id)
        const gone = cards[at]
        const before = cards[at - 1]?.id ?? null
        step(() => removeCard(doc, list, id, origin))
        const removal = undo.undoStack.at(-1)
        return () => {
          if (removal !== undefined && undo.undoStack.at(-1) === removal) undo.undo()
          else if (gone !== undefined)
            step(() => addCard(doc, list, { id, fields: gone.fields, after: before }, origin))
        }
      },
      enter: (id: string, field: string) =>
        connection.presence.moveTo({
          section: cardListHome[list].section,
          field: fieldKey(list, id, field),
          cursor: null,
        }),
      leave: (id: string, field: string) =>
        connection.presence.leave(cardListHome[list].section, fieldKey(list, id, field)),
    }
  }, [connection, list, origin, undo])
}
