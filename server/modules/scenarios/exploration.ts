import type { z } from 'zod'
import { type Explore, type ExplorerView, exploreGoneMs } from '#shared/contracts/scenarios.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartnershipId, PersonId } from '#shared/kernel/ids.ts'

/** More windows than this of one person are not looked at; the oldest is forgotten. */
const mostWindows = 5

export interface Explorer {
  readonly personId: PersonId
  readonly name: string
  readonly partyKind: PartyKind | null
}

interface Standing {
  readonly view: ExplorerView
  readonly seenAt: number
}

/**
 * Who looks at which scenario, and what they have typed there without saving it. Held in memory and nowhere else: it
 * is a conversation and no record, and each page tells its part again within `exploreEveryMs`, so that a restart
 * loses nothing that somebody still has on the screen.
 */
export class Exploration {
  private readonly now: () => number
  private readonly rooms = new Map<PartnershipId, Map<string, Standing>>()
  private order = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** Takes in what a page shows; true when the others have something new to see. */
  tell(explorer: Explorer, { partnershipId, key, scenarioId, focus, edits }: z.infer<typeof Explore>): boolean {
    const room = this.rooms.get(partnershipId) ?? new Map<string, Standing>()
    // A key is the page's own invention: under the person it cannot speak for anybody else.
    const id = `${explorer.personId} ${key}`
    const before = room.get(id)?.view
    if (scenarioId === null) {
      room.delete(id)
      if (room.size === 0) this.rooms.delete(partnershipId)
      return before !== undefined
    }
    const isSame =
      before !== undefined &&
      before.scenarioId === scenarioId &&
      before.focus === focus &&
      JSON.stringify(before.edits) === JSON.stringify(edits)
    const order = isSame ? before.order : (this.order += 1)
    // Put in anew, so that the first of a person's windows is the one that was heard of longest ago.
    room.delete(id)
    room.set(id, { view: { ...explorer, key, scenarioId, focus, edits, order }, seenAt: this.now() })
    this.rooms.set(partnershipId, room)
    const windows = [...room].filter(([, { view }]) => view.personId === explorer.personId)
    for (const [oldest] of windows.slice(0, Math.max(0, windows.length - mostWindows))) room.delete(oldest)
    return !isSame
  }

  /** Everybody who is there now, whoever asks included, by the order of what they did last. */
  list(partnershipId: PartnershipId): ExplorerView[] {
    const room = this.rooms.get(partnershipId)
    if (room === undefined) return []
    for (const [id, { seenAt }] of room) if (this.now() - seenAt > exploreGoneMs) room.delete(id)
    if (room.size === 0) this.rooms.delete(partnershipId)
    return [...room.values()].map(({ view }) => view).sort((a, b) => a.order - b.order)
  }
}
