import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType } from '#shared/contracts/sync.ts'
import { frames } from '#server/sync/messages.ts'
import { StreamedSocket } from './streamed-socket.ts'

export interface Refused {
  readonly ordinal: number
  readonly code: string
  readonly data: unknown
}

/** A socket that sends what it is told, byte for byte, and keeps what it hears. */
export class RawDevice {
  readonly socket: WebSocket
  readonly doc = new Y.Doc()
  readonly received: Uint8Array[] = []
  readonly acknowledged: number[] = []
  readonly refusals: Refused[] = []
  readonly presence = new Map<number, { clock: number; state: unknown }>()
  awarenessFrames = 0
  /** State vector of the server's step 1, once it has come. */
  serverStateVector: Uint8Array | null = null
  hasStep2 = false
  closed: { code: number; reason: string } | null = null

  /** `isStreamed`: by server-sent events and POST, as where no WebSocket gets through. */
  constructor(url: string, options: { headers?: Record<string, string>; isStreamed?: boolean } = {}) {
    const { isStreamed = false, ...rest } = options
    this.socket = isStreamed
      ? (new StreamedSocket(url, rest) as unknown as WebSocket)
      : new WebSocket(url, { perMessageDeflate: false, ...rest })
    this.socket.binaryType = 'arraybuffer'
    this.socket.on('message', (data) => this.hear(new Uint8Array(data as ArrayBuffer)))
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.socket.on('error', () => {})
  }

  async opened(): Promise<this> {
    await vi.waitFor(() => {
      if (this.serverStateVector === null) throw new Error(`no step 1 yet; closed: ${JSON.stringify(this.closed)}`)
    }, waitOptions)
    return this
  }

  async closing(): Promise<{ code: number; reason: string }> {
    return vi.waitFor(() => {
      if (this.closed === null) throw new Error('the socket is still open')
      return this.closed
    }, waitOptions)
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame)
  }

  /** The whole handshake: both step 1 and step 2. */
  async sync(): Promise<this> {
    await this.opened()
    this.send(frames.step1(Y.encodeStateVector(this.doc)))
    this.send(frames.step2(Y.encodeStateAsUpdate(this.doc, this.serverStateVector ?? undefined)))
    await vi.waitFor(() => {
      if (!this.hasStep2) throw new Error(`no step 2 yet; closed: ${JSON.stringify(this.closed)}`)
    }, waitOptions)
    return this
  }

  /** Changes the own document and sends the update, as an honest device does. */
  edit(change: (doc: Y.Doc) => void): Uint8Array {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', listen)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', listen)
    const [update] = updates
    if (update === undefined) throw new Error('the edit changed nothing')
    this.send(frames.update(update))
    return update
  }

  sendPresence(device: number, clock: number, state: unknown): void {
    this.send(presenceFrame([{ device, clock, state }]))
  }

  private hear(bytes: Uint8Array): void {
    this.received.push(bytes)
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) {
      const kind = decoding.readVarUint(decoder)
      const body = decoding.readVarUint8Array(decoder)
      if (kind === 0) this.serverStateVector = body
      else Y.applyUpdate(this.doc, body, 'server')
      if (kind === 1) this.hasStep2 = true
    } else if (type === messageType.awareness) {
      this.awarenessFrames += 1
      this.hearPresence(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    } else if (type === messageType.persisted) {
      this.acknowledged.push(decoding.readVarUint(decoder))
    } else if (type === messageType.refused) {
      this.refusals.push({
        ordinal: decoding.readVarUint(decoder),
        code: decoding.readVarString(decoder),
        data: JSON.parse(decoding.readVarString(decoder)),
      })
    }
  }

  private hearPresence(decoder: decoding.Decoder): void {
    const count = decoding.readVarUint(decoder)
    for (let index = 0; index < count; index += 1) {
      const device = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      if (state === null) this.presence.delete(device)
      else this.presence.set(device, { clock, state })
    }
  }
}

export const waitOptions = { timeout: 10_000, interval: 5 }

export function presenceFrame(entries: readonly { device: number; clock: number; state: unknown }[]): Uint8Array {
  return frames.awareness(
    entries.map(({ device, clock, state }) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, device)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
      return encoding.toUint8Array(encoder)
    }),
  )
}
