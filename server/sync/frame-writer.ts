import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'

/**
 * Sends binary frames on one socket in as few calls to the system as they allow: with twenty people in a section,
 * those calls and what `ws` allocates for each are most of what the server does.
 *
 * What is written in one turn of the event loop leaves together at its end. Pings and close frames of `ws` itself go
 * through the same transport and keep their place in the order. Compression must be off on the server: with it, `ws`
 * would hold back frames of its own while ours pass.
 */
export class FrameWriter {
  private isGathering = false
  private readonly socket: WebSocket
  private readonly transport: Duplex
  private readonly onTurnEnd: (unsentBytes: number) => void

  /** `onTurnEnd` hears after each turn with frames how many bytes the system has not taken yet. */
  constructor(socket: WebSocket, transport: Duplex, onTurnEnd: (unsentBytes: number) => void) {
    this.socket = socket
    this.transport = transport
    this.onTurnEnd = onTurnEnd
  }

  write(frame: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    if (!this.isGathering) {
      this.isGathering = true
      this.transport.cork()
      setImmediate(() => this.endTurn())
    }
    this.transport.write(onTheWire(frame))
  }

  private endTurn(): void {
    this.isGathering = false
    this.transport.uncork()
    this.onTurnEnd(this.socket.bufferedAmount)
  }
}

let lastFrame: Uint8Array | null = null
let lastWire: Buffer = Buffer.alloc(0)

/** The frame with the header of RFC 6455; made once for a frame that goes to many in a row. */
function onTheWire(frame: Uint8Array): Buffer {
  if (frame === lastFrame) return lastWire
  const { byteLength } = frame
  const headerBytes = byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10
  const wire = Buffer.allocUnsafe(headerBytes + byteLength)
  // A whole message of binary data.
  wire[0] = 0x82
  if (headerBytes === 2) {
    wire[1] = byteLength
  } else if (headerBytes === 4) {
    wire[1] = 126
    wire.writeUInt16BE(byteLength, 2)
  } else {
    wire[1] = 127
    wire.writeBigUInt64BE(BigInt(byteLength), 2)
  }
  wire.set(frame, headerBytes)
  lastFrame = frame
  lastWire = wire
  return wire
}
