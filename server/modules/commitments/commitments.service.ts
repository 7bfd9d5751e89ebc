import type { z } from 'zod'
import type {
  AcceptCommitment,
  CommitmentView,
  EditCommitment,
  LapseCommitment,
  ProgressCommitment,
  ProposeCommitment,
  ReopenCommitment,
  ReportHealth,
} from '#shared/contracts/commitments.ts'
import type { ActivityItem, AuditAction, WaitingItem } from '#shared/contracts/partnerships.ts'
import { actingParty, writingParties } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type Commitment, type CommitmentDraft, changedFields } from '#shared/domain/commitment/commitment.ts'
import { accept, edit, lapse, progress, propose, reopen } from '#shared/domain/commitment/commitment-lifecycle.ts'
import { hasHealth, needsWords } from '#shared/domain/commitment/health.ts'
import { textSides } from '#shared/domain/commitment/agreed-text.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import { isWritingRole } from '#shared/domain/partnership/party.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { CommitmentId, PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { readActivity } from '#server/modules/audit/audit.store.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { findParty, isMember } from '#server/modules/members/members.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  findCommitment,
  findDocumentKind,
  findTargets,
  type OpenCommitment,
  insertCommitment,
  lastSeqOf,
  listCommitmentViews,
  listOpenCommitments,
  readCommitmentView,
  updateCommitment,
} from './commitments.store.ts'
import { changeOf } from './commitment-change.ts'
import { readTextChanges } from './agreed-text.store.ts'
import { findHealthReport, insertHealthReport } from './health.store.ts'
import { danishDay } from './danish-day.ts'

const historyLimit = 200

type Answer = Promise<Result<CommitmentView, Refusal>>

/**
 * The use cases of commitments. Each write is one transaction with its audit row. A write against an older version
 * is refused with `commitment.changed` and the commitment as it stands (COM-4); a commitment of another partnership
 * answers `thing.notFound`, the same as one that does not exist (ACC-2).
 */
export interface CommitmentsService {
  list(partnershipId: PartnershipId): Promise<CommitmentView[]>
  /** Repeated with the same id it changes nothing and answers with the commitment as it stands (COM-2). */
  propose(caller: Caller, input: z.infer<typeof ProposeCommitment>): Answer
  edit(caller: Caller, input: z.infer<typeof EditCommitment>): Answer
  accept(caller: Caller, input: z.infer<typeof AcceptCommitment>): Answer
  progress(caller: Caller, input: z.infer<typeof ProgressCommitment>): Answer
  lapse(caller: Caller, input: z.infer<typeof LapseCommitment>): Answer
  reopen(caller: Caller, input: z.infer<typeof ReopenCommitment>): Answer
  /**
   * Tells how the promise is going (COM-11). Repeated with the same id it tells nothing twice.
   * Errors: `commitment.wrongStatus` when it is not agreed or kept already, `commitment.wordsRequired` for a worry
   * without words.
   */
  report(caller: Caller, input: z.infer<typeof ReportHealth>): Answer
  /** What has happened to the commitment, newest first. */
  history(caller: Caller, id: CommitmentId): Promise<Result<ActivityItem[], Refusal>>
  /** Late promises of one's own, proposals that only one's own parties can accept, changed words, what is due (COM-10). */
  waiting(caller: Caller): Promise<WaitingItem[]>
}

interface Step {
  /** What the actor must be allowed to do, by the commitment as it stands. */
  readonly action: (before: Commitment) => Action
  readonly change: (
    before: Commitment,
    actor: Actor,
    context: { readonly trx: Database; readonly at: number; readonly partnershipId: PartnershipId },
  ) => Promise<Result<Commitment, Refusal>> | Result<Commitment, Refusal>
  readonly event: (before: Commitment, after: Commitment) => AuditAction
}

export function createCommitmentsService(foundation: Foundation): CommitmentsService {
  const { database, clock } = foundation

  /** Reads, decides, compares the version, changes and writes: the one way to touch a commitment that exists. */
  const step = (caller: Caller, input: { readonly id: CommitmentId; readonly version: number }, rule: Step): Answer =>
    recordChange<CommitmentView>(foundation, async (trx, at) => {
      const stored = await findCommitment(trx, input.id)
      if (stored === null) return err(refuse('thing.notFound'))
      const { partnershipId, commitment: before } = stored
      const permitted = await permit(trx, caller.actor.personId, partnershipId, rule.action(before))
      if (!permitted.ok) return permitted
      const changed = await rule.change(before, permitted.value, { trx, at, partnershipId })
      // An edit that asks for what already stands is done, whatever version it was made against: a repeated call
      // after a lost answer must not look like a conflict (COM-6).
      if (changed.ok && changed.value === before) {
        return ok({ value: await readCommitmentView(trx, input.id), isRepeat: true })
      }
      if (before.version !== input.version) {
        return err(refuse('commitment.changed', { current: await readCommitmentView(trx, input.id) }))
      }
      if (!changed.ok) return changed
      const after = changed.value
      await updateCommitment(trx, { partnershipId, commitment: after })
      return ok(
        await changeOf(trx, {
          partnershipId,
          value: await readCommitmentView(trx, after.id),
          commitment: after,
          action: rule.event(before, after),
          data: difference(before, after),
          by: byline(permitted.value, partnershipId, after),
        }),
      )
    })

  return {
    list: (partnershipId) => listCommitmentViews(database, partnershipId),

    propose: (caller, input) =>
      recordChange<CommitmentView>(foundation, async (trx, at) => {
        const { partnershipId } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'commitment.propose' })
        if (!permitted.ok) return permitted
        const actor = permitted.value
        const existing = await findCommitment(trx, input.id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId) return err(refuse('thing.notFound'))
          return ok({ value: await readCommitmentView(trx, input.id), isRepeat: true })
        }
        const fault = await sourceFault(trx, partnershipId, input.source)
        if (fault !== null) return err(fault)
        const draft = await checkedDraft(trx, partnershipId, input.draft, null)
        if (!draft.ok) return draft
        const by = {
          personId: actor.personId,
          partyId: actingParty(actor, partnershipId, draft.value.partyId),
        }
        const commitment = propose(input.id, draft.value, input.source, by, at)
        await insertCommitment(trx, { partnershipId, commitment })
        return ok(
          await changeOf(trx, {
            partnershipId,
            value: await readCommitmentView(trx, commitment.id),
            commitment,
            action: 'commitment.proposed',
            data: {},
            by: byline(actor, partnershipId, commitment),
          }),
        )
      }),

    edit: (caller, input) =>
      step(caller, input, {
        action: () => ({ kind: 'commitment.edit' }),
        change: async (before, actor, { trx, at, partnershipId }) => {
          const draft = await checkedDraft(trx, partnershipId, input.draft, before)
          if (!draft.ok) return draft
          return edit(before, draft.value, { ...actor, partyIds: writingParties(actor, partnershipId) }, at)
        },
        event: () => 'commitment.edited',
      }),

    accept: (caller, input) =>
      step(caller, input, {
        action: ({ partyId }) => ({ kind: 'commitment.accept', partyId }),
        change: async (before, actor, { trx, at }) =>
          accept(
            before,
            actor.personId,
            at,
            before.source === null ? null : await lastSeqOf(trx, before.source.documentId),
          ),
        event: () => 'commitment.accepted',
      }),

    progress: (caller, input) =>
      step(caller, input, {
        action: ({ partyId }) => ({ kind: 'commitment.progress', partyId }),
        change: (before, _actor, { at }) => progress(before, input.to, at),
        event: (_before, after) =>
          after.status === 'fulfilled'
            ? 'commitment.fulfilled'
            : after.status === 'inProgress'
              ? 'commitment.started'
              : 'commitment.edited',
      }),

    lapse: async (caller, input) =>
      step(caller, input, {
        // A proposal binds nobody yet, so its proposer may take it back too (ACC-6).
        action: ({ status, partyId, proposedByPartyId }) =>
          status === 'proposed'
            ? { kind: 'commitment.decline', partyId, proposedByPartyId }
            : { kind: 'commitment.progress', partyId },
        change: (before, _actor, { at }) => {
          const field = fieldWithPersonalNumber({ reason: input.reason })
          return field === null ? lapse(before, input.reason, at) : err(refuse('input.personalNumber', { field }))
        },
        event: () => 'commitment.lapsed',
      }),

    reopen: (caller, input) =>
      step(caller, input, {
        action: () => ({ kind: 'commitment.propose' }),
        change: (before, actor, { at, partnershipId }) =>
          reopen(before, { personId: actor.personId, partyId: actingParty(actor, partnershipId, before.partyId) }, at),
        event: () => 'commitment.reopened',
      }),

    report: (caller, input) =>
      recordChange<CommitmentView>(foundation, async (trx, at) => {
        const { id, commitmentId, ...report } = input
        const stored = await findCommitment(trx, commitmentId)
        if (stored === null) return err(refuse('thing.notFound'))
        const { partnershipId, commitment } = stored
        const permitted = await permit(trx, caller.actor.personId, partnershipId, {
          kind: 'commitment.progress',
          partyId: commitment.partyId,
        })
        if (!permitted.ok) return permitted
        const told = await findHealthReport(trx, id)
        if (told !== null) {
          return told === commitmentId
            ? ok({ value: await readCommitmentView(trx, commitmentId), isRepeat: true })
            : err(refuse('thing.notFound'))
        }
        if (!hasHealth(commitment.status)) return err(refuse('commitment.wrongStatus', { status: commitment.status }))
        if (needsWords(report)) return err(refuse('commitment.wordsRequired'))
        const field = fieldWithPersonalNumber({ text: report.text })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        await insertHealthReport(trx, { ...report, id, commitmentId, personId: permitted.value.personId, at })
        return ok(
          await changeOf(trx, {
            partnershipId,
            value: await readCommitmentView(trx, commitmentId),
            commitment,
            action: 'commitment.reported',
            data: { health: report.health, text: report.text },
            by: byline(permitted.value, partnershipId, commitment),
          }),
        )
      }),

    async history(caller, id) {
      const stored = await findCommitment(database, id)
      if (stored === null) return err(refuse('thing.notFound'))
      const { partnershipId } = stored
      const decision = decide(caller.actor, partnershipId, { kind: 'audit.read' })
      if (!decision.allowed) return err(decision.refusal)
      return ok(await readActivity(database, { partnershipId, subjectId: id, limit: historyLimit }))
    },

    async waiting(caller) {
      const { personId, memberships } = caller.actor
      const mine = memberships.filter((m) => isWritingRole(m.role)).map((m) => m.partyId)
      const open = await listOpenCommitments(database, mine)
      const today = danishDay(clock.now())
      const changes = await readTextChanges(
        database,
        open.map(({ commitment }) => commitment),
      )
      const items = open.flatMap((entry): WaitingItem[] => {
        const { commitment } = entry
        const change = changes.get(commitment.id)
        const unanswered = textSides(commitment).filter((party) => change?.confirmedBy.includes(party) === false)
        const text: WaitingItem[] =
          change !== undefined && unanswered.some((party) => mine.includes(party))
            ? [itemOf('text', entry, change.at)]
            : []
        // Asked by one's own party and promised by another: only the changed words are one's own business.
        if (!mine.includes(commitment.partyId)) return text
        const isOwn = commitment.personId === null || commitment.personId === personId
        const kind = commitment.status === 'proposed' ? 'accept' : isOwn ? deadlineState(commitment, today) : null
        return kind === null ? text : [...text, itemOf(kind, entry, commitment.createdAt)]
      })
      return items.sort((a, b) => waitingRank[a.kind] - waitingRank[b.kind] || waitingSince(a) - waitingSince(b))
    },
  }
}

const itemOf = (
  kind: WaitingItem['kind'],
  { commitment, ...names }: OpenCommitment,
  createdAt: number,
): WaitingItem => {
  const { id: commitmentId, what, dueOn, status } = commitment
  return { kind, ...names, commitmentId, what, dueOn, status, createdAt }
}

const byline = (actor: Actor, partnershipId: PartnershipId, { partyId }: Commitment) => ({
  personId: actor.personId,
  partyId: actingParty(actor, partnershipId, partyId),
})

const waitingRank: Record<WaitingItem['kind'], number> = { late: 0, accept: 1, text: 2, due: 3 }
const waitingSince = ({ dueOn, kind, createdAt }: WaitingItem): number =>
  kind === 'accept' || kind === 'text' || dueOn === null ? createdAt : Number(dueOn.replaceAll('-', ''))

/** `fields` lists what differs; `before.<field>` and `after.<field>` hold the values, lists as text. */
function difference(before: Commitment, after: Commitment): Record<string, string | number | null> {
  const keys: (keyof Commitment)[] = changedFields(before, after)
  if (before.status !== after.status) keys.push('status')
  if (before.lapseReason !== after.lapseReason) keys.push('lapseReason')
  if (keys.length === 0) return {}
  const flat = (value: unknown): string | number | null =>
    typeof value === 'number' || typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : null
  return {
    fields: keys.join(','),
    ...Object.fromEntries(keys.map((key) => [`before.${key}`, flat(before[key])])),
    ...Object.fromEntries(keys.map((key) => [`after.${key}`, flat(after[key])])),
  }
}

/**
 * The draft with its links in order, when it holds no personal number and names only parties, people and targets of
 * the partnership (COM-9). `before` is what stands: a person who has left since may stay named until somebody
 * changes it, and a link to a target that was removed meanwhile falls away (OUT-4).
 */
async function checkedDraft(
  trx: Database,
  partnershipId: PartnershipId,
  draft: CommitmentDraft,
  before: Commitment | null,
): Promise<Result<CommitmentDraft, Refusal>> {
  const { what, unit, condition, evidence } = draft
  const field = fieldWithPersonalNumber({ what, unit, condition, evidence })
  if (field !== null) return err(refuse('input.personalNumber', { field }))
  const party = await findParty(trx, draft.partyId)
  if (party?.partnershipId !== partnershipId) return err(refuse('thing.notFound', { field: 'partyId' }))
  const isSamePerson = before !== null && before.personId === draft.personId && before.partyId === draft.partyId
  if (draft.personId !== null && !isSamePerson && !(await isMember(trx, draft.partyId, draft.personId))) {
    return err(refuse('thing.notFound', { field: 'personId' }))
  }
  const wanted = [...new Set(draft.targetIds)]
  const found = await findTargets(trx, partnershipId, wanted)
  if (found.length !== wanted.length) return err(refuse('thing.notFound', { field: 'targetIds' }))
  const targetIds = found.filter((target) => !target.isRemoved).map((target) => target.id)
  return ok({ ...draft, targetIds: targetIds.sort() })
}

/** What is wrong with the place a commitment comes from, or null. */
async function sourceFault(
  trx: Database,
  partnershipId: PartnershipId,
  source: Commitment['source'],
): Promise<Refusal | null> {
  if (source === null) return null
  const field = fieldWithPersonalNumber({ quote: source.quote })
  if (field !== null) return refuse('input.personalNumber', { field })
  const kind = await findDocumentKind(trx, partnershipId, source.documentId)
  const isThere = kind !== null && sectionIds[kind].includes(source.sectionId)
  return isThere ? null : refuse('thing.notFound', { field: 'source' })
}
