import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { firstDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import {
  OutcomeDraft,
  type OutcomeRegistration,
  registerOutcome,
  supersedeOutcome,
  verifyOutcome,
} from '#shared/domain/outcome/registration.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import {
  OutcomeRegistrationId,
  type PartnershipId,
  type PartyId,
  type PersonId,
  SettlementId,
} from '#shared/kernel/ids.ts'
import { type Result, invariant } from '#shared/kernel/result.ts'
import type { CalendarDay, Instant } from '#shared/kernel/time.ts'
import { insertRegistration } from '#server/modules/outcomes/outcomes.store.ts'
import { hashOf, sealOf } from '#server/modules/settlements/settlement-file.ts'
import { makeContent, readGround } from '#server/modules/settlements/settlement-figures.ts'
import {
  findSettlement,
  insertAnswer,
  insertSettlement,
  listAnswers,
  updateSettlement,
} from '#server/modules/settlements/settlements.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { OutcomeSeed, PartyKey, PersonKey, StatementSeed } from './partnership-seed.ts'
import { daysBefore } from './seed-days.ts'

export interface OutcomesToWrite {
  readonly random: Random
  readonly now: Instant
  readonly partnershipId: PartnershipId
  readonly startsOn: CalendarDay
  readonly outcomes: readonly OutcomeSeed[]
  readonly statements: readonly StatementSeed[]
  readonly personOf: (key: PersonKey) => PersonId
  readonly partyOf: (key: PartyKey) => PartyId
}

/** What happened, for the log. */
export interface OutcomeEvent {
  readonly at: Instant
  readonly by: PersonKey
  readonly party: PartyKey
  readonly action: AuditAction
  readonly subjectKind: 'outcome' | 'settlement'
  readonly subjectId: string
  readonly data: Readonly<Record<string, string | number | null>>
}

/** Writes reached outcomes and the statements made of them, calculated by the same functions as in use. */
export async function writeOutcomes(trx: Database, to: OutcomesToWrite): Promise<OutcomeEvent[]> {
  if (to.outcomes.length === 0) return []
  const events: OutcomeEvent[] = []
  for (const outcome of to.outcomes) events.push(...(await writeOutcome(trx, to, outcome)))
  for (const [index, statement] of to.statements.entries()) {
    events.push(...(await writeStatement(trx, to, statement, index + 1)))
  }
  return events
}

const dayMs = 86_400_000
const dayAfter = (day: CalendarDay, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

async function writeOutcome(trx: Database, to: OutcomesToWrite, seed: OutcomeSeed): Promise<OutcomeEvent[]> {
  const { random, startsOn, partnershipId, personOf, partyOf } = to
  const begins = firstDayOfMonth(startsOn, seed.month)
  const draft = OutcomeDraft.parse({
    outcomeCode: seed.code,
    reachedOn: begins,
    countedFrom: seed.countedDays === undefined ? null : dayAfter(begins, 1 - seed.countedDays),
    count: seed.count,
    personCode: seed.personCode ?? null,
    setting: seed.setting ?? null,
    firmPartyId: seed.firm === undefined ? null : partyOf(seed.firm),
    evidence: seed.evidence,
  })
  const by = { personId: personOf(seed.by), partyId: partyOf(seed.party) }
  const register = (at: Instant, count: number): OutcomeRegistration =>
    registerOutcome(OutcomeRegistrationId.parse(random.uuid()), { ...draft, count }, by, at)
  // On the first of a month the day has hardly begun.
  const at = Math.min(Date.parse(begins) + 0.4 * dayMs, to.now - 1000)
  const event = (
    action: AuditAction,
    when: Instant,
    by: PersonKey,
    party: PartyKey,
    of: OutcomeRegistration,
  ): OutcomeEvent => ({
    at: when,
    by,
    party,
    action,
    subjectKind: 'outcome',
    subjectId: of.id,
    data: { outcomeCode: of.outcomeCode, count: of.count, reachedOn: of.reachedOn, version: of.version },
  })
  const events: OutcomeEvent[] = []
  let standing = register(at, seed.corrects?.count ?? seed.count)
  events.push(event('outcome.registered', at, seed.by, seed.party, standing))
  if (seed.corrects !== undefined) {
    await insertRegistration(trx, partnershipId, valueOf(supersedeOutcome(standing)))
    const later = at + 0.2 * dayMs
    standing = { ...register(later, seed.count), supersedesId: standing.id, reason: seed.corrects.reason }
    events.push(event('outcome.corrected', later, seed.by, seed.party, standing))
  }
  if (seed.verified !== undefined) {
    const { by: verifier, party } = seed.verified
    const when = at + 2 * dayMs
    const reason = standing.reason
    standing = {
      ...valueOf(verifyOutcome(standing, { personId: personOf(verifier), partyId: partyOf(party) }, when)),
      reason,
    }
    events.push(event('outcome.verified', when, verifier, party, standing))
  }
  await insertRegistration(trx, partnershipId, standing)
  return events
}

async function writeStatement(
  trx: Database,
  to: OutcomesToWrite,
  seed: StatementSeed,
  number: number,
): Promise<OutcomeEvent[]> {
  const { random, now, partnershipId, personOf, partyOf } = to
  const content = makeContent(valueOf(await readGround(trx, partnershipId)), {
    number,
    kind: seed.kind,
    toMonth: seed.toMonth,
  })
  const hash = hashOf(content)
  const id = SettlementId.parse(random.uuid())
  const at = daysBefore(now, seed.daysAgo)
  await insertSettlement(trx, { id, partnershipId, content, hash }, personOf(seed.by), at)
  const data = {
    number,
    fromMonth: content.fromMonth,
    toMonth: content.toMonth,
    paidOre: content.paidOre + content.adjustedOre,
    hash,
    version: 1,
  }
  const about = { subjectKind: 'settlement' as const, subjectId: id, data }
  const events: OutcomeEvent[] = [{ at, by: seed.by, party: seed.party, action: 'settlement.made', ...about }]
  let last = at
  for (const [index, { by, party }] of seed.agreed.entries()) {
    last = at + (index + 1) * 0.3 * dayMs
    await insertAnswer(trx, {
      settlementId: id,
      partyId: partyOf(party),
      personId: personOf(by),
      answer: 'agreed',
      reason: '',
      hash,
      at: last,
    })
    const isLast = seed.isFrozen && index === seed.agreed.length - 1
    events.push({ at: last, by, party, action: isLast ? 'settlement.frozen' : 'settlement.agreed', ...about })
  }
  if (seed.isFrozen) {
    const stored = await findSettlement(trx, id)
    invariant(stored, 'the statement was written')
    const seal = sealOf({ hash, answers: await listAnswers(trx, id) })
    await updateSettlement(trx, { ...stored, seal, agreedAt: last, version: 2 })
  }
  return events
}

function valueOf<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`The seed asks for what the rules refuse: ${result.error.code}`)
  return result.value
}
