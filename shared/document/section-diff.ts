import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { AuthoredCard, AuthoredSection } from './authored-content.ts'
import { type AuthoredNode, blockKey, wordsOf } from './inline-tokens.ts'
import { type DiffBlock, type DiffRun, diffProse } from './prose-diff.ts'

/** What became of one field of a card; words for text, the two values for a number or a choice. */
export type CardFieldDiff =
  | { readonly name: string; readonly kind: 'text'; readonly runs: readonly DiffRun[] }
  | {
      readonly name: string
      readonly kind: 'value'
      readonly before: string | number | null
      readonly after: string | number | null
      readonly by: string | null
    }

export interface CardDiff {
  readonly id: string
  readonly list: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** What the card is called in the version that has it: its first text. */
  readonly title: string
  readonly by: string | null
  readonly fields: readonly CardFieldDiff[]
}

export interface SectionDiff {
  readonly sectionId: SectionId
  readonly prose: readonly DiffBlock[]
  readonly cards: readonly CardDiff[]
  readonly wordsAdded: number
  readonly wordsRemoved: number
  /** Ids of those who made the changes, as far as they are known; whoever changed most words first. */
  readonly by: readonly string[]
}

/**
 * How a section became another; null when a reader would see no difference. In `before` an author is who took the
 * words away, in `after` who wrote them.
 */
export function diffSection(before: AuthoredSection, after: AuthoredSection): SectionDiff | null {
  const prose = diffProse(before.prose, after.prose)
  const isProseChanged = before.prose.map(blockKey).join() !== after.prose.map(blockKey).join()
  const cards = diffCards(before.cards, after.cards)
  if (!isProseChanged && cards.length === 0) return null
  const count = new Count()
  if (isProseChanged) countBlocks(prose, count)
  for (const card of cards) countCard(card, count)
  return {
    sectionId: after.sectionId,
    prose: isProseChanged ? prose : [],
    cards,
    wordsAdded: count.added,
    wordsRemoved: count.removed,
    by: count.people(),
  }
}

function diffCards(before: readonly AuthoredCard[], after: readonly AuthoredCard[]): CardDiff[] {
  const old = new Map(before.map((card) => [card.id, card]))
  const isKept = new Set(after.map((card) => card.id))
  const removed = before.filter((card) => !isKept.has(card.id)).map((card) => diffCard(card, card, null))
  return [...after.map((card) => diffCard(card, old.get(card.id) ?? null, card)), ...removed].filter(
    (card) => card.kind !== 'changed' || card.fields.length > 0,
  )
}

/** `card` is the newest of the two that there is. */
function diffCard(card: AuthoredCard, before: AuthoredCard | null, after: AuthoredCard | null): CardDiff {
  const names = [...new Set([...Object.keys(after?.fields ?? {}), ...Object.keys(before?.fields ?? {})])]
  const fields = names.flatMap((name): CardFieldDiff[] => {
    const [was, is] = [before?.fields[name], after?.fields[name]]
    if ((was?.value ?? '') === (is?.value ?? '')) return []
    if ((was?.words ?? null) === null && (is?.words ?? null) === null) {
      // A value that was only cleared has no item left whose author could be asked but the old one's.
      const by = is?.by ?? was?.by ?? null
      return [{ name, kind: 'value', before: was?.value ?? null, after: is?.value ?? null, by }]
    }
    const [block] = diffProse([lineOf(was?.words ?? [])], [lineOf(is?.words ?? [])])
    return block?.kind === 'text' ? [{ name, kind: 'text', runs: block.runs }] : wholeField(name, was?.words, is?.words)
  })
  const title = Object.values(card.fields).find(({ words }) => words !== null && words.length > 0)?.value ?? ''
  return {
    id: card.id,
    list: card.list,
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    title: String(title),
    by: card.by,
    fields,
  }
}

const lineOf = (words: readonly AuthoredNode[]): AuthoredNode => ({ type: 'paragraph', content: [...words] })

/** Two texts with nothing in common: the one for the other. */
const wholeField = (
  name: string,
  was: readonly AuthoredNode[] | null | undefined,
  is: readonly AuthoredNode[] | null | undefined,
): CardFieldDiff[] => [
  { name, kind: 'text', runs: [{ kind: 'changed', key: name, removed: was ?? [], added: is ?? [] }] },
]

/** Words that came and went, and whose they are. */
class Count {
  added = 0
  removed = 0
  private readonly shares = new Map<string, number>()

  note(nodes: readonly AuthoredNode[], kind: 'added' | 'removed'): void {
    for (const node of nodes) {
      const words = node.text === undefined ? 0 : wordsOf(node.text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
      this[kind] += words
      if (typeof node.by === 'string') this.person(node.by, Math.max(words, 0.1))
      this.note((node.content ?? []) as readonly AuthoredNode[], kind)
    }
  }

  person(by: string, share: number): void {
    this.shares.set(by, (this.shares.get(by) ?? 0) + share)
  }

  people(): string[] {
    return [...this.shares].sort((a, b) => b[1] - a[1]).map(([by]) => by)
  }
}

function countBlocks(blocks: readonly DiffBlock[], count: Count): void {
  for (const block of blocks) {
    if (block.kind === 'added' || block.kind === 'removed') count.note([block.node], block.kind)
    else if (block.kind === 'group') countBlocks(block.children, count)
    else if (block.kind === 'text') countRuns(block.runs, count)
  }
}

function countRuns(runs: readonly DiffRun[], count: Count): void {
  for (const run of runs) {
    if (run.kind === 'same') continue
    count.note(run.removed, 'removed')
    count.note(run.added, 'added')
  }
}

function countCard(card: CardDiff, count: Count): void {
  if (card.by !== null && card.kind !== 'changed') count.person(card.by, 0.1)
  for (const field of card.fields) {
    if (field.kind === 'text') countRuns(field.runs, count)
    else if (field.by !== null) count.person(field.by, 1)
  }
}
