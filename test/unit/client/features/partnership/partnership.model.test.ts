import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { moneyOf, promiseRows, sectionCounts, workLines } from '#client/features/partnership/partnership.model.ts'
import { startI18n } from '#client/i18n/i18n.ts'
import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import type { DocumentView, PartnershipView, PartyView, SectionView } from '#shared/contracts/partnerships.ts'
import { SectionId, type SectionStatus } from '#shared/domain/document-section/section.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CommitmentId, DocumentId, OutcomeTargetId, PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const today = CalendarDay.parse('2026-11-24')
const someone = PersonId.parse(id(901))
const party = (n: number, kind: PartyKind, name: string): PartyView => ({
  id: PartyId.parse(id(n)),
  kind,
  name,
  description: '',
  isExample: true,
  people: [],
})
const municipality = party(1, 'municipality', 'Holbæk Kommune')
const actor = party(2, 'employmentActor', 'Fjordværkstedet')
const firm = party(3, 'firm', 'Nordvest Grønt')

const section = (n: number, status: SectionStatus, prefix = 'P'): SectionView => ({
  sectionId: SectionId.parse(`${prefix}${n}`),
  status,
  ownerPartyId: null,
  version: 1,
  updatedAt: 0,
})
const document = (n: number, over: Partial<DocumentView>): DocumentView => ({
  id: DocumentId.parse(id(n)),
  kind: 'partnerPlan',
  firmPartyId: null,
  language: 'da',
  schemaVersion: 1,
  epoch: 1,
  sections: [],
  ...over,
})
const partnership = (over: Partial<PartnershipView> = {}): PartnershipView => ({
  id: PartnershipId.parse(id(700)),
  slug: 'holbaek',
  name: 'Holbæk',
  summary: '',
  language: 'da',
  programmeName: 'Programmet',
  clusters: [],
  startsOn: null,
  endsOn: null,
  followUpEndsOn: null,
  isExample: true,
  parties: [municipality, actor, firm],
  documents: [],
  ...over,
})
type Facts = Parameters<typeof workLines>[1][number]
const promise = (n: number, over: Partial<CommitmentView>): Facts => ({
  id: CommitmentId.parse(id(n)),
  status: 'accepted',
  partyId: municipality.id,
  personId: someone,
  dueOn: CalendarDay.parse('2026-12-15'),
  programmeMonth: null,
  evidence: 'opgørelse',
  targetIds: [],
  ...over,
})
const noTargets: TargetsView = { targets: [], pictures: [] }
const lines = (p: PartnershipView, promises: readonly Facts[] = [], targets = noTargets) =>
  workLines(p, promises, targets, today, i18next.getFixedT('da', 'partnership'))
const line = (all: ReturnType<typeof lines>, name: string) =>
  all.find(({ id: lineId, title }) => lineId === name || title === name)

beforeAll(() => startI18n('da'))

describe('the partner plan line', () => {
  it('says how many sections are ready and names the few that are written on and missing', () => {
    const sections = [
      ...[1, 2, 3].map((n) => section(n, 'ready')),
      section(4, 'inProgress'),
      section(7, 'inProgress'),
      section(10, 'inProgress'),
      section(11, 'notStarted'),
    ]
    const found = line(lines(partnership({ documents: [document(1, { sections })] })), 'Partnerplan')
    expect(found).toMatchObject({
      tone: 'progress',
      sentence: '3 af 7 afsnit er klar. Der skrives på P4, P7 og P10. P11 er ikke begyndt.',
    })
  })

  it('is ready only when every section is, and not started when none is begun', () => {
    const of = (status: SectionStatus) =>
      line(
        lines(partnership({ documents: [document(1, { sections: [section(1, status), section(2, status)] })] })),
        'Partnerplan',
      )
    expect(of('ready')).toMatchObject({ tone: 'ready', sentence: 'Alle 2 afsnit er klar.' })
    expect(of('notStarted')?.tone).toBe('notStarted')
    expect(of('inProgress')?.tone).toBe('progress')
  })
})

describe('the social model line', () => {
  it('stands once for each firm, by its name when there are several', () => {
    const second = party(5, 'firm', 'Vig Vask')
    const models = [firm, second].map((of, index) => document(10 + index, { kind: 'socialModel', firmPartyId: of.id }))
    const titles = lines(partnership({ parties: [municipality, firm, second], documents: models })).map(
      ({ title }) => title,
    )
    expect(titles).toContain('Social model: Nordvest Grønt')
    expect(titles).toContain('Social model: Vig Vask')
  })

  it('says that the firm is missing and leads to the members', () => {
    expect(line(lines(partnership({ parties: [municipality] })), 'socialModel')).toMatchObject({
      tone: 'missing',
      to: { kind: 'members' },
    })
  })
})

describe('the commitments line', () => {
  it('counts agreed and proposed and says who owes an answer', () => {
    const found = line(
      lines(partnership(), [promise(1, {}), promise(2, { status: 'proposed' }), promise(3, { status: 'proposed' })]),
      'commitments',
    )
    expect(found).toMatchObject({
      tone: 'progress',
      sentence: '1 aftalt, 2 foreslået. 2 venter på svar fra kommunen.',
    })
  })

  it('is late as soon as one agreed promise is past its day', () => {
    const found = line(lines(partnership(), [promise(1, { dueOn: CalendarDay.parse('2026-11-23') })]), 'commitments')
    expect(found).toMatchObject({ tone: 'late', sentence: '1 aftalt, 0 foreslået. 1 er over fristen.' })
  })

  it('says what is missing when all have been accepted', () => {
    const found = line(lines(partnership(), [promise(1, { evidence: '' })]), 'commitments')
    expect(found).toMatchObject({ tone: 'missing' })
    expect(found?.sentence).toContain('1 mangler person, dato eller bevis.')
  })

  it('does not count lapsed ones, and is ready when every one that stands is fulfilled', () => {
    const found = line(
      lines(partnership(), [promise(1, { status: 'fulfilled' }), promise(2, { status: 'lapsed' })]),
      'commitments',
    )
    expect(found?.tone).toBe('ready')
  })
})

describe('results and payment', () => {
  const target = (n: number, over: Partial<OutcomeTarget> = {}): OutcomeTarget => ({
    id: OutcomeTargetId.parse(id(n)),
    outcomeCode: 'J6',
    count: 2,
    outOf: 3,
    tariffOre: oreFromKroner(30_000),
    payerPartyId: municipality.id,
    payeePartyId: actor.id,
    verifierPartyId: municipality.id,
    evidence: 'lønsedler',
    targetGroup: '',
    capOre: null,
    programmeMonth: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...over,
  })
  const picture = (of: OutcomeTarget, promised: number, accepted: number) => ({
    targetId: of.id,
    promised,
    accepted,
    expectedPaymentOre: of.count * of.tariffOre,
  })

  it('lack evidence and commitments in words', () => {
    const bare = target(1, { evidence: '' })
    const found = line(lines(partnership(), [], { targets: [bare], pictures: [picture(bare, 0, 0)] }), 'targets')
    expect(found).toMatchObject({
      tone: 'missing',
      sentence: '1 resultatmål. 1 mangler bevis. 1 har ingen forpligtelse bag sig.',
    })
  })

  it('are in progress until every promise behind them is accepted', () => {
    const full = target(1)
    const of = (accepted: number) =>
      line(lines(partnership(), [], { targets: [full], pictures: [picture(full, 2, accepted)] }), 'targets')?.tone
    expect([of(1), of(2)]).toEqual(['progress', 'ready'])
  })

  it('show the largest payment first with its share, and a total that agrees', () => {
    const small = target(1, { tariffOre: oreFromKroner(10_000) })
    const large = target(2, { tariffOre: oreFromKroner(40_000) })
    const money = moneyOf({ targets: [small, large], pictures: [picture(small, 1, 0), picture(large, 3, 2)] }, [
      municipality,
    ])
    expect(
      money.rows.map(({ expectedOre, share, promised, accepted }) => [expectedOre, share, promised, accepted]),
    ).toEqual([
      [8_000_000, 1, 3, 2],
      [2_000_000, 0.25, 1, 0],
    ])
    expect(money.totalOre).toBe(10_000_000)
  })
})

describe('the glance picture', () => {
  it('has one square for each promise that stands, fulfilled first', () => {
    const rows = promiseRows(
      [municipality, firm],
      [
        promise(1, { status: 'proposed' }),
        promise(2, { status: 'inProgress' }),
        promise(3, { status: 'fulfilled' }),
        promise(4, { status: 'lapsed' }),
      ],
    )
    expect(rows.map(({ squares }) => squares)).toEqual([['done', 'agreed', 'proposed'], []])
  })

  it('counts sections by status', () => {
    expect(sectionCounts([section(1, 'ready'), section(2, 'inProgress'), section(3, 'inProgress')])).toEqual({
      total: 3,
      ready: 1,
      inProgress: 2,
      notStarted: 0,
    })
  })
})

describe('what comes later', () => {
  it('stands as a line that cannot be opened and says so', () => {
    const locked = lines(partnership()).filter(({ tone }) => tone === 'locked')
    expect(locked.map(({ id: lineId, to }) => [lineId, to])).toEqual([
      ['approval', null],
      ['handover', null],
    ])
  })
})
