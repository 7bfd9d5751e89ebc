import { describe, expect, it } from 'vitest'
import { actingParty, writingParties } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, type ActorMembership, decide } from '#shared/domain/access/permissions.ts'
import { PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { partyIds, uuidOf } from '#test/support/commitments.ts'

const here = PartnershipId.parse(uuidOf(70))
const elsewhere = PartnershipId.parse(uuidOf(71))
const parties = {
  municipality: { partyId: partyIds.municipality, partyKind: 'municipality' },
  actor: { partyId: partyIds.actor, partyKind: 'employmentActor' },
  firm: { partyId: partyIds.firm, partyKind: 'firm' },
  fund: { partyId: partyIds.fund, partyKind: 'fund' },
} as const

const actor = (party: keyof typeof parties, role: ActorMembership['role'], over: Partial<Actor> = {}): Actor => ({
  personId: PersonId.parse(uuidOf(80)),
  isVerified: true,
  memberships: [{ partnershipId: here, ...parties[party], role }],
  ...over,
})

const firm = partyIds.firm
const everyAction: readonly Action[] = [
  { kind: 'partnership.read' },
  { kind: 'partnership.edit' },
  { kind: 'document.read' },
  { kind: 'document.write' },
  { kind: 'section.setStatus' },
  { kind: 'section.setOwner' },
  { kind: 'commitment.propose' },
  { kind: 'commitment.edit' },
  { kind: 'commitment.accept', partyId: firm },
  { kind: 'commitment.progress', partyId: firm },
  { kind: 'commitment.decline', partyId: firm, proposedByPartyId: partyIds.municipality },
  { kind: 'target.edit' },
  { kind: 'scenario.edit' },
  { kind: 'agreement.prepare' },
  { kind: 'agreement.answer', partyId: firm },
  { kind: 'comment.write' },
  { kind: 'silentWriting.begin' },
  { kind: 'silentWriting.draft', partyKind: 'firm' },
  { kind: 'silentWriting.reveal' },
  { kind: 'member.list' },
  { kind: 'member.invite', partyId: firm },
  { kind: 'member.remove', partyId: firm },
  { kind: 'firm.add' },
  { kind: 'audit.read' },
  { kind: 'template.edit' },
  { kind: 'practice.write' },
  { kind: 'practice.share', partyId: firm },
]
const outcome = (who: Actor | null, action: Action): string => {
  const decision = decide(who, here, action)
  return decision.allowed ? 'allowed' : decision.refusal.code
}
const allowedKinds = (who: Actor): string[] =>
  everyAction.filter((action) => outcome(who, action) === 'allowed').map((action) => action.kind)

const reading = ['partnership.read', 'document.read', 'member.list', 'audit.read']
const writing = [
  'document.write',
  'section.setStatus',
  'section.setOwner',
  'commitment.propose',
  'commitment.edit',
  'target.edit',
  'scenario.edit',
  'agreement.prepare',
  'silentWriting.begin',
  'comment.write',
  'practice.write',
]
const binding = ['commitment.accept', 'commitment.progress', 'agreement.answer']
const sorted = (...lists: string[][]): string[] => lists.flat().sort()

describe('who may do what', () => {
  it('[ACC-1] nobody does anything without signing in', () => {
    for (const action of everyAction) expect(outcome(null, action)).toBe('access.signInRequired')
  })

  it('[ACC-2] outsiders are told that nothing is there, whatever they ask', () => {
    const outsider = actor('fund', 'lead', {
      memberships: [{ partnershipId: elsewhere, ...parties.fund, role: 'lead' }],
    })
    for (const action of everyAction) expect(outcome(outsider, action)).toBe('thing.notFound')
    for (const action of everyAction) {
      expect(outcome(actor('fund', 'lead', { memberships: [] }), action)).toBe('thing.notFound')
    }
  })

  it('[ACC-3] a reader of any party reads and nothing else', () => {
    for (const party of ['municipality', 'actor', 'firm', 'fund'] as const) {
      expect(allowedKinds(actor(party, 'reader')).sort()).toEqual(sorted(reading))
    }
  })

  it('[ACC-12] a commenter of any party reads, comments and does nothing else', () => {
    for (const party of ['municipality', 'actor', 'firm', 'fund'] as const) {
      const commenter = actor(party, 'commenter')
      expect(allowedKinds(commenter).sort()).toEqual(sorted(reading, ['comment.write']))
      expect(outcome(commenter, { kind: 'document.write' })).toBe('access.readOnly')
      expect(writingParties(commenter, here)).toEqual([])
    }
  })

  it('[ACC-4] [ACC-5] a member of the promising party writes and says yes for it', () => {
    expect(allowedKinds(actor('firm', 'member')).sort()).toEqual(
      sorted(reading, writing, binding, ['commitment.decline', 'silentWriting.draft']),
    )
  })

  it('[ACC-5] [ACC-6] another party writes, takes its own proposal back, and never says yes', () => {
    expect(allowedKinds(actor('municipality', 'member')).sort()).toEqual(
      sorted(reading, writing, ['commitment.decline']),
    )
    expect(allowedKinds(actor('actor', 'member')).sort()).toEqual(sorted(reading, writing))
  })

  it('[ACC-5] an unverified person of the promising party does not say yes', () => {
    const unverified = actor('firm', 'lead', { isVerified: false })
    expect(outcome(unverified, { kind: 'commitment.accept', partyId: firm })).toBe('access.unverified')
    expect(outcome(unverified, { kind: 'commitment.progress', partyId: firm })).toBe('access.unverified')
  })

  it('[ACC-5] [ACC-7] [ACC-9] the fund manages people and firms in every party but binds none', () => {
    for (const role of ['lead', 'member'] as const) {
      expect(allowedKinds(actor('fund', role)).sort()).toEqual(
        sorted(reading, writing, [
          'member.invite',
          'member.remove',
          'firm.add',
          'partnership.edit',
          'template.edit',
          'silentWriting.reveal',
        ]),
      )
    }
  })

  it('[ACC-7] a lead invites and removes in the own party only', () => {
    const lead = actor('firm', 'lead')
    expect(outcome(lead, { kind: 'member.invite', partyId: firm })).toBe('allowed')
    expect(outcome(lead, { kind: 'member.remove', partyId: firm })).toBe('allowed')
    expect(outcome(lead, { kind: 'member.invite', partyId: partyIds.actor })).toBe('access.notAllowed')
    expect(outcome(lead, { kind: 'firm.add' })).toBe('access.notAllowed')
  })

  it('[APR-5] the fund approves nothing, not even in its own name', () => {
    const own = { kind: 'agreement.answer', partyId: partyIds.fund } as const
    expect(outcome(actor('fund', 'lead'), own)).toBe('access.notAllowed')
    expect(outcome(actor('firm', 'lead', { isVerified: false }), { kind: 'agreement.answer', partyId: firm })).toBe(
      'access.unverified',
    )
  })

  it('[APR-9] an approved version holds text, promises and tariffs for everybody, and nothing else', () => {
    const held = (party: keyof typeof parties, role: ActorMembership['role']): Actor =>
      actor(party, role, { memberships: [{ partnershipId: here, ...parties[party], role, isLocked: true }] })
    const locked = everyAction.filter((action) => outcome(held('fund', 'lead'), action) === 'agreement.locked')
    expect(locked.map(({ kind }) => kind)).toEqual([
      'document.write',
      'commitment.propose',
      'commitment.edit',
      'target.edit',
      'silentWriting.begin',
      'silentWriting.reveal',
    ])
    expect(outcome(held('firm', 'lead'), { kind: 'proposal.decide', ownerPartyId: firm })).toBe('agreement.locked')
    expect(outcome(held('firm', 'reader'), { kind: 'document.write' })).toBe('access.readOnly')
    expect(outcome(held('firm', 'lead'), { kind: 'agreement.prepare' })).toBe('allowed')
  })

  it('[BPC-2] only a verified lead of the party shares what it has learnt', () => {
    const share: Action = { kind: 'practice.share', partyId: firm }
    expect(outcome(actor('firm', 'lead'), share)).toBe('allowed')
    expect(outcome(actor('firm', 'member'), share)).toBe('access.notAllowed')
    expect(outcome(actor('firm', 'lead', { isVerified: false }), share)).toBe('access.unverified')
    for (const party of ['municipality', 'actor', 'fund'] as const) {
      expect(outcome(actor(party, 'lead'), share)).toBe('access.otherPartyOnly')
    }
  })

  it('[TPL-1] the texts beside sections are the fund’s to write', () => {
    expect(outcome(actor('municipality', 'lead'), { kind: 'template.edit' })).toBe('access.notAllowed')
    expect(outcome(actor('fund', 'reader'), { kind: 'template.edit' })).toBe('access.readOnly')
  })

  it('[SIL-2] [SIL-4] a draft stands in the own column, and a lead of any party or the fund reveals', () => {
    expect(outcome(actor('firm', 'member'), { kind: 'silentWriting.draft', partyKind: 'municipality' })).toBe(
      'access.notAllowed',
    )
    expect(outcome(actor('fund', 'lead'), { kind: 'silentWriting.draft', partyKind: 'firm' })).toBe('access.notAllowed')
    expect(outcome(actor('firm', 'member'), { kind: 'silentWriting.reveal' })).toBe('access.notAllowed')
    for (const party of ['municipality', 'actor', 'firm'] as const) {
      expect(outcome(actor(party, 'lead'), { kind: 'silentWriting.reveal' })).toBe('allowed')
    }
  })

  it('[WOR-11] a lead of any party or the fund runs workshops, and every member sees the big screen', () => {
    expect(outcome(actor('firm', 'member'), { kind: 'workshop.run' })).toBe('access.notAllowed')
    expect(outcome(actor('firm', 'reader'), { kind: 'workshop.run' })).toBe('access.readOnly')
    for (const party of ['municipality', 'actor', 'firm', 'fund'] as const) {
      expect(outcome(actor(party, 'lead'), { kind: 'workshop.run' })).toBe('allowed')
      expect(outcome(actor(party, 'reader'), { kind: 'workshop.read' })).toBe('allowed')
    }
  })

  it("[ACC-9] the municipality's lead adds firms and edits the partnership", () => {
    const lead = actor('municipality', 'lead')
    expect(outcome(lead, { kind: 'firm.add' })).toBe('allowed')
    expect(outcome(lead, { kind: 'partnership.edit' })).toBe('allowed')
    expect(outcome(actor('municipality', 'member'), { kind: 'firm.add' })).toBe('access.notAllowed')
  })

  it('[ACC-3] being a reader in one party takes nothing from being a member in another', () => {
    const both = actor('firm', 'member', {
      memberships: [
        { partnershipId: here, ...parties.fund, role: 'reader' },
        { partnershipId: here, ...parties.firm, role: 'member' },
      ],
    })
    expect(outcome(both, { kind: 'commitment.accept', partyId: firm })).toBe('allowed')
    expect(outcome(both, { kind: 'member.invite', partyId: firm })).toBe('access.notAllowed')
    expect(writingParties(both, here)).toEqual([firm])
    expect(actingParty(both, here)).toBe(firm)
    expect(actingParty(both, here, partyIds.fund)).toBe(firm)
    expect(actingParty(both, elsewhere)).toBeNull()
  })
})
