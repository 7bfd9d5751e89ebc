import { randomUUID } from 'node:crypto'
import type { JSONContent } from '@tiptap/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardText, listCards, removeCard, setCardField } from '#shared/document/card-operations.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { plainText } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { type DocumentId, VersionId } from '#shared/kernel/ids.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type HistoryService, createHistoryService } from '#server/modules/history/history.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

const [P3, P4, P5] = ['P3', 'P4', 'P5'].map((id) => SectionId.parse(id)) as [SectionId, SectionId, SectionId]
const minute = 60_000
const newId = (): VersionId => VersionId.parse(randomUUID())
const p = (text: string): JSONContent => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Refused: ${result.error.code}`)
  return result.value
}

let foundation: TestFoundation
let world: World
let history: HistoryService
let documentId: DocumentId
let model: DocumentId

beforeAll(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  history = createHistoryService(foundation, foundation.documents)
  documentId = world.here.partnerPlanId
  model = world.here.parties.find(({ kind }) => kind === 'firm')!.socialModelId!
  await write('municipalityLead', 0, P4, [
    p('Kommunen visiterer fire borgere senest 1. december.'),
    p('Vi ses hver uge.'),
  ])
  await write('actorMember', 5, P5, [p('Træning tre dage om ugen.')])
  await write('firmMember', 60, P4, [p('Kommunen visiterer tre borgere senest 15. december.'), p('Vi ses hver uge.')])
})
afterAll(() => foundation.close())

const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const idOf = (name: PersonName) => world.people[name].id

/** What a person's device wrote, so many minutes after the start, through the server's log. */
async function write(name: PersonName, minutes: number, section: SectionId, content: readonly JSONContent[]) {
  foundation.clock.moveTo(startOfTest + minutes * minute)
  return foundation.documents.transact(documentId, idOf(name), (doc) => editProse(doc, section, content))
}

const textNow = (section = P4, document = documentId): Promise<string> =>
  foundation.documents.read(document, (doc) => plainText(doc, section))
const lastSeq = (): Promise<number> => foundation.documents.read(documentId, (_doc, seq) => seq)

describe('the timeline', () => {
  it('[HIS-2] tells each stretch of work with its people and sections, the newest first, and the beginning last', async () => {
    const { entries, people } = valueOf(await history.timeline(await as('reader'), documentId))
    expect(entries).toMatchObject([
      { kind: 'work', seq: 3, beforeSeq: 2, sections: ['P4'], writers: [{ personId: idOf('firmMember') }] },
      { kind: 'work', seq: 2, beforeSeq: 0, sections: ['P4', 'P5'] },
      { kind: 'created', seq: 0, at: startOfTest },
    ])
    expect(people).toContainEqual({
      personId: idOf('firmMember'),
      name: 'Person firmMember',
      partyKind: 'firm',
    })
  })

  it('[HIS-1] the author is the person of the session, whatever a device says of itself', async () => {
    // The device bears the number under which the municipality wrote, and writes names into the document.
    const before = await lastSeq()
    const victim = await foundation.documents.read(documentId, (doc) => doc.clientID)
    const device = new Y.Doc()
    await foundation.documents.read(documentId, (doc) => Y.applyUpdate(device, Y.encodeStateAsUpdate(doc)))
    device.clientID = victim
    const state = Y.encodeStateVector(device)
    device.transact(() => {
      editProse(device, P5, [p('Træning tre dage om ugen, skriver kommunen.')])
      device.getMap('users').set(String(victim), idOf('municipalityLead'))
      device.getMap('authors').set('P5', 'Person municipalityLead')
    })
    const update = Y.encodeStateAsUpdate(device, state)
    await foundation.documents.transact(documentId, idOf('unverified'), (doc) => Y.applyUpdate(doc, update))
    const { sections, people } = valueOf(
      await history.compare(await as('municipalityLead'), { documentId, fromSeq: before, toSeq: null }),
    )
    expect(sections.map(({ sectionId, by, wordsAdded }) => ({ sectionId, by, wordsAdded }))).toEqual([
      { sectionId: 'P5', by: [idOf('unverified')], wordsAdded: 2 },
    ])
    expect(people.map(({ name }) => name)).toEqual(['Person unverified'])
    const { people: shares } = valueOf(await history.contribution(await as('reader'), documentId))
    const words = Object.fromEntries(shares.map((one) => [one.name, one.words]))
    expect(words).toEqual({
      'Person municipalityLead': 9,
      'Person actorMember': 5,
      'Person firmMember': 2,
      'Person unverified': 2,
    })
  })
})

describe('comparing', () => {
  it('[HIS-3] words that went and came stand with those who took them away and wrote them', async () => {
    const { sections } = valueOf(await history.compare(await as('reader'), { documentId, fromSeq: 2, toSeq: 3 }))
    expect(sections).toHaveLength(1)
    expect(sections[0]).toMatchObject({ sectionId: 'P4', wordsAdded: 2, wordsRemoved: 2, by: [idOf('firmMember')] })
    const [block, second] = sections[0]!.prose
    expect(second).toMatchObject({ kind: 'same' })
    const changed = block?.kind === 'text' ? block.runs.filter((run) => run.kind === 'changed') : []
    expect(changed.map((run) => (run.kind === 'changed' ? [run.removed.map(said), run.added.map(said)] : []))).toEqual([
      [[['fire', idOf('firmMember')]], [['tre', idOf('firmMember')]]],
      [[['1', idOf('firmMember')]], [['15', idOf('firmMember')]]],
    ])
  })

  const said = (node: JSONContent): unknown[] => [node.text, node['by']]

  it('[HIS-3] cards are compared field by field, and a card that went is told of', async () => {
    const id = (name: PersonName) => world.people[name].id
    await foundation.documents.transact(model, id('firmLead'), (doc) => {
      addCard(doc, 'tasks', { id: 'vanding', fields: { title: 'Vanding af bede', hoursPerWeek: 4 } })
      addCard(doc, 'tasks', { id: 'oprydning', fields: { title: 'Oprydning' } })
    })
    const from = await foundation.documents.read(model, (_doc, seq) => seq)
    await foundation.documents.transact(model, id('actorMember'), (doc) => {
      cardText(doc, 'tasks', 'vanding', 'title')!.insert(15, ' og krukker')
      setCardField(doc, 'tasks', 'vanding', 'hoursPerWeek', 6)
      removeCard(doc, 'tasks', 'oprydning')
    })
    const compared = valueOf(
      await history.compare(await as('reader'), { documentId: model, fromSeq: from, toSeq: null }),
    )
    expect(compared.sections).toMatchObject([
      {
        sectionId: 'S3',
        prose: [],
        by: [id('actorMember')],
        cards: [
          {
            id: 'vanding',
            kind: 'changed',
            fields: expect.arrayContaining([
              expect.objectContaining({ name: 'title', kind: 'text' }),
              { name: 'hoursPerWeek', kind: 'value', before: 4, after: 6, by: id('actorMember') },
            ]),
          },
          { id: 'oprydning', kind: 'removed', title: 'Oprydning', by: id('actorMember') },
        ],
      },
    ])
  })

  it('[HIS-3] a line that the log does not have is refused', async () => {
    const refused = await history.compare(await as('reader'), { documentId, fromSeq: 0, toSeq: 999 })
    expect(refused).toEqual({ ok: false, error: refuse('input.invalid', { fields: ['fromSeq', 'toSeq'] }) })
  })
})

describe('restoring', () => {
  it('[HIS-4] brings one section back as a new edit, keeps the state before, and is undone by restoring that', async () => {
    const before = await lastSeq()
    const other = await textNow(P5)
    const restored = valueOf(
      await history.restore(await as('actorMember'), { id: newId(), documentId, seq: 2, sectionId: P4 }),
    )
    expect(await textNow()).toBe('Kommunen visiterer fire borgere senest 1. december.\nVi ses hver uge.')
    expect(await textNow(P5)).toBe(other)
    expect(restored.beforeSeq).toBe(before)
    const { entries } = valueOf(await history.timeline(await as('reader'), documentId))
    expect(entries[0]).toMatchObject({
      kind: 'restored',
      by: idOf('actorMember'),
      sectionId: 'P4',
      beforeSeq: before,
      textFrom: startOfTest + 5 * minute,
    })
    expect(entries.some((entry) => entry.kind === 'work' && entry.seq === restored.seq)).toBe(false)
    valueOf(
      await history.restore(await as('actorMember'), {
        id: newId(),
        documentId,
        seq: restored.beforeSeq,
        sectionId: null,
      }),
    )
    expect(await textNow()).toBe('Kommunen visiterer tre borgere senest 15. december.\nVi ses hver uge.')
  })

  it('[HIS-4] a repeated call changes nothing', async () => {
    const input = { id: newId(), documentId, seq: 1, sectionId: P4 }
    const once = valueOf(await history.restore(await as('actorMember'), input))
    const seq = await lastSeq()
    expect(valueOf(await history.restore(await as('actorMember'), input))).toEqual(once)
    expect(await lastSeq()).toBe(seq)
  })

  it('[HIS-5] places in words that survive are kept: a comment on them stays where it is', async () => {
    await write('municipalityLead', 200, P4, [p('En indledning.'), p('Kommunen visiterer tre borgere i god tid.')])
    const seq = await lastSeq()
    await write('municipalityLead', 201, P4, [
      p('En helt anden start med flere ord.'),
      p('Kommunen visiterer nu altid de fire borgere i meget god tid.'),
    ])
    const placeOf = (word: string) =>
      foundation.documents.read(documentId, (doc) => {
        const text = textWith(doc, word)
        return Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf(word))
      })
    const wordAt = (position: Y.RelativePosition) =>
      foundation.documents.read(documentId, (doc) => {
        const at = Y.createAbsolutePositionFromRelativePosition(position, doc)
        return at === null ? null : (at.type as Y.XmlText).toString().slice(at.index, at.index + 9)
      })
    const places = [await placeOf('borgere i'), await placeOf('visiterer'), await placeOf('god tid.')]
    valueOf(await history.restore(await as('firmLead'), { id: newId(), documentId, seq, sectionId: P4 }))
    expect(await textNow()).toBe('En indledning.\nKommunen visiterer tre borgere i god tid.')
    expect(await Promise.all(places.map(wordAt))).toEqual(['borgere i', 'visiterer', 'god tid.'])
  })

  it('[HIS-6] two restores at once end as one of the two, both are told of, and nothing is written twice', async () => {
    await write('municipalityLead', 300, P4, [p('Udgave A om visitation.')])
    const a = await lastSeq()
    await write('municipalityLead', 301, P4, [p('Udgave B om visitation.')])
    const b = await lastSeq()
    await write('municipalityLead', 302, P4, [p('Udgave C om noget andet.')])
    const results = await Promise.all([
      history.restore(await as('actorMember'), { id: newId(), documentId, seq: a, sectionId: P4 }),
      history.restore(await as('firmLead'), { id: newId(), documentId, seq: b, sectionId: P4 }),
      history.restore(await as('fundFacilitator'), { id: newId(), documentId, seq: b, sectionId: P4 }),
    ])
    const restored = results.map(valueOf)
    const last = Math.max(...restored.map(({ seq }) => seq))
    const winner = restored.findIndex(({ seq }) => seq === last)
    expect(await textNow()).toBe(winner === 0 ? 'Udgave A om visitation.' : 'Udgave B om visitation.')
    const { entries } = valueOf(await history.timeline(await as('reader'), documentId))
    expect(entries.filter(({ kind, seq }) => kind === 'restored' && seq > b)).toHaveLength(2)
  })

  it('[HIS-4] cards come back with their fields, and one that came later goes', async () => {
    const caller = await as('firmLead')
    await foundation.documents.transact(documentId, idOf('firmLead'), (doc) => {
      addCard(doc, 'needs', { id: 'n1', fields: { text: 'Stabile hænder i foråret', party: 'firm', column: 'need' } })
    })
    const seq = await lastSeq()
    await foundation.documents.transact(documentId, idOf('firmLead'), (doc) => {
      removeCard(doc, 'needs', 'n1')
      addCard(doc, 'needs', { id: 'n2', fields: { text: 'Noget andet' } })
    })
    valueOf(await history.restore(caller, { id: newId(), documentId, seq, sectionId: P3 }))
    expect(await foundation.documents.read(documentId, (doc) => listCards(doc, 'needs'))).toMatchObject([
      { id: 'n1', fields: { text: 'Stabile hænder i foråret', party: 'firm', column: 'need' } },
    ])
  })

  it('[DOC-9] what comes back has the one text in each line that letters go into', async () => {
    valueOf(await history.restore(await as('firmLead'), { id: newId(), documentId, seq: 0, sectionId: P4 }))
    await foundation.documents.read(documentId, (doc) => {
      const fragment = doc.getXmlFragment(fragmentName(P4))
      expect(fragment.toArray().map((block) => (block as Y.XmlElement).length)).toEqual([1])
    })
  })
})

describe('named versions', () => {
  it('[HIS-7] stands in the timeline, and can be compared and restored when the log before it is gone', async () => {
    await write('municipalityLead', 400, P4, [p('Aftalt på boot camp.')])
    const id = newId()
    const named = valueOf(
      await history.nameVersion(await as('actorMember'), { id, documentId, name: 'Efter boot camp', seq: null }),
    )
    expect(
      valueOf(await history.nameVersion(await as('actorMember'), { id, documentId, name: 'Igen', seq: 0 })),
    ).toEqual(named)
    const { entries } = valueOf(await history.timeline(await as('reader'), documentId))
    expect(entries[0]).toMatchObject({ kind: 'named', name: 'Efter boot camp', by: idOf('actorMember') })
    const row = await foundation.database
      .selectFrom('document_version')
      .where('id', '=', id)
      .select('state')
      .executeTakeFirstOrThrow()
    expect(row.state!.byteLength).toBeGreaterThan(0)
    await expect(foundation.database.deleteFrom('document_version').where('id', '=', id).execute()).rejects.toThrow(
      'versions are kept',
    )
  })

  it('[SEC-2] a name with a personal number is refused', async () => {
    const input = { id: newId(), documentId, name: 'Om 010190-1234', seq: null }
    expect(await history.nameVersion(await as('actorMember'), input)).toEqual({
      ok: false,
      error: refuse('input.personalNumber', { field: 'name' }),
    })
  })
})

describe('since the last visit', () => {
  it('[HIS-8] tells what others have changed, section by section, and the same while the visit lasts', async () => {
    const me = await as('firmMember')
    foundation.clock.moveTo(startOfTest + 500 * minute)
    expect(valueOf(await history.sinceLastVisit(me, documentId))).toBeNull()
    valueOf(await history.markSeen(me, documentId))
    expect(valueOf(await history.sinceLastVisit(me, documentId))).toBeNull()
    await write('actorMember', 600, P5, [p('Træning fire dage om ugen fra januar.')])
    await write('firmMember', 601, P4, [p('Det skrev jeg selv.')])
    foundation.clock.moveTo(startOfTest + 2000 * minute)
    const news = valueOf(await history.sinceLastVisit(me, documentId))
    expect(news).toMatchObject({
      at: startOfTest + 500 * minute,
      sections: [{ sectionId: 'P5', by: [idOf('actorMember')] }],
    })
    valueOf(await history.markSeen(me, documentId))
    foundation.clock.moveTo(startOfTest + 2010 * minute)
    expect(valueOf(await history.sinceLastVisit(me, documentId))?.sections).toEqual(news!.sections)
    foundation.clock.moveTo(startOfTest + 3000 * minute)
    expect(valueOf(await history.sinceLastVisit(me, documentId))?.sections).toEqual([])
  })

  it('[HIS-3] [HIS-4] a section with two lists shows changes in both, and brings both back', async () => {
    const P7 = SectionId.parse('P7')
    const edit = (change: (doc: Y.Doc) => void) => foundation.documents.transact(documentId, idOf('firmMember'), change)
    await edit((doc) => {
      addCard(doc, 'contacts', { id: 'kontakt', fields: { role: 'Kontaktperson' } })
      addCard(doc, 'escalations', { id: 'varsel', fields: { sign: 'Møder ikke op to dage i træk' } })
    })
    const made = await lastSeq()
    await edit((doc) => {
      removeCard(doc, 'contacts', 'kontakt')
      removeCard(doc, 'escalations', 'varsel')
    })
    const { sections } = valueOf(await history.compare(await as('reader'), { documentId, fromSeq: made, toSeq: null }))
    expect(sections.flatMap(({ cards }) => cards.map(({ list, kind, title }) => [list, kind, title]))).toEqual([
      ['contacts', 'removed', 'Kontaktperson'],
      ['escalations', 'removed', 'Møder ikke op to dage i træk'],
    ])
    valueOf(await history.restore(await as('actorMember'), { id: newId(), documentId, seq: made, sectionId: P7 }))
    const idsIn = (list: 'contacts' | 'escalations') =>
      foundation.documents.read(documentId, (doc) => listCards(doc, list).map(({ id }) => id))
    expect(await idsIn('contacts')).toContain('kontakt')
    expect(await idsIn('escalations')).toContain('varsel')
  })
})

function textWith(doc: Y.Doc, word: string): Y.XmlText {
  const find = (parent: Y.XmlFragment): Y.XmlText | null => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText && child.toString().includes(word)) return child
      const found = child instanceof Y.XmlElement ? find(child) : null
      if (found !== null) return found
    }
    return null
  }
  return find(doc.getXmlFragment(fragmentName(P4)))!
}
