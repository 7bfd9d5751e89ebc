import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BothLanguages, TemplateView } from '#shared/contracts/templates.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { addCard, listCards } from '#shared/document/card-operations.ts'
import { plainText, readProse, writeProse } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createPartnershipsService } from '#server/modules/partnerships/partnerships.service.ts'
import { type TemplatesService, createTemplatesService } from '#server/modules/templates/templates.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let templates: TemplatesService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  templates = createTemplatesService(foundation, foundation.documents)
})
afterEach(() => foundation.close())

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const [P1, P2, P3, S3, S6] = ['P1', 'P2', 'P3', 'S3', 'S6'].map((id) => SectionId.parse(id)) as [
  SectionId,
  SectionId,
  SectionId,
  SectionId,
  SectionId,
]
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const inLibrary = async (sectionId: SectionId): Promise<TemplateView> => {
  const found = value(await templates.library(world.here.partnershipId)).find((view) => view.sectionId === sectionId)
  if (found === undefined) throw new Error(`no ${sectionId}`)
  return found
}
const edit = async (who: PersonName, revision: number, texts: BothLanguages) =>
  templates.edit(await as(who), { partnershipId: world.here.partnershipId, sectionId: P2, revision, texts })
const reworded = async (purpose: string): Promise<BothLanguages> => {
  const { texts } = await inLibrary(P2)
  return { ...texts, da: { ...texts.da, purpose } }
}
const help = async (documentId: DocumentId, sectionId: SectionId) =>
  value(await templates.ofDocument(await as('municipalityLead'), documentId)).find(({ id }) => id === sectionId)
const addFirm = async () => {
  const view = value(
    await createPartnershipsService(foundation).addFirm(await as('fundFacilitator'), {
      partnershipId: world.here.partnershipId,
      name: 'Ny virksomhed',
      description: '',
    }),
  )
  const firm = view.parties.find(({ name }) => name === 'Ny virksomhed')
  const model = view.documents.find(({ firmPartyId }) => firmPartyId === firm?.id)
  if (model === undefined) throw new Error('no model')
  return model.id
}
const firmModel = (of: World['here']): DocumentId => {
  const id = of.parties.find(({ kind }) => kind === 'firm')?.socialModelId
  if (id === undefined || id === null) throw new Error('no model')
  return id
}
const setReady = (documentId: DocumentId, ...sections: SectionId[]) =>
  foundation.database
    .updateTable('section')
    .set({ status: 'ready' })
    .where('document_id', '=', documentId)
    .where('section_id', 'in', sections)
    .execute()
const text = (documentId: DocumentId, sectionId: SectionId) =>
  foundation.documents.read(documentId, (doc) => plainText(doc, sectionId))

describe('the texts beside sections', () => {
  it('[TPL-1] are delivered with an example in both languages, and edited by the fund with numbers that rise', async () => {
    const before = await inLibrary(P2)
    expect(before).toMatchObject({ revision: 0, editedByName: null, title: { da: sectionTemplate(P2, 'da').title } })
    expect(before.texts.da.example.length).toBeGreaterThan(40)
    const after = value(await edit('fundFacilitator', 0, await reworded('Et nyt formål')))
    expect(after).toMatchObject({
      revision: 1,
      editedByName: 'Person fundFacilitator',
      editedAt: startOfTest,
      texts: { da: { purpose: 'Et nyt formål' } },
    })
    expect(await inLibrary(P2)).toEqual(after)
    expect(refusal(await edit('municipalityLead', 1, await reworded('Vores')))).toEqual({ code: 'access.notAllowed' })
  })

  it('[TPL-1] a change against an older number is refused with what stands; saying the same changes nothing', async () => {
    const first = value(await edit('fundFacilitator', 0, await reworded('Den første')))
    expect(refusal(await edit('fundFacilitator', 0, await reworded('Den anden')))).toEqual({
      code: 'template.changed',
      data: { current: first },
    })
    expect(value(await edit('fundFacilitator', 0, first.texts))).toEqual(first)
    expect(await foundation.database.selectFrom('section_template').selectAll().execute()).toHaveLength(1)
    const numbered = await reworded('Borgeren 010190-1234')
    expect(refusal(await edit('fundFacilitator', 1, numbered))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'da.purpose' },
    })
  })

  it('[TPL-2] a document keeps those that stood when it was made', async () => {
    const old = firmModel(world.here)
    const texts = { ...(await inLibrary(S3)).texts }
    const edited = { ...texts, da: { ...texts.da, purpose: 'Nyt for alle nye' } }
    value(
      await templates.edit(await as('fundFacilitator'), {
        partnershipId: world.here.partnershipId,
        sectionId: S3,
        revision: 0,
        texts: edited,
      }),
    )
    const made = await addFirm()
    expect((await help(old, S3))?.purpose).toBe(sectionTemplate(S3, 'da').purpose)
    expect((await help(made, S3))?.purpose).toBe('Nyt for alle nye')
    expect((await help(made, S6))?.purpose).toBe(sectionTemplate(S6, 'da').purpose)
  })
})

describe('beginning a document', () => {
  it('[TPL-4] [CPY-5] from the library puts headings into empty sections and leaves what somebody has written', async () => {
    const plan = world.here.partnerPlanId
    const person = world.people.firmMember.id
    await foundation.documents.transact(plan, person, (doc) => writeProse(doc, P1, [paragraph('Vores egne ord')]))
    const result = value(
      await templates.begin(await as('municipalityColleague'), { documentId: plan, source: { kind: 'library' } }),
    )
    expect(result.kept).toEqual([P1])
    expect(result.written).toHaveLength(16)
    expect(await text(plan, P1)).toBe('Vores egne ord')
    const fields = sectionTemplate(P2, 'da').fields
    const prose = await foundation.documents.read(plan, (doc) => readProse(doc, P2))
    expect(prose.content?.filter(({ type }) => type === 'heading')).toHaveLength(fields.length)
    // Done again, there is nothing empty left.
    const again = value(
      await templates.begin(await as('municipalityColleague'), { documentId: plan, source: { kind: 'library' } }),
    )
    expect(again.written).toEqual([])
    const rows = await foundation.database
      .selectFrom('audit')
      .select('data')
      .where('action', '=', 'template.applied')
      .execute()
    expect(rows.map(({ data }) => JSON.parse(data).count)).toEqual([16])
    const updates = await foundation.database
      .selectFrom('document_update')
      .select('person_id')
      .where('document_id', '=', plan)
      .orderBy('seq')
      .execute()
    expect(updates.at(-1)?.person_id).toBe(world.people.municipalityColleague.id)
  })

  it('[TPL-4] [CPY-2] [CPY-3] [CPY-4] from another firm’s model takes the ready sections, cleaned', async () => {
    const from = firmModel(world.here)
    await foundation.documents.transact(from, null, (doc) => {
      writeProse(doc, S3, [paragraph('Person firmLead hos Holbæk firm bruger 7,5 timer om ugen.')])
      addCard(doc, 'tasks', {
        id: 'pakke',
        fields: { title: 'Pakke varer', whoTeaches: 'Person firmMember', hoursPerWeek: 8, status: 'permanent' },
      })
      writeProse(doc, S6, [paragraph('Ikke klar endnu')])
    })
    await setReady(from, S3)
    const into = await addFirm()
    const offers = value(await templates.offers(await as('firmMember'), into))
    expect(offers).toEqual([
      {
        documentId: from,
        kind: 'socialModel',
        partnershipName: 'Holbæk',
        firmName: 'Holbæk firm',
        ready: 1,
        total: 13,
      },
    ])
    const result = value(
      await templates.begin(await as('firmMember'), {
        documentId: into,
        source: { kind: 'document', documentId: from },
      }),
    )
    expect(result).toEqual({ written: [S3], kept: [] })
    expect(await text(into, S3)).toBe('… hos virksomheden bruger … timer om ugen.')
    const [task] = await foundation.documents.read(into, (doc) => listCards(doc, 'tasks'))
    expect(task?.id).not.toBe('pakke')
    expect(task?.fields).toMatchObject({ title: 'Pakke varer', whoTeaches: '…' })
    expect(task?.fields).not.toHaveProperty('hoursPerWeek')
    expect(task?.fields).not.toHaveProperty('status')
    expect(await text(into, S6)).toBe('')
  })

  it('[TPL-4] [ACC-2] from a document that one may not read, or of another kind, is as from one that does not exist', async () => {
    const foreign = firmModel(world.there)
    await setReady(foreign, S3)
    await setReady(world.here.partnerPlanId, P3)
    const into = firmModel(world.here)
    const apply = async (documentId: DocumentId) =>
      templates.begin(await as('firmMember'), { documentId: into, source: { kind: 'document', documentId } })
    expect(refusal(await apply(foreign)).code).toBe('thing.notFound')
    expect(refusal(await apply(world.here.partnerPlanId)).code).toBe('thing.notFound')
    expect(value(await templates.offers(await as('firmMember'), into))).toEqual([])
  })
})
