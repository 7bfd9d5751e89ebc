import { describe, expect, it } from 'vitest'
import type { Actor, ActorMembership } from '#shared/domain/access/permissions.ts'
import { portfolioScope } from '#shared/domain/access/portfolio-scope.ts'
import { PartnershipId, PartyId, PersonId, ProgrammeId } from '#shared/kernel/ids.ts'
import { uuidOf } from '#test/support/commitments.ts'

const partnership = (n: number) => PartnershipId.parse(uuidOf(100 + n))
const [first, second] = [ProgrammeId.parse(uuidOf(1)), ProgrammeId.parse(uuidOf(2))]
const places = [
  { partnershipId: partnership(1), programmeId: first },
  { partnershipId: partnership(2), programmeId: first },
  { partnershipId: partnership(3), programmeId: second },
]
const actor = (...memberships: [number, ActorMembership['partyKind'], ActorMembership['role']?][]): Actor => ({
  personId: PersonId.parse(uuidOf(9)),
  isVerified: true,
  memberships: memberships.map(([n, partyKind, role = 'member']) => ({
    partnershipId: partnership(n),
    partyId: PartyId.parse(uuidOf(200 + n)),
    partyKind,
    role,
  })),
})
const seen = (who: Actor | null) => {
  const scope = portfolioScope(who, places)
  return scope.ok ? { kind: scope.value.kind, ids: [...scope.value.partnershipIds] } : scope.error.code
}

describe('who sees partnerships side by side', () => {
  it("[PFO-1] the fund's people see all of their programme and nothing of another", () => {
    expect(seen(actor([1, 'fund']))).toEqual({ kind: 'programme', ids: [partnership(1), partnership(2)] })
    expect(seen(actor([3, 'fund', 'reader']))).toEqual({ kind: 'programme', ids: [partnership(3)] })
  })

  it("[PFO-1] a municipality's people see what they belong to for it", () => {
    expect(seen(actor([2, 'municipality', 'reader']))).toEqual({ kind: 'municipality', ids: [partnership(2)] })
    expect(seen(actor([1, 'municipality'], [2, 'employmentActor'], [3, 'municipality']))).toEqual({
      kind: 'municipality',
      ids: [partnership(1), partnership(3)],
    })
  })

  it('[PFO-1] nobody else does', () => {
    expect(seen(actor([1, 'firm'], [2, 'employmentActor']))).toBe('access.notAllowed')
    expect(seen(actor())).toBe('access.notAllowed')
    expect(seen(null)).toBe('access.signInRequired')
  })
})
