import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { quotedText, withIds } from './demo/builders.ts'
import { outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { RateCardVersion } from '#shared/domain/outcome/rate-card.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { accept, progress, propose } from '#shared/domain/commitment/commitment-lifecycle.ts'
import type { Commitment } from '#shared/domain/commitment/commitment.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { lastDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import { milestoneMonths } from '#shared/domain/settlement/statement.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { storedProse } from '#shared/document/stored-prose.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import {
  AttachmentId,
  CommitmentId,
  type DocumentId,
  HealthReportId,
  MembershipId,
  OutcomeTargetId,
  type PartnershipId,
  type PartyId,
  type PersonId,
  type ProgrammeId,
  ProposalId,
  SnapshotId,
  VersionId,
} from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { type Result, invariant } from '#shared/kernel/result.ts'
import { CalendarDay, type Instant } from '#shared/kernel/time.ts'
import { appendAudit } from '#server/modules/audit/audit.store.ts'
import { insertAttachment } from '#server/modules/attachments/attachments.store.ts'
import { writeWords } from '#server/modules/commitments/agreed-text.store.ts'
import { insertCommitment } from '#server/modules/commitments/commitments.store.ts'
import { insertHealthReport } from '#server/modules/commitments/health.store.ts'
import { createPartnership } from '#server/modules/partnerships/create-partnership.ts'
import { insertVersion, saveVisit } from '#server/modules/history/history.store.ts'
import { insertProposal } from '#server/modules/proposals/proposals.store.ts'
import { keepWording } from '#server/modules/targets/target-wording.store.ts'
import { insertRateCardVersion } from '#server/modules/rate-card/rate-card.store.ts'
import { insertTarget } from '#server/modules/targets/targets.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { type SeededUpdate, documentUpdates } from './document-updates.ts'
import type {
  CommitmentSeed,
  DocumentSeed,
  PartnershipSeed,
  PartyKey,
  PersonKey,
  RateCardSeed,
  TargetSeed,
} from './partnership-seed.ts'
import { writeComments } from './write-comments.ts'
import { writePractices } from './write-practices.ts'
import { daysBefore, firstOfMonth, workingDay } from './seed-days.ts'
import { writeOutcomes } from './write-outcomes.ts'
import { writeAgreements } from './write-agreements.ts'
import { writeScenarios, writeSnapshot } from './write-scenarios.ts'

export interface Seeding {
  readonly random: Random
  readonly now: Instant
  readonly programmeId: ProgrammeId
  readonly year: number
  readonly people: ReadonlyMap<PersonKey, PersonId>
}

export interface WrittenPartnership {
  readonly partnershipId: PartnershipId
  readonly partnerPlanId: DocumentId
  readonly parties: ReadonlyMap<PartyKey, PartyId>
  readonly socialModels: ReadonlyMap<PartyKey, DocumentId>
}

/** An audit row that waits for its turn: the log's order is the order of time. */
interface Event {
  readonly at: Instant
  /** Null for what the server itself noticed. */
  readonly by: PersonKey | null
  readonly party: PartyKey | null
  readonly action: AuditAction
  readonly subjectKind: string
  readonly subjectId: string
  readonly data: Readonly<Record<string, string | number | null>>
}

/**
 * Writes a partnership of the seed with everything in it, in the caller's transaction, through the same functions
 * that create partnerships, commitments and targets in use.
 */
export async function writePartnership(
  trx: Database,
  seeding: Seeding,
  seed: PartnershipSeed,
): Promise<WrittenPartnership> {
  const { random, now, programmeId } = seeding
  const startsOn = firstDayOf(seeding, seed)
  const created = await createPartnership(
    trx,
    { random, at: daysBefore(now, seed.createdDaysAgo), by: null },
    {
      programmeId,
      slug: seed.slug,
      name: seed.name,
      municipalityCode: seed.municipalityCode,
      language: 'da',
      summary: seed.summary,
      startsOn,
      endsOn: lastDayOfMonth(startsOn, milestoneMonths.end),
      followUpEndsOn: lastDayOfMonth(startsOn, milestoneMonths.followUp),
      isExample: seed.isExample,
      parties: seed.parties,
    },
  )
  const parties = new Map<PartyKey, PartyId>()
  const socialModels = new Map<PartyKey, DocumentId>()
  seed.parties.forEach(({ key }, index) => {
    const party = created.parties[index]
    invariant(party, 'a party is made for every party of the seed')
    parties.set(key, party.partyId)
    if (party.socialModelId !== null) socialModels.set(key, party.socialModelId)
  })
  const written = { ...created, parties, socialModels }
  const events: Event[] = [
    ...(await writeMembers(trx, seeding, seed, written)),
    ...(await writeRecords(trx, seeding, seed, written)),
    ...(await writeOutcomes(trx, {
      random,
      now,
      partnershipId: created.partnershipId,
      startsOn,
      outcomes: seed.outcomes ?? [],
      statements: seed.statements ?? [],
      personOf: (key) => found(seeding.people, key),
      partyOf: (key) => found(parties, key),
    })),
  ]
  // Last of all: a version holds what the partnership has by then.
  events.push(
    ...(await writeAgreements(trx, {
      random,
      now,
      partnershipId: created.partnershipId,
      agreements: seed.agreements ?? [],
      personOf: (key) => found(seeding.people, key),
      partyOf: (key) => found(parties, key),
    })),
  )
  for (const { by, party, ...event } of events.sort((a, b) => a.at - b.at)) {
    await appendAudit(trx, {
      ...event,
      partnershipId: created.partnershipId,
      personId: by === null ? null : found(seeding.people, by),
      partyId: party === null ? null : found(parties, party),
    })
  }
  return written
}

const firstDayOf = ({ now, year }: Seeding, { startedMonthsAgo }: PartnershipSeed): CalendarDay =>
  startedMonthsAgo === undefined ? CalendarDay.parse(`${year}-01-01`) : firstOfMonth(now, startedMonthsAgo)

async function writeMembers(
  trx: Database,
  { random, now, people }: Seeding,
  seed: PartnershipSeed,
  { parties }: WrittenPartnership,
): Promise<Event[]> {
  const events: Event[] = []
  for (const { person, party, role, daysAgo } of seed.members) {
    const id = MembershipId.parse(random.uuid())
    const at = daysBefore(now, daysAgo)
    const { name, kind } = partyOf(seed, party)
    await trx
      .insertInto('membership')
      .values({
        id,
        person_id: found(people, person),
        party_id: found(parties, party),
        role,
        created_at: at,
        ended_at: null,
      })
      .execute()
    events.push({
      at,
      by: person,
      party,
      action: 'member.joined',
      subjectKind: 'membership',
      subjectId: id,
      data: { partyName: name, partyKind: kind, role },
    })
  }
  return events
}

async function writeRecords(
  trx: Database,
  seeding: Seeding,
  seed: PartnershipSeed,
  written: WrittenPartnership,
): Promise<Event[]> {
  const events: Event[] = []
  const targetIds = new Map<string, OutcomeTargetId>()
  for (const [index, targetSeed] of seed.targets.entries()) {
    const target = targetOf(seeding, targetSeed, written, index)
    targetIds.set(targetSeed.code, target.id)
    await insertTarget(trx, written.partnershipId, target)
    await keepWording(trx, written.partnershipId, target)
    events.push(targetEvent(seed, targetSeed, target))
  }
  for (const [index, cardSeed] of (seed.rateCard ?? []).entries()) {
    const card = rateCardOf(seeding, cardSeed, written, { version: index + 1, validFrom: firstDayOf(seeding, seed) })
    await insertRateCardVersion(trx, written.partnershipId, card, found(seeding.people, cardSeed.by))
    events.push({
      at: card.createdAt,
      by: cardSeed.by,
      party: firstPartyOf(seed, cardSeed.by),
      action: 'rateCard.published',
      subjectKind: 'rateCard',
      subjectId: written.partnershipId,
      data: { version: card.version, validFrom: card.validFrom },
    })
  }
  const learnt = await writePractices(trx, {
    random: seeding.random,
    partnershipId: written.partnershipId,
    practices: seed.practices ?? [],
    partyOf: (key) => found(written.parties, key),
    personOf: (key) => found(seeding.people, key),
    at: (daysAgo) => daysBefore(seeding.now, daysAgo),
  })
  for (const { at, seed: practice, id, action, version } of learnt) {
    events.push({
      at,
      by: practice.by,
      party: practice.party,
      action,
      subjectKind: 'bestPractice',
      subjectId: id,
      data: { name: practice.title, version, isShared: action === 'practice.shared' ? 1 : 0 },
    })
  }
  const commitmentIds = new Map(
    seed.commitments.map(({ key }) => [key, CommitmentId.parse(seeding.random.uuid())] as const),
  )
  const frozen = await writeSimulation(trx, seeding, seed, written)
  if (frozen !== null) events.push(frozen.event)
  const idOf = (key: string): string => (key === frozen?.key ? frozen.id : found(commitmentIds, key))
  const documents: [DocumentSeed | null, 'partnerPlan' | 'socialModel', DocumentId][] = [
    [seed.plan, 'partnerPlan', written.partnerPlanId],
    ...Object.entries(seed.models).map(([key, model]): [DocumentSeed, 'socialModel', DocumentId] => [
      model,
      'socialModel',
      found(written.socialModels, key),
    ]),
  ]
  const updates = new Map(
    documents.map(([document, kind, documentId]) => [
      documentId,
      document === null ? [] : documentUpdates(kind, document, idOf),
    ]),
  )
  for (const commitmentSeed of seed.commitments) {
    const id = found(commitmentIds, commitmentSeed.key)
    const stages = stagesOf(seeding, seed, commitmentSeed, id, written, targetIds)
    const last = stages.at(-1)
    invariant(last, 'a commitment begins as a proposal')
    const log = updates.get(last.commitment.source?.documentId as DocumentId) ?? []
    const commitment = asAgreed(last.commitment, commitmentSeed, log)
    await insertCommitment(trx, { partnershipId: written.partnershipId, commitment })
    events.push(...commitmentEvents(seed, commitmentSeed, stages))
    events.push(...(await writeFollowUp(trx, seeding, seed, commitmentSeed, commitment, written, log.length)))
  }
  for (const [document, kind, documentId] of documents) {
    if (document === null) continue
    await writeUpdates(trx, seeding, documentId, updates.get(documentId) ?? [])
    await writePast(trx, seeding, written, { documentId, kind, document, idOf })
    await writeComments(trx, {
      random: seeding.random,
      partnershipId: written.partnershipId,
      documentId,
      kind,
      updates: updates.get(documentId) ?? [],
      threads: document.comments ?? [],
      personOf: (key) => {
        const party = firstPartyOf(seed, key)
        return {
          personId: found(seeding.people, key),
          partyId: party === null ? null : found(written.parties, party),
        }
      },
      at: (daysAgo) => daysBefore(seeding.now, daysAgo),
    })
    events.push(...(await writeSections(trx, seeding, seed, documentId, kind, document, written)))
  }
  return events
}

/** The scenarios of the seed; what was frozen of them, under the key that stands for it in the plan. */
async function writeSimulation(
  trx: Database,
  { random, now, people }: Seeding,
  { simulation }: PartnershipSeed,
  { partnershipId }: WrittenPartnership,
): Promise<{ readonly key: string; readonly id: SnapshotId; readonly event: Event } | null> {
  if (simulation === undefined) return null
  const { own, frozen, daysAgo } = simulation
  const scenario = await writeScenarios(trx, { random, partnershipId, own, at: daysBefore(now, daysAgo) })
  if (frozen === undefined) return null
  const { key, by, party } = frozen
  const id = SnapshotId.parse(random.uuid())
  const at = daysBefore(now, frozen.daysAgo)
  await writeSnapshot(trx, scenario, { id, partnershipId, personId: found(people, by), at })
  const data = { name: scenario.name, scenarioId: scenario.id, version: scenario.version }
  return {
    key,
    id,
    event: { at, by, party, action: 'snapshot.taken', subjectKind: 'snapshot', subjectId: id, data },
  }
}

/** The commitment with the place in the log at which its words were agreed: not before its section was written. */
function asAgreed(
  commitment: Commitment,
  { acceptedDaysAgo, agreedWords }: CommitmentSeed,
  log: readonly SeededUpdate[],
): Commitment {
  if (acceptedDaysAgo === undefined || commitment.source === null) return commitment
  const { sectionId } = commitment.source
  const written = log.findLastIndex((update) => update.sectionId === sectionId) + 1
  const before = log.filter(({ daysAgo }) => daysAgo >= acceptedDaysAgo).length
  return { ...commitment, agreedSeq: Math.max(written, before), agreedWords: agreedWords ?? null }
}

/** What has been told, written down and noticed about a commitment since it was accepted. */
async function writeFollowUp(
  trx: Database,
  { random, now, people }: Seeding,
  seed: PartnershipSeed,
  wanted: CommitmentSeed,
  commitment: Commitment,
  { partnershipId, parties }: WrittenPartnership,
  lastSeq: number,
): Promise<Event[]> {
  const { name, kind } = partyOf(seed, wanted.party)
  const about = { what: commitment.what, version: commitment.version, partyKind: kind, partyName: name }
  const subject = { subjectKind: 'commitment', subjectId: commitment.id }
  const events: Event[] = []
  const teller = firstPersonOf(seed, wanted.party)
  for (const { health, text, daysAgo } of wanted.reports ?? []) {
    const at = daysBefore(now, daysAgo)
    const id = HealthReportId.parse(random.uuid())
    await insertHealthReport(trx, {
      id,
      commitmentId: commitment.id,
      health,
      text,
      personId: found(people, teller),
      at,
    })
    const data = { ...about, health, text }
    events.push({ at, by: teller, party: wanted.party, action: 'commitment.reported', ...subject, data })
  }
  for (const { by, note, daysAgo } of wanted.notes ?? []) {
    const at = daysBefore(now, daysAgo)
    const id = AttachmentId.parse(random.uuid())
    const party = firstPartyOf(seed, by)
    await insertAttachment(trx, {
      id,
      partnershipId,
      subjectKind: 'commitment',
      subjectId: commitment.id,
      note,
      file: null,
      addedBy: found(people, by),
      addedByPartyId: party === null ? null : found(parties, party),
      addedAt: at,
      removedAt: null,
    })
    const data = { attachmentId: id, what: commitment.what, fileName: null, bytes: null, sha256: null }
    events.push({ at, by, party, action: 'attachment.added', ...subject, data })
  }
  if (commitment.source !== null) {
    await writeWords(trx, commitment.id, { words: commitment.source.quote, seq: lastSeq }, daysBefore(now, 0.2))
  }
  if (wanted.agreedWords !== undefined) {
    const data = { ...about, isGone: 0 }
    events.push({
      at: daysBefore(now, 0.2),
      by: null,
      party: null,
      action: 'commitment.textChanged',
      ...subject,
      data,
    })
  }
  return events
}

async function writeUpdates(
  trx: Database,
  { now, people }: Seeding,
  documentId: DocumentId,
  updates: ReturnType<typeof documentUpdates>,
): Promise<void> {
  if (updates.length === 0) return
  await trx
    .insertInto('document_update')
    .values(
      updates.map(({ by, daysAgo, bytes }, index) => ({
        document_id: documentId,
        seq: index + 1,
        person_id: found(people, by),
        bytes: Buffer.from(bytes),
        created_at: daysBefore(now, daysAgo),
      })),
    )
    .execute()
}

/** Named versions and visits, at the lines of the log that were the last ones then. */
async function writePast(
  trx: Database,
  { random, now, people }: Seeding,
  { parties }: WrittenPartnership,
  of: {
    readonly documentId: DocumentId
    readonly kind: 'partnerPlan' | 'socialModel'
    readonly document: DocumentSeed
    readonly idOf: (commitmentKey: string) => string
  },
): Promise<void> {
  const { documentId, kind, idOf } = of
  const { past, prose } = of.document
  if (past === undefined) return
  const lines = await trx
    .selectFrom('document_update')
    .where('document_id', '=', documentId)
    .select(['seq', 'bytes', 'created_at as at'])
    .orderBy('seq')
    .execute()
  const lastBefore = (moment: number): number => lines.filter(({ at }) => at <= moment).length
  for (const { name, by, daysAgo } of past.versions) {
    const at = daysBefore(now, daysAgo)
    const seq = lastBefore(at)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, initialDocumentState(kind, 'da'))
    for (const { bytes } of lines.slice(0, seq)) Y.applyUpdate(doc, bytes)
    const state = deflateRawSync(Y.encodeStateAsUpdate(doc))
    doc.destroy()
    const id = VersionId.parse(random.uuid())
    const row = { id, documentId, seq, kind: 'named' as const, name, state, by: found(people, by), at }
    await insertVersion(trx, { ...row, sectionId: null, sourceSeq: null, beforeSeq: null })
  }
  for (const { person, daysAgo } of past.visits) {
    const at = daysBefore(now, daysAgo)
    const visit = { personId: found(people, person), documentId, seq: lastBefore(at), at }
    await saveVisit(trx, { ...visit, lastSeq: null, lastAt: null })
  }
  for (const { section, by, party, daysAgo, note, content } of past.proposals) {
    const at = daysBefore(now, daysAgo)
    const proposal = {
      id: ProposalId.parse(random.uuid()),
      documentId,
      sectionId: SectionId.parse(section),
      proposedBy: found(people, by),
      partyId: found(parties, party),
      note,
      status: 'open' as const,
      version: 1,
      createdAt: at,
      updatedAt: at,
    }
    await insertProposal(trx, {
      proposal,
      base: storedProse(withIds(prose[section] ?? [], idOf)),
      proposed: storedProse(withIds(content, idOf)),
    })
  }
}

async function writeSections(
  trx: Database,
  { now, people }: Seeding,
  seed: PartnershipSeed,
  documentId: DocumentId,
  kind: 'partnerPlan' | 'socialModel',
  document: DocumentSeed,
  { parties }: WrittenPartnership,
): Promise<Event[]> {
  const events: Event[] = []
  for (const [id, { status, owner, by, daysAgo }] of Object.entries(document.sections)) {
    const at = daysBefore(now, daysAgo)
    await trx
      .updateTable('section')
      .set({
        status,
        owner_party_id: owner === null ? null : found(parties, owner),
        version: 2,
        updated_at: at,
        updated_by: found(people, by),
      })
      .where('document_id', '=', documentId)
      .where('section_id', '=', SectionId.parse(id))
      .execute()
    if (status === 'notStarted') continue
    events.push({
      at,
      by,
      party: firstPartyOf(seed, by),
      action: 'section.statusSet',
      subjectKind: 'section',
      subjectId: `${documentId}/${id}`,
      data: { documentId, sectionId: id, kind, status },
    })
  }
  return events
}

function rateCardOf(
  { now }: Seeding,
  seed: RateCardSeed,
  { parties }: WrittenPartnership,
  { version, validFrom }: Pick<RateCardVersion, 'version' | 'validFrom'>,
): RateCardVersion {
  const payerPartyId = found(parties, seed.payer)
  const payeePartyId = found(parties, seed.payee)
  const lines: RateCardVersion['lines'] = {}
  for (const code of outcomeCodes) {
    const { defaultTariffKroner, side } = outcomeLadder[code]
    const kroner = seed.kroner[code] === undefined ? defaultTariffKroner : seed.kroner[code]
    if (kroner === null) continue
    lines[code] = {
      tariffOre: oreFromKroner(kroner),
      payerPartyId,
      payeePartyId: side === 'firm' ? null : payeePartyId,
    }
  }
  return {
    validFrom,
    lines,
    caps: {
      perCitizenOre: null,
      totalOre: seed.totalKroner === null ? null : oreFromKroner(seed.totalKroner),
      perJobOre: oreFromKroner(seed.perJobKroner),
    },
    schedule: 'milestones',
    lagMonths: 2,
    growthPercent: seed.growthPercent,
    hasStateGrant: seed.hasStateGrant,
    note: seed.note,
    version,
    createdAt: daysBefore(now, seed.daysAgo),
  }
}

function targetOf(
  { random, now }: Seeding,
  seed: TargetSeed,
  { parties }: WrittenPartnership,
  index: number,
): OutcomeTarget {
  // A minute apart, since lists are ordered by when things were made.
  const at = daysBefore(now, seed.daysAgo) + index * 60_000
  const tariff = outcomeLadder[seed.code].defaultTariffKroner
  invariant(tariff !== null, `${seed.code} has a tariff`)
  return {
    id: OutcomeTargetId.parse(random.uuid()),
    outcomeCode: seed.code,
    count: seed.count,
    outOf: seed.outOf,
    targetGroup: seed.group ?? '',
    tariffOre: oreFromKroner(tariff),
    payerPartyId: found(parties, seed.payer),
    payeePartyId: found(parties, seed.payee),
    verifierPartyId: found(parties, seed.verifier),
    evidence: seed.evidence,
    programmeMonth: seed.month,
    capOre: seed.capKroner === undefined ? null : oreFromKroner(seed.capKroner),
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}

const targetEvent = (seed: PartnershipSeed, { by }: TargetSeed, target: OutcomeTarget): Event => ({
  at: target.createdAt,
  by,
  party: firstPartyOf(seed, by),
  action: 'target.created',
  subjectKind: 'target',
  subjectId: target.id,
  data: {
    outcomeCode: target.outcomeCode,
    count: target.count,
    tariffOre: target.tariffOre,
    version: target.version,
  },
})

interface Stage {
  readonly action: AuditAction
  readonly commitment: Commitment
}

/** The commitment at each step of its life, taken by the domain's own rules. */
function stagesOf(
  { now, people }: Seeding,
  seed: PartnershipSeed,
  wanted: CommitmentSeed,
  id: CommitmentId,
  written: WrittenPartnership,
  targetIds: ReadonlyMap<string, OutcomeTargetId>,
): Stage[] {
  const { proposed, source, due } = wanted
  const documentOf = (key: PartyKey): DocumentId =>
    key === 'plan' ? written.partnerPlanId : found(written.socialModels, key)
  let commitment = propose(
    id,
    {
      partyId: found(written.parties, wanted.party),
      what: wanted.what,
      personId: wanted.person === null ? null : found(people, wanted.person),
      quantity: wanted.quantity,
      unit: wanted.unit,
      dueOn: due === null ? null : typeof due === 'number' ? workingDay(now, due) : CalendarDay.parse(due),
      programmeMonth: wanted.month,
      condition: wanted.condition,
      evidence: wanted.evidence,
      targetIds: wanted.targets.map((code) => found(targetIds, code)).toSorted(),
    },
    source === null
      ? null
      : {
          documentId: documentOf(source.document),
          sectionId: SectionId.parse(source.section),
          quote: quoteFor(seed, wanted),
        },
    { personId: found(people, proposed.by), partyId: found(written.parties, proposed.party) },
    daysBefore(now, proposed.daysAgo),
  )
  const stages: Stage[] = [{ action: 'commitment.proposed', commitment }]
  const step = (
    action: AuditAction,
    daysAgo: number | undefined,
    take: (at: Instant) => Result<Commitment, Refusal>,
  ): void => {
    if (daysAgo === undefined) return
    commitment = valueOf(take(daysBefore(now, daysAgo)))
    stages.push({ action, commitment })
  }
  const acceptor = found(people, firstPersonOf(seed, wanted.party))
  step('commitment.accepted', wanted.acceptedDaysAgo, (at) => accept(commitment, acceptor, at))
  step('commitment.started', wanted.startedDaysAgo, (at) => progress(commitment, 'inProgress', at))
  step('commitment.fulfilled', wanted.fulfilledDaysAgo, (at) => progress(commitment, 'fulfilled', at))
  return stages
}

function commitmentEvents(seed: PartnershipSeed, wanted: CommitmentSeed, stages: readonly Stage[]): Event[] {
  const { name, kind } = partyOf(seed, wanted.party)
  return stages.map(({ action, commitment }, index) => {
    const before = stages[index - 1]?.commitment
    return {
      at: commitment.updatedAt,
      by: before === undefined ? wanted.proposed.by : firstPersonOf(seed, wanted.party),
      party: before === undefined ? wanted.proposed.party : wanted.party,
      action,
      subjectKind: 'commitment',
      subjectId: commitment.id,
      data: {
        what: commitment.what,
        version: commitment.version,
        partyKind: kind,
        partyName: name,
        ...(before === undefined
          ? {}
          : { fields: 'status', 'before.status': before.status, 'after.status': commitment.status }),
      },
    }
  })
}

function quoteFor(seed: PartnershipSeed, { key, source }: CommitmentSeed): string {
  const document = source?.document === 'plan' ? seed.plan : seed.models[source?.document ?? '']
  const quote = quotedText(document?.prose[source?.section ?? ''] ?? [], key)
  invariant(quote !== '', `the words of ${key} stand in ${source?.section}`)
  return quote
}

function partyOf(seed: PartnershipSeed, key: PartyKey) {
  const party = seed.parties.find((one) => one.key === key)
  invariant(party, `${seed.slug} has a party ${key}`)
  return party
}

function firstPersonOf(seed: PartnershipSeed, party: PartyKey): PersonKey {
  const member = seed.members.find((one) => one.party === party)
  invariant(member, `${party} of ${seed.slug} has a person`)
  return member.person
}

const firstPartyOf = (seed: PartnershipSeed, person: PersonKey): PartyKey | null =>
  seed.members.find((one) => one.person === person)?.party ?? null

function found<K extends string, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  invariant(value !== undefined, `the seed knows ${key}`)
  return value
}

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`The seed asks for what the rules refuse: ${result.error.code}`)
  return result.value
}
