import { EventEmitter } from 'node:events'
import { StreamSocket } from '#client/transport/stream-socket.ts'

export type Headers = Readonly<Record<string, string>>

/** `fetch` as a page of the app has it: with the session's cookie and the app's own origin. */
export const fetchWith =
  (headers: Headers): typeof fetch =>
  (address, init) =>
    fetch(address, { ...init, headers: { ...(init?.headers as Headers | undefined), ...headers } })

/** The page's own stand-in for a WebSocket, with the interface of `ws` as far as the tests use it. */
export class StreamedSocket extends EventEmitter {
  binaryType = 'arraybuffer'
  private readonly socket: StreamSocket

  constructor(url: string, { headers = {} }: { headers?: Headers } = {}) {
    super()
    this.socket = new StreamSocket(url, fetchWith(headers))
    this.socket.addEventListener('open', () => this.emit('open'))
    this.socket.addEventListener('message', (event) => this.emit('message', (event as MessageEvent).data))
    this.socket.addEventListener('close', (event) => {
      const { code, reason } = event as CloseEvent
      this.emit('close', code, Buffer.from(reason))
    })
  }

  get readyState(): number {
    return this.socket.readyState
  }

  send(data: Uint8Array): void {
    this.socket.send(data)
  }

  close(): void {
    this.socket.close()
  }

  terminate(): void {
    this.socket.close()
  }
}
