import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { messageType, syncMessage } from '#shared/contracts/sync.ts'
import { documentSchemaVersion } from '#shared/document/fragments.ts'

export type SystemName = 'relay' | 'samspil' | 'hocuspocus'

export interface RoomAddress {
  readonly system: SystemName
  readonly port: number
  readonly documentId: string
  /** The cookie of a session in Samspil; the others take anybody. */
  readonly cookie: string
}

/** One editor on the wire: the same few frames for each system, so that the client's own cost is equal. */
export interface RoomClient {
  sendUpdate(update: Uint8Array): void
  onUpdate: (update: Uint8Array) => void
  /** Called with how many of this client's updates the server has acknowledged since the start. */
  onAcknowledged: (count: number) => void
  readonly socket: WebSocket
}

const noop = (): void => {}

/** Connects and resolves when the document's state has arrived, in `doc` when one is given. */
export async function joinRoom(address: RoomAddress, doc = new Y.Doc()): Promise<RoomClient> {
  const isHocuspocus = address.system === 'hocuspocus'
  const path =
    address.system === 'samspil'
      ? `/sync/${address.documentId}?ack=1&schema=${documentSchemaVersion}&epoch=1`
      : `/${address.documentId}`
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}${path}`, {
    perMessageDeflate: false,
    headers: address.system === 'samspil' ? { cookie: address.cookie, origin: `http://127.0.0.1:${address.port}` } : {},
  })
  socket.binaryType = 'arraybuffer'

  const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    if (isHocuspocus) encoding.writeVarString(encoder, address.documentId)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const syncFrame = (kind: number, bytes: Uint8Array): Uint8Array =>
    frame(messageType.sync, (encoder) => {
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })

  let acknowledged = 0
  // Samspil numbers write messages, the answer to its step 1 among them; updates come after that one.
  let writesBefore = 0
  const client: RoomClient = {
    socket,
    onUpdate: noop,
    onAcknowledged: noop,
    sendUpdate: (update) => socket.send(syncFrame(syncMessage.update, update)),
  }

  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`${address.system} closed the socket: ${code}`)))
    socket.on('open', () => {
      if (isHocuspocus) {
        socket.send(
          frame(messageType.auth, (encoder) => {
            encoding.writeVarUint(encoder, 0)
            encoding.writeVarString(encoder, 'anybody')
            encoding.writeVarString(encoder, '3.4.4')
          }),
        )
      }
      socket.send(syncFrame(syncMessage.step1, Y.encodeStateVector(doc)))
      if (address.system === 'relay') resolve()
    })
    socket.on('message', (data: ArrayBuffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (isHocuspocus) decoding.readVarString(decoder)
      const type = decoding.readVarUint(decoder)
      if (type === messageType.persisted) {
        acknowledged = decoding.readVarUint(decoder) - writesBefore
        client.onAcknowledged(acknowledged)
        return
      }
      if (isHocuspocus && type === 8) {
        if (decoding.readVarInt(decoder) === 1) client.onAcknowledged((acknowledged += 1))
        return
      }
      if (type !== messageType.sync && !(isHocuspocus && type === 4)) return
      const kind = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (kind === syncMessage.step1 && address.system !== 'relay') {
        socket.send(syncFrame(syncMessage.step2, Y.encodeStateAsUpdate(doc, bytes)))
        if (address.system === 'samspil') writesBefore += 1
      }
      if (kind === syncMessage.step2) {
        Y.applyUpdate(doc, bytes)
        resolve()
      }
      if (kind === syncMessage.update) client.onUpdate(bytes)
    })
  })
  socket.removeAllListeners('close')
  // Acknowledgements of the connection's own handshake must not be counted as the first update's.
  acknowledged = 0
  return client
}
