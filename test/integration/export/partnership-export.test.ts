import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addCard } from '#shared/document/card-operations.ts'
import { writeProse } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { readPartnershipExport } from '#server/export/document/read-partnership-export.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { createTargetsService } from '#server/modules/targets/targets.service.ts'
import {
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  newTargetId,
  openFoundation,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
})
afterEach(() => foundation.close())

const [P1, P3, S3] = ['P1', 'P3', 'S3'].map((id) => SectionId.parse(id)) as [SectionId, SectionId, SectionId]

/** A commitment of the firm with a target, one of the municipality without, and texts that name the first. */
async function written() {
  const caller = await callerOf(foundation.database, world.people.firmMember.id)
  const { partnershipId, partnerPlanId, parties } = world.here
  const model = parties.find(({ kind }) => kind === 'firm')?.socialModelId ?? partnerPlanId
  const targets = createTargetsService(foundation)
  const commitments = createCommitmentsService(foundation)
  const [linked, other] = [newTargetId(), newTargetId()]
  for (const id of [linked, other]) {
    await targets.create(caller, { id, partnershipId, draft: targetFor(world.party) })
  }
  const [named, unnamed] = [newCommitmentId(), newCommitmentId()]
  await commitments.propose(caller, {
    id: named,
    partnershipId,
    draft: draftFor(world.party.firm, { targetIds: [linked] }),
    source: null,
  })
  foundation.clock.moveTo(foundation.clock.now() + 1000)
  await commitments.propose(caller, {
    id: unnamed,
    partnershipId,
    draft: draftFor(world.party.municipality),
    source: null,
  })
  await foundation.documents.transact(partnerPlanId, null, (doc) => {
    writeProse(doc, P1, [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Vi stiller pladser på åen' },
          { type: 'commitmentChip', attrs: { commitmentId: named } },
        ],
      },
    ])
    addCard(doc, 'needs', { id: 'n', fields: { party: 'firm', column: 'worry', text: 'Tid' } })
  })
  await foundation.documents.transact(model, null, (doc) =>
    addCard(doc, 'tasks', { id: 't', fields: { title: 'Pakke' } }),
  )
  return { partnerPlanId, model, named, unnamed, linked, other }
}

describe('what an export is made of', () => {
  it('[EXP-1] [EXP-9] one document as it stands this moment, with the commitments that it names and their targets', async () => {
    const { partnerPlanId, named, linked } = await written()
    const read = () => readPartnershipExport(foundation, foundation.documents, world.here.partnershipId, partnerPlanId)
    const before = await read()
    expect(before.documents).toHaveLength(1)
    const [plan] = before.documents
    expect(plan?.sections.map(({ id }) => id).slice(0, 3)).toEqual(['P1', 'P2', 'P3'])
    expect(plan?.sections.find(({ id }) => id === P1)?.prose.content[0]).toMatchObject({
      type: 'paragraph',
      content: [{ text: 'Vi stiller pladser på åen' }, { type: 'commitmentChip', attrs: { commitmentId: named } }],
    })
    expect(plan?.sections.find(({ id }) => id === P3)?.cards).toEqual([
      { list: 'needs', items: [{ id: 'n', fields: { party: 'firm', column: 'worry', text: 'Tid' } }] },
    ])
    expect(before.commitments.map(({ id, number }) => [id, number])).toEqual([[named, 1]])
    expect(before.targets.map(({ id, isSimulated }) => [id, isSimulated])).toEqual([[linked, true]])
    expect(before.parties.map(({ letter }) => letter)).toEqual(['K', 'A', 'V', 'F'])

    await foundation.documents.transact(partnerPlanId, null, (doc) =>
      writeProse(doc, P1, [{ type: 'paragraph', content: [{ type: 'text', text: 'Nyt' }] }]),
    )
    const after = await read()
    expect(after.documents[0]?.position).toBe((plan?.position ?? 0) + 1)
    expect(after.commitments).toEqual([])
    const rows = await foundation.database.selectFrom('document_update').select('seq').execute()
    await read()
    expect(await foundation.database.selectFrom('document_update').select('seq').execute()).toEqual(rows)
  })

  it('[EXP-1] the whole partnership with every document, commitment and target, and nobody else’s', async () => {
    const { partnerPlanId, model, named, unnamed, linked, other } = await written()
    const all = await readPartnershipExport(foundation, foundation.documents, world.here.partnershipId, null)
    expect(all.documents.map(({ id }) => id)).toEqual([partnerPlanId, model])
    expect(all.documents.map(({ title }) => title)).toEqual(['Partnerplan, Holbæk', 'Social model, Holbæk firm'])
    expect(all.documents[1]?.sections.find(({ id }) => id === S3)?.cards[0]?.items).toMatchObject([
      { fields: { title: 'Pakke' } },
    ])
    expect(all.commitments.map(({ id, number }) => [id, number])).toEqual([
      [named, 1],
      [unnamed, 2],
    ])
    expect(new Set(all.targets.map(({ id }) => id))).toEqual(new Set([linked, other]))
    expect(JSON.stringify(all)).not.toContain('Odsherred')
  })
})
