import {
  type AgreementAnswer,
  type AgreementContent,
  agreementHash,
  agreementSeal,
  agreementText,
  answerBinding,
} from '#shared/domain/approval/agreement.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { AgreementVersionId, type PartnershipId, type PartyId, type PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { agreedRecords, documentsAt } from '#server/modules/approvals/agreement-content.ts'
import {
  closeOpenVersions,
  insertAnswer,
  insertSeen,
  insertVersion,
  listVersions,
  readPersonName,
  sealVersion,
  unlockVersions,
} from '#server/modules/approvals/approvals.store.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { AgreementSeed, PartyKey, PersonKey } from './partnership-seed.ts'
import { daysBefore } from './seed-days.ts'

export interface AgreementEvent {
  readonly at: Instant
  readonly by: PersonKey
  readonly party: PartyKey
  readonly action: AuditAction
  readonly subjectKind: 'agreement'
  readonly subjectId: AgreementVersionId
  readonly data: { readonly number: number; readonly hash: string }
}

interface AgreementsToWrite {
  readonly random: Random
  readonly now: Instant
  readonly partnershipId: PartnershipId
  readonly agreements: readonly AgreementSeed[]
  readonly personOf: (key: PersonKey) => PersonId
  readonly partyOf: (key: PartyKey) => PartyId
}

const dayMs = 24 * 60 * 60 * 1000

/** Writes the versions with their answers, the oldest first: texts as they stood then, records as they stand now. */
export async function writeAgreements(trx: Database, to: AgreementsToWrite): Promise<AgreementEvent[]> {
  const events: AgreementEvent[] = []
  for (const seed of to.agreements) events.push(...(await writeAgreement(trx, to, seed)))
  return events
}

async function writeAgreement(trx: Database, to: AgreementsToWrite, seed: AgreementSeed): Promise<AgreementEvent[]> {
  const { random, now, partnershipId, personOf, partyOf } = to
  const preparedAt = daysBefore(now, seed.daysAgo)
  const [newest] = await listVersions(trx, partnershipId)
  const content: AgreementContent = {
    ...(await agreedRecords(trx, partnershipId)),
    number: (newest?.number ?? 0) + 1,
    previousHash: newest?.hash ?? null,
    documents: await documentsAt(trx, partnershipId, await positionsAt(trx, partnershipId, preparedAt)),
  }
  const text = agreementText(content)
  const id = AgreementVersionId.parse(random.uuid())
  const { number } = content
  const hash = agreementHash(text)
  await closeOpenVersions(trx, partnershipId, preparedAt)
  await insertVersion(trx, {
    id,
    partnershipId,
    number,
    text,
    hash,
    previousHash: content.previousHash,
    order: null,
    dueOn: seed.dueInDays === undefined ? null : danishDay(now + seed.dueInDays * dayMs),
    preparedBy: personOf(seed.by),
    preparedAt,
  })
  const about = { subjectKind: 'agreement' as const, subjectId: id, data: { number, hash } }
  const events: AgreementEvent[] = [
    { at: preparedAt, by: seed.by, party: seed.party, action: 'agreement.prepared', ...about },
  ]
  const answers: AgreementAnswer[] = []
  for (const [index, { by, party, daysAgo, authority, remark = '' }] of seed.answers.entries()) {
    const at = daysBefore(now, daysAgo)
    const { name, title } = await readPersonName(trx, personOf(by))
    const plain: Omit<AgreementAnswer, 'binding'> = {
      partyId: partyOf(party),
      personId: personOf(by),
      personName: name,
      personTitle: title,
      answer: remark === '' ? 'approved' : 'approvedWithRemark',
      text: remark,
      authority,
      strength: 'demo',
      signedInAt: at - 120_000,
      at,
    }
    const answer = { ...plain, binding: answerBinding({ versionId: id, partnershipId, hash }, plain) }
    answers.push(answer)
    await insertAnswer(trx, { id, hash }, answer)
    await insertSeen(trx, id, answer.partyId, at - 600_000)
    const isLast = seed.isApproved && index === seed.answers.length - 1
    if (isLast) await sealVersion(trx, id, agreementSeal(hash, answers), at)
    events.push({ at, by, party, action: isLast ? 'agreement.approved' : 'agreement.partyApproved', ...about })
  }
  for (const { party, daysAgo } of seed.seen ?? []) {
    await insertSeen(trx, id, partyOf(party), daysBefore(now, daysAgo))
  }
  if (seed.unlocked !== undefined) {
    const { by, party, daysAgo } = seed.unlocked
    const at = daysBefore(now, daysAgo)
    await unlockVersions(trx, partnershipId, at)
    events.push({ at, by, party, action: 'agreement.unlocked', ...about })
  }
  return events
}

/** The last line of each document's log that is not younger. */
async function positionsAt(trx: Database, partnershipId: PartnershipId, at: Instant): Promise<Map<string, number>> {
  const documents = await trx.selectFrom('document').select('id').where('partnership_id', '=', partnershipId).execute()
  const positions = new Map<string, number>()
  for (const { id } of documents) {
    const last = await trx
      .selectFrom('document_update')
      .where('document_id', '=', id)
      .where('created_at', '<=', at)
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    positions.set(id, Number(last?.seq ?? 0))
  }
  return positions
}
