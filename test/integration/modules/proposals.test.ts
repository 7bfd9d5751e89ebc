import { randomUUID } from 'node:crypto'
import type { JSONContent } from '@tiptap/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDocumentsService } from '#server/modules/documents/documents.service.ts'
import { createHistoryService } from '#server/modules/history/history.service.ts'
import { type ProposalsService, createProposalsService } from '#server/modules/proposals/proposals.service.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { proposedChanges } from '#shared/document/proposed-changes.ts'
import { plainText, readProse } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type DocumentId, ProposalId, RemarkId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
} from '#test/support/records.ts'

const P5 = SectionId.parse('P5')
const p = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const start = [p('Træningen varer tre dage om ugen.'), p('Vi ses hver mandag i værkstedet.')]

let foundation: TestFoundation
let world: World
let proposals: ProposalsService
let documentId: DocumentId

beforeAll(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  proposals = createProposalsService(foundation, foundation.documents)
  documentId = world.here.partnerPlanId
  valueOf(
    await createDocumentsService(foundation).setSectionOwner(await as('municipalityLead'), {
      documentId,
      sectionId: P5,
      ownerPartyId: world.party.actor,
      version: 1,
    }),
  )
})
afterAll(() => foundation.close())
beforeEach(() => write('actorMember', start))

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code}`)
  return result.value
}
const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const write = (name: PersonName, content: readonly JSONContent[]) =>
  foundation.documents.transact(documentId, world.people[name].id, (doc) => editProse(doc, P5, content))
const textNow = () => foundation.documents.read(documentId, (doc) => plainText(doc, P5))
const proseNow = () => foundation.documents.read(documentId, (doc) => readProse(doc, P5).content ?? [])

async function propose(name: PersonName, content: readonly JSONContent[], base = start): Promise<ProposalId> {
  const id = ProposalId.parse(randomUUID())
  valueOf(
    await proposals.propose(await as(name), {
      id,
      documentId,
      sectionId: P5,
      version: null,
      base: [...base],
      content: [...content],
      note: 'Fordi foråret er travlt',
    }),
  )
  return id
}

/** What a browser shows of the proposal against the text as it stands. */
async function shown(id: ProposalId) {
  const view = valueOf(await proposals.list(await as('reader'), documentId)).find((one) => one.id === id)!
  const changes = proposedChanges(view.base, view.proposed, await proseNow())
  return { view, ...changes, keys: [...changes.keys] }
}

const fourDays = [p('Træningen varer fire dage om ugen.'), p('Vi ses hver onsdag i værkstedet.')]

describe('a proposal', () => {
  it('[PRO-1] changes nothing in the text, and is seen by everybody with its reason', async () => {
    const id = await propose('firmMember', fourDays)
    expect(await textNow()).toContain('tre dage')
    const { view, keys } = await shown(id)
    expect(view).toMatchObject({
      proposerName: 'Person firmMember',
      partyKind: 'firm',
      note: 'Fordi foråret er travlt',
    })
    expect(keys).toHaveLength(2)
  })

  it('[PRO-2] is decided by the owner of the section alone, and taken back by the proposer’s party', async () => {
    const id = await propose('firmMember', fourDays)
    const { keys } = await shown(id)
    const input = { id, accept: keys, reject: [] }
    for (const name of ['municipalityLead', 'firmMember', 'fundFacilitator'] as const) {
      expect(await proposals.decide(await as(name), input)).toEqual({
        ok: false,
        error: refuse('access.otherPartyOnly', { partyId: world.party.actor }),
      })
    }
    expect(await textNow()).toContain('tre dage')
    expect(await proposals.withdraw(await as('actorMember'), { id })).toMatchObject({ ok: false })
    valueOf(await proposals.withdraw(await as('firmLead'), { id }))
    expect(await proposals.decide(await as('actorMember'), input)).toEqual({
      ok: false,
      error: refuse('proposal.changed'),
    })
  })

  it('[PRO-3] one change is accepted and the other turned down; the words are the proposer’s', async () => {
    const id = await propose('firmMember', fourDays)
    const { keys } = await shown(id)
    const [days, monday] = keys as [string, string]
    const first = valueOf(await proposals.decide(await as('actorMember'), { id, accept: [days], reject: [] }))
    expect(first.isSettled).toBe(false)
    expect(await textNow()).toBe('Træningen varer fire dage om ugen.\nVi ses hver mandag i værkstedet.')
    expect((await shown(id)).keys).toEqual([monday])
    const second = valueOf(await proposals.decide(await as('actorMember'), { id, accept: [], reject: [monday] }))
    expect(second).toEqual({ isSettled: true, span: null })
    expect(await textNow()).toContain('mandag')
    const history = createHistoryService(foundation, foundation.documents)
    const compared = valueOf(
      await history.compare(await as('reader'), {
        documentId,
        fromSeq: first.span!.before,
        toSeq: first.span!.after,
      }),
    )
    expect(compared.sections).toMatchObject([{ sectionId: 'P5', by: [world.people.firmMember.id] }])
  })

  it('[PRO-5] follows a text that moves, and tells of a place that both changed', async () => {
    const id = await propose('firmMember', fourDays)
    await write('actorMember', [
      p('En ny indledning.'),
      p('Træningen varer fem dage om ugen.'),
      p('Vi ses hver mandag i det store værksted.'),
    ])
    const { keys, conflicts, content } = await shown(id)
    expect(conflicts).toEqual([{ base: 'tre', theirs: 'fem', ours: 'fire' }])
    expect(content.map((block) => block.content?.map(({ text }) => text).join(''))).toEqual([
      'En ny indledning.',
      'Træningen varer fire dage om ugen.',
      'Vi ses hver onsdag i det store værksted.',
    ])
    valueOf(await proposals.decide(await as('actorMember'), { id, accept: keys, reject: [] }))
    expect(await textNow()).toBe(
      'En ny indledning.\nTræningen varer fire dage om ugen.\nVi ses hver onsdag i det store værksted.',
    )
  })

  it('[PRO-6] a decision on what is not there any more changes nothing', async () => {
    const id = await propose('firmMember', fourDays)
    const { keys } = await shown(id)
    await write('actorMember', [p('Træningen varer seks dage om ugen.'), start[1]!])
    expect(await proposals.decide(await as('actorMember'), { id, accept: keys, reject: [] })).toEqual({
      ok: false,
      error: refuse('proposal.changed'),
    })
    expect(await textNow()).toContain('seks dage')
  })

  it('[PRO-6] two who accept at once write it once', async () => {
    const id = await propose('firmMember', fourDays)
    const { keys } = await shown(id)
    const caller = await as('actorMember')
    const results = await Promise.all([
      proposals.decide(caller, { id, accept: keys, reject: [] }),
      proposals.decide(caller, { id, accept: keys, reject: [] }),
    ])
    expect(results.map(({ ok }) => ok)).toEqual([true, false])
    expect(await textNow()).toBe('Træningen varer fire dage om ugen.\nVi ses hver onsdag i værkstedet.')
  })

  it('[PRO-4] is edited by its proposer alone, and only from the version that stands', async () => {
    const id = await propose('firmMember', fourDays)
    const edit = { id, documentId, sectionId: P5, base: start, note: '' }
    const content = [p('Træningen varer fire dage.'), start[1]!]
    expect(await proposals.propose(await as('firmLead'), { ...edit, version: 1, content })).toEqual({
      ok: false,
      error: refuse('access.notAllowed'),
    })
    const mine = await as('firmMember')
    expect(valueOf(await proposals.propose(mine, { ...edit, version: 1, content }))).toEqual({ version: 2 })
    expect(valueOf(await proposals.propose(mine, { ...edit, version: 1, content }))).toEqual({ version: 2 })
    expect(await proposals.propose(mine, { ...edit, version: 1, content: start })).toEqual({
      ok: false,
      error: refuse('proposal.changed'),
    })
  })

  it('[PRO-7] is talked about beside it, once for a repeated call', async () => {
    const id = await propose('firmMember', fourDays)
    const remark = { id, remarkId: RemarkId.parse(randomUUID()), text: 'Kan det vente til april?' }
    valueOf(await proposals.remark(await as('municipalityLead'), remark))
    valueOf(await proposals.remark(await as('municipalityLead'), remark))
    expect((await shown(id)).view.remarks).toMatchObject([
      { personName: 'Person municipalityLead', partyKind: 'municipality', text: 'Kan det vente til april?' },
    ])
  })

  it('[SEC-2] a personal number in the text, the note or a remark is refused', async () => {
    const input = { id: ProposalId.parse(randomUUID()), documentId, sectionId: P5, version: null, base: start }
    const caller = await as('firmMember')
    const number = 'Om 010190-1234'
    expect(await proposals.propose(caller, { ...input, content: [p(number)], note: '' })).toEqual({
      ok: false,
      error: refuse('input.personalNumber', { field: 'content' }),
    })
    expect(await proposals.propose(caller, { ...input, content: fourDays, note: number })).toEqual({
      ok: false,
      error: refuse('input.personalNumber', { field: 'note' }),
    })
  })

  it('[PRO-1] what no section may hold is refused', async () => {
    const input = {
      id: ProposalId.parse(randomUUID()),
      documentId,
      sectionId: P5,
      version: null,
      base: start,
      note: '',
    }
    const content = [{ type: 'script', content: [{ type: 'text', text: 'x' }] }]
    expect(await proposals.propose(await as('firmMember'), { ...input, content })).toEqual({
      ok: false,
      error: refuse('input.invalid', { fields: ['content'] }),
    })
  })
})
