import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { messageType, syncMessage } from '#shared/contracts/sync.ts'

/**
 * The smallest server that speaks the contract: real sockets, real y-protocols, a document in memory that plays the
 * disk. Acknowledgements can be held back, sockets can go silent or be closed with a code.
 */
export class SmallSyncServer {
  readonly doc = new Y.Doc()
  readonly seen: number[] = []
  /** Awareness frames by the socket that sent them, in the order in which the sockets were opened. */
  readonly awarenessFrames: number[] = []
  /** Write messages are stored but not acknowledged while this is set. */
  isHoldingAcks = false
  /** Nothing is answered at all while this is set. */
  isSilent = false
  /** Said to every new socket before anything else. */
  note: Uint8Array | null = null
  readonly requests: string[] = []
  private sockets: WebSocketServer
  private http = createServer()
  private readonly order: WebSocket[] = []
  private readonly counts = new Map<WebSocket, number>()
  port = 0

  constructor() {
    this.sockets = this.makeSockets()
  }

  async start(port = 0): Promise<void> {
    this.http = createServer()
    this.sockets = this.makeSockets()
    this.http.on('upgrade', (request, socket, head) => {
      this.requests.push(request.url ?? '')
      this.sockets.handleUpgrade(request, socket, head, (opened) => this.open(opened))
    })
    await new Promise<void>((resolve) => this.http.listen(port, '127.0.0.1', resolve))
    this.port = (this.http.address() as AddressInfo).port
  }

  get address(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  /** As a killed process looks from outside: the sockets break and nothing listens. */
  async kill(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate()
    await new Promise<void>((resolve) => this.http.close(() => resolve()))
  }

  closeAll(code: number): void {
    for (const socket of this.sockets.clients) socket.close(code)
  }

  releaseAcks(): void {
    this.isHoldingAcks = false
    for (const [socket, count] of this.counts) this.acknowledge(socket, count)
  }

  sendToAll(bytes: Uint8Array): void {
    for (const socket of this.sockets.clients) socket.send(bytes)
  }

  text(): string {
    return this.doc.getText('t').toJSON()
  }

  private makeSockets() {
    return new WebSocketServer({ noServer: true })
  }

  private open(socket: WebSocket): void {
    this.counts.set(socket, 0)
    this.order.push(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.counts.delete(socket))
    socket.on('message', (data: Buffer) => {
      if (!this.isSilent) this.receive(socket, new Uint8Array(data))
    })
    if (this.note !== null) socket.send(this.note)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    syncProtocol.writeSyncStep1(encoder, this.doc)
    if (!this.isSilent) socket.send(encoding.toUint8Array(encoder))
  }

  private receive(socket: WebSocket, bytes: Uint8Array): void {
    this.seen.push(bytes[0] ?? -1)
    if (bytes[0] === messageType.awareness) {
      const sender = this.order.indexOf(socket)
      this.awarenessFrames[sender] = (this.awarenessFrames[sender] ?? 0) + 1
      for (const other of this.sockets.clients) if (other !== socket) other.send(bytes)
      return
    }
    if (bytes[0] !== messageType.sync) return
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarUint(decoder)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, socket)
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder))
    if (type === syncMessage.step1) return
    for (const other of this.sockets.clients) if (other !== socket) other.send(bytes)
    const count = (this.counts.get(socket) ?? 0) + 1
    this.counts.set(socket, count)
    if (!this.isHoldingAcks) this.acknowledge(socket, count)
  }

  private acknowledge(socket: WebSocket, count: number): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.persisted)
    encoding.writeVarUint(encoder, count)
    socket.send(encoding.toUint8Array(encoder))
  }
}
