import { describe, expect, it } from 'vitest'
import { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import {
  type CommitmentActor,
  accept,
  edit,
  lapse,
  progress,
  propose,
  reopen,
} from '#shared/domain/commitment/commitment-lifecycle.ts'
import { OutcomeTargetId, PersonId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { aCommitment, aDraft, partyIds, uuidOf } from '#test/support/commitments.ts'

const firmPerson: CommitmentActor = {
  personId: PersonId.parse(uuidOf(20)),
  isVerified: true,
  partyIds: [partyIds.firm],
}
const municipalityPerson: CommitmentActor = {
  personId: PersonId.parse(uuidOf(10)),
  isVerified: true,
  partyIds: [partyIds.municipality],
}
const accepted = aCommitment({ status: 'accepted', acceptedBy: firmPerson.personId, acceptedAt: 2000, version: 4 })
const value = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const code = <T>(result: Result<T, { code: string }>): string | null => (result.ok ? null : result.error.code)

describe('a commitment', () => {
  it('[COM-1] needs a party and what is done, and nothing else', () => {
    const empty = { personId: null, quantity: null, unit: '', dueOn: null, programmeMonth: null, condition: '' }
    const least = { ...empty, evidence: '', targetIds: [], partyId: partyIds.firm, what: 'Stiller pladser' }
    expect(CommitmentDraft.safeParse(least).success).toBe(true)
    expect(CommitmentDraft.safeParse({ ...least, what: '   ' }).success).toBe(false)
    expect(CommitmentDraft.safeParse({ ...least, partyId: null }).success).toBe(false)
  })

  it('[COM-2] begins as a proposal, also when somebody promises for the own party', () => {
    const made = propose(accepted.id, aDraft(), null, { personId: firmPerson.personId, partyId: partyIds.firm }, 5)
    expect(made).toMatchObject({ status: 'proposed', acceptedBy: null, acceptedAt: null, version: 1, createdAt: 5 })
  })

  it('[COM-3] is accepted from proposed and from nowhere else', () => {
    expect(value(accept(aCommitment(), firmPerson.personId, 7))).toMatchObject({
      status: 'accepted',
      acceptedBy: firmPerson.personId,
      acceptedAt: 7,
      version: 2,
    })
    for (const status of ['accepted', 'inProgress', 'fulfilled', 'lapsed'] as const) {
      expect(code(accept(aCommitment({ status }), firmPerson.personId, 7))).toBe('commitment.wrongStatus')
    }
  })

  it.each([
    ['accepted', 'inProgress', true],
    ['accepted', 'fulfilled', true],
    ['accepted', 'accepted', false],
    ['inProgress', 'accepted', true],
    ['inProgress', 'fulfilled', true],
    ['fulfilled', 'inProgress', true],
    ['fulfilled', 'accepted', false],
    ['proposed', 'accepted', false],
    ['proposed', 'inProgress', false],
    ['proposed', 'fulfilled', false],
    ['lapsed', 'inProgress', false],
  ] as const)('[COM-3] moving on from %s to %s is possible: %s', (from, to, isPossible) => {
    const result = progress(aCommitment({ status: from }), to, 7)
    expect(code(result)).toBe(isPossible ? null : 'commitment.wrongStatus')
  })

  it('[COM-3] moving on keeps who said yes and when', () => {
    expect(value(progress(accepted, 'fulfilled', 9))).toMatchObject({
      acceptedBy: firmPerson.personId,
      acceptedAt: 2000,
      version: 5,
    })
  })

  it.each([
    { partyId: partyIds.actor },
    { what: 'Stiller tre pladser' },
    { quantity: 3 },
    { unit: 'timer' },
    { dueOn: null },
    { programmeMonth: 4 },
    { condition: 'Hvis der kommer borgere' },
    { evidence: 'Lønsedler' },
  ])("[COM-5] another party's change of %o takes the acceptance away", (change) => {
    for (const status of ['accepted', 'inProgress'] as const) {
      const after = value(edit({ ...accepted, status }, aDraft(change), municipalityPerson, 9))
      expect(after).toMatchObject({ status: 'proposed', acceptedBy: null, acceptedAt: null, version: 5 })
    }
  })

  it.each([{ personId: firmPerson.personId }, { targetIds: [OutcomeTargetId.parse(uuidOf(50))] }])(
    "[COM-5] another party's change of %o keeps the acceptance",
    (change) => {
      const after = value(edit(accepted, aDraft(change), municipalityPerson, 9))
      expect(after).toMatchObject({ status: 'accepted', acceptedBy: firmPerson.personId, version: 5, ...change })
    },
  )

  it("[COM-5] the promising party's own change keeps the acceptance", () => {
    expect(value(edit(accepted, aDraft({ quantity: 1 }), firmPerson, 9))).toMatchObject({
      status: 'accepted',
      quantity: 1,
    })
  })

  it('[COM-5] an unverified colleague does not keep the acceptance', () => {
    const colleague = { ...firmPerson, isVerified: false }
    expect(value(edit(accepted, aDraft({ quantity: 100 }), colleague, 9)).status).toBe('proposed')
  })

  it('[COM-5] handing the promise to another party takes the acceptance away, whoever does it', () => {
    const both = { ...firmPerson, partyIds: [partyIds.firm, partyIds.actor] }
    expect(value(edit(accepted, aDraft({ partyId: partyIds.actor }), both, 9))).toMatchObject({
      status: 'proposed',
      acceptedBy: null,
    })
  })

  it('[COM-6] an edit that changes nothing makes no new version', () => {
    expect(value(edit(accepted, aDraft(), municipalityPerson, 9))).toBe(accepted)
  })

  it('[COM-7] is not edited when it has lapsed, and its promise not when it is fulfilled', () => {
    const lapsed = aCommitment({ status: 'lapsed', lapseReason: 'Ingen tid' })
    const fulfilled = aCommitment({ status: 'fulfilled' })
    const person = aDraft({ personId: firmPerson.personId })
    expect(code(edit(lapsed, person, firmPerson, 9))).toBe('commitment.wrongStatus')
    expect(code(edit(fulfilled, aDraft({ quantity: 1 }), firmPerson, 9))).toBe('commitment.wrongStatus')
    expect(value(edit(fulfilled, person, municipalityPerson, 9))).toMatchObject({ status: 'fulfilled', version: 2 })
  })

  it('[COM-8] lapses with a reason from every status but fulfilled and lapsed', () => {
    for (const status of ['proposed', 'accepted', 'inProgress'] as const) {
      expect(value(lapse(aCommitment({ status }), ' Ingen tid ', 9))).toMatchObject({
        status: 'lapsed',
        lapseReason: 'Ingen tid',
      })
      expect(code(lapse(aCommitment({ status }), '  ', 9))).toBe('commitment.reasonRequired')
    }
    for (const status of ['fulfilled', 'lapsed'] as const) {
      expect(code(lapse(aCommitment({ status }), 'Ingen tid', 9))).toBe('commitment.wrongStatus')
    }
  })

  it('[COM-8] taken up again is a proposal of whoever took it up', () => {
    const lapsed = value(lapse(accepted, 'Ingen tid', 9))
    const by = { personId: municipalityPerson.personId, partyId: partyIds.municipality }
    expect(value(reopen(lapsed, by, 10))).toMatchObject({
      status: 'proposed',
      lapseReason: '',
      acceptedBy: null,
      acceptedAt: null,
      proposedBy: by.personId,
      proposedByPartyId: by.partyId,
    })
    expect(code(reopen(accepted, by, 10))).toBe('commitment.wrongStatus')
  })
})
