import { describe, expect, it } from 'vitest'
import {
  arrangeThreads,
  bodyParts,
  mentionAtCaret,
  mentionsIn,
  peopleFor,
  withMention,
} from '#client/features/comments/comments.model.ts'
import type { AnchorPlace } from '#shared/document/comment-anchor.ts'
import type { CommentPlace, CommentThreadView } from '#shared/document/comment.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { CommentThreadId, DocumentId, PersonId } from '#shared/kernel/ids.ts'
import { uuidOf } from '#test/support/commitments.ts'

const documentId = DocumentId.parse(uuidOf(1))
const section = (id: string) => SectionId.parse(id)
const words = (sectionId: string): CommentPlace => ({
  kind: 'text',
  documentId,
  sectionId: section(sectionId),
  anchor: { start: '', end: '', quote: 'ord', before: '', after: '' },
})
let number = 100
const thread = (place: CommentPlace, status: 'open' | 'resolved' = 'open'): CommentThreadView => ({
  id: CommentThreadId.parse(uuidOf((number += 1))),
  place,
  status,
  assignee: null,
  resolvedByName: null,
  resolvedAt: null,
  version: 1,
  createdAt: number,
  comments: [],
})
const at = (sectionId: string, from: number): AnchorPlace => ({
  sectionId: section(sectionId),
  from,
  to: from + 3,
  how: 'position',
})

describe('the list of threads', () => {
  const later = thread(words('P4'))
  const earlier = thread(words('P4'))
  const moved = thread(words('P4'))
  const lost = thread(words('P4'))
  const whole = thread({ kind: 'section', documentId, sectionId: section('P4') })
  const onCard = thread({ kind: 'card', documentId, list: 'needs', cardId: 'n-1', title: 'Ledertid' })
  const onLostCard = thread({ kind: 'card', documentId, list: 'needs', cardId: 'n-2', title: 'Væk' })
  const resolved = thread(words('P4'), 'resolved')
  const places = new Map<string, AnchorPlace | null>([
    [later.id, at('P4', 90)],
    [earlier.id, at('P4', 10)],
    [moved.id, at('P6', 5)],
    [lost.id, null],
    [resolved.id, at('P4', 1)],
  ])
  const all = [later, earlier, moved, lost, whole, onCard, onLostCard, resolved]
  const arrange = (
    showsResolved: boolean,
    { active = null, revealed = null }: { active?: string | null; revealed?: string | null } = {},
  ) =>
    arrangeThreads(all, places, {
      current: section('P4'),
      sectionIds: [section('P3'), section('P4'), section('P6')],
      cardIds: new Set(['n-1']),
      showsResolved,
      active,
      revealed,
    })

  it('has those of the section in view in the order of the text, and the others by the section where they are now', () => {
    const { here, elsewhere } = arrange(false)
    expect(here).toEqual([whole, earlier, later])
    expect(elsewhere).toEqual([
      { sectionId: 'P3', threads: [onCard] },
      { sectionId: 'P6', threads: [moved] },
    ])
  })

  it('[CMT-3] loses none: those whose words or card are gone are listed apart', () => {
    expect(arrange(false).lost).toEqual([lost, onLostCard])
  })

  it('has the one that is meant in full, wherever it stands, and a resolved one that a link leads to', () => {
    const { here, elsewhere } = arrange(false, { active: moved.id, revealed: resolved.id })
    expect(here).toEqual([whole, resolved, moved, earlier, later])
    expect(elsewhere.map(({ sectionId }) => sectionId)).toEqual(['P3'])
  })

  it('has the resolved ones behind a filter', () => {
    expect(arrange(true).here).toEqual([whole, resolved, earlier, later])
  })
})

describe('mentions', () => {
  const ida = { personId: PersonId.parse(uuidOf(11)), name: 'Ida' }
  const idaMarie = { personId: PersonId.parse(uuidOf(12)), name: 'Ida Marie' }
  const otherIda = { personId: PersonId.parse(uuidOf(13)), name: 'Ida' }
  const people = [ida, idaMarie]

  it('begin with an @ that stands by itself, and end at the caret', () => {
    expect(mentionAtCaret('Hej @Id', 7)).toEqual({ at: 4, typed: 'Id' })
    expect(mentionAtCaret('@', 1)).toEqual({ at: 0, typed: '' })
    expect(mentionAtCaret('ida@holbaek', 11)).toBeNull()
    expect(mentionAtCaret('Hej @Ida du', 11)).toBeNull()
  })

  it('offer people by any word of their name', () => {
    expect(peopleFor(people, 'mar')).toEqual([idaMarie])
    expect(peopleFor(people, '')).toEqual(people)
  })

  it('are written out, with the caret behind them', () => {
    expect(withMention('Hej @id og', { at: 4, typed: 'id' }, 'Ida')).toEqual({ text: 'Hej @Ida og', caret: 9 })
  })

  it('are the longest name that fits, each person once, and the one who was chosen of two alike', () => {
    const body = 'Hej @Ida Marie og @Ida, ikke @Idas. @Ida'
    expect(mentionsIn(body, people, new Map())).toEqual([idaMarie.personId, ida.personId])
    expect(mentionsIn('@Ida', [ida, otherIda], new Map([['Ida', otherIda.personId]]))).toEqual([otherIda.personId])
    expect(bodyParts(body, people).map(({ text }) => text)).toEqual([
      'Hej ',
      '@Ida Marie',
      ' og ',
      '@Ida',
      ', ikke @Idas. ',
      '@Ida',
    ])
    expect(
      bodyParts(body, people)
        .map(({ text }) => text)
        .join(''),
    ).toBe(body)
  })
})
