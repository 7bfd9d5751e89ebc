import type { AnchorPlace } from '#shared/document/comment-anchor.ts'
import type { CommentThreadView } from '#shared/document/comment.ts'
import { cardListHome } from '#shared/document/cards.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { PersonId } from '#shared/kernel/ids.ts'

export interface ThreadGroup {
  readonly sectionId: SectionId
  readonly threads: readonly CommentThreadView[]
}

export interface ArrangedThreads {
  /** Of the section in view, in the order of the text, and the thread that is meant wherever it stands. */
  readonly here: readonly CommentThreadView[]
  /** Of the other sections, in the order of the document. */
  readonly elsewhere: readonly ThreadGroup[]
  /** Those whose words or card are gone. */
  readonly lost: readonly CommentThreadView[]
}

/** The section in which a thread is shown: where its words are now. Null for a commitment's. */
export function sectionOf(
  thread: CommentThreadView,
  places: ReadonlyMap<string, AnchorPlace | null>,
): SectionId | null {
  const { place } = thread
  if (place.kind === 'commitment') return null
  if (place.kind === 'card') return cardListHome[place.list].section
  return (place.kind === 'text' ? places.get(thread.id)?.sectionId : undefined) ?? place.sectionId
}

/** Threads of a document in the order of its sections and text; a whole section's first, then cards, then words. */
export function arrangeThreads(
  threads: readonly CommentThreadView[],
  places: ReadonlyMap<string, AnchorPlace | null>,
  of: {
    readonly current: SectionId
    readonly sectionIds: readonly SectionId[]
    readonly cardIds: ReadonlySet<string>
    readonly showsResolved: boolean
    /** The thread that is meant, by a link or a click on its words. */
    readonly active: string | null
    /** A resolved thread that is shown all the same. */
    readonly revealed: string | null
  },
): ArrangedThreads {
  const isShown = ({ id, status }: CommentThreadView) => status === 'open' || of.showsResolved || id === of.revealed
  const isLost = ({ id, place }: CommentThreadView): boolean =>
    place.kind === 'text' ? places.get(id) === null : place.kind === 'card' && !of.cardIds.has(place.cardId)
  const rank = { section: 0, card: 1, text: 2, commitment: 3 } as const
  const order = (a: CommentThreadView, b: CommentThreadView): number =>
    rank[a.place.kind] - rank[b.place.kind] ||
    (places.get(a.id)?.from ?? 0) - (places.get(b.id)?.from ?? 0) ||
    a.createdAt - b.createdAt
  const shown = threads.filter((thread) => isShown(thread) && thread.place.kind !== 'commitment')
  const placed = shown.filter((thread) => !isLost(thread))
  const isHere = (thread: CommentThreadView) => thread.id === of.active || sectionOf(thread, places) === of.current
  const inSection = (sectionId: SectionId) =>
    placed.filter((thread) => !isHere(thread) && sectionOf(thread, places) === sectionId).toSorted(order)
  return {
    here: placed.filter(isHere).toSorted(order),
    elsewhere: of.sectionIds
      .filter((sectionId) => sectionId !== of.current)
      .map((sectionId) => ({ sectionId, threads: inSection(sectionId) }))
      .filter((group) => group.threads.length > 0),
    lost: shown.filter(isLost),
  }
}

export interface Nameable {
  readonly personId: PersonId
  readonly name: string
}

/** What stands behind the `@` that is being typed at the caret; null when none is. */
export function mentionAtCaret(text: string, caret: number): { readonly at: number; readonly typed: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.-]*)$/u.exec(text.slice(0, caret))
  return match === null ? null : { at: caret - (match[1]?.length ?? 0) - 1, typed: match[1] ?? '' }
}

/** People whose name begins with what is typed, in any of its words. */
export const peopleFor = <P extends Nameable>(people: readonly P[], typed: string): readonly P[] => {
  const wanted = typed.toLocaleLowerCase('da')
  return people.filter(({ name }) =>
    name
      .toLocaleLowerCase('da')
      .split(' ')
      .some((word) => word.startsWith(wanted)),
  )
}

/** The text with the name in place of what was typed after the `@`, and where the caret goes. */
export function withMention(
  text: string,
  mention: { readonly at: number; readonly typed: string },
  name: string,
): { readonly text: string; readonly caret: number } {
  const end = mention.at + 1 + mention.typed.length
  const written = `@${name} `
  const rest = text.slice(end).replace(/^ /, '')
  return { text: text.slice(0, mention.at) + written + rest, caret: mention.at + written.length }
}

export interface BodyPart {
  readonly text: string
  readonly person: Nameable | null
}

/** The text in pieces, with the people it names; the longest of several names that fit is meant. */
export function bodyParts(body: string, people: readonly Nameable[]): readonly BodyPart[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length)
  const parts: BodyPart[] = []
  let plain = ''
  for (let at = 0; at < body.length;) {
    const isStart = body.charAt(at) === '@' && (at === 0 || /[\s(]/.test(body.charAt(at - 1)))
    const person = isStart ? byLength.find((one) => isNameAt(body, at + 1, one.name)) : undefined
    if (person === undefined) {
      plain += body.charAt(at)
      at += 1
      continue
    }
    if (plain !== '') parts.push({ text: plain, person: null })
    plain = ''
    parts.push({ text: `@${person.name}`, person })
    at += person.name.length + 1
  }
  if (plain !== '') parts.push({ text: plain, person: null })
  return parts
}

const isNameAt = (body: string, at: number, name: string): boolean =>
  body.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(body.charAt(at + name.length))

/** Whom the text names with an `@`, each once. Of two with the same name, the one who was chosen from the list. */
export function mentionsIn(
  body: string,
  people: readonly Nameable[],
  chosen: ReadonlyMap<string, PersonId>,
): PersonId[] {
  const named = bodyParts(body, people).flatMap(({ person }) =>
    person === null ? [] : [chosen.get(person.name) ?? person.personId],
  )
  return [...new Set(named)]
}
