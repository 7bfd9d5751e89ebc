/**
 * The second way to `/sync/<documentId>` and `/events`, for a network that lets no WebSocket through: the same frames,
 * from the server as server-sent events in the answer to `POST /stream?to=<address>`, to the server as
 * `POST /stream/<id>?n=<number>`. Rules STR- stand in `server/sync/SPEC.md`.
 */
export const streamPath = '/stream'

/** Names of the server-sent events. `binary` and `ping` are base64, `close` is JSON, the others plain text. */
export const streamEvents = ['stream', 'open', 'binary', 'text', 'ping', 'close'] as const
export type StreamEvent = (typeof streamEvents)[number]

/** Addresses that may be reached this way. */
export const isStreamed = (address: string): boolean => /^\/(sync\/[0-9a-fA-F-]{36}|events)(\?|$)/.test(address)

const lengthBytes = 4

/** Frames as one body: each with its length before it, four bytes, the largest first. */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(frames.reduce((sum, { byteLength }) => sum + lengthBytes + byteLength, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const frame of frames) {
    view.setUint32(at, frame.byteLength)
    packed.set(frame, at + lengthBytes)
    at += lengthBytes + frame.byteLength
  }
  return packed
}

/** The frames of a body; null when it is not made of whole frames. */
export function unpackFrames(packed: Uint8Array): Uint8Array[] | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const frames: Uint8Array[] = []
  for (let at = 0; at < packed.byteLength;) {
    if (at + lengthBytes > packed.byteLength) return null
    const length = view.getUint32(at)
    at += lengthBytes
    if (at + length > packed.byteLength) return null
    frames.push(packed.subarray(at, at + length))
    at += length
  }
  return frames
}
