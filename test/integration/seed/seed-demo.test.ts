import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCards } from '#shared/document/card-operations.ts'
import { cardFields, cardListHome, cardLists } from '#shared/document/cards.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { commitmentIdsIn, countWords, plainText, quoteIn, readProse } from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { isAgreed } from '#shared/domain/commitment/commitment.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { listCommitmentViews } from '#server/modules/commitments/commitments.store.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { readActivity } from '#server/modules/audit/audit.store.ts'
import {
  findPartnershipBySlug,
  listPartnerships,
  readPartnershipView,
  readProgramme,
} from '#server/modules/partnerships/partnerships.store.ts'
import { listOutcomeViews } from '#server/modules/outcomes/outcomes.store.ts'
import { checkSettlementFile, settlementFile } from '#server/modules/settlements/settlement-file.ts'
import { createSettlementsService } from '#server/modules/settlements/settlements.service.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import { listOwnPractices, listSharedPractices } from '#server/modules/best-practice/best-practice.store.ts'
import { seedDemo } from '#server/seed/seed-demo.ts'
import { seedLarge, seedSmall } from '#server/seed/seed-trial.ts'
import type { Foundation } from '#server/services.ts'
import { type Storage, openStorage } from '#server/storage/database.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'

/** Monday 23 November 2026, 15.00 in Denmark. */
const now = Date.UTC(2026, 10, 23, 14)
const random = { uuid: () => randomUUID(), secret: () => 'A'.repeat(43) }

const folders: string[] = []
const open: Storage[] = []
async function emptyStorage(): Promise<Storage> {
  const folder = mkdtempSync(join(tmpdir(), 'samspil-seed-'))
  folders.push(folder)
  const storage = await openStorage(folder)
  open.push(storage)
  return storage
}
const foundation = (storage: Storage, at = now) => ({ database: storage.database, clock: { now: () => at }, random })

/** The document as the sync server would open it. */
async function opened(storage: Storage, id: DocumentId): Promise<Y.Doc> {
  const { checkpoint, updates } = await createSqliteUpdateLog(storage.logFile).load(id)
  const doc = new Y.Doc()
  if (checkpoint !== null) Y.applyUpdate(doc, checkpoint.bytes)
  for (const update of updates) Y.applyUpdate(doc, update.bytes)
  return doc
}

async function viewOf(storage: Storage, slug: string) {
  const id = (await findPartnershipBySlug(storage.database, slug)) as PartnershipId
  return readPartnershipView(storage.database, id)
}

const tables = [
  'programme',
  'cluster',
  'partnership',
  'cluster_place',
  'party',
  'person',
  'membership',
  'document',
  'section',
  'document_update',
  'document_checkpoint',
  'commitment',
  'outcome_target',
  'commitment_target',
  'audit',
] as const

async function everything(storage: Storage): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {}
  for (const table of tables) rows[table] = await storage.database.selectFrom(table).selectAll().execute()
  return rows
}

afterAll(async () => {
  for (const storage of open) await storage.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

describe('the demo programme', () => {
  let storage: Storage

  beforeAll(async () => {
    storage = await emptyStorage()
    await seedDemo(foundation(storage))
  })

  test('has 12 partnerships and 18 places, 9 in each cluster, all of them marked as unclear', async () => {
    const programme = await readProgramme(storage.database, new Set())
    expect(programme?.name).toBe('Social inklusion gennem vækstpartnerskaber')
    expect(programme?.clusters.map(({ name, places, isUnclear }) => ({ name, places, isUnclear }))).toEqual([
      { name: 'Klynge 1', places: 9, isUnclear: true },
      { name: 'Klynge 2', places: 9, isUnclear: true },
    ])
    const rows = programme?.clusters.flatMap((cluster) => cluster.rows) ?? []
    expect(rows).toHaveLength(13)
    expect(rows.every((row) => row.isUnclear)).toBe(true)
    const perMunicipality: Record<string, number> = {}
    for (const { name, places } of rows) perMunicipality[name] = (perMunicipality[name] ?? 0) + places
    expect(perMunicipality).toEqual({
      Aalborg: 2,
      'Ikast-Brande': 1,
      Kolding: 1,
      Holstebro: 1,
      Gentofte: 2,
      Silkeborg: 2,
      Køge: 1,
      Frederiksberg: 2,
      Stevns: 2,
      Gribskov: 1,
      Odsherred: 2,
      Holbæk: 1,
    })
    expect(programme?.clusters.map(({ rows: own }) => own.filter(({ name }) => name === 'Stevns').length)).toEqual([
      1, 1,
    ])
  })

  test('has as many firms as places where firms are known, and the fund leads in every partnership', async () => {
    const partnerships = await storage.database.selectFrom('partnership').select(['id', 'slug']).execute()
    expect(partnerships).toHaveLength(12)
    for (const { slug } of partnerships) {
      const view = await viewOf(storage, slug)
      const firms = view.parties.filter(({ kind }) => kind === 'firm')
      expect(firms.length).toBe({ holbaek: 1, odsherred: 2, gribskov: 1 }[slug] ?? 0)
      expect(view.documents).toHaveLength(1 + firms.length)
      expect(view.parties.filter(({ kind }) => kind === 'municipality')).toHaveLength(1)
      expect(view.parties.find(({ kind }) => kind === 'fund')?.people.map(({ name }) => name)).toEqual(['Jonas'])
      expect(firms.every(({ isExample }) => isExample)).toBe(true)
      expect(view.isExample).toBe(firms.length > 0)
      // Only the trial run has begun.
      if (slug === 'gribskov') continue
      expect([view.startsOn, view.endsOn, view.followUpEndsOn]).toEqual(['2027-01-01', '2027-12-31', '2028-06-30'])
    }
  })

  test('offers four verified people, one for each kind of party, and no others to step in as', async () => {
    const people = await storage.database
      .selectFrom('person')
      .innerJoin('membership', 'membership.person_id', 'person.id')
      .innerJoin('party', 'party.id', 'membership.party_id')
      .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
      .where('person.is_demo', '=', 1)
      .where('partnership.slug', '=', 'holbaek')
      .select(['person.name', 'party.kind', 'membership.role', 'person.verified_at'])
      .execute()
    expect(people.map(({ name, kind, role }) => `${name} ${kind} ${role}`).toSorted()).toEqual([
      'Ida municipality lead',
      'Jonas fund lead',
      'Karen firm lead',
      'Mads employmentActor lead',
    ])
    expect(people.every(({ verified_at: at }) => at !== null && at < now)).toBe(true)
    const { count } = await storage.database
      .selectFrom('person')
      .where('is_demo', '=', 1)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(4)
  })

  test('shows Holbæk alive: 11 of 17 sections ready, P4, P7 and P10 in writing', async () => {
    const view = await viewOf(storage, 'holbaek')
    const byStatus = (status: string) =>
      view.documents[0]?.sections.filter((section) => section.status === status).map(({ sectionId }) => sectionId)
    expect(byStatus('ready')).toHaveLength(11)
    expect(byStatus('inProgress')).toEqual(['P4', 'P7', 'P10'])
    expect(byStatus('notStarted')).toEqual(['P14', 'P16', 'P17'])
    const plan = await opened(storage, view.documents[0]!.id)
    const sections = view.documents[0]?.sections ?? []
    expect(sections.filter(({ ownerPartyId }) => ownerPartyId === null)).toEqual([])
    const short = sections.filter(({ sectionId }) => countWords(plan, sectionId) <= 30)
    expect(short.map(({ sectionId }) => sectionId)).toEqual(['P14', 'P16', 'P17'])
    expect(short.map(({ sectionId }) => plainText(plan, sectionId))).toEqual(['', '', ''])
  })

  test('counts the tasks of Holbæk to 46 hours and 4.246 kroner a week', async () => {
    const view = await viewOf(storage, 'holbaek')
    const tasks = listCards(await opened(storage, view.documents[1]!.id), 'tasks').map(({ fields }) => ({
      hours: Number(fields['hoursPerWeek']),
      value: (Number(fields['hoursPerWeek']) * Number(fields['valuePerHour']) * Number(fields['pacePercent'])) / 100,
      buddyHours: Number(fields['buddyHoursPerWeek']),
    }))
    expect(tasks.map(({ value }) => Math.round(value))).toEqual([1260, 1518, 1008, 780, 855, 440])
    expect(tasks.map(({ value, buddyHours }) => Math.round(value - buddyHours * 190))).toEqual([
      880, 948, 818, 590, 760, 250,
    ])
    expect(tasks.reduce((sum, { hours }) => sum + hours, 0)).toBe(46)
    expect(Math.round(tasks.reduce((sum, { value, buddyHours }) => sum + value - buddyHours * 190, 0))).toBe(4246)
  })

  test('has 15 commitments in Holbæk, six of the municipality, two of them waiting for its answer', async () => {
    const view = await viewOf(storage, 'holbaek')
    const commitments = await listCommitmentViews(storage.database, view.id)
    const perKind = (kind: string) => {
      const ids = view.parties.filter((party) => party.kind === kind).map(({ id }) => id)
      return commitments.filter(({ partyId }) => ids.includes(partyId))
    }
    expect(['municipality', 'employmentActor', 'firm', 'fund'].map((kind) => perKind(kind).length)).toEqual([
      6, 4, 4, 1,
    ])
    const statuses = commitments.map(({ status }) => status).toSorted()
    expect(statuses.filter(isAgreed)).toHaveLength(12)
    expect(statuses.filter((status) => status === 'proposed')).toHaveLength(3)
    expect(statuses.filter((status) => status === 'fulfilled')).toHaveLength(1)
    expect(statuses.filter((status) => status === 'inProgress')).toHaveLength(4)
    const waiting = perKind('municipality').filter(({ status }) => status === 'proposed')
    expect(waiting).toHaveLength(2)
    const own = view.parties.find(({ kind }) => kind === 'municipality')?.id
    expect(waiting.every(({ proposedByPartyId }) => proposedByPartyId !== own)).toBe(true)
    for (const { acceptedBy, partyId, status } of commitments) {
      const people = view.parties.find(({ id }) => id === partyId)?.people.map(({ personId }) => personId)
      expect(isAgreed(status) ? people : [null]).toContain(acceptedBy)
    }
  })

  test('has something due this week and nothing open that is late already, whatever weekday it is loaded on', async () => {
    for (let day = 0; day < 7; day += 1) {
      const at = now + day * 24 * 60 * 60 * 1000
      const other = await emptyStorage()
      await seedDemo(foundation(other, at))
      const view = await viewOf(other, 'holbaek')
      const open = (await listCommitmentViews(other.database, view.id)).filter(({ status }) => status !== 'fulfilled')
      const due = open.flatMap(({ dueOn }) => dueOn ?? []).toSorted()
      expect(due[0]! >= danishDay(at)).toBe(true)
      expect(due[0]! <= danishDay(at + 5 * 24 * 60 * 60 * 1000)).toBe(true)
    }
  })

  test('has six targets in Holbæk with tariff, evidence and verifier, each with a commitment', async () => {
    const view = await viewOf(storage, 'holbaek')
    const targets = await listTargets(storage.database, view.id)
    expect(targets.map(({ outcomeCode }) => outcomeCode)).toEqual(['O1', 'O2', 'JS', 'J6', 'V1', 'V2'])
    expect(targets.map(({ tariffOre }) => tariffOre / 100)).toEqual([10_000, 15_000, 20_000, 30_000, 40_000, 30_000])
    const linked = (await listCommitmentViews(storage.database, view.id)).flatMap(({ targetIds }) => targetIds)
    for (const target of targets) {
      expect(target.payerPartyId).not.toBe(target.payeePartyId)
      expect(target.verifierPartyId).not.toBeNull()
      expect(target.evidence).not.toBe('')
      expect(linked).toContain(target.id)
    }
  })

  test('shows Odsherred half-way: two firms, five commitments, two targets', async () => {
    const view = await viewOf(storage, 'odsherred')
    expect(await listCommitmentViews(storage.database, view.id)).toHaveLength(5)
    expect(await listTargets(storage.database, view.id)).toHaveLength(2)
    const ready = view.documents[0]?.sections.filter(({ status }) => status === 'ready').length ?? 0
    expect(ready).toBeGreaterThan(0)
    expect(ready).toBeLessThan(9)
    for (const { id, kind } of view.documents) {
      const doc = await opened(storage, id)
      expect(sectionIds[kind].some((sectionId) => plainText(doc, sectionId) !== '')).toBe(true)
    }
  })

  test('[DOC-3] every commitment of a text stands there: same ids, and its quote word for word', async () => {
    for (const slug of ['holbaek', 'odsherred']) {
      const view = await viewOf(storage, slug)
      const commitments = await listCommitmentViews(storage.database, view.id)
      for (const { id } of view.documents) {
        const doc = await opened(storage, id)
        const sourced = commitments.filter(({ source }) => source?.documentId === id)
        expect(commitmentIdsIn(doc).toSorted()).toEqual(sourced.map((commitment) => commitment.id).toSorted())
        for (const commitment of sourced) {
          const { sectionId, quote } = commitment.source!
          expect(quote).not.toBe('')
          expect(quoteIn(doc, sectionId, commitment.id)).toBe(quote)
          expect(plainText(doc, sectionId)).toContain(quote)
          const chips = JSON.stringify(readProse(doc, sectionId)).split(
            `{"type":"commitmentChip","attrs":{"commitmentId":"${commitment.id}"}}`,
          )
          expect(chips).toHaveLength(2)
        }
      }
    }
  })

  test('writes only what the editor and the card forms allow', async () => {
    const documents = await storage.database.selectFrom('document').select(['id', 'kind']).execute()
    expect(documents).toHaveLength(16)
    for (const { id, kind } of documents) {
      const doc = await opened(storage, id)
      for (const sectionId of sectionIds[kind]) contentSchema.nodeFromJSON(readProse(doc, sectionId)).check()
      for (const list of cardLists) {
        const cards = listCards(doc, list)
        expect(cardListHome[list].document === kind ? [] : cards).toEqual([])
        for (const card of cards) {
          const known: string[] = cardFields[list].map(({ name }) => name)
          expect(Object.keys(card.fields).filter((name) => !known.includes(name))).toEqual([])
        }
      }
    }
  })

  test('leaves ten plans empty, each with its own document', async () => {
    const partnerships = await listPartnerships(
      storage.database,
      (await storage.database.selectFrom('partnership').select('id').execute()).map(({ id }) => id),
    )
    const empty = partnerships.filter(({ slug }) => slug !== 'holbaek' && slug !== 'odsherred')
    expect(empty).toHaveLength(10)
    for (const { slug, commitments, sectionsReady } of empty) {
      expect([commitments, sectionsReady]).toEqual([0, 0])
      const view = await viewOf(storage, slug)
      const doc = await opened(storage, view.documents[0]!.id)
      expect(sectionIds.partnerPlan.every((sectionId) => plainText(doc, sectionId) === '')).toBe(true)
    }
  })

  test('tells what happened in the order of time, none of it in the future', async () => {
    const view = await viewOf(storage, 'holbaek')
    const activity = await readActivity(storage.database, { partnershipId: view.id, limit: 500 })
    expect(activity.length).toBeGreaterThan(50)
    expect(activity.map(({ at }) => at)).toEqual(activity.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(activity[0]!.at).toBeLessThan(now)
    expect(now - activity[0]!.at).toBeLessThan(24 * 60 * 60 * 1000)
    expect(new Set(activity.slice(0, 10).map(({ personName }) => personName)).size).toBeGreaterThan(2)
  })

  test('[BPC-3] has experiences: Holbæk’s own, one of them shared, and those that Odsherred lets it read', async () => {
    const holbaek = await viewOf(storage, 'holbaek')
    const own = await listOwnPractices(storage.database, holbaek.id)
    expect(own.map(({ sharedByName }) => sharedByName)).toEqual([null, 'Karen'])
    const shared = await listSharedPractices(storage.database, holbaek.id)
    expect(shared.map(({ partnershipName, isExample }) => [partnershipName, isExample])).toEqual([
      ['Odsherred', true],
      ['Odsherred', true],
    ])
  })

  test('holds nothing that looks like a CPR number, anywhere', async () => {
    const texts: string[] = []
    for (const table of [
      'partnership',
      'party',
      'person',
      'commitment',
      'outcome_target',
      'best_practice',
      'audit',
    ] as const) {
      texts.push(JSON.stringify(await storage.database.selectFrom(table).selectAll().execute()))
    }
    for (const { id, kind } of await storage.database.selectFrom('document').select(['id', 'kind']).execute()) {
      texts.push(textOf(await opened(storage, id), kind))
    }
    // Ids and hashes are random hexadecimal words and may hold ten digits in a row.
    const words = texts.join('\n').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{64}\b/g, '')
    expect(words.length).toBeGreaterThan(40_000)
    expect(personalNumberIn(words)).toBe('none')
  })

  test('shows reached outcomes, an agreed statement whose seal holds and an open one that fits them', async () => {
    const { id } = await viewOf(storage, 'gribskov')
    const outcomes = await listOutcomeViews(storage.database, id)
    expect(outcomes.map(({ outcomeCode, status, count }) => `${outcomeCode} ${status} ${count}`)).toEqual([
      'JS registered 1',
      'O1 verified 3',
      'O1 superseded 2',
      'V1 verified 1',
    ])
    const { settlements, agreedThrough, scenario, currentMonth } = await createSettlementsService(
      foundation(storage) as Foundation,
    ).list(id)
    expect({ agreedThrough, currentMonth, citizens: scenario?.citizens }).toEqual({
      agreedThrough: 6,
      currentMonth: 9,
      citizens: 3,
    })
    const [open, agreed] = settlements
    expect(agreed).toMatchObject({ status: 'agreed', content: { paidOre: 4_000_000 } })
    expect(checkSettlementFile(JSON.parse(JSON.stringify(settlementFile(agreed!))))).toMatchObject({ faults: [] })
    // Three times 10,000, cut by what the cap of 60,000 leaves.
    expect(open).toMatchObject({ status: 'open', isOutdated: false, content: { paidOre: 2_000_000 } })
    expect(open?.answers).toHaveLength(1)
  })

  test('is loaded once: loading again changes nothing', async () => {
    const before = await everything(storage)
    expect(await seedDemo(foundation(storage, now + 1000))).toBe(false)
    expect(await everything(storage)).toEqual(before)
    expect(await seedDemo(foundation(await emptyStorage()))).toBe(true)
  })
})

function textOf(doc: Y.Doc, kind: DocumentKind): string {
  const prose = sectionIds[kind].map((sectionId) => plainText(doc, sectionId))
  const cards = cardLists.flatMap((list) => listCards(doc, list).map(({ fields }) => Object.values(fields).join('\n')))
  return [...prose, ...cards].join('\n')
}

describe('data for tests and benches', () => {
  test('the small one is a partnership of four with an empty plan', async () => {
    const storage = await emptyStorage()
    const trial = await seedSmall(foundation(storage))
    const view = await viewOf(storage, 'lilleby')
    expect(view.id).toBe(trial.partnershipId)
    expect(view.parties.map(({ people }) => people.map(({ name }) => name))).toEqual([
      ['Ida'],
      ['Mads'],
      ['Karen'],
      ['Jonas'],
    ])
    expect(view.documents.map(({ id }) => id)).toEqual([trial.partnerPlanId, trial.socialModels.get('V')])
    const doc = await opened(storage, trial.partnerPlanId)
    expect(sectionIds.partnerPlan.every((sectionId) => plainText(doc, sectionId) === '')).toBe(true)
  })

  test('the large one has a plan of as many words as were asked for', async () => {
    const storage = await emptyStorage()
    const trial = await seedLarge(foundation(storage), { words: 10_000 })
    const doc = await opened(storage, trial.partnerPlanId)
    const words = sectionIds.partnerPlan.reduce((sum, sectionId) => sum + countWords(doc, sectionId), 0)
    expect(words).toBeGreaterThanOrEqual(10_000)
    expect(words).toBeLessThan(11_500)
    for (const sectionId of sectionIds.partnerPlan) contentSchema.nodeFromJSON(readProse(doc, sectionId)).check()
  })
})
