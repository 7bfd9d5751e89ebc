import { WebSocket } from 'ws'
import { type CloseCode, closeCode } from '#shared/contracts/sync.ts'

/** Bytes over the largest message, so that one just over it is told apart from one far beyond. */
export const frameAllowanceBytes = 1024

/**
 * A server-side socket whose protocol errors end with our own codes.
 *
 * `ws` closes by itself with 1002, 1007, 1008 and 1009 on frames it cannot take. The stock client takes those for a
 * passing trouble and sends the same frame again for ever.
 */
export class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === undefined ? code : (ownCode[code] ?? code), reason)
  }
}

const ownCode: Partial<Record<number, CloseCode>> = {
  1002: closeCode.malformed,
  1007: closeCode.malformed,
  1008: closeCode.malformed,
  1009: closeCode.tooLarge,
}
