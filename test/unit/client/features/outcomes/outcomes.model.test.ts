import { describe, expect, it } from 'vitest'
import {
  draftOf,
  earlierOf,
  emptyForm,
  formOf,
  mayVerify,
  reachedOf,
} from '#client/features/outcomes/outcomes.model.ts'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import { lacksEvidence } from '#shared/domain/outcome/registration.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

const registration = (wanted: Partial<Record<keyof OutcomeView, unknown>>): OutcomeView =>
  ({
    id: 'one',
    outcomeCode: 'O1',
    reachedOn: '2026-05-01',
    countedFrom: null,
    count: 2,
    personCode: null,
    setting: null,
    firmPartyId: null,
    evidence: 'Liste',
    status: 'verified',
    registeredByPartyId: 'actor',
    verifierPartyId: null,
    supersedesId: null,
    reason: '',
    version: 1,
    attachmentCount: 0,
    ...wanted,
  }) as OutcomeView

describe('the ladder', () => {
  it('shows what is aimed at, confirmed, waiting and in which setting, and no step without any of them', () => {
    const all = [
      registration({ count: 3, setting: 'a' }),
      registration({ count: 1, setting: 'b' }),
      registration({ count: 5, status: 'registered' }),
      registration({ count: 9, status: 'superseded' }),
      registration({ outcomeCode: 'JS', count: 1, status: 'rejected' }),
    ]
    expect(reachedOf(all, [{ outcomeCode: 'J6', count: 2 }])).toEqual([
      { code: 'O1', aimed: null, verified: 4, waiting: 5, settingA: 3, settingB: 1 },
      { code: 'J6', aimed: 2, verified: 0, waiting: 0, settingA: 0, settingB: 0 },
    ])
  })
})

describe('a registration', () => {
  it('[OUT-9] is confirmed by another party, and by the named one when one is named', () => {
    const here = 'here' as PartnershipId
    const actor = (partyId: string) =>
      ({
        personId: 'p',
        isVerified: true,
        memberships: [{ partnershipId: here, partyId, partyKind: 'municipality', role: 'member' }],
      }) as unknown as Actor
    const waiting = registration({ status: 'registered' })
    expect(mayVerify(actor('actor'), here, waiting)).toBe(false)
    expect(mayVerify(actor('municipality'), here, waiting)).toBe(true)
    expect(mayVerify(actor('municipality'), here, { ...waiting, verifierPartyId: 'fund' as never })).toBe(false)
    expect(mayVerify(actor('municipality'), here, { ...waiting, verifierPartyId: 'actor' as never })).toBe(true)
    expect(mayVerify(actor('municipality'), here, registration({}))).toBe(false)
  })

  it('is without evidence while nothing is shown here, unless it was turned down, corrected or did not happen', () => {
    const bare = registration({})
    const others = [
      registration({ attachmentCount: 1 }),
      registration({ status: 'rejected' }),
      registration({ status: 'superseded' }),
      registration({ count: 0 }),
    ]
    expect([bare, ...others].filter(lacksEvidence)).toEqual([bare])
  })

  it('[OUT-10] tells what it corrected, the newest first', () => {
    const first = registration({ id: 'one', status: 'superseded' })
    const second = registration({ id: 'two', status: 'superseded', supersedesId: 'one' })
    const third = registration({ id: 'three', supersedesId: 'two' })
    expect(earlierOf(third, [third, first, second]).map(({ id }) => id)).toEqual(['two', 'one'])
    expect(earlierOf(first, [third, first, second])).toEqual([])
  })
})

describe('the form', () => {
  const filled = { ...emptyForm('O1', 'actor'), reachedOn: '2026-05-01', count: 3, evidence: 'Liste' }

  it('names every field that is missing, each once', () => {
    expect(draftOf(emptyForm('J6', 'actor'))).toEqual(['reachedOn', 'count', 'evidence', 'countedFrom'])
    expect(draftOf({ ...filled, outcomeCode: 'V1' })).toEqual(['firmPartyId'])
  })

  it('[OUT-7] sends a code for one citizen, and no code that could be a person', () => {
    expect(draftOf({ ...filled, by: 'code', personCode: 'km-47b' })).toMatchObject({ count: 1, personCode: 'KM-47B' })
    expect(draftOf({ ...filled, by: 'code', personCode: 'Karen' })).toEqual(['personCode'])
    expect(draftOf({ ...filled, by: 'count', personCode: 'km-47b' })).toMatchObject({ count: 3, personCode: null })
  })

  it('leaves out what the chosen step has no use for, and gives back what it was made of', () => {
    const asked = { ...filled, countedFrom: '2026-01-01', setting: 'b' as const }
    expect(draftOf(asked)).toMatchObject({ countedFrom: null, setting: 'b' })
    const before = registration({ personCode: 'KM-47B', count: 1, setting: 'a' })
    expect(draftOf({ ...formOf(before), reason: 'Fejl' })).toMatchObject({
      personCode: 'KM-47B',
      count: 1,
      setting: 'a',
    })
  })
})
