import { type StreamClosed, StreamSocket } from './stream-socket.ts'

/** A proxy that swallows the handshake answers neither yes nor no. */
const handshakeMs = 6000
/** So long the page goes straight to what got through before it tries a WebSocket again: people change networks. */
const rememberMs = 10 * 60_000

let streamUntil = 0

/** Whether the last socket of this page got through by the second way alone. */
export const isReachedByStream = (): boolean => Date.now() < streamUntil

/**
 * A WebSocket, or what stands in for it where the network lets none through (STR-5). One that cannot be opened is
 * followed at once by a stream; if that does not open either, both are closed as one lost socket, and the page tries
 * again in its own time.
 */
export class ReachingSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  binaryType: BinaryType = 'arraybuffer'
  onopen: ((event: Event) => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  private socket: WebSocket | StreamSocket
  private hasOpened = false
  private isClosed = false

  constructor(url: string | URL, protocols?: string | string[]) {
    super()
    this.socket = isReachedByStream() ? this.stream(url) : this.native(url, protocols)
  }

  get readyState(): number {
    return this.isClosed ? ReachingSocket.CLOSED : this.socket.readyState
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
    this.socket.send(data as Uint8Array<ArrayBuffer>)
  }

  close(code?: number, reason?: string): void {
    if (this.socket instanceof StreamSocket) this.socket.close()
    else this.socket.close(code, reason)
  }

  private native(url: string | URL, protocols?: string | string[]): WebSocket {
    const socket = new WebSocket(url, protocols)
    socket.binaryType = 'arraybuffer'
    const patience = setTimeout(() => {
      if (this.socket === socket && !this.hasOpened) this.turnToStream(url)
    }, handshakeMs)
    socket.addEventListener('open', () => clearTimeout(patience))
    socket.addEventListener('close', (event) => {
      clearTimeout(patience)
      if (this.socket !== socket) return
      // Closed before it was open, and not by the page: refused on the way, or the server is not there.
      if (!this.hasOpened && event.code === 1006 && navigator.onLine) this.turnToStream(url)
      else this.closed(event)
    })
    this.passOn(socket)
    return socket
  }

  private stream(url: string | URL): StreamSocket {
    const socket = new StreamSocket(url)
    socket.addEventListener('open', () => {
      streamUntil = Date.now() + rememberMs
    })
    socket.addEventListener('close', (event) => {
      if (this.socket !== socket) return
      // Not through either: next time both ways are tried again.
      if (!this.hasOpened) streamUntil = 0
      this.closed(event as StreamClosed)
    })
    this.passOn(socket)
    return socket
  }

  private turnToStream(url: string | URL): void {
    const before = this.socket
    this.socket = this.stream(url)
    before.close()
  }

  private passOn(socket: WebSocket | StreamSocket): void {
    socket.addEventListener('open', () => {
      if (this.socket !== socket || this.isClosed) return
      this.hasOpened = true
      this.emit(new Event('open'), this.onopen)
    })
    socket.addEventListener('message', (event) => {
      if (this.socket !== socket || this.isClosed) return
      const { data } = event as MessageEvent
      this.emit(new MessageEvent('message', { data }), this.onmessage)
    })
  }

  private closed({ code, reason, wasClean }: Pick<CloseEvent, 'code' | 'reason' | 'wasClean'>): void {
    if (this.isClosed) return
    this.isClosed = true
    this.emit(new CloseEvent('close', { code, reason, wasClean }), this.onclose)
  }

  private emit<E extends Event>(event: E, handler: ((event: E) => void) | null): void {
    handler?.(event)
    this.dispatchEvent(event)
  }
}
