import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { syncLimits } from '#shared/contracts/sync.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { CardGuard } from './card-guard.ts'

/** Highest clock, per device, that must be there for an update to be wholly part of the document. */
export type NeededClocks = ReadonlyMap<number, number>

/** What an update would change: nothing that we do not have already, deletions only, or new structs too. */
export type Addition = 'nothing' | 'deletions' | 'structs'

export type Inspection =
  | { readonly ok: true; readonly needs: NeededClocks; readonly adds: Addition }
  | { readonly ok: false; readonly reason: string }

/**
 * A gap or a run of deleted characters of this length is beyond what people write, and far below the lengths with
 * which a few forged bytes would make the server believe that it already has all that a device will ever send.
 */
const maxClockJump = 2_000_000
const maxDevices = 10_000
const maxRoots = 500
const maxDepth = 32

const refused = (reason: string): Inspection => ({ ok: false, reason })

/**
 * Whether an update may be applied: read from its bytes alone, nothing of the document is touched.
 *
 * `mayNotSpeakFor`: devices whose own live connection has told everything it has, so that anything new in their name
 * from somebody else is forged (SYN-23).
 */
export function inspectUpdate(
  update: Uint8Array,
  doc: Y.Doc,
  mayNotSpeakFor: (deviceId: number) => boolean,
): Inspection {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    // Applying malformed bytes changes the document up to the place where they break; reading them first does not.
    decoded = Y.decodeUpdate(update)
  } catch {
    return refused('undecodable')
  }
  const needs = new Map<number, number>()
  const roots = new Set<string>()
  const cards = new CardGuard(doc, decoded.structs)
  let adds: Addition = 'nothing'

  for (const struct of decoded.structs) {
    const device = struct.id.client
    const end = struct.id.clock + struct.length
    const known = Math.max(Y.getState(doc.store, device), needs.get(device) ?? 0)
    if (!Number.isSafeInteger(end) || struct.length <= 0) return refused('clock')
    if (struct.id.clock - known > maxClockJump) return refused('clockGap')
    if (end > known) {
      const added = end - Math.max(known, struct.id.clock)
      const carriesContent = struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)
      if (added > (carriesContent ? update.byteLength + 16 : maxClockJump)) return refused('clockJump')
      if (!(struct instanceof Y.Skip)) {
        adds = 'structs'
        if (mayNotSpeakFor(device)) return refused('foreignDevice')
        needs.set(device, end)
      }
    }
    if (struct instanceof Y.Item) {
      if (!isAllowedContent(struct.content)) return refused('content')
      if (pointsAhead(struct)) return refused('reference')
      if (end > known && !cards.allows(struct)) return refused('card')
      // Before integration the parent of a root's child is still the root's name.
      if (typeof struct.parent === 'string' && !doc.share.has(struct.parent)) roots.add(struct.parent)
    }
  }
  for (const [device, ranges] of decoded.ds.clients) {
    for (const range of ranges) {
      const end = range.clock + range.len
      const known = Math.max(Y.getState(doc.store, device), needs.get(device) ?? 0)
      if (range.len <= 0 || !Number.isSafeInteger(end) || end - known > maxClockJump) return refused('deleteRange')
      needs.set(device, Math.max(needs.get(device) ?? 0, end))
      if (adds === 'nothing' && !isDeleted(doc, device, range.clock, end)) adds = 'deletions'
    }
  }
  if (needs.size > maxDevices || decoded.ds.clients.size > maxDevices) return refused('devices')
  if (roots.size > 0 && doc.share.size + roots.size > maxRoots) return refused('roots')
  return { ok: true, needs, adds }
}

/** Whether everything the update brought is part of the document, nothing of it waiting for something missing. */
export function isIntegrated(doc: Y.Doc, needs: NeededClocks): boolean {
  for (const [device, clock] of needs) if (Y.getState(doc.store, device) < clock) return false
  return true
}

/** The state vector as a device sent it; null when it is no such thing or names more devices than a document has. */
export function readStateVector(bytes: Uint8Array): Uint8Array | null {
  if (bytes.byteLength > syncLimits.maxStateVectorBytes) return null
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count > maxDevices) return null
    for (let index = 0; index < count; index += 1) {
      decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
    }
    return bytes
  } catch {
    return null
  }
}

function isDeleted(doc: Y.Doc, device: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(device)
  if (structs === undefined || Y.getState(doc.store, device) < to) return false
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock >= to) return true
    if (!struct.deleted) return false
  }
  return true
}

/** Nothing stands beside or in what its own device wrote later; Yjs takes that for granted and throws half-way. */
function pointsAhead({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  const parentId = parent instanceof Y.ID ? parent : null
  return [origin, rightOrigin, parentId].some((to) => to !== null && to.client === id.client && to.clock >= id.clock)
}

/**
 * Sub-documents would make documents that nobody guards; raw bytes and unknown types have no place in the schema.
 * Nor has a node or mark that the schema does not know: every open editor would delete it for everybody.
 */
function isAllowedContent(content: object): boolean {
  if (content instanceof Y.ContentAny) return content.arr.every((value) => isPlain(value, 0))
  if (content instanceof Y.ContentJSON) return content.arr.every((value) => isPlain(value, 0))
  if (content instanceof Y.ContentEmbed) return isPlain(content.embed, 0)
  if (content instanceof Y.ContentFormat) return isKnownMark(content.key) && isPlain(content.value, 0)
  if (content instanceof Y.ContentType) return isKnownType(content.type)
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted
}

function isKnownType(type: object): boolean {
  if (type instanceof Y.XmlElement) return Object.hasOwn(contentSchema.nodes, type.nodeName)
  return !(type instanceof Y.XmlHook)
}

/** Marks that may overlap carry a hash behind their name: `commitmentQuote--…`. */
const isKnownMark = (key: string): boolean => Object.hasOwn(contentSchema.marks, key.split('--')[0] ?? '')

function isPlain(value: unknown, depth: number): boolean {
  if (depth > maxDepth) return false
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1))
  if (typeof value === 'object') {
    if (Object.getPrototypeOf(value) !== Object.prototype) return false
    return Object.values(value).every((item) => isPlain(item, depth + 1))
  }
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
}
