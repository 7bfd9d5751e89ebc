import { type Awareness } from 'y-protocols/awareness'
import { syncLimits } from '#shared/contracts/sync.ts'
import { PartyKind } from '#shared/domain/partnership/party.ts'

/** One browser window of one person on the document. */
export interface Peer {
  readonly clientId: number
  readonly personId: string
  readonly name: string
  readonly partyKind: PartyKind
  readonly section: string | null
  /** Card field in use: `<list>/<card id>/<field>`. */
  readonly field: string | null
  readonly isMe: boolean
}

const textOf = (value: unknown, max: number): string | null =>
  typeof value === 'string' && value.length > 0 ? value.slice(0, max) : null

/** Reads what a peer says of itself. Null unless it has a name and a party: bytes of peers are never trusted. */
export function readPeer(clientId: number, state: unknown, isMe: boolean): Peer | null {
  if (typeof state !== 'object' || state === null) return null
  const { user, section, field } = state as Record<string, unknown>
  if (typeof user !== 'object' || user === null) return null
  const { personId, name, partyKind } = user as Record<string, unknown>
  const kind = PartyKind.safeParse(partyKind)
  const person = textOf(personId, 64)
  const shown = textOf(name, 80)
  if (!kind.success || person === null || shown === null) return null
  return {
    clientId,
    personId: person,
    name: shown,
    partyKind: kind.data,
    section: textOf(section, 8),
    field: textOf(field, 120),
    isMe,
  }
}

/** Everybody on the document, the own window first, then by name. */
export function readPeers(awareness: Awareness): readonly Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const peer = readPeer(clientId, state, clientId === awareness.clientID)
    if (peer !== null) peers.push(peer)
  }
  return peers.sort(
    (a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name) || a.clientId - b.clientId,
  )
}

/** One entry a person, though the person may have several windows; a window that is somewhere wins. */
export function peopleOf(peers: readonly Peer[]): readonly Peer[] {
  const people = new Map<string, Peer>()
  for (const peer of peers) {
    const known = people.get(peer.personId)
    if (known === undefined || (!known.isMe && known.section === null && peer.section !== null)) {
      people.set(peer.personId, peer)
    }
  }
  return [...people.values()]
}

export interface Place {
  readonly section: string | null
  readonly field: string | null
  /** Taken when it is sent, so that a keystroke costs nothing here. */
  readonly cursor: (() => { readonly anchor: unknown; readonly head: unknown } | null) | null
}

/** Tells the others where this person is, at most five times a second, the last place winning. */
export class OwnPresence {
  private readonly awareness: Awareness
  private pending: Place | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastSentAt = 0

  constructor(awareness: Awareness) {
    this.awareness = awareness
  }

  moveTo(place: Place): void {
    this.pending = place
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastSentAt + syncLimits.awarenessIntervalMs - Date.now())
    // Never inside the keystroke itself, even when the interval has passed.
    this.timer = setTimeout(() => this.flush(), wait)
  }

  /** Leaves the place if it is still the one named: focus may already have gone elsewhere on the page. */
  leave(section: string, field: string | null = null): void {
    const now = this.pending ?? this.awareness.getLocalState()
    if (now !== null && now['section'] === section && (now['field'] ?? null) === field) {
      this.moveTo({ section: null, field: null, cursor: null })
    }
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private flush(): void {
    this.timer = null
    const place = this.pending
    this.pending = null
    const local = this.awareness.getLocalState()
    if (place === null || local === null) return
    this.lastSentAt = Date.now()
    const next = { ...local, section: place.section, field: place.field, cursor: place.cursor?.() ?? null }
    if (JSON.stringify(next) !== JSON.stringify(local)) this.awareness.setLocalState(next)
  }
}
