import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType, syncMessage } from '#shared/contracts/sync.ts'
import type { ErrorCode } from '#shared/kernel/errors.ts'

/** One message as a device sent it, taken apart but not yet believed. */
export type IncomingMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'write'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'compare'; readonly stateVector: Uint8Array }
  /** Types that we do not know are passed over, so that a newer client can try them. */
  | { readonly kind: 'unknown' }

/** Errors: throws on bytes that are cut short or name an unknown sync message. */
export function readMessage(bytes: Uint8Array): IncomingMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSyncMessage(decoder)
    case messageType.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageType.queryAwareness:
      return { kind: 'queryAwareness' }
    case messageType.compare:
      return { kind: 'compare', stateVector: decoding.readVarUint8Array(decoder) }
    default:
      return { kind: 'unknown' }
  }
}

function readSyncMessage(decoder: decoding.Decoder): IncomingMessage {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === syncMessage.step1) return { kind: 'step1', stateVector: bytes }
  if (type === syncMessage.step2) return { kind: 'write', isStep2: true, update: bytes }
  if (type === syncMessage.update) return { kind: 'write', isStep2: false, update: bytes }
  throw new Error(`Unknown sync message ${type}`)
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (type: number, bytes: Uint8Array): Uint8Array =>
  frame(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** Whole frames as they go out, type byte included. */
export const frames = {
  step1: (stateVector: Uint8Array) => syncFrame(syncMessage.step1, stateVector),
  step2: (update: Uint8Array) => syncFrame(syncMessage.step2, update),
  update: (update: Uint8Array) => syncFrame(syncMessage.update, update),
  awareness: (entries: readonly Uint8Array[]) =>
    frame(messageType.awareness, (encoder) => {
      const body = encoding.createEncoder()
      encoding.writeVarUint(body, entries.length)
      for (const entry of entries) encoding.writeUint8Array(body, entry)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    }),
  persisted: (ordinal: number) => frame(messageType.persisted, (encoder) => encoding.writeVarUint(encoder, ordinal)),
  refused: (ordinal: number, code: ErrorCode, data: Readonly<Record<string, unknown>>) =>
    frame(messageType.refused, (encoder) => {
      encoding.writeVarUint(encoder, ordinal)
      encoding.writeVarString(encoder, code)
      encoding.writeVarString(encoder, JSON.stringify(data))
    }),
  diverged: (stateVector: Uint8Array) =>
    frame(messageType.diverged, (encoder) => encoding.writeVarUint8Array(encoder, stateVector)),
}

/**
 * An awareness frame about nobody. The stock client reconnects when it has heard nothing for 30 seconds, and it
 * cannot see pings.
 */
export const silentFrame: Uint8Array = frames.awareness([])
