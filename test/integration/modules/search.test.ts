import { randomUUID } from 'node:crypto'
import type { JSONContent } from '@tiptap/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCommentsService } from '#server/modules/comments/comments.service.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { type DocumentIndexer, createDocumentIndexer } from '#server/modules/search/document-indexer.ts'
import { type SearchService, createSearchService } from '#server/modules/search/search.service.ts'
import { addCard } from '#shared/document/card-operations.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { type DocumentId, MembershipId } from '#shared/kernel/ids.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommentId,
  newCommitmentId,
  newThreadId,
  openFoundation,
  startOfTest,
  textPlace,
} from '#test/support/records.ts'

const P4 = SectionId.parse('P4')
const p = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let foundation: TestFoundation
let world: World
let search: SearchService
let indexer: DocumentIndexer

beforeAll(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  search = createSearchService(foundation)
  await write(world.here.partnerPlanId, 'Kommunen visiterer tre borgere fra Aabenraa til gartneriet.')
  await write(world.there.partnerPlanId, 'Odsherred visiterer fem borgere til gartneriet.', 'outsider')
  indexer = createDocumentIndexer(foundation, foundation.documents)
  indexer.start()
  await indexer.settled()
})
afterAll(async () => {
  await indexer.stop()
  await foundation.close()
})

const write = (documentId: DocumentId, text: string, by: PersonName = 'municipalityLead') =>
  foundation.documents.transact(documentId, world.people[by].id, (doc) => editProse(doc, P4, [p(text)]))
const find = async (name: PersonName, text: string) =>
  search.find(await callerOf(foundation.database, world.people[name].id), { text })
const titles = async (name: PersonName, text: string) => (await find(name, text)).map((hit) => hit.title)

describe('search', () => {
  it('[SEA-4] [SEA-2] finds a word by its beginning, with its place and the words around it', async () => {
    expect(await find('reader', 'ÅBENRÅ visi')).toEqual([
      {
        source: 'section',
        subjectId: world.here.partnerPlanId,
        partId: 'P4',
        partnershipSlug: 'holbaek',
        partnershipName: 'Holbæk',
        document: { id: world.here.partnerPlanId, kind: 'partnerPlan', firmName: null, language: 'da' },
        sectionId: 'P4',
        title: 'Målgruppe og visitation',
        snippet: [
          { text: 'Kommunen ', isHit: false },
          { text: 'visiterer', isHit: true },
          { text: ' tre borgere fra ', isHit: false },
          { text: 'Aabenraa', isHit: true },
          { text: ' til gartneriet.', isHit: false },
        ],
      },
    ])
    expect(await find('reader', 'visiterer København')).toEqual([])
  })

  it('[SEA-1] nobody finds what belongs to another partnership, and one who has left finds nothing', async () => {
    for (const name of ['municipalityLead', 'firmMember', 'fundFacilitator', 'reader', 'unverified'] as const) {
      expect((await find(name, 'gartneriet')).map((hit) => hit.partnershipSlug)).toEqual(['holbaek'])
    }
    expect((await find('outsider', 'gartneriet')).map((hit) => hit.partnershipSlug)).toEqual(['odsherred'])
    expect(await find('exMember', 'gartneriet')).toEqual([])
  })

  it('[SEA-1] a membership that ends or begins counts at the next search', async () => {
    const id = MembershipId.parse(randomUUID())
    const row = { id, person_id: world.people.outsider.id, party_id: world.party.firm, role: 'reader' as const }
    await foundation.database
      .insertInto('membership')
      .values({ ...row, created_at: startOfTest, ended_at: null })
      .execute()
    expect((await find('outsider', 'gartneriet')).map((hit) => hit.partnershipSlug).sort()).toEqual([
      'holbaek',
      'odsherred',
    ])
    await foundation.database.updateTable('membership').set({ ended_at: 1 }).where('id', '=', id).execute()
    expect((await find('outsider', 'gartneriet')).map((hit) => hit.partnershipSlug)).toEqual(['odsherred'])
  })

  it('[SEA-3] a commitment is found as soon as it stands, and by its new words after an edit', async () => {
    const commitments = createCommitmentsService(foundation)
    const caller = await callerOf(foundation.database, world.people.firmMember.id)
    const { partnershipId } = world.here
    const id = newCommitmentId()
    const draft = draftFor(world.party.firm, { what: 'Udpeger to buddyer', condition: 'Hvis kurset holdes i uge 3' })
    await commitments.propose(caller, { id, partnershipId, draft, source: null })
    expect(await find('reader', 'kurset')).toMatchObject([
      { source: 'commitment', subjectId: id, title: 'Udpeger to buddyer', document: null },
    ])
    await commitments.edit(caller, { id, version: 1, draft: { ...draft, what: 'Udpeger tre mentorer' } })
    expect(await titles('reader', 'mentor')).toEqual(['Udpeger tre mentorer'])
    expect(await titles('reader', 'buddyer')).toEqual([])
  })

  it('[SEA-3] a comment is found where it stands, and no more when it is deleted', async () => {
    const comments = createCommentsService(foundation)
    const caller = await callerOf(foundation.database, world.people.commenter.id)
    const [id, commentId] = [newThreadId(), newCommentId()]
    const place = textPlace(world.here.partnerPlanId)
    await comments.start(caller, {
      id,
      commentId,
      place,
      text: { body: 'Skal vi nævne kørsel?', mentions: [] },
      assigneeId: null,
    })
    expect(await find('reader', 'kørsel')).toMatchObject([
      { source: 'comment', subjectId: id, partId: commentId, sectionId: 'P4', title: 'Person commenter' },
    ])
    expect(await find('outsider', 'kørsel')).toEqual([])
    await comments.delete(caller, { id: commentId, version: 1 })
    expect(await find('reader', 'kørsel')).toEqual([])
  })

  it('[SEA-3] what is written is found when the writing has settled, and what is gone no more', async () => {
    const model = world.here.parties.find(({ kind }) => kind === 'firm')!.socialModelId!
    await foundation.documents.transact(model, world.people.firmLead.id, (doc) => {
      addCard(doc, 'tasks', { id: 'vanding', fields: { title: 'Vanding af krukker', place: 'Drivhuset' } })
    })
    await indexer.settled()
    expect(await find('reader', 'drivhus')).toMatchObject([
      { source: 'card', partId: 'vanding', sectionId: 'S3', title: 'Vanding af krukker' },
    ])
    await write(world.here.partnerPlanId, 'Noget helt andet om bageriet.')
    await indexer.settled()
    expect(await titles('reader', 'gartneriet')).toEqual([])
    expect(await titles('reader', 'bageriet')).toEqual(['Målgruppe og visitation'])
  })

  it('[SEA-3] what was written while the index stood still is found after the next start', async () => {
    await indexer.stop()
    await write(world.here.partnerPlanId, 'Skrevet mens indekset hvilede.')
    expect(await titles('reader', 'hvilede')).toEqual([])
    indexer = createDocumentIndexer(foundation, foundation.documents)
    indexer.start()
    await indexer.settled()
    expect(await titles('reader', 'hvilede')).toEqual(['Målgruppe og visitation'])
  })

  it.each(['"', '*', 'NEAR(', "'; DROP TABLE search_entry; --", 'a" OR "b', ''])(
    '[SEA-2] %j is words like any other',
    async (text) => {
      expect(await find('reader', text)).toEqual([])
    },
  )
})
