import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PersonId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import type { DocumentRights } from './document-access.ts'
import { frames } from './messages.ts'
import { presenceJson } from './presence-state.ts'

/** A socket as the relay sees it. */
export interface Presence {
  readonly user: DocumentRights['user']
  /** May leave the frame out when the socket is behind. */
  sendAwareness(frame: Uint8Array): void
}

interface Shown<P> {
  readonly holder: P
  /** As the device counted it; only to pass over what is older than what it said last. */
  deviceClock: number
  entry: Uint8Array
}

/** More entries than there can be people in a room are no echo. */
const maxEntries = 2_000
const maxRememberedDevices = 10_000

/**
 * Who is here: one device per socket, gathered and sent to the others at most once per interval.
 *
 * The stock client sends back every awareness message that it receives. So entries about other devices say nothing
 * and are passed over, and a device belongs to the person who first spoke as it for as long as the document is open:
 * whoever claims it later, another person's echo or a forger, is not heard (SYN-30).
 *
 * Clocks are the relay's own, taken from the time: a device cannot silence another by forging a high one, and a
 * device that comes back with the clock it left with is seen at once.
 */
export class AwarenessRelay<P extends Presence> {
  private readonly members = new Set<P>()
  private readonly shown = new Map<number, Shown<P>>()
  private readonly deviceOf = new Map<P, number>()
  private readonly ownerOf = new Map<number, PersonId>()
  private readonly changed = new Map<number, { readonly entry: Uint8Array; readonly holder: P | null }>()
  private readonly firstClock: number
  private lastClock: number
  private lastFlushAt = -Infinity
  private isStopped = false
  private timer: NodeJS.Timeout | null = null
  private readonly clock: Clock
  private readonly intervalMs: number

  constructor(clock: Clock, intervalMs: number) {
    this.clock = clock
    this.intervalMs = intervalMs
    this.firstClock = clock.now()
    this.lastClock = this.firstClock - 1
  }

  /** Takes the socket in and tells it who is here. */
  join(member: P): void {
    this.members.add(member)
    this.tellAll(member)
  }

  leave(member: P): void {
    this.members.delete(member)
    const device = this.deviceOf.get(member)
    this.deviceOf.delete(member)
    if (device !== undefined && this.shown.get(device)?.holder === member) this.remove(device)
  }

  tellAll(member: P): void {
    const entries = [...this.shown.values()].filter((shown) => shown.holder !== member).map((shown) => shown.entry)
    if (entries.length > 0) member.sendAwareness(frames.awareness(entries))
  }

  /** Errors: throws on bytes that are no awareness update, or an own state that is too large or no object. */
  receive(member: P, update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > maxEntries) throw new Error('Too many awareness entries')
    for (let index = 0; index < count; index += 1) {
      const device = decoding.readVarUint(decoder)
      const deviceClock = decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      // Our own clocks lie in a range that no device counts to, so an entry with one of them is an echo.
      if (deviceClock < this.firstClock && this.isOwn(member, device)) this.show(member, device, deviceClock, state)
    }
  }

  /** The device that the socket speaks as, when it has said so. */
  device(member: P): number | undefined {
    return this.deviceOf.get(member)
  }

  /** The socket that speaks as this device now. */
  holder(device: number): P | undefined {
    return this.shown.get(device)?.holder
  }

  stop(): void {
    this.isStopped = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private isOwn(member: P, device: number): boolean {
    const bound = this.deviceOf.get(member)
    if (bound !== undefined) return bound === device
    const owner = this.ownerOf.get(device)
    return owner === undefined ? this.ownerOf.size < maxRememberedDevices : owner === member.user.personId
  }

  private show(member: P, device: number, deviceClock: number, state: Uint8Array): void {
    const before = this.shown.get(device)
    if (before?.holder === member && deviceClock < before.deviceClock) return
    const json = presenceJson(new TextDecoder('utf-8', { fatal: true }).decode(state), member.user)
    if (json === null) {
      if (before?.holder === member) this.remove(device)
      return
    }
    this.ownerOf.set(device, member.user.personId)
    this.deviceOf.set(member, device)
    const entry = this.entry(device, json)
    this.shown.set(device, { holder: member, deviceClock, entry })
    this.change(device, entry, member)
  }

  private remove(device: number): void {
    this.shown.delete(device)
    this.change(device, this.entry(device, 'null'), null)
  }

  private entry(device: number, json: string): Uint8Array {
    this.lastClock = Math.max(this.lastClock + 1, this.clock.now())
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, device)
    encoding.writeVarUint(encoder, this.lastClock)
    encoding.writeVarString(encoder, json)
    return encoding.toUint8Array(encoder)
  }

  private change(device: number, entry: Uint8Array, holder: P | null): void {
    this.changed.set(device, { entry, holder })
    if (this.timer !== null || this.isStopped) return
    const waitMs = Math.min(this.intervalMs, Math.max(0, this.lastFlushAt + this.intervalMs - this.clock.now()))
    this.timer = setTimeout(() => this.flush(), waitMs)
  }

  private flush(): void {
    this.timer = null
    this.lastFlushAt = this.clock.now()
    const changes = [...this.changed.values()]
    this.changed.clear()
    const forAll = frames.awareness(changes.map((change) => change.entry))
    const speakers = new Set(changes.map((change) => change.holder))
    for (const member of this.members) {
      if (!speakers.has(member)) {
        member.sendAwareness(forAll)
        continue
      }
      const others = changes.filter((change) => change.holder !== member)
      if (others.length > 0) member.sendAwareness(frames.awareness(others.map((change) => change.entry)))
    }
  }
}
