/**
 * The second way to `/sync/<documentId>`, `/events` and `/room`, for a network that lets no WebSocket through: the same frames,
 * from the server as server-sent events in the answer to `POST /stream?to=<address>`, to the server as
 * `POST /stream/<id>?n=<number>`. Rules STR- stand in `server/sync/SPEC.md`.
 */
export const streamPath = '/stream'

/** Names of the server-sent events. `binary` and `ping` are base64, `close` is JSON, the others plain text. */
export const streamEvents = ['stream', 'open', 'binary', 'text', 'ping', 'close'] as const
export type StreamEvent = (typeof streamEvents)[number]

/** Addresses that may be reached this way. */
export const isStreamed = (address: string): boolean => /^\/(sync\/[0-9a-fA-F-]{36}|events|room)(\?|$)/.test(address)

/** One message: its bytes, and whether they are a text in UTF-8. */
export interface StreamedFrame {
  readonly isText: boolean
  readonly bytes: Uint8Array
}

const headBytes = 5

/** Frames as one body: before each a byte that says whether it is a text, and four for its length, the largest first. */
export function packFrames(frames: readonly StreamedFrame[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(frames.reduce((sum, { bytes }) => sum + headBytes + bytes.byteLength, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const { isText, bytes } of frames) {
    packed[at] = isText ? 1 : 0
    view.setUint32(at + 1, bytes.byteLength)
    packed.set(bytes, at + headBytes)
    at += headBytes + bytes.byteLength
  }
  return packed
}

/** The frames of a body; null when it is not made of whole frames. */
export function unpackFrames(packed: Uint8Array): StreamedFrame[] | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const frames: StreamedFrame[] = []
  for (let at = 0; at < packed.byteLength;) {
    if (at + headBytes > packed.byteLength) return null
    const [kind, length] = [packed[at], view.getUint32(at + 1)]
    at += headBytes
    if (at + length > packed.byteLength) return null
    if (kind !== 0 && kind !== 1) return null
    frames.push({ isText: kind === 1, bytes: packed.subarray(at, at + length) })
    at += length
  }
  return frames
}
