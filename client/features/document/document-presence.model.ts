import type { Peer } from '#client/sync/presence.ts'
import { peopleOf } from '#client/sync/presence.ts'

/** "Ida", "Ida og Mads", "Ida, Mads og Karen": names joined as the language does it. */
export const joinNames = (names: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(names)

export interface Writing {
  readonly section: string
  readonly people: readonly Peer[]
}

/** The others by the section they are in, in reading order of `sections`; people who are nowhere are left out. */
export function whoWritesWhere(peers: readonly Peer[], sections: readonly string[]): readonly Writing[] {
  const others = peopleOf(peers).filter((peer) => !peer.isMe)
  return sections
    .map((section) => ({ section, people: others.filter((peer) => peer.section === section) }))
    .filter((writing) => writing.people.length > 0)
}

/** The others by the card field they are in. */
export function peersByField(peers: readonly Peer[]): ReadonlyMap<string, readonly Peer[]> {
  const byField = new Map<string, Peer[]>()
  for (const peer of peers) {
    if (peer.isMe || peer.field === null) continue
    byField.set(peer.field, [...(byField.get(peer.field) ?? []), peer])
  }
  return byField
}
