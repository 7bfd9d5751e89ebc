import { describe, expect, it } from 'vitest'
import {
  byParty,
  byTarget,
  byWeek,
  conflictingFields,
  countsOf,
  draftOf,
  formFaults,
  formOf,
  lacksSomething,
  mergedForm,
  newForm,
  partyNamedIn,
  whatFromQuote,
} from '#client/features/commitments/commitments.model.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CommitmentId, OutcomeTargetId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const today = CalendarDay.parse('2026-11-24')
const ida = PersonId.parse(id(901))
const party = (n: number, kind: PartyKind, name: string): PartyView => ({
  id: PartyId.parse(id(n)),
  kind,
  name,
  description: '',
  isExample: true,
  people: [],
})
const municipality = party(1, 'municipality', 'Holbæk Kommune')
const actor = party(2, 'employmentActor', 'Fjordværkstedet')
const firm = party(3, 'firm', 'Nordvest Grønt & Service ApS')
const fund = party(4, 'fund', 'Den Sociale Kapitalfond')
const parties = [municipality, actor, firm, fund]
const target = OutcomeTargetId.parse(id(801))

let made = 100
const aCommitment = (over: Partial<CommitmentView> = {}): CommitmentView => {
  made += 1
  return {
    id: CommitmentId.parse(id(made)),
    partyId: municipality.id,
    what: `løfte ${made}`,
    personId: ida,
    quantity: null,
    unit: '',
    dueOn: null,
    programmeMonth: null,
    condition: '',
    evidence: 'opgørelsen',
    targetIds: [],
    status: 'accepted',
    lapseReason: '',
    source: null,
    agreedWords: null,
    agreedSeq: null,
    health: null,
    textChange: null,
    attachments: 0,
    proposedBy: ida,
    proposedByPartyId: municipality.id,
    acceptedBy: null,
    acceptedAt: null,
    version: 1,
    createdAt: made,
    updatedAt: made,
    personName: 'Ida',
    proposedByName: 'Ida',
    acceptedByName: null,
    ...over,
  }
}
const day = (value: string) => CalendarDay.parse(value)

describe('the list of commitments', () => {
  it('is grouped by party in the order of the partnership, also those without any', () => {
    const groups = byParty([aCommitment({ partyId: firm.id }), aCommitment()], parties)
    expect(groups.map(({ items }) => items.length)).toEqual([1, 0, 1, 0])
  })

  it('is grouped by week with what is late first, then months, then undated', () => {
    const groups = byWeek(
      [
        aCommitment({ what: 'uden' }),
        aCommitment({ what: 'måned 6', programmeMonth: 6 }),
        aCommitment({ what: 'uge 51', dueOn: day('2026-12-15') }),
        aCommitment({ what: 'i morgen', dueOn: day('2026-11-25') }),
        aCommitment({ what: 'for sent', dueOn: day('2026-11-02') }),
        aCommitment({ what: 'indfriet', dueOn: day('2026-11-02'), status: 'fulfilled' }),
      ],
      today,
    )
    expect(groups.map(({ heading, items }) => [heading.kind, items.map(({ what }) => what)])).toEqual([
      ['overdue', ['for sent']],
      ['week', ['indfriet']],
      ['week', ['i morgen']],
      ['week', ['uge 51']],
      ['month', ['måned 6']],
      ['noDate', ['uden']],
    ])
    expect(groups[2]?.heading).toMatchObject({ week: 48, isNow: true })
  })

  it('is grouped by target, a commitment under each it contributes to, the rest last', () => {
    const other = OutcomeTargetId.parse(id(802))
    const both = aCommitment({ targetIds: [target, other] })
    const none = aCommitment()
    const groups = byTarget([both, none], [{ id: target }, { id: other }])
    expect(groups.map(({ heading, items }) => [heading.kind, items.length])).toEqual([
      ['target', 1],
      ['target', 1],
      ['noTarget', 1],
    ])
  })

  it('counts what stands: lapsed promises bind nobody', () => {
    expect(countsOf([aCommitment(), aCommitment({ status: 'proposed' }), aCommitment({ status: 'lapsed' })])).toEqual({
      total: 2,
      agreed: 1,
      proposed: 1,
    })
  })

  it('says that a proposal lacks an answer even when every field is filled', () => {
    const full = { dueOn: day('2026-12-01'), targetIds: [target] }
    expect(lacksSomething(aCommitment({ ...full, status: 'proposed' }))).toBe(true)
    expect(lacksSomething(aCommitment({ ...full, status: 'accepted' }))).toBe(false)
    expect(lacksSomething(aCommitment({ ...full, evidence: ' ' }))).toBe(true)
    expect(lacksSomething(aCommitment({ status: 'fulfilled', evidence: '' }))).toBe(false)
  })
})

describe('a new commitment from selected text', () => {
  it('takes the quote as what, at most 140 characters, cut between words', () => {
    expect(whatFromQuote('  Kommunen visiterer\n 3 borgere. ')).toBe('Kommunen visiterer 3 borgere')
    const long = whatFromQuote('Kommunen bekræfter ansættelsen ud fra egne oplysninger '.repeat(4))
    expect(long.length).toBeLessThanOrEqual(140)
    expect(long.endsWith('oplysninger') || long.endsWith('egne') || / \S+$/.test(long)).toBe(true)
    expect('Kommunen bekræfter ansættelsen ud fra egne oplysninger '.repeat(4).startsWith(`${long} `)).toBe(true)
    expect(whatFromQuote('x'.repeat(200))).toHaveLength(140)
  })

  it('chooses the party that the sentence names first, by kind or by name', () => {
    expect(partyNamedIn('Kommunen bekræfter, og virksomheden siger til', parties)).toBe(municipality.id)
    expect(partyNamedIn('Aktøren ringer i uge 4', parties)).toBe(actor.id)
    expect(partyNamedIn('Hos Nordvest Grønt & Service ApS er buddyen klar', parties)).toBe(firm.id)
    expect(partyNamedIn('Vi mødes torsdag', parties)).toBeNull()
    expect(partyNamedIn('Virksomhedens aktørens', parties)).toBeNull()
  })

  it('does not guess between two firms', () => {
    expect(partyNamedIn('Virksomheden stiller to pladser', [...parties, party(5, 'firm', 'Vig Vask')])).toBeNull()
  })

  it('names me when the promise is my own party’s, and nobody when it is another’s', () => {
    const me = { personId: ida, partyIds: [municipality.id] }
    expect(newForm({ quote: 'Vi mødes torsdag' }, parties, me)).toMatchObject({
      partyId: municipality.id,
      personId: ida,
    })
    expect(newForm({ quote: 'Virksomheden stiller to pladser' }, parties, me)).toMatchObject({
      partyId: firm.id,
      personId: null,
    })
    expect(newForm({ quote: 'Kommunen', suggestedPartyId: fund.id }, parties, me).partyId).toBe(fund.id)
  })

  it('can be saved at once when prefilled: only what and who are required', () => {
    const form = newForm({ quote: 'Kommunen visiterer 3 borgere.' }, parties, null)
    const draft = draftOf(form, (value) => CommitmentDraft.parse(value))
    expect(draft).toMatchObject({ what: 'Kommunen visiterer 3 borgere', partyId: municipality.id })
  })

  it('names each fault at its field, in the order of the form', () => {
    const form = { ...newForm({}, parties, null), evidence: 'borger 010190-1234', programmeMonth: 0 }
    expect(formFaults(form)).toEqual([
      { field: 'what', problem: 'what' },
      { field: 'partyId', problem: 'party' },
      { field: 'programmeMonth', problem: 'month' },
      { field: 'evidence', problem: 'personalNumber' },
    ])
    expect(draftOf(form, (value) => CommitmentDraft.parse(value))).toBeNull()
  })
})

describe('two people editing the same commitment', () => {
  const opened = CommitmentDraft.parse(aCommitment({ what: 'Visiterer borgere', evidence: 'liste' }))
  const mine = CommitmentDraft.parse({ ...opened, what: 'Visiterer 3 borgere', evidence: 'opgørelse' })
  const theirs = CommitmentDraft.parse({ ...opened, what: 'Visiterer 4 borgere', dueOn: '2026-12-15' })

  it('asks only about the fields that both changed differently', () => {
    expect(conflictingFields(opened, mine, theirs)).toEqual(['what'])
    expect(conflictingFields(opened, mine, mine)).toEqual([])
  })

  it('keeps both sides’ other changes, and mine where I do not choose theirs', () => {
    expect(mergedForm(opened, mine, theirs, {})).toMatchObject({
      what: 'Visiterer 3 borgere',
      evidence: 'opgørelse',
      dueOn: '2026-12-15',
    })
    expect(mergedForm(opened, mine, theirs, { what: 'theirs' })).toMatchObject({
      what: 'Visiterer 4 borgere',
      evidence: 'opgørelse',
    })
  })

  it('fills the form with what stands', () => {
    expect(formOf(theirs)).toMatchObject({ what: 'Visiterer 4 borgere', dueOn: '2026-12-15' })
  })
})
