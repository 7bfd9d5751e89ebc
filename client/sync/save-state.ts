import { closeCode } from '#shared/contracts/sync.ts'

/** Why the server will not take this document's edits any more, until the person does something about it. */
export type RefusalReason =
  | 'signedOut'
  | 'noAccess'
  | 'readOnly'
  | 'epochChanged'
  | 'tooLarge'
  | 'malformed'
  | 'outdated'

/**
 * What the status line may say. `saved` is a promise about the server's disk, never about the socket or about the
 * server's memory; everything that is not proved to be there counts as not saved.
 */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** No way through right now. `isKept`: the changes also lie on this device and survive a closed page. */
  | { readonly kind: 'offline'; readonly changes: number; readonly isKept: boolean }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly changes: number }
  | { readonly kind: 'readOnly'; readonly isLive: boolean }

/** What is known about one connection at one moment. */
export interface ConnectionFacts {
  readonly canWrite: boolean
  readonly refusal: RefusalReason | null
  /** The socket is open and was heard from lately; a half-open socket is not. */
  readonly isOpen: boolean
  readonly isSynced: boolean
  /** The server has on disk what this device had when the connection opened. */
  readonly hasHandedOver: boolean
  /** Write messages sent on this connection, and how many of them are on the server's disk. */
  readonly sent: number
  readonly acked: number
  /** Own changes not known to be on the server's disk. */
  readonly changes: number
  /** For how long the oldest of them has waited. */
  readonly waitingMs: number
  /** At least one attempt to connect has failed or a connection was lost. */
  readonly hasFailed: boolean
  readonly isKept: boolean
}

/** Waiting longer than this for an acknowledgement is told as "kept on this device", not as "saving". */
const slowAfterMs = 5000

/** The state to show for the facts. `saved` needs every single condition to hold. */
export function deriveSaveState(facts: ConnectionFacts): SaveState {
  if (facts.refusal !== null) return { kind: 'refused', reason: facts.refusal, changes: facts.changes }
  const isLive = facts.isOpen && facts.isSynced
  if (!facts.canWrite) {
    // What was written while the person still had the right, and did not come through.
    if (facts.changes > 0) return { kind: 'refused', reason: 'readOnly', changes: facts.changes }
    return { kind: 'readOnly', isLive }
  }
  const offline = { kind: 'offline', changes: facts.changes, isKept: facts.isKept } as const
  if (!isLive) return facts.hasFailed || facts.changes > 0 ? offline : { kind: 'connecting' }
  if (facts.hasHandedOver && facts.sent === facts.acked && facts.changes === 0) return { kind: 'saved' }
  if (facts.waitingMs > slowAfterMs) return offline
  return facts.changes > 0 || facts.sent > facts.acked ? { kind: 'saving' } : { kind: 'connecting' }
}

/** The reason behind a close that no further attempt can mend; null when trying again makes sense. */
export function refusalOfClose(code: number): RefusalReason | null {
  switch (code) {
    case closeCode.signedOut:
      return 'signedOut'
    case closeCode.noAccess:
      return 'noAccess'
    case closeCode.epochChanged:
      return 'epochChanged'
    case closeCode.tooLarge:
      return 'tooLarge'
    case closeCode.malformed:
      return 'malformed'
    default:
      return null
  }
}

/**
 * Milliseconds to wait before attempt number `attempt` (1 is the first), spread by `random` (0–1) so that a room of
 * devices does not come back in one wave. After a flood close the server is left alone for longer.
 */
export function reconnectDelayMs(attempt: number, code: number | null, random: number): number {
  if (code === closeCode.flood) return 10_000 + random * 10_000
  const ceiling = Math.min(8000, 500 * 2 ** Math.min(attempt - 1, 10))
  return ceiling * (0.5 + random / 2)
}
