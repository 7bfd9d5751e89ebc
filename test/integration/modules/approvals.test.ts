import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgreementFile, AgreementVersionView } from '#shared/contracts/approvals.ts'
import { type AgreementContent, agreementHash, agreementText } from '#shared/domain/approval/agreement.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { writeProse } from '#shared/document/prose.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { AgreementVersionId, type PartyId, SessionId } from '#shared/kernel/ids.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import type { Result } from '#shared/kernel/result.ts'
import { checkAgreementFile } from '#server/modules/approvals/agreement-file.ts'
import { type ApprovalsService, createApprovalsService } from '#server/modules/approvals/approvals.service.ts'
import { createCardsService } from '#server/modules/cards/cards.service.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { createHistoryService } from '#server/modules/history/history.service.ts'
import { createRateCardService } from '#server/modules/rate-card/rate-card.service.ts'
import { createTargetsService } from '#server/modules/targets/targets.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  newTargetId,
  openFoundation,
  rateCardFor,
  startOfTest,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let approvals: ApprovalsService
const callers = new Map<PersonName, Caller>()

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  approvals = createApprovalsService(foundation, foundation.documents)
  callers.clear()
})
afterEach(() => foundation.close())

/** The person with a session of this moment, the same one until `signInAgain`. */
async function as(name: PersonName): Promise<Caller> {
  const known = callers.get(name)
  const caller = await callerOf(foundation.database, world.people[name].id)
  if (known !== undefined) return { ...caller, credentialId: known.credentialId }
  callers.set(name, caller)
  const at = foundation.clock.now()
  await foundation.database
    .insertInto('session')
    .values({
      id: SessionId.parse(caller.credentialId),
      secret_hash: randomUUID(),
      person_id: world.people[name].id,
      method: 'link',
      user_agent: '',
      created_at: at,
      last_seen_at: at,
      expires_at: at + 1e9,
    })
    .execute()
  return caller
}
const must = async <T>(answer: Promise<Result<T, Refusal>>): Promise<T> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const codeOf = async (answer: Promise<Result<unknown, Refusal>>) => {
  const result = await answer
  return result.ok ? 'ok' : result.error.code
}

const write = (words: string, document = world.here.partnerPlanId) =>
  foundation.documents.transact(document, world.people.municipalityLead.id, (doc) =>
    writeProse(doc, SectionId.parse('P4'), [{ type: 'paragraph', content: [{ type: 'text', text: words }] }]),
  )
const request = (over: { readonly order?: PartyId[] | null; readonly partnershipId?: never } = {}) => ({
  id: AgreementVersionId.parse(randomUUID()),
  partnershipId: world.here.partnershipId,
  order: null,
  dueOn: null,
  goAhead: false,
  ...over,
})
const prepare = async (over: { readonly order?: PartyId[] | null } = {}) =>
  must(approvals.prepare(await as('fundFacilitator'), request(over)))
const yes = ({ id, hash }: Pick<AgreementVersionView, 'id' | 'hash'>, partyId: PartyId, remark = '') => ({
  id,
  hash,
  partyId,
  authority: 'Arbejdsmarkedschefen',
  remark,
})
const approvers = [
  ['municipalityLead', 'municipality'],
  ['actorMember', 'actor'],
  ['firmLead', 'firm'],
] as const
async function approveAll(version: AgreementVersionView): Promise<AgreementVersionView> {
  let latest = version
  for (const [name, party] of approvers) {
    latest = await must(approvals.approve(await as(name), yes(version, world.party[party])))
  }
  return latest
}
const contentOf = async (id: AgreementVersionId) => {
  const { text } = await must(approvals.bytes(await as('reader'), id))
  return JSON.parse(text) as AgreementContent
}
const overview = async () => approvals.overview(await as('municipalityLead'), world.here.partnershipId)

describe('a version', () => {
  it('[APR-1] holds everything that is agreed, and its text gives its hash', async () => {
    await write('Vi begynder i januar')
    const lead = await as('municipalityLead')
    const targetId = newTargetId()
    const { partnershipId } = world.here
    await must(
      createTargetsService(foundation).create(lead, { id: targetId, partnershipId, draft: targetFor(world.party) }),
    )
    await must(
      createRateCardService(foundation).publish(lead, { partnershipId, version: 0, draft: rateCardFor(world.party) }),
    )
    const commitmentId = newCommitmentId()
    const draft = draftFor(world.party.firm, { targetIds: [targetId] })
    await must(
      createCommitmentsService(foundation).propose(lead, { id: commitmentId, partnershipId, draft, source: null }),
    )
    await must(
      createCardsService(foundation, foundation.documents).addSuggestions(lead, {
        documentId: world.here.partnerPlanId,
        list: 'risks',
      }),
    )
    const version = await prepare()
    const { text, hash } = await must(approvals.bytes(lead, version.id))
    expect(hash).toBe(version.hash)
    expect(agreementHash(text)).toBe(hash)
    const content = await contentOf(version.id)
    expect(agreementText(content)).toBe(text)
    expect(content).toMatchObject({
      schema: 'samspil-agreement/1',
      number: 1,
      previousHash: null,
      commitments: [{ id: commitmentId, what: 'Stiller to pladser', targetIds: [targetId] }],
      targets: [{ id: targetId }],
      rateCard: [{ version: 1 }],
    })
    expect(content.parties.map(({ kind }) => kind)).toEqual(['municipality', 'employmentActor', 'firm', 'fund'])
    expect(text).toContain('Vi begynder i januar')
    const plan = content.documents.find(({ kind }) => kind === 'partnerPlan')
    expect(plan?.sections.find(({ sectionId }) => sectionId === 'P14')?.lists[0]?.cards.length).toBeGreaterThan(0)
    expect(text).not.toContain('Person municipalityLead')
  })

  it('[APR-1] holds every list of a section that has two', async () => {
    await must(
      createCardsService(foundation, foundation.documents).addSuggestions(await as('municipalityLead'), {
        documentId: world.here.partnerPlanId,
        list: 'escalations',
      }),
    )
    const content = await contentOf((await prepare()).id)
    const section = content.documents[0]?.sections.find(({ sectionId }) => sectionId === 'P7')
    expect(section?.lists.map(({ list, cards }) => [list, cards.length > 0])).toEqual([
      ['contacts', false],
      ['escalations', true],
    ])
  })

  it('[APR-2] stands at a place of the log, and an edit a moment later is no part of it', async () => {
    await write('Før')
    const made = prepare()
    const version = await made
    await write('Efter')
    const content = await contentOf(version.id)
    expect(JSON.stringify(content)).toContain('Før')
    expect(JSON.stringify(content)).not.toContain('Efter')
    expect(content.documents[0]?.position).toBeGreaterThan(0)
    expect((await overview()).hasChanged).toBe(true)
  })

  it('[APR-2] names people whose device has not handed over what it holds, and goes on when told to', async () => {
    const behind = { position: 1, behind: [world.people.firmMember.id] }
    const service = createApprovalsService(foundation, {
      read: (...input) => foundation.documents.read(...input),
      transact: (...input) => foundation.documents.transact(...input),
      onWrite: (...input) => foundation.documents.onWrite(...input),
      settle: async (...input) => ({ ...(await foundation.documents.settle(...input)), behind: behind.behind }),
    })
    const answer = await service.prepare(await as('fundFacilitator'), request())
    expect(answer).toEqual({
      ok: false,
      error: { code: 'agreement.devicesBehind', data: { names: 'Person firmMember' } },
    })
    expect((await overview()).versions).toEqual([])
    expect(await codeOf(service.prepare(await as('fundFacilitator'), { ...request(), goAhead: true }))).toBe('ok')
  })

  it('[APR-3] never changes, nor do the answers to it, and both are never deleted', async () => {
    const version = await prepare()
    await must(approvals.approve(await as('firmLead'), yes(version, world.party.firm)))
    const { database } = foundation
    for (const change of [{ content: '{}' }, { hash: 'x' }, { number: 7 }, { prepared_at: 1 }]) {
      await expect(database.updateTable('agreement_version').set(change).execute()).rejects.toThrow('never changes')
    }
    await expect(database.deleteFrom('agreement_version').execute()).rejects.toThrow('never deleted')
    await expect(database.updateTable('agreement_answer').set({ text: 'x' }).execute()).rejects.toThrow('append-only')
    await expect(database.deleteFrom('agreement_answer').execute()).rejects.toThrow('append-only')
    const sealed = await approveAll(version)
    expect(sealed.status).toBe('approved')
    for (const change of [{ seal: 'x' }, { approved_at: 1 }]) {
      await expect(database.updateTable('agreement_version').set(change).execute()).rejects.toThrow('never changes')
    }
  })

  it('[APR-8] repeated with the same id is made once; without a change there is no next one', async () => {
    const input = request()
    const first = await must(approvals.prepare(await as('municipalityLead'), input))
    expect(await must(approvals.prepare(await as('municipalityLead'), input))).toEqual(first)
    expect(await codeOf(approvals.prepare(await as('municipalityLead'), request()))).toBe('agreement.nothingNew')
    expect((await overview()).hasChanged).toBe(false)
  })
})

describe('approving', () => {
  it('[APR-5] [APR-8] takes each of the three once, is sealed by the last, and the fund approves nothing', async () => {
    const version = await prepare()
    expect(version.missingPartyIds).toEqual([world.party.municipality, world.party.actor, world.party.firm])
    expect(await codeOf(approvals.approve(await as('fundFacilitator'), yes(version, world.party.fund)))).toBe(
      'access.notAllowed',
    )
    expect(await codeOf(approvals.approve(await as('fundFacilitator'), yes(version, world.party.firm)))).toBe(
      'access.otherPartyOnly',
    )
    expect(await codeOf(approvals.approve(await as('unverified'), yes(version, world.party.firm)))).toBe(
      'access.unverified',
    )
    const first = await must(approvals.approve(await as('municipalityLead'), yes(version, world.party.municipality)))
    expect(first.status).toBe('out')
    expect(first.answers).toMatchObject([
      {
        answer: 'approved',
        personName: 'Person municipalityLead',
        authority: 'Arbejdsmarkedschefen',
        strength: 'link',
        at: startOfTest,
      },
    ])
    const repeated = await must(approvals.approve(await as('municipalityLead'), yes(version, world.party.municipality)))
    expect(repeated.answers).toHaveLength(1)
    const sealed = await approveAll(version)
    expect(sealed.status).toBe('approved')
    expect(sealed.seal).toMatch(/^[0-9a-f]{64}$/)
    expect((await overview()).lockedBy).toBe(version.id)
    const actions = await foundation.database
      .selectFrom('audit')
      .select('action')
      .where('subject_kind', '=', 'agreement')
      .orderBy('seq')
      .execute()
    expect(actions.map(({ action }) => action)).toEqual([
      'agreement.prepared',
      'agreement.partyApproved',
      'agreement.partyApproved',
      'agreement.approved',
    ])
  })

  it('[APR-8] three at the same moment are three answers and one seal', async () => {
    const version = await prepare()
    const all = await Promise.all(approvers.map(async ([name]) => as(name)))
    await Promise.all(
      approvers.map(([, party], index) => must(approvals.approve(all[index]!, yes(version, world.party[party])))),
    )
    const [stored] = (await overview()).versions
    expect(stored?.status).toBe('approved')
    expect(stored?.answers).toHaveLength(3)
  })

  it('[APR-7] takes a sign-in of the last 15 minutes in a browser', async () => {
    const version = await prepare()
    const early = await as('firmLead')
    foundation.clock.moveTo(startOfTest + 16 * 60_000)
    expect(await codeOf(approvals.approve(early, yes(version, world.party.firm)))).toBe('agreement.signInAgain')
    expect((await approvals.overview(early, world.here.partnershipId)).signIn.isFresh).toBe(false)
    const stranger = { ...early, credentialId: SessionId.parse(randomUUID()) }
    expect(await codeOf(approvals.approve(stranger, yes(version, world.party.firm)))).toBe('agreement.signInAgain')
    const other = { ...early, credentialId: (await as('municipalityLead')).credentialId }
    expect(await codeOf(approvals.approve(other, yes(version, world.party.firm)))).toBe('agreement.signInAgain')
    callers.delete('firmLead')
    expect(await codeOf(approvals.approve(await as('firmLead'), yes(version, world.party.firm)))).toBe('ok')
  })

  it('[APR-6] given to another version, partnership or person is refused', async () => {
    const first = await prepare()
    await write('Noget andet')
    const second = await prepare()
    const firm = world.party.firm
    const lead = await as('firmLead')
    expect(await codeOf(approvals.approve(lead, yes(first, firm)))).toBe('agreement.changed')
    expect(await codeOf(approvals.approve(lead, yes({ id: second.id, hash: first.hash }, firm)))).toBe(
      'agreement.changed',
    )
    expect(await codeOf(approvals.approve(lead, yes(second, world.otherParty.firm)))).toBe('thing.notFound')
    const elsewhere = { ...request(), partnershipId: world.there.partnershipId }
    const foreign = await must(approvals.prepare(await as('outsider'), elsewhere))
    expect(await codeOf(approvals.approve(lead, yes(foreign, firm)))).toBe('thing.notFound')
    expect(await codeOf(approvals.approve(await as('exMember'), yes(second, firm)))).toBe('thing.notFound')
    await must(approvals.approve(lead, yes(second, firm)))
    const { answers } = (await overview()).versions[0]!
    await expect(
      foundation.database
        .insertInto('agreement_answer')
        .values({
          version_id: first.id,
          hash: first.hash,
          party_id: firm,
          person_id: answers[0]!.personId,
          person_name: '',
          person_title: '',
          answer: 'approved',
          text: '',
          authority: '',
          strength: 'link',
          signed_in_at: 0,
          at: 0,
          binding: answers[0]!.binding,
        })
        .execute(),
    ).rejects.toThrow('UNIQUE')
  })

  it('[APR-8] a change after an approval makes the next version and moves nothing', async () => {
    await write('Tre borgere')
    const first = await prepare()
    await must(approvals.approve(await as('municipalityLead'), yes(first, world.party.municipality)))
    await write('Fire borgere')
    const second = await prepare()
    const [newer, older] = (await overview()).versions
    expect(newer).toMatchObject({ number: 2, status: 'out', answers: [], previousHash: first.hash })
    expect(older).toMatchObject({ number: 1, status: 'closed', hash: first.hash })
    expect(older?.answers).toHaveLength(1)
    expect(JSON.stringify(await contentOf(second.id))).toContain('Fire borgere')
    expect(JSON.stringify(await contentOf(first.id))).toContain('Tre borgere')
  })

  it('[APR-8] an edit that races an approval a thousand times never gives an approval of a state nobody saw', async () => {
    const lead = await as('firmLead')
    const editor = await as('municipalityLead')
    const { partnershipId } = world.here
    const outcomes = { approved: 0, refused: 0 }
    let version = await prepare()
    for (let round = 0; round < 40; round += 1) {
      const seen = version
      const { text } = await must(approvals.bytes(lead, seen.id))
      expect(agreementHash(text)).toBe(seen.hash)
      // One edit and its next version, among 25 approvals of what was seen.
      const edit = (async () => {
        await createCommitmentsService(foundation).propose(editor, {
          id: newCommitmentId(),
          partnershipId,
          draft: draftFor(world.party.municipality, { what: `Løfte ${round}` }),
          source: null,
        })
        return must(approvals.prepare(editor, request()))
      })()
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, n) => codeOf(approvals.approve(lead, yes(seen, world.party.firm, `Nr. ${n}`)))),
      )
      for (const answer of answers) {
        expect(['ok', 'agreement.changed']).toContain(answer)
        outcomes[answer === 'ok' ? 'approved' : 'refused'] += 1
      }
      version = await edit
    }
    expect(outcomes.approved + outcomes.refused).toBe(1000)
    const { versions } = await overview()
    for (const { hash, answers, id } of versions) {
      const file = (await approvals.files(partnershipId)).find(({ versionId }) => versionId === id)
      expect(checkAgreementFile(JSON.parse(JSON.stringify(file))).faults).toEqual([])
      expect(file?.hash).toBe(hash)
      // What was approved is what the row of its version holds, and nothing later.
      expect(answers.every(({ partyId }) => partyId === world.party.firm)).toBe(true)
    }
    expect(versions).toHaveLength(41)
    expect(versions[0]?.answers).toEqual([])
  }, 60_000)

  it('[APR-10] with an order waits for the one whose turn it is, and nobody else is reminded', async () => {
    const { firm, municipality, actor } = world.party
    const version = await prepare({ order: [firm] })
    expect(version.turnPartyIds).toEqual([firm])
    const waitsFor = async (name: PersonName) =>
      (await approvals.waiting(await as(name))).map(({ partyKind, number }) => `${partyKind} ${number}`)
    expect(await waitsFor('firmLead')).toEqual(['firm 1'])
    expect(await waitsFor('municipalityLead')).toEqual([])
    expect(await waitsFor('fundFacilitator')).toEqual([])
    expect(await waitsFor('reader')).toEqual([])
    expect(await codeOf(approvals.approve(await as('municipalityLead'), yes(version, municipality)))).toBe(
      'agreement.notYourTurn',
    )
    await must(approvals.approve(await as('firmLead'), yes(version, firm)))
    expect(await waitsFor('firmLead')).toEqual([])
    expect(await waitsFor('municipalityLead')).toEqual(['municipality 1'])
    expect(await codeOf(approvals.approve(await as('actorMember'), yes(version, actor)))).toBe('agreement.notYourTurn')
  })

  it('[APR-8] sent back with a reason it is not approved, until that party says yes to the same', async () => {
    const version = await prepare()
    const { remark: _remark, ...input } = yes(version, world.party.firm)
    const returned = await must(approvals.sendBack(await as('firmLead'), { ...input, reason: 'Timerne mangler' }))
    expect(returned).toMatchObject({ status: 'returned', answers: [{ answer: 'returned', text: 'Timerne mangler' }] })
    expect((await approveAll(version)).status).toBe('approved')
  })

  it('[SEC-2] a personal number in a remark, a reason or an authority is refused', async () => {
    const version = await prepare()
    const input = yes(version, world.party.firm, 'Se 010203-1234')
    expect(await codeOf(approvals.approve(await as('firmLead'), input))).toBe('input.personalNumber')
  })
})

describe('while an approved version holds', () => {
  it('[APR-9] nobody writes text, promises, targets or tariffs, until a new draft is begun and logged', async () => {
    const { partnershipId, partnerPlanId: documentId } = world.here
    const commitmentId = newCommitmentId()
    const commitments = createCommitmentsService(foundation)
    const draft = draftFor(world.party.municipality)
    await must(
      commitments.propose(await as('municipalityLead'), { id: commitmentId, partnershipId, draft, source: null }),
    )
    const version = await prepare()
    await approveAll(version)
    const lead = await as('municipalityLead')
    const history = createHistoryService(foundation, foundation.documents)
    const refused = [
      commitments.propose(lead, { id: newCommitmentId(), partnershipId, draft, source: null }),
      commitments.edit(lead, { id: commitmentId, version: 1, draft: { ...draft, what: 'Stiller tre pladser' } }),
      createTargetsService(foundation).create(lead, {
        id: newTargetId(),
        partnershipId,
        draft: targetFor(world.party),
      }),
      createRateCardService(foundation).publish(lead, { partnershipId, version: 0, draft: rateCardFor(world.party) }),
      createCardsService(foundation, foundation.documents).addSuggestions(lead, { documentId, list: 'risks' }),
      history.restore(lead, { documentId, id: randomUUID() as never, seq: 0, sectionId: null }),
    ]
    for (const answer of refused)
      expect(await codeOf(answer as Promise<Result<unknown, Refusal>>)).toBe('agreement.locked')
    // What goes on: saying yes to what was promised.
    expect(await codeOf(commitments.accept(lead, { id: commitmentId, version: 1 }))).toBe('ok')
    await must(approvals.unlock(await as('firmMember'), { id: version.id, reason: 'Ny virksomhed' }))
    expect((await overview()).lockedBy).toBeNull()
    expect((await overview()).versions[0]).toMatchObject({ status: 'approved', seal: expect.any(String) as string })
    expect(
      await codeOf(
        commitments.propose(await as('municipalityLead'), {
          id: newCommitmentId(),
          partnershipId,
          draft,
          source: null,
        }),
      ),
    ).toBe('ok')
    const audited = await foundation.database
      .selectFrom('audit')
      .select(['action', 'person_id'])
      .where('action', '=', 'agreement.unlocked')
      .execute()
    expect(audited).toEqual([{ action: 'agreement.unlocked', person_id: world.people.firmMember.id }])
  })
})

describe('the check before freezing', () => {
  it('[APR-4] lists what is worth settling, with its place, and stops nobody', async () => {
    const { partnershipId, partnerPlanId } = world.here
    const lead = await as('municipalityLead')
    const commitmentId = newCommitmentId()
    const draft = draftFor(world.party.municipality)
    const commitments = createCommitmentsService(foundation)
    await must(commitments.propose(lead, { id: commitmentId, partnershipId, draft, source: null }))
    await foundation.documents.transact(partnerPlanId, null, (doc) =>
      writeProse(doc, SectionId.parse('P4'), [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'For dybt' }] },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'her', marks: [{ type: 'link', attrs: { href: 'https://eksempel.dk' } }] }],
        },
      ]),
    )
    const { issues, commitments: counted } = await approvals.check(partnershipId)
    expect(counted).toEqual({ agreed: 0, proposed: 1 })
    const codes = issues.map(({ code }) => code)
    for (const code of [
      'commitment.proposed',
      'target.none',
      'rateCard.none',
      'section.notReady',
      'access.headingSkipped',
      'access.linkText',
    ]) {
      expect(codes).toContain(code)
    }
    expect(issues.find(({ code }) => code === 'commitment.proposed')).toMatchObject({ commitmentId, name: draft.what })
    expect(issues.find(({ code }) => code === 'access.linkText')).toMatchObject({
      documentId: partnerPlanId,
      sectionId: 'P4',
    })
    await must(commitments.accept(lead, { id: commitmentId, version: 1 }))
    const after = await approvals.check(partnershipId)
    expect(after.issues.map(({ code }) => code)).toContain('commitment.noEvidence')
    expect(after.issues.map(({ code }) => code)).not.toContain('commitment.proposed')
    expect(await codeOf(approvals.prepare(lead, request()))).toBe('ok')
  })
})

describe('the file and the code', () => {
  it('[APR-11] a changed byte anywhere in a version or an answer is named', async () => {
    await write('Tre borgere begynder i januar')
    const version = await approveAll(await prepare())
    const [file] = await approvals.files(world.here.partnershipId)
    const whole = JSON.parse(JSON.stringify(file)) as AgreementFile
    expect(checkAgreementFile(whole)).toEqual({
      faults: [],
      says: `version 1 of Holbæk: approved and sealed, ${referenceCode(version.hash)}`,
    })
    const text = JSON.stringify(whole)
    let flipped = 0
    for (let at = 0; flipped < 300; at = (at + 7919) % text.length) {
      const letter = text[at]!
      if (!/[0-9a-z]/.test(letter)) continue
      const other = letter === 'a' ? 'b' : letter === '1' ? '2' : /[0-9]/.test(letter) ? '1' : 'a'
      const changed = text.slice(0, at) + other + text.slice(at + 1)
      flipped += 1
      let json: unknown
      try {
        json = JSON.parse(changed)
      } catch {
        continue
      }
      expect(checkAgreementFile(json).faults, changed.slice(Math.max(0, at - 40), at + 40)).not.toEqual([])
    }
    const answersOf = (change: (answers: AgreementFile['answers']) => AgreementFile['answers']) =>
      checkAgreementFile({ ...whole, answers: change(whole.answers) }).faults
    expect(answersOf((answers) => answers.slice(1))[0]).toContain('seal')
    expect(answersOf((answers) => answers.toReversed())[0]).toContain('seal')
    expect(answersOf((answers) => answers.with(1, { ...answers[1]!, personName: 'En anden' }))[0]).toContain(
      'answers.1',
    )
  })

  it('[APR-11] an approval that was carried over from another version shows', async () => {
    const first = await approveAll(await prepare())
    await must(approvals.unlock(await as('firmLead'), { id: first.id, reason: '' }))
    await write('Noget nyt')
    await prepare()
    const [one, two] = JSON.parse(JSON.stringify(await approvals.files(world.here.partnershipId))) as AgreementFile[]
    const forged = { ...two!, answers: one!.answers, seal: one!.seal }
    expect(checkAgreementFile(forged).faults).toEqual(
      expect.arrayContaining([expect.stringContaining('answers.0: does not fit this version') as string]),
    )
  })

  it('[APR-12] a code says whether it is known and who has approved by kind, nothing else, and not in bulk', async () => {
    await write('Hemmelige ord')
    const version = await approveAll(await prepare())
    const known = await must(approvals.verify(version.hash.slice(0, 16), '192.0.2.7'))
    expect(known).toMatchObject({ isKnown: true, number: 1, approvedAt: startOfTest })
    expect(known.approvals.map(({ partyKind }) => partyKind)).toEqual(['municipality', 'employmentActor', 'firm'])
    const answer = JSON.stringify(known)
    for (const secret of ['Holbæk', 'Person', 'Hemmelige', 'Arbejdsmarkedschefen']) expect(answer).not.toContain(secret)
    expect(await must(approvals.verify('0'.repeat(16), '192.0.2.7'))).toMatchObject({ isKnown: false, approvals: [] })
    expect(await must(approvals.verify(version.hash.slice(0, 8), '192.0.2.7'))).toMatchObject({ isKnown: false })
    const codes: string[] = []
    for (let n = 0; n < 60; n += 1) codes.push(await codeOf(approvals.verify('1'.repeat(16), '192.0.2.7')))
    expect(codes.at(-1)).toBe('rate.tooMany')
    expect(await codeOf(approvals.verify('1'.repeat(16), '198.51.100.9'))).toBe('ok')
  })
})
