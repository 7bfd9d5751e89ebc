import { describe, expect, it } from 'vitest'
import { type HintKind, type Hinted, hintsFor } from '#shared/domain/commitment/hints.ts'
import { OutcomeTargetId, PartyId } from '#shared/kernel/ids.ts'
import { uuidOf } from '#test/support/commitments.ts'

const targetId = OutcomeTargetId.parse(uuidOf(801))
const target = { id: targetId, evidence: 'Optælling', verifierPartyId: PartyId.parse(uuidOf(2)) }
const good: Hinted = {
  what: 'Visiterer 3 borgere til forløbet',
  quantity: 3,
  unit: 'borgere',
  dueOn: '2026-12-15',
  programmeMonth: null,
  condition: '',
  evidence: 'Antal i opgørelsen',
  targetIds: [targetId],
}
const hints = (over: Partial<Hinted>, targets = [target], names: string[] = ['Ida', 'Karen Holm']) =>
  hintsFor({ ...good, ...over }, targets, names)

describe('hints', () => {
  it('[HNT-1] are none for a promise that has everything', () => {
    expect(hints({})).toEqual([])
  })

  it.each<[string, Partial<Hinted>, HintKind]>([
    ['a noun first', { what: 'Fremmøde hver dag i 3 uger' }, 'verb'],
    ['no number anywhere', { what: 'Svarer hurtigt', quantity: null }, 'number'],
    ['no date', { dueOn: null }, 'date'],
    ['no evidence', { evidence: ' ' }, 'evidence'],
    ['somebody’s name', { what: 'Sender Karen 3 ark' }, 'role'],
    ['a long placement', { what: 'Tilbyder praktik i 26 uger' }, 'longPlacement'],
  ])('[HNT-1] with %s say so', (_why, over, kind) => {
    expect(hints(over)).toEqual([kind])
  })

  it.each<[string, Partial<Hinted>]>([
    ['a number in the sentence', { what: 'Svarer inden 2 dage', quantity: null }],
    ['a number in letters', { what: 'Svarer samme dag', quantity: null }],
    ['a programme month', { dueOn: null, programmeMonth: 7 }],
    ['a verb that does not end in r', { what: 'Kan tage 3 borgere' }],
    ['13 weeks of placement', { what: 'Tilbyder praktik i 13 uger' }],
    ['many weeks of something else', { what: 'Gennemfører træning i 26 uger' }],
    ['a word that only begins like a name', { what: 'Visiterer 3 idémagere' }],
  ])('[HNT-1] take %s as enough', (_why, over) => {
    expect(hints(over)).toEqual([])
  })

  it('[HNT-1] look through to the targets that it is linked to, and to no others', () => {
    expect(hints({}, [{ ...target, evidence: '' }])).toEqual(['targetEvidence'])
    expect(hints({}, [{ ...target, verifierPartyId: null as never }])).toEqual(['targetVerifier'])
    const other = { ...target, id: OutcomeTargetId.parse(uuidOf(802)), evidence: '' }
    expect(hints({}, [target, other])).toEqual([])
  })

  it('[HNT-2] name a commitment without a target a supporting one, and nothing of targets beside it', () => {
    expect(hints({ targetIds: [] }, [{ ...target, evidence: '' }])).toEqual(['support'])
  })
})
