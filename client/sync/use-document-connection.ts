import { useEffect, useState, useSyncExternalStore } from 'react'
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

/** Whether this page must be loaded anew before anything more is written (SYN-5). */
export function useIsOutdated(connection: DocumentConnection | null): boolean {
  return useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.isOutdated ?? false)
}

/** Whether the server has said that the person, who could write when the page was opened, may only read now (SYN-52). */
export function useMayOnlyReadNow(connection: DocumentConnection | null): boolean {
  return useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.mayOnlyReadNow ?? false)
}

const none: readonly Peer[] = []

/** Who is on the document now, the own window included; at most five changes a second. */
export function usePeers(connection: DocumentConnection | null): readonly Peer[] {
  return useSyncExternalStore(connection?.subscribe ?? noSubscription, () => connection?.peers ?? none)
}

const connecting: SaveState = { kind: 'connecting' }
/** "Saved" is shown only after this much quiet, so that the line does not flicker with every keystroke. */
const settleMs = 400

/**
 * The state to show. Bad news at once; "saved" a moment after it is true, never before. While a person types it
 * stays "saving" and draws nothing, though the connection is saved between any two keystrokes.
 */
export function useSaveState(connection: DocumentConnection | null): SaveState {
  const [shown, setShown] = useState<SaveState>(connection?.state ?? connecting)
  useEffect(() => {
    if (connection === null) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const show = () => {
      const next = connection.state
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const onChange = () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (connection.state.kind === 'saved') timer = setTimeout(show, settleMs)
      else show()
    }
    onChange()
    const stop = connection.subscribe(onChange)
    return () => {
      if (timer !== null) clearTimeout(timer)
      stop()
    }
  }, [connection])
  return shown
}
