import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type ConnectionPhase, DocumentConnection } from './document-connection.ts'
import { keepLocalCopies } from './local-copy.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { Peer } from './presence.ts'
import type { SaveState } from './save-state.ts'

/** A document open in this page; null in the first moment. A change of any argument opens it anew. */
export function useDocumentConnection(
  documentId: string,
  options: {
    readonly epoch: number
    readonly canWrite: boolean
    readonly personId: string
    readonly name: string
    readonly partyKind: PartyKind | null
  },
): DocumentConnection | null {
  const { epoch, canWrite, personId, name, partyKind } = options
  const [connection, setConnection] = useState<DocumentConnection | null>(null)
  useEffect(() => {
    const address = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`
    const opened = new DocumentConnection({
      documentId,
      epoch,
      canWrite,
      personId,
      address,
      self: partyKind === null ? undefined : { name, partyKind },
    })
    setConnection(opened)
    if (canWrite) void keepLocalCopies()
    return () => {
      setConnection(null)
      opened.destroy()
    }
  }, [documentId, epoch, canWrite, personId, name, partyKind])
  return connection
}

const noSubscription = () => () => undefined

export function useConnectionPhase(connection: DocumentConnection | null): ConnectionPhase {
  return useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.phase ?? 'loading')
}

const none: readonly Peer[] = []

/** Who is on the document now, the own window included; at most five changes a second. */
export function usePeers(connection: DocumentConnection | null): readonly Peer[] {
  return useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.peers ?? none)
}

const connecting: SaveState = { kind: 'connecting' }
/** "Saved" is shown only after this much quiet, so that the line does not flicker with every keystroke. */
const settleMs = 400

/** The state to show. Bad news at once; "saved" a moment after it is true, never before. */
export function useSaveState(connection: DocumentConnection | null): SaveState {
  const state = useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.state ?? connecting)
  const [shown, setShown] = useState(state)
  const latest = useRef(state)
  latest.current = state
  useEffect(() => {
    if (state.kind !== 'saved') {
      setShown(state)
      return undefined
    }
    const timer = setTimeout(() => setShown(latest.current), settleMs)
    return () => clearTimeout(timer)
  }, [state])
  return state.kind === 'saved' ? shown : state
}
