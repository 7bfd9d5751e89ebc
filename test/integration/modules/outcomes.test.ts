import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OutcomeDraft, type OutcomeRegistration } from '#shared/domain/outcome/registration.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { AttachmentId, OutcomeRegistrationId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createAttachmentFiles } from '#server/modules/attachments/attachment-files.ts'
import { createAttachmentsService } from '#server/modules/attachments/attachments.service.ts'
import { createOutcomesService } from '#server/modules/outcomes/outcomes.service.ts'
import { createTargetsService } from '#server/modules/targets/targets.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  newTargetId,
  openFoundation,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let outcomes: ReturnType<typeof createOutcomesService>

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  outcomes = createOutcomesService(foundation)
})
afterEach(() => foundation.close())

const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const newAttachment = () => AttachmentId.parse(randomUUID())
const newId = () => OutcomeRegistrationId.parse(randomUUID())
const draft = (over: Partial<Record<keyof OutcomeDraft, unknown>> = {}): OutcomeDraft =>
  OutcomeDraft.parse({
    outcomeCode: 'O1',
    reachedOn: '2026-06-30',
    countedFrom: null,
    count: 3,
    personCode: null,
    setting: 'a',
    firmPartyId: null,
    evidence: 'Fremmødeliste juni, kun antal',
    ...over,
  })
const register = async (over: Partial<Record<keyof OutcomeDraft, unknown>> = {}, by: PersonName = 'actorMember') =>
  outcomes.register(await as(by), {
    id: newId(),
    partnershipId: world.here.partnershipId,
    partyId: by === 'actorMember' ? world.party.actor : world.party.firm,
    draft: draft(over),
  })
const must = async (answer: Promise<Result<OutcomeRegistration, Refusal>>) => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const codeOf = async (answer: Promise<Result<unknown, Refusal>>) => {
  const result = await answer
  return result.ok ? 'ok' : result.error.code
}
const at = ({ id, version }: OutcomeRegistration) => ({ id, version })
const audit = () =>
  foundation.database.selectFrom('audit').select(['action', 'data']).where('subject_kind', '=', 'outcome').execute()

describe('evidence', () => {
  it('[ATT-1] [OUT-6] takes notes like a commitment does, is counted until removed, and is closed to outsiders', async () => {
    const made = await must(register())
    const folder = mkdtempSync(join(tmpdir(), 'samspil-evidence-'))
    const attachments = createAttachmentsService(foundation, createAttachmentFiles(folder, randomUUID))
    const note = { subject: { kind: 'outcome', id: made.id }, note: 'Listen ligger i mappe 3' } as const
    const countOf = async () => (await outcomes.list(world.here.partnershipId))[0]?.attachmentCount
    expect(await countOf()).toBe(0)
    expect(await codeOf(attachments.addNote(await as('outsider'), { ...note, id: newAttachment() }))).toBe(
      'thing.notFound',
    )
    const id = newAttachment()
    expect(await codeOf(attachments.addNote(await as('actorMember'), { ...note, id }))).toBe('ok')
    expect(await countOf()).toBe(1)
    expect(await codeOf(attachments.remove(await as('actorMember'), { id }))).toBe('ok')
    expect(await countOf()).toBe(0)
    rmSync(folder, { recursive: true })
  })
})

describe('registering', () => {
  it('[OUT-6] stores it in the party’s name with one audit row, and tells the open pages', async () => {
    const made = await must(register({ personCode: 'ab-23c', count: 1 }))
    expect(made).toMatchObject({ status: 'registered', personCode: 'AB-23C', registeredByPartyId: world.party.actor })
    const [view] = await outcomes.list(world.here.partnershipId)
    expect(view).toMatchObject({ ...made, registeredByName: 'Person actorMember', decidedByName: null })
    const rows = await audit()
    expect(rows.map(({ action }) => action)).toEqual(['outcome.registered'])
    expect(rows[0]?.data).not.toContain('AB-23C')
    expect(foundation.noticed.map(({ topic }) => topic)).toEqual(['outcomes', 'settlements', 'activity'])
  })

  it('[OUT-6] twice with the same id registers once', async () => {
    const input = {
      id: newId(),
      partnershipId: world.here.partnershipId,
      partyId: world.party.actor,
      draft: draft(),
    }
    const caller = await as('actorMember')
    const first = await must(outcomes.register(caller, input))
    expect(await must(outcomes.register(caller, { ...input, draft: draft({ count: 9 }) }))).toEqual(first)
    expect(await audit()).toHaveLength(1)
  })

  it('[OUT-6] only in the name of a party of one’s own, with a firm of the partnership', async () => {
    const caller = await as('actorMember')
    const input = { id: newId(), partnershipId: world.here.partnershipId, draft: draft() }
    expect(await codeOf(outcomes.register(caller, { ...input, partyId: world.party.firm }))).toBe(
      'access.otherPartyOnly',
    )
    expect(await codeOf(outcomes.register(caller, { ...input, partyId: world.otherParty.actor }))).toBe(
      'thing.notFound',
    )
    for (const firmPartyId of [world.otherParty.firm, world.party.municipality]) {
      expect(await codeOf(register({ outcomeCode: 'V1', count: 1, firmPartyId }))).toBe('thing.notFound')
    }
    expect(await codeOf(register({ outcomeCode: 'V1', count: 1, firmPartyId: world.party.firm }))).toBe('ok')
  })

  it('[OUT-7] [SEC-2] never with a personal number in the evidence', async () => {
    const refused = await register({ evidence: 'Lønseddel for 070761-4285' })
    expect(refused).toEqual({ ok: false, error: { code: 'input.personalNumber', data: { field: 'evidence' } } })
  })

  it('[OUT-8] neither tomorrow’s outcome nor 13 weeks in more than 16', async () => {
    expect(await codeOf(register({ reachedOn: '2026-11-24' }))).toBe('outcome.inFuture')
    const job = { outcomeCode: 'J3', count: 1, countedFrom: '2026-07-01' }
    expect(await codeOf(register({ ...job, reachedOn: '2026-10-20' }))).toBe('ok')
    expect(await codeOf(register({ ...job, reachedOn: '2026-10-21' }))).toBe('outcome.outsideWindow')
  })

  it('[OUT-9] the same step of one code, or of one firm, once, until the first was turned down', async () => {
    const once = { personCode: 'AB-23C', count: 1 }
    const first = await must(register(once))
    expect(await codeOf(register(once))).toBe('outcome.registeredAlready')
    expect(await codeOf(register({ ...once, outcomeCode: 'O2' }))).toBe('ok')
    await must(outcomes.reject(await as('firmMember'), { ...at(first), reason: 'Ikke gennemført' }))
    expect(await codeOf(register(once))).toBe('ok')
    const model = { outcomeCode: 'V1', count: 1, firmPartyId: world.party.firm }
    expect(await codeOf(register(model))).toBe('ok')
    expect(await codeOf(register(model))).toBe('outcome.registeredAlready')
  })
})

describe('verifying', () => {
  it('[OUT-9] is for another party than the one that registered it, and for verified people', async () => {
    const made = await must(register())
    expect(await codeOf(outcomes.verify(await as('actorMember'), at(made)))).toBe('outcome.ownRegistration')
    expect(await codeOf(outcomes.verify(await as('reader'), at(made)))).toBe('access.readOnly')
    expect(await codeOf(outcomes.verify(await as('unverified'), at(made)))).toBe('access.unverified')
    expect(await codeOf(outcomes.verify(await as('outsider'), at(made)))).toBe('thing.notFound')
    const verified = await must(outcomes.verify(await as('firmMember'), at(made)))
    expect(verified).toMatchObject({ status: 'verified', decidedByPartyId: world.party.firm, version: 2 })
    expect(await codeOf(outcomes.verify(await as('firmMember'), at(verified)))).toBe('outcome.wrongStatus')
  })

  it('[OUT-9] is for the verifier that the target names, who does not register it', async () => {
    const draftOfTarget = targetFor(world.party, { outcomeCode: 'O1', verifierPartyId: world.party.municipality })
    const targets = createTargetsService(foundation)
    await targets.create(await as('firmLead'), {
      id: newTargetId(),
      partnershipId: world.here.partnershipId,
      draft: draftOfTarget,
    })
    const made = await must(register())
    expect((await outcomes.list(world.here.partnershipId))[0]?.verifierPartyId).toBe(world.party.municipality)
    expect(await codeOf(outcomes.verify(await as('firmMember'), at(made)))).toBe('access.otherPartyOnly')
    expect(await codeOf(outcomes.verify(await as('municipalityColleague'), at(made)))).toBe('ok')
    const own = {
      id: newId(),
      partnershipId: world.here.partnershipId,
      partyId: world.party.municipality,
      draft: draft(),
    }
    expect(await codeOf(outcomes.register(await as('municipalityColleague'), own))).toBe('outcome.verifierRegisters')
  })

  it('[OUT-9] can be a no, with its reason', async () => {
    const made = await must(register())
    const rejected = await must(outcomes.reject(await as('firmMember'), { ...at(made), reason: 'Kun to var der' }))
    expect(rejected).toMatchObject({ status: 'rejected', reason: 'Kun to var der' })
    const secret = outcomes.reject(await as('firmMember'), { ...at(rejected), reason: 'Se 070761-4285' })
    expect(await codeOf(secret)).toBe('input.personalNumber')
  })

  it('[OUT-10] an older version is refused with the registration as it stands', async () => {
    const made = await must(register())
    const verified = await must(outcomes.verify(await as('firmMember'), at(made)))
    const late = await outcomes.reject(await as('municipalityLead'), { ...at(made), reason: 'For sent' })
    expect(late).toEqual({ ok: false, error: { code: 'outcome.changed', data: { current: verified } } })
  })

  it('[OUT-9] twenty at once: one decision, one audit row, the others told', async () => {
    const made = await must(register())
    const [firm, municipality] = [await as('firmMember'), await as('municipalityLead')]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => codeOf(outcomes.verify(n % 2 === 0 ? firm : municipality, at(made)))),
    )
    expect(answers.filter((code) => code === 'ok')).toHaveLength(1)
    expect(answers.filter((code) => code === 'outcome.changed')).toHaveLength(19)
    expect((await audit()).filter(({ action }) => action === 'outcome.verified')).toHaveLength(1)
  })
})

describe('correcting', () => {
  it('[OUT-10] puts a new registration in its place, to be verified anew, and keeps both', async () => {
    const made = await must(register())
    const verified = await must(outcomes.verify(await as('firmMember'), at(made)))
    const input = { ...at(verified), newId: newId(), draft: draft({ count: 2 }), reason: 'Én var syg' }
    expect(await codeOf(outcomes.correct(await as('firmMember'), input))).toBe('access.otherPartyOnly')
    const corrected = await must(outcomes.correct(await as('actorMember'), input))
    expect(corrected).toMatchObject({ status: 'registered', count: 2, supersedesId: made.id, reason: 'Én var syg' })
    const all = await outcomes.list(world.here.partnershipId)
    expect(all.map(({ status }) => status).sort()).toEqual(['registered', 'superseded'])
    expect(all.find(({ id }) => id === made.id)).toMatchObject({ count: 3, decidedByPartyId: world.party.firm })
    expect(await must(outcomes.correct(await as('actorMember'), input))).toEqual(corrected)
    expect(await codeOf(outcomes.correct(await as('actorMember'), { ...input, newId: newId() }))).toBe(
      'outcome.changed',
    )
  })

  it('[OUT-10] to none says that it did not happen', async () => {
    const made = await must(register({ personCode: 'AB-23C', count: 1 }))
    const none = draft({ personCode: 'AB-23C', count: 0 })
    await must(outcomes.correct(await as('actorMember'), { ...at(made), newId: newId(), draft: none, reason: 'Fejl' }))
    expect(await codeOf(register({ personCode: 'AB-23C', count: 1 }))).toBe('ok')
  })

  it('[OUT-10] nothing is deleted, and no party decides on its own, whoever writes to the file', async () => {
    const made = await must(register())
    await expect(foundation.database.deleteFrom('outcome_registration').execute()).rejects.toThrow('never deleted')
    const own = foundation.database
      .updateTable('outcome_registration')
      .set({ status: 'verified', decided_by_party_id: made.registeredByPartyId })
      .where('id', '=', made.id)
    await expect(own.execute()).rejects.toThrow('CHECK')
  })
})
