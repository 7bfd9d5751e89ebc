import { describe, expect, it } from 'vitest'
import {
  conflictingTargetFields,
  flowsOf,
  gapsOf,
  mergedTarget,
  newTargetForm,
  rungs,
  sumsByParty,
  targetDraftOf,
  targetFaults,
  totalsOf,
} from '#client/features/targets/targets.model.ts'
import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import { type OutcomeTarget, OutcomeTargetDraft, targetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { CommitmentId, OutcomeTargetId, PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const municipality = PartyId.parse(id(1))
const fund = PartyId.parse(id(4))
const firm = PartyId.parse(id(3))
const parties = [
  { id: municipality, kind: 'municipality' },
  { id: firm, kind: 'firm' },
  { id: fund, kind: 'fund' },
]
const aTarget = (n: number, over: Partial<OutcomeTarget> = {}): OutcomeTarget => ({
  id: OutcomeTargetId.parse(id(n)),
  outcomeCode: 'J6',
  count: 2,
  outOf: 3,
  targetGroup: '',
  tariffOre: oreFromKroner(30_000),
  payerPartyId: municipality,
  payeePartyId: fund,
  verifierPartyId: null,
  evidence: '',
  programmeMonth: null,
  capOre: null,
  version: 1,
  createdAt: n,
  updatedAt: n,
  ...over,
})
type Linked = Pick<CommitmentView, 'id' | 'status' | 'targetIds'>
const aPromise = (n: number, status: Linked['status'], ...targetIds: OutcomeTarget['id'][]): Linked => ({
  id: CommitmentId.parse(id(n)),
  status,
  targetIds,
})
const viewOf = (targets: OutcomeTarget[], promises: readonly Linked[] = []): TargetsView => ({
  targets,
  pictures: targets.map((target) => targetPicture(target, promises)),
})

const six = aTarget(101)
const training = aTarget(102, { outcomeCode: 'O1', count: 3, tariffOre: oreFromKroner(10_000) })
const growth = aTarget(103, { outcomeCode: 'V4', count: 1, tariffOre: oreFromKroner(25_000), payeePartyId: firm })
const promises = [
  aPromise(201, 'accepted', six.id, training.id),
  aPromise(202, 'proposed', six.id),
  aPromise(203, 'lapsed', growth.id),
  aPromise(204, 'accepted'),
]
const view = viewOf([six, training, growth], promises)

describe('the ladder', () => {
  it('goes from the bottom up, citizens and firms apart, and leaves lapsed promises out', () => {
    const citizen = rungs('citizen', view, promises)
    expect(citizen.map(({ code }) => code)).toEqual(['O1', 'O2', 'WS', 'LS', 'JS', 'J3', 'J6', 'J12', 'ES', 'R'])
    expect(citizen.find(({ code }) => code === 'J6')?.entries[0]?.commitments).toHaveLength(2)
    const firms = rungs('firm', view, promises)
    expect(firms.find(({ code }) => code === 'V4')?.entries[0]?.commitments).toEqual([])
  })
})

describe('the sums', () => {
  it('add number times tariff over the targets and count each promise once', () => {
    expect(totalsOf(view, promises)).toEqual({ expectedOre: 11_500_000, promised: 2, accepted: 1 })
  })

  it('gather payments by payer and payee, the largest first, and agree with the total', () => {
    const flows = flowsOf(view)
    const targetsOf = (payee: string) => view.targets.filter(({ payeePartyId }) => payeePartyId === payee)
    expect(flows).toEqual([
      { payerPartyId: municipality, payeePartyId: fund, ore: 9_000_000, targets: targetsOf(fund) },
      { payerPartyId: municipality, payeePartyId: firm, ore: 2_500_000, targets: targetsOf(firm) },
    ])
    expect(sumsByParty(flows)).toEqual([
      { partyId: municipality, paysOre: 11_500_000, receivesOre: 0 },
      { partyId: fund, paysOre: 0, receivesOre: 9_000_000 },
      { partyId: firm, paysOre: 0, receivesOre: 2_500_000 },
    ])
  })
})

describe('the gaps', () => {
  it('are targets that nothing stands behind and promises that lead to none', () => {
    const gaps = gapsOf(view, promises)
    expect(gaps.targets).toEqual([growth])
    expect(gaps.commitments.map((promise) => promise.id)).toEqual([promises[3]?.id])
  })

  it('are also targets without evidence, and those that say another amount than the rate card', () => {
    const shown = aTarget(104, { evidence: 'lønsedler' })
    expect(gapsOf(viewOf([six, shown]), []).withoutEvidence).toEqual([six])
    expect(gapsOf(view, promises).otherTariff).toEqual([])
    const card = { J6: 3_100_000, O1: 1_000_000 } as Record<string, number>
    expect(gapsOf(view, promises, (code) => card[code] ?? null).otherTariff).toEqual([
      { target: six, cardOre: 3_100_000 },
      { target: growth, cardOre: null },
    ])
  })
})

describe('the form of a target', () => {
  it('begins with the rate card and the municipality paying the fund', () => {
    const form = newTargetForm('J6', parties, 'lønsedler', null)
    expect(form).toMatchObject({ tariffKroner: 30_000, payerPartyId: municipality, payeePartyId: fund })
    expect(targetDraftOf(form)).toMatchObject({ tariffOre: 3_000_000, count: 1, evidence: 'lønsedler' })
  })

  it('takes amount, payer and payee from the line of the rate card', () => {
    const line = { tariffOre: oreFromKroner(41_000), payerPartyId: fund, payeePartyId: null }
    expect(newTargetForm('V1', parties, '', line)).toMatchObject({
      tariffKroner: 41_000,
      payerPartyId: fund,
      payeePartyId: firm,
    })
  })

  it('names each fault at its field', () => {
    const form = { ...newTargetForm('J6', parties, '', null), count: 4, outOf: 3, payeePartyId: municipality }
    expect(targetFaults(form)).toEqual([
      { field: 'outOf', problem: 'outOf' },
      { field: 'payeePartyId', problem: 'sameParty' },
    ])
    expect(targetDraftOf(form)).toBeNull()
  })

  it('asks only about the blanks that both changed, and keeps the other changes of both', () => {
    const opened = OutcomeTargetDraft.parse(six)
    const mine = { ...opened, count: 3, evidence: 'lønsedler' }
    const theirs = { ...opened, count: 1, programmeMonth: 18 }
    expect(conflictingTargetFields(opened, mine, theirs)).toEqual(['count'])
    expect(mergedTarget(opened, mine, theirs, {})).toMatchObject({
      count: 3,
      evidence: 'lønsedler',
      programmeMonth: 18,
    })
    expect(mergedTarget(opened, mine, theirs, { count: 'theirs' })).toMatchObject({ count: 1, evidence: 'lønsedler' })
  })
})
