/**
 * What crosses `/sync/<documentId>`: the y-websocket protocol (0 sync, 1 awareness, 3 query awareness) and four
 * message types of our own. The stock y-websocket client works unchanged; it ignores what it does not know.
 * The numbered rules are in `server/sync/SPEC.md`.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → client, when asked for by `?ack=1`: varuint n, the number of this connection's write messages on disk. */
  persisted: 100,
  /**
   * Server → client, when asked for by `?ack=1`: varuint n (the write message), varString code, varString data as JSON;
   * a close follows. With n = 0 it is no refusal of a message and no close follows: this socket only reads, data
   * `{"reason": "role" | "outdated"}` (SYN-20).
   */
  refused: 101,
  /** Client → server: varUint8Array stateVector. Server answers 103 with its own when they differ. */
  compare: 102,
  diverged: 103,
} as const

export const syncMessage = { step1: 0, step2: 1, update: 2 } as const

/** y-websocket gives up for good on 44xx and tries again on 45xx. */
export const closeCode = {
  /** The session has ended; sign in again. */
  signedOut: 4401,
  /** No (longer any) right to this document, or it does not exist: the two are not told apart. */
  noAccess: 4403,
  /** The document was restored to another epoch; local edits must be kept as a copy, never merged. */
  epochChanged: 4409,
  /** One message or the whole document is larger than allowed. */
  tooLarge: 4413,
  /** Bytes that no honest client sends. */
  malformed: 4422,
  /** More messages than a person can cause. */
  flood: 4429,
  /**
   * Come back: the server is stopping or cannot write, the device was too slow, or its rights changed. The client
   * keeps its edits and tries again.
   */
  unavailable: 4503,
} as const
export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

export const syncLimits = {
  maxMessageBytes: 8 * 1024 * 1024,
  maxUpdateBytes: 1024 * 1024,
  maxStateVectorBytes: 64 * 1024,
  maxAwarenessBytes: 4 * 1024,
  awarenessIntervalMs: 200,
} as const

/** Query parameters of the socket's address. */
export const syncQuery = {
  ack: 'ack',
  schema: 'schema',
  epoch: 'epoch',
  token: 'token',
} as const

/** What a person's awareness state may say; the server writes `user` itself from the session (SYN-30). */
export interface PresenceState {
  readonly user?: {
    readonly personId: string
    readonly name: string
    readonly partyKind: string
    readonly colour?: string
  }
  /** Section in which the person is, e.g. `P4`; null on no section. */
  readonly section?: string | null
  /** Card field in use: `tasks/<card id>/<field>`. */
  readonly field?: string | null
  /** ProseMirror caret as Yjs relative positions. */
  readonly cursor?: { readonly anchor: unknown; readonly head: unknown } | null
}

/** Change notices over `/events`: what to fetch again. Never content. */
export const changeTopics = [
  'partnership',
  'members',
  'sections',
  'commitments',
  'attachments',
  'targets',
  'rateCard',
  'outcomes',
  'settlements',
  'agreements',
  'scenarios',
  'silentWriting',
  'history',
  'proposals',
  'comments',
  'templates',
  'practices',
  'exploration',
  'workshops',
  'activity',
] as const
export type ChangeTopic = (typeof changeTopics)[number]
export interface ChangeNotice {
  readonly partnershipId: string
  readonly topic: ChangeTopic
}
