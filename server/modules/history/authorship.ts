import * as Y from 'yjs'
import type { PersonId } from '#shared/kernel/ids.ts'

interface Range {
  readonly from: number
  to: number
  readonly person: PersonId | null
}

/** Ranges of clocks of one kind, by device; each unit is told of once. */
class Ranges {
  private readonly byDevice = new Map<number, Range[]>()
  private readonly unsorted = new Set<number>()

  add(device: number, from: number, length: number, person: PersonId | null): void {
    const ranges = this.byDevice.get(device)
    if (ranges === undefined) {
      this.byDevice.set(device, [{ from, to: from + length, person }])
      return
    }
    const last = ranges.at(-1)
    if (last?.to === from && last.person === person) last.to = from + length
    else {
      if (last !== undefined && last.to > from) this.unsorted.add(device)
      ranges.push({ from, to: from + length, person })
    }
  }

  personAt(device: number, clock: number): PersonId | null {
    const ranges = this.byDevice.get(device)
    if (ranges === undefined) return null
    if (this.unsorted.delete(device)) ranges.sort((a, b) => a.from - b.from)
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]
      if (range === undefined) return null
      if (clock < range.from) high = middle - 1
      else if (clock >= range.to) low = middle + 1
      else return range.person
    }
    return null
  }
}

/**
 * Who wrote and who took away each unit of a document, by the person of the session that sent it. Nothing that a
 * device says about itself is looked at: not its number, not the order in which it claims to have written (HIS-1).
 */
export class Authorship {
  private readonly written = new Ranges()
  private readonly removed = new Ranges()

  /** Notes one line of the log. Returns the characters that it added. */
  note(update: ReturnType<typeof Y.decodeUpdate>, person: PersonId | null): number {
    let characters = 0
    for (const struct of update.structs) {
      if (struct instanceof Y.Skip) continue
      this.written.add(struct.id.client, struct.id.clock, struct.length, person)
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) characters += struct.length
    }
    for (const [device, ranges] of update.ds.clients) {
      for (const range of ranges) this.removed.add(device, range.clock, range.len, person)
    }
    return characters
  }

  writerOf = (device: number, clock: number): PersonId | null => this.written.personAt(device, clock)
  removerOf = (device: number, clock: number): PersonId | null => this.removed.personAt(device, clock)
}
