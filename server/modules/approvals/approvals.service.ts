import type { z } from 'zod'
import type {
  AgreementBytes,
  AgreementCheck,
  AgreementFile,
  AgreementVerification,
  AgreementVersionView,
  AgreementsView,
  ApproveAgreement,
  PrepareAgreement,
  ReturnAgreement,
  UnlockAgreement,
  WaitingApproval,
} from '#shared/contracts/approvals.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import {
  type AgreementAnswer,
  type AgreementContent,
  type AgreementDocument,
  type AgreementSection,
  agreementHash,
  agreementSeal,
  agreementText,
  answerBinding,
  approvingParties,
  freshSignInMs,
  standingOf,
  whoseTurn,
} from '#shared/domain/approval/agreement.ts'
import { isWritingRole } from '#shared/domain/partnership/party.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { AgreementVersionId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { AttemptLimit, networkOf } from '#server/modules/accounts/attempt-limit.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { listDocuments } from '#server/modules/documents/documents.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import { checkAgreement } from './agreement-check.ts'
import { agreedRecords, agreementSections, documentsAt, sameAgreement } from './agreement-content.ts'
import {
  type StoredVersion,
  closeOpenVersions,
  findVersion,
  findVersionsByCode,
  insertAnswer,
  insertSeen,
  insertVersion,
  listAnswers,
  listSeen,
  listVersions,
  readPersonName,
  readSignIn,
  sealVersion,
  unlockVersions,
} from './approvals.store.ts'

/** How long a freeze waits for what connected devices have on the way. */
const settleMs = 3000
/** A person who tries a code a few times is let; a program that tries codes is not. */
const verifyLimit = { most: 60, windowMs: 60 * 60_000 } as const

type Answer = Promise<Result<AgreementVersionView, Refusal>>

/**
 * Versions of everything that the parties have agreed, and their approval. A version of another partnership answers
 * `thing.notFound`, the same as one that does not exist (ACC-2).
 */
export interface ApprovalsService {
  overview(caller: Caller, partnershipId: PartnershipId): Promise<AgreementsView>
  check(partnershipId: PartnershipId): Promise<AgreementCheck>
  /** The stored text, byte for byte. */
  bytes(caller: Caller, id: AgreementVersionId): Promise<Result<AgreementBytes, Refusal>>
  /**
   * Freezes everything as it stands. Repeated with the same id it changes nothing. Errors: `agreement.devicesBehind`
   * with the people's names, `agreement.nothingNew`.
   */
  prepare(caller: Caller, input: z.infer<typeof PrepareAgreement>): Answer
  /** Notes that the caller's party has opened it. */
  markSeen(caller: Caller, id: AgreementVersionId): Promise<Result<null, Refusal>>
  /** The last approval that was missing seals the version and locks what it holds. */
  approve(caller: Caller, input: z.infer<typeof ApproveAgreement>): Answer
  sendBack(caller: Caller, input: z.infer<typeof ReturnAgreement>): Answer
  /** Begins a new draft: the approved version stays as it is, texts and tariffs can be changed again. */
  unlock(caller: Caller, input: z.infer<typeof UnlockAgreement>): Answer
  /** For anybody who has a code. Errors: `rate.tooMany`. */
  verify(code: string, remoteAddress: string): Promise<Result<AgreementVerification, Refusal>>
  /** Versions that wait for a party of the caller's, those whose turn it is not left out (APR-10). */
  waiting(caller: Caller): Promise<WaitingApproval[]>
  /** The versions with their answers, as files. */
  files(partnershipId: PartnershipId, number?: number): Promise<AgreementFile[]>
}

export function createApprovalsService(foundation: Foundation, documents: LiveDocuments): ApprovalsService {
  const { database, clock, connections } = foundation
  const perNetwork = new AttemptLimit(clock, verifyLimit)

  /** What the documents hold at this moment, unsaved keystrokes included. */
  const liveSections = async (partnershipId: PartnershipId): Promise<Map<string, AgreementSection[]>> => {
    const sections = new Map<string, AgreementSection[]>()
    for (const { id, kind } of await listDocuments(database, partnershipId)) {
      sections.set(id, await documents.read(id, (doc) => agreementSections(doc, kind)))
    }
    return sections
  }

  const hasChanged = async (partnershipId: PartnershipId, newest: StoredVersion | undefined): Promise<boolean> => {
    if (newest === undefined) return true
    const live = await liveSections(partnershipId)
    const listed = await listDocuments(database, partnershipId)
    const now = {
      ...(await agreedRecords(database, partnershipId)),
      number: 0,
      previousHash: null,
      documents: listed.map(({ id, kind, firmPartyId, language, epoch, schemaVersion }): AgreementDocument => ({
        id,
        kind,
        firmPartyId,
        language,
        epoch,
        schemaVersion,
        position: 0,
        sections: live.get(id) ?? [],
      })),
    }
    return !isSame(now, contentOf(newest))
  }

  const answerWith = async (
    caller: Caller,
    input: {
      readonly id: AgreementVersionId
      readonly hash: string
      readonly partyId: PartyId
      readonly authority: string
    },
    given: Pick<AgreementAnswer, 'answer' | 'text'>,
  ): Answer => {
    const answered = await recordChange<AgreementVersionView>(foundation, async (trx, at) => {
      const before = await findVersion(trx, input.id)
      if (before === null) return err(refuse('thing.notFound'))
      const { partnershipId } = before
      const { personId } = caller.actor
      const seen = await permit(trx, personId, partnershipId, { kind: 'partnership.read' })
      if (!seen.ok) return seen
      const needed = approvingParties(contentOf(before).parties)
      const isOfPartnership = contentOf(before).parties.some(({ id }) => id === input.partyId)
      if (!isOfPartnership) return err(refuse('thing.notFound', { field: 'partyId' }))
      const action = { kind: 'agreement.answer', partyId: input.partyId } as const
      const permitted = await permit(trx, personId, partnershipId, action)
      if (!permitted.ok) return permitted
      const field = fieldWithPersonalNumber({ text: given.text, authority: input.authority })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const signIn = await readSignIn(trx, caller.credentialId, personId)
      if (signIn === null || at - signIn.at > freshSignInMs) return err(refuse('agreement.signInAgain'))
      const view = await viewOf(trx, before)
      const mine = view.answers.findLast(({ partyId }) => partyId === input.partyId)
      if (
        before.hash === input.hash &&
        mine?.personId === personId &&
        mine.answer === given.answer &&
        mine.text === given.text &&
        mine.authority === input.authority
      ) {
        return ok({ value: view, isRepeat: true })
      }
      if (before.hash !== input.hash || before.closedAt !== null || before.approvedAt !== null) {
        return err(refuse('agreement.changed'))
      }
      const mayAnswer = whoseTurn(before.order, view.missingPartyIds)
      if (view.missingPartyIds.includes(input.partyId) && !mayAnswer.includes(input.partyId)) {
        return err(refuse('agreement.notYourTurn'))
      }
      const { name, title } = await readPersonName(trx, personId)
      const plain = {
        partyId: input.partyId,
        personId,
        personName: name,
        personTitle: title,
        ...given,
        authority: input.authority,
        strength: signIn.strength,
        signedInAt: signIn.at,
        at,
      }
      const of = { versionId: before.id, partnershipId, hash: before.hash }
      const answer: AgreementAnswer = { ...plain, binding: answerBinding(of, plain) }
      await insertAnswer(trx, before, answer)
      const answers = [...view.answers, answer]
      const isSealed = standingOf(needed, answers).status === 'approved'
      const seal = isSealed ? agreementSeal(before.hash, answers) : null
      if (seal !== null) await sealVersion(trx, before.id, seal, at)
      const after = seal === null ? before : { ...before, seal, approvedAt: at }
      const event: AuditAction =
        given.answer === 'returned' ? 'agreement.returned' : isSealed ? 'agreement.approved' : 'agreement.partyApproved'
      return ok(written(permitted.value, input.partyId, after, await viewOf(trx, after), event))
    })
    if (answered.ok && answered.value.status === 'approved') await askRightsAgain(answered.value.partnershipId)
    return answered
  }

  /** Open documents turn read-only, or can be written in again, in the moment in which the rows say so (APR-9). */
  const askRightsAgain = async (partnershipId: PartnershipId): Promise<void> => {
    const members = await database
      .selectFrom('membership')
      .innerJoin('party', 'party.id', 'membership.party_id')
      .where('party.partnership_id', '=', partnershipId)
      .select('membership.person_id as personId')
      .execute()
    const ids = new Set<string>(members.map(({ personId }) => personId))
    await connections.recheck(({ personId }) => ids.has(personId))
  }

  return {
    async overview(caller, partnershipId) {
      const stored = await listVersions(database, partnershipId)
      const versions: AgreementVersionView[] = []
      for (const version of stored) versions.push(await viewOf(database, version))
      const signIn = await readSignIn(database, caller.credentialId, caller.actor.personId)
      return {
        versions,
        lockedBy: stored.find(({ approvedAt, unlockedAt }) => approvedAt !== null && unlockedAt === null)?.id ?? null,
        hasChanged: await hasChanged(partnershipId, stored[0]),
        signIn: {
          strength: signIn?.strength ?? null,
          at: signIn?.at ?? null,
          isFresh: signIn !== null && clock.now() - signIn.at <= freshSignInMs,
        },
      }
    },

    check: async (partnershipId) => checkAgreement(database, partnershipId, await liveSections(partnershipId)),

    async bytes(caller, id) {
      const version = await findVersion(database, id)
      if (version === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, version.partnershipId, { kind: 'document.read' })
      return decision.allowed ? ok({ text: version.text, hash: version.hash }) : err(decision.refusal)
    },

    async prepare(caller, input) {
      const { id, partnershipId } = input
      const decision = decide(caller.actor, partnershipId, { kind: 'agreement.prepare' })
      if (!decision.allowed) return err(decision.refusal)
      const existing = await findVersion(database, id)
      if (existing !== null) {
        if (existing.partnershipId !== partnershipId) return err(refuse('thing.notFound'))
        return ok(await viewOf(database, existing))
      }
      const listed = await listDocuments(database, partnershipId)
      const settled = await Promise.all(listed.map((document) => documents.settle(document.id, settleMs)))
      const behind = [...new Set(settled.flatMap((one) => one.behind))]
      if (behind.length > 0 && !input.goAhead) {
        const names = await Promise.all(behind.map((personId) => readPersonName(database, personId)))
        return err(refuse('agreement.devicesBehind', { names: names.map(({ name }) => name).join(', ') }))
      }
      const positions = new Map(listed.map((document, at) => [document.id as string, settled[at]?.position ?? 0]))
      // Read before the transaction: what stands at a place of the log cannot change any more (APR-2).
      const frozen = await documentsAt(database, partnershipId, positions)
      return recordChange<AgreementVersionView>(foundation, async (trx, at) => {
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'agreement.prepare' })
        if (!permitted.ok) return permitted
        const made = await findVersion(trx, id)
        if (made !== null) return ok({ value: await viewOf(trx, made), isRepeat: true })
        const records = await agreedRecords(trx, partnershipId)
        const needed = approvingParties(records.parties)
        if (input.order !== null && input.order.some((partyId) => !needed.includes(partyId))) {
          return err(refuse('input.invalid', { fields: ['order'] }))
        }
        const order = input.order === null ? null : [...new Set([...input.order, ...needed])]
        const [newest] = await listVersions(trx, partnershipId)
        const content: AgreementContent = {
          ...records,
          number: (newest?.number ?? 0) + 1,
          previousHash: newest?.hash ?? null,
          documents: frozen,
        }
        if (newest !== undefined && isSame(content, contentOf(newest))) return err(refuse('agreement.nothingNew'))
        const text = agreementText(content)
        const stored = {
          id,
          partnershipId,
          number: content.number,
          text,
          hash: agreementHash(text),
          previousHash: content.previousHash,
          order,
          dueOn: input.dueOn,
          preparedBy: permitted.value.personId,
          preparedAt: at,
        }
        await closeOpenVersions(trx, partnershipId, at)
        await insertVersion(trx, stored)
        const version = { ...stored, approvedAt: null, seal: null, closedAt: null, unlockedAt: null }
        const partyId = actingParty(permitted.value, partnershipId)
        return ok(written(permitted.value, partyId, version, await viewOf(trx, version), 'agreement.prepared'))
      })
    },

    async markSeen(caller, id) {
      const version = await findVersion(database, id)
      if (version === null) return err(refuse('thing.notFound'))
      const { partnershipId } = version
      const decision = decide(caller.actor, partnershipId, { kind: 'document.read' })
      if (!decision.allowed) return err(decision.refusal)
      const isNew = await database.transaction().execute(async (trx) => {
        const actor = await permit(trx, caller.actor.personId, partnershipId, { kind: 'document.read' })
        if (!actor.ok) return false
        const parties = actor.value.memberships.filter((membership) => membership.partnershipId === partnershipId)
        let isFirst = false
        for (const { partyId, role } of parties) {
          if (isWritingRole(role) && (await insertSeen(trx, id, partyId, clock.now()))) isFirst = true
        }
        return isFirst
      })
      if (isNew) foundation.notices.publish(partnershipId, 'agreements')
      return ok(null)
    },

    approve: (caller, { remark, ...input }) =>
      answerWith(caller, input, { answer: remark === '' ? 'approved' : 'approvedWithRemark', text: remark }),
    sendBack: (caller, { reason, ...input }) => answerWith(caller, input, { answer: 'returned', text: reason }),

    async unlock(caller, { id, reason }) {
      const unlocked = await recordChange<AgreementVersionView>(foundation, async (trx, at) => {
        const before = await findVersion(trx, id)
        if (before === null) return err(refuse('thing.notFound'))
        const { partnershipId } = before
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'agreement.prepare' })
        if (!permitted.ok) return permitted
        const field = fieldWithPersonalNumber({ reason })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        if (before.approvedAt === null) return err(refuse('agreement.changed'))
        if (before.unlockedAt !== null) return ok({ value: await viewOf(trx, before), isRepeat: true })
        await unlockVersions(trx, partnershipId, at)
        const after = { ...before, unlockedAt: at }
        const partyId = actingParty(permitted.value, partnershipId)
        const view = await viewOf(trx, after)
        return ok(written(permitted.value, partyId, after, view, 'agreement.unlocked', { reason }))
      })
      if (unlocked.ok) await askRightsAgain(unlocked.value.partnershipId)
      return unlocked
    },

    async verify(code, remoteAddress) {
      if (!perNetwork.take(networkOf(remoteAddress))) return err(refuse('rate.tooMany'))
      const unknown = { isKnown: false, number: null, preparedAt: null, approvedAt: null, approvals: [] }
      if (!/^[0-9a-f]{16,64}$/.test(code)) return ok(unknown)
      const [version, other] = await findVersionsByCode(database, code)
      // Two with one code have never been seen; saying which is meant would be a guess.
      if (version === undefined || other !== undefined) return ok(unknown)
      const view = await viewOf(database, version)
      return ok({
        isKnown: true,
        number: view.number,
        preparedAt: view.preparedAt,
        approvedAt: view.approvedAt,
        approvals: view.parties.flatMap(({ id, kind }) => {
          const latest = view.answers.findLast(({ partyId }) => partyId === id)
          return latest === undefined || latest.answer === 'returned' ? [] : [{ partyKind: kind, at: latest.at }]
        }),
      })
    },

    async waiting(caller) {
      const own = caller.actor.memberships.filter(({ role, partyKind }) => isWritingRole(role) && partyKind !== 'fund')
      const waiting: WaitingApproval[] = []
      for (const partnershipId of new Set(own.map((membership) => membership.partnershipId))) {
        const [newest] = await listVersions(database, partnershipId)
        if (newest === undefined || newest.approvedAt !== null || newest.closedAt !== null) continue
        const view = await viewOf(database, newest)
        const place = await database
          .selectFrom('partnership')
          .select(['slug', 'name'])
          .where('id', '=', partnershipId)
          .executeTakeFirstOrThrow()
        for (const { partyId, partyKind } of own.filter((membership) => membership.partnershipId === partnershipId)) {
          const hasAnswered = view.answers.some((answer) => answer.partyId === partyId)
          if (!view.turnPartyIds.includes(partyId) || hasAnswered) continue
          waiting.push({
            id: newest.id,
            partnershipSlug: place.slug,
            partnershipName: place.name,
            number: newest.number,
            partyKind,
            partyName: view.parties.find(({ id }) => id === partyId)?.name ?? '',
            dueOn: newest.dueOn,
            preparedAt: newest.preparedAt,
          })
        }
      }
      return waiting
    },

    async files(partnershipId, number) {
      const versions = (await listVersions(database, partnershipId)).toReversed()
      const wanted = versions.filter((version) => number === undefined || version.number === number)
      return Promise.all(
        wanted.map(async ({ id, text, hash, seal }) => ({
          content: JSON.parse(text) as unknown,
          hash,
          versionId: id,
          seal,
          answers: await listAnswers(database, id),
        })),
      )
    },
  }
}

/** The content as it was frozen; a migration that changed it would break the hash. */
const contentOf = ({ text }: StoredVersion): AgreementContent => JSON.parse(text) as AgreementContent

const isSame = (a: AgreementContent, b: AgreementContent): boolean =>
  agreementText(sameAgreement(a) as AgreementContent) === canonicalJson(sameAgreement(b) as Json)

async function viewOf(db: Database, stored: StoredVersion): Promise<AgreementVersionView> {
  const { parties } = contentOf(stored)
  const answers = await listAnswers(db, stored.id)
  const standing = standingOf(approvingParties(parties), answers)
  const preparedBy = stored.preparedBy === null ? null : await readPersonName(db, stored.preparedBy)
  const isOpen = stored.approvedAt === null && stored.closedAt === null
  return {
    id: stored.id,
    partnershipId: stored.partnershipId,
    number: stored.number,
    hash: stored.hash,
    previousHash: stored.previousHash,
    status: stored.approvedAt !== null ? 'approved' : stored.closedAt !== null ? 'closed' : standing.status,
    parties,
    missingPartyIds: standing.missing,
    turnPartyIds: isOpen ? whoseTurn(stored.order, standing.missing) : [],
    order: stored.order,
    dueOn: stored.dueOn,
    answers,
    seen: await listSeen(db, stored.id),
    preparedByName: preparedBy?.name ?? null,
    preparedAt: stored.preparedAt,
    approvedAt: stored.approvedAt,
    seal: stored.seal,
    unlockedAt: stored.unlockedAt,
  }
}

function written(
  actor: Actor,
  partyId: PartyId | null,
  { id, partnershipId, number, hash }: Pick<StoredVersion, 'id' | 'partnershipId' | 'number' | 'hash'>,
  view: AgreementVersionView,
  action: AuditAction,
  data: Readonly<Record<string, string>> = {},
): Change<AgreementVersionView> {
  return {
    value: view,
    partnershipId,
    topics: ['agreements'],
    event: {
      personId: actor.personId,
      partyId,
      action,
      subjectKind: 'agreement',
      subjectId: id,
      data: { number, hash, ...data },
    },
  }
}
