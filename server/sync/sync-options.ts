import { syncLimits } from '#shared/contracts/sync.ts'

/** Every number of `SPEC.md`, so that a test can shorten a time without waiting for it. */
export interface SyncOptions {
  readonly maxSocketsPerCredential: number
  readonly maxOpeningSockets: number
  /** Bytes that one document may take, encoded. */
  readonly maxDocumentBytes: number
  readonly updatesPerSecond: number
  readonly updateBurst: number
  readonly awarenessPerSecond: number
  readonly awarenessBurst: number
  /** Step 1, compare, who is here: each may cost a whole document to answer. */
  readonly questionsPerSecond: number
  readonly questionBurst: number
  readonly awarenessIntervalMs: number
  /** All sockets of one credential together may send this many times what one may. */
  readonly credentialFactor: number
  /** Unsent bytes from which presence is left out, and from which the socket is cut. */
  readonly dropAwarenessAtBytes: number
  readonly cutAtBytes: number
  readonly pingEveryMs: number
  readonly deadAfterMs: number
  readonly maxPendingBytes: number
  readonly maxPendingMessages: number
  readonly maxPendingMs: number
  readonly unloadAfterMs: number
  readonly checkpointAfterRows: number
  readonly checkpointQuietMs: number
  readonly checkpointForcedAtRows: number
  /** How long a socket that was told to close may take to answer before it is torn down. */
  readonly closeGraceMs: number
}

export const defaultSyncOptions: SyncOptions = {
  maxSocketsPerCredential: 20,
  maxOpeningSockets: 500,
  maxDocumentBytes: syncLimits.maxMessageBytes,
  updatesPerSecond: 60,
  updateBurst: 600,
  awarenessPerSecond: 30,
  awarenessBurst: 300,
  questionsPerSecond: 10,
  questionBurst: 100,
  awarenessIntervalMs: syncLimits.awarenessIntervalMs,
  credentialFactor: 5,
  dropAwarenessAtBytes: 512 * 1024,
  cutAtBytes: 4 * 1024 * 1024,
  pingEveryMs: 20_000,
  deadAfterMs: 45_000,
  maxPendingBytes: 256 * 1024,
  maxPendingMessages: 300,
  maxPendingMs: 10_000,
  unloadAfterMs: 30_000,
  checkpointAfterRows: 200,
  checkpointQuietMs: 2_000,
  checkpointForcedAtRows: 1_000,
  closeGraceMs: 1_000,
}
