import { messageType, syncMessage } from '#shared/contracts/sync.ts'

export type SocketConstructor = new (url: string | URL, protocols?: string | string[]) => WebSocket

export interface SocketWatch {
  /** A new socket: the count of write messages starts at nought again. */
  opened(): void
  /** A write message went out; `isHandOver` for the answer to the server's first question. */
  wrote(isHandOver: boolean): void
  /** False keeps the write message back: a reader's honest client never tries. */
  mayWrite(isHandOver: boolean): boolean
}

/**
 * A socket class for the stock provider that counts the messages which change the document: sync step 2 (0,1) and
 * update (0,2). The server acknowledges by this number, since a delete-only edit leaves no trace in a state vector.
 */
export function countingSocket(Base: SocketConstructor, watch: SocketWatch) {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      watch.opened()
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      if (data instanceof Uint8Array && data[0] === messageType.sync && data[1] !== syncMessage.step1) {
        const isHandOver = data[1] === syncMessage.step2
        if (!watch.mayWrite(isHandOver)) return
        // Counted first: the acknowledgement may be handled before `send` returns control in a test's loopback.
        watch.wrote(isHandOver)
      }
      super.send(data as ArrayBufferView<ArrayBuffer>)
    }
  }
}
