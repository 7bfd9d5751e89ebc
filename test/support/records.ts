import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { ChangeNotice } from '#shared/contracts/sync.ts'
import { type CommitmentDraft, CommitmentDraft as DraftSchema } from '#shared/domain/commitment/commitment.ts'
import { type OutcomeTargetDraft, OutcomeTargetDraft as TargetSchema } from '#shared/domain/outcome/outcome-target.ts'
import { RateCardDraft } from '#shared/domain/outcome/rate-card.ts'
import type { MemberRole } from '#shared/domain/partnership/party.ts'
import type { CommentPlace, TextAnchor } from '#shared/document/comment.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import {
  CommentId,
  CommentThreadId,
  CommitmentId,
  type DocumentId,
  MembershipId,
  OutcomeTargetId,
  PersonId,
  ProgrammeId,
  SessionId,
} from '#shared/kernel/ids.ts'
import type { PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { invariant } from '#shared/kernel/result.ts'
import { readConfig } from '#server/config.ts'
import { ChangeNotices } from '#server/live/change-notices.ts'
import { LiveConnections } from '#server/live/live-connections.ts'
import { readActor } from '#server/modules/members/members.store.ts'
import { type CreatedPartnership, createPartnership } from '#server/modules/partnerships/create-partnership.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { type Database, openStorage } from '#server/storage/database.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import { createSyncServer } from '#server/sync/sync-server.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'

/** The moment at which a test's clock stands until it is moved: 23 November 2026, 12 o'clock in Denmark. */
export const startOfTest = Date.parse('2026-11-23T11:00:00Z')

export interface TestFoundation extends Foundation {
  readonly clock: { now(): number; moveTo(moment: number): void }
  /** Every change notice that was published. */
  readonly noticed: readonly ChangeNotice[]
  /** The documents as the server reads and edits them, over the same database file. */
  readonly documents: LiveDocuments
  close(): Promise<void>
}

/** A real database file in a folder of its own, with a clock that the test moves. */
export async function openFoundation(): Promise<TestFoundation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'samspil-records-'))
  const storage = await openStorage(dataDir)
  const noticed: ChangeNotice[] = []
  const notices = new ChangeNotices()
  notices.subscribe((partnershipId, topic) => noticed.push({ partnershipId, topic }))
  let now = startOfTest
  const connections = new LiveConnections()
  const documents = createSyncServer({
    // Nobody comes by a socket.
    access: { authenticate: async () => null, rights: async () => null, isCurrent: async () => false },
    log: createSqliteUpdateLog(storage.logFile),
    clock: { now: () => now },
    logger: pino({ level: 'silent' }),
    connections,
    allowedOrigins: () => false,
  })
  return {
    config: readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }),
    database: storage.database,
    clock: {
      now: () => now,
      moveTo: (moment) => {
        now = moment
      },
    },
    random: { uuid: () => randomUUID(), secret: () => randomBytes(32).toString('base64url') },
    logger: pino({ level: 'silent' }),
    notices,
    connections,
    noticed,
    documents,
    close: async () => {
      await documents.close({ timeoutMs: 2000 })
      await storage.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Two partnerships and one person for every kind of right. */
export interface World {
  readonly here: CreatedPartnership
  readonly there: CreatedPartnership
  readonly party: Readonly<Record<'municipality' | 'actor' | 'firm' | 'fund', PartyId>>
  /** Parties of the other partnership. */
  readonly otherParty: Readonly<Record<'municipality' | 'actor' | 'firm' | 'fund', PartyId>>
  readonly people: Readonly<Record<PersonName, { readonly id: PersonId; readonly membershipId: MembershipId }>>
}

export const personNames = [
  'municipalityLead',
  'municipalityColleague',
  'actorMember',
  'firmMember',
  'firmLead',
  'fundFacilitator',
  'commenter',
  'reader',
  'exMember',
  'outsider',
  'unverified',
] as const
export type PersonName = (typeof personNames)[number]

export async function buildWorld({ database, random }: Foundation): Promise<World> {
  return database.transaction().execute(async (trx) => {
    const programmeId = ProgrammeId.parse(random.uuid())
    await trx
      .insertInto('programme')
      .values({ id: programmeId, name: 'Programmet', description: '', is_demo: 0, created_at: startOfTest })
      .execute()
    const make = (slug: string, name: string) =>
      createPartnership(
        trx,
        { random, at: startOfTest, by: null },
        {
          programmeId,
          slug,
          name,
          municipalityCode: '316',
          language: 'da',
          summary: '',
          startsOn: null,
          endsOn: null,
          followUpEndsOn: null,
          isExample: true,
          parties: (['municipality', 'employmentActor', 'firm', 'fund'] as const).map((kind) => ({
            kind,
            name: `${name} ${kind}`,
            description: '',
            isExample: true,
          })),
        },
      )
    const here = await make('holbaek', 'Holbæk')
    const there = await make('odsherred', 'Odsherred')
    const party = partiesOf(here)
    const otherParty = partiesOf(there)
    const member = async (
      name: PersonName,
      partyId: PartyId,
      role: MemberRole,
      over: { isVerified?: boolean; hasEnded?: boolean } = {},
    ) => {
      const id = PersonId.parse(random.uuid())
      const membershipId = MembershipId.parse(random.uuid())
      await trx
        .insertInto('person')
        .values({
          id,
          email: `${name.toLowerCase()}@eksempel.dk`,
          name: `Person ${name}`,
          title: '',
          language: 'da',
          verified_at: over.isVerified === false ? null : startOfTest,
          is_demo: 0,
          created_at: startOfTest,
        })
        .execute()
      await trx
        .insertInto('membership')
        .values({
          id: membershipId,
          person_id: id,
          party_id: partyId,
          role,
          created_at: startOfTest,
          ended_at: over.hasEnded === true ? startOfTest : null,
        })
        .execute()
      return { id, membershipId }
    }
    const people = {
      municipalityLead: await member('municipalityLead', party.municipality, 'lead'),
      municipalityColleague: await member('municipalityColleague', party.municipality, 'member'),
      actorMember: await member('actorMember', party.actor, 'member'),
      firmMember: await member('firmMember', party.firm, 'member'),
      firmLead: await member('firmLead', party.firm, 'lead'),
      fundFacilitator: await member('fundFacilitator', party.fund, 'lead'),
      commenter: await member('commenter', party.firm, 'commenter'),
      reader: await member('reader', party.municipality, 'reader'),
      exMember: await member('exMember', party.firm, 'lead', { hasEnded: true }),
      outsider: await member('outsider', otherParty.municipality, 'lead'),
      unverified: await member('unverified', party.firm, 'member', { isVerified: false }),
    }
    return { here, there, party, otherParty, people }
  })
}

const partiesOf = ({ parties }: CreatedPartnership): World['party'] => {
  const of = (kind: string): PartyId => {
    const party = parties.find((candidate) => candidate.kind === kind)
    invariant(party !== undefined, `there is a ${kind}`)
    return party.partyId
  }
  return { municipality: of('municipality'), actor: of('employmentActor'), firm: of('firm'), fund: of('fund') }
}

/** The person as a request brings them, with the memberships of this moment. */
export async function callerOf(database: Database, personId: PersonId): Promise<Caller> {
  const actor = await readActor(database, personId)
  invariant(actor !== null, `person ${personId} exists`)
  return { actor, credentialId: SessionId.parse(randomUUID()) }
}

export const newCommitmentId = (): CommitmentId => CommitmentId.parse(randomUUID())
export const newThreadId = (): CommentThreadId => CommentThreadId.parse(randomUUID())
export const newCommentId = (): CommentId => CommentId.parse(randomUUID())
/** An anchor as a client makes it; the positions mean nothing to the server. */
export const anchorFor = (quote: string): TextAnchor => ({
  start: Buffer.from([1, 2, 3]).toString('base64'),
  end: Buffer.from([4, 5, 6]).toString('base64'),
  quote,
  before: 'med hver borger ',
  after: ' og giver besked',
})
export const textPlace = (documentId: DocumentId, quote = 'inden for 5 arbejdsdage'): CommentPlace => ({
  kind: 'text',
  documentId,
  sectionId: SectionId.parse('P4'),
  anchor: anchorFor(quote),
})
export const newTargetId = (): OutcomeTargetId => OutcomeTargetId.parse(randomUUID())

export const draftFor = (partyId: PartyId, over: Partial<CommitmentDraft> = {}): CommitmentDraft =>
  DraftSchema.parse({
    partyId,
    what: 'Stiller to pladser',
    personId: null,
    quantity: 2,
    unit: 'pladser',
    dueOn: null,
    programmeMonth: null,
    condition: '',
    evidence: '',
    targetIds: [],
    ...over,
  })

export const targetFor = (party: World['party'], over: Partial<OutcomeTargetDraft> = {}): OutcomeTargetDraft =>
  TargetSchema.parse({
    outcomeCode: 'J6',
    count: 2,
    outOf: 4,
    targetGroup: '',
    tariffOre: oreFromKroner(30_000),
    payerPartyId: party.municipality,
    payeePartyId: party.actor,
    verifierPartyId: null,
    evidence: '',
    programmeMonth: null,
    capOre: null,
    ...over,
  })

export const rateCardFor = (party: World['party'], over: Partial<RateCardDraft> = {}): RateCardDraft =>
  RateCardDraft.parse({
    validFrom: '2026-11-23',
    lines: {
      J6: { tariffOre: oreFromKroner(30_000), payerPartyId: party.municipality, payeePartyId: party.fund },
      V1: { tariffOre: oreFromKroner(40_000), payerPartyId: party.municipality, payeePartyId: null },
    },
    caps: { perCitizenOre: null, totalOre: null, perJobOre: null },
    schedule: 'quarterly',
    lagMonths: 2,
    growthPercent: null,
    hasStateGrant: null,
    note: '',
    ...over,
  })
