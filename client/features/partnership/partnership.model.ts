import type { TFunction } from 'i18next'
import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import type {
  ActivityItem,
  DocumentView,
  PartnershipView,
  PartyView,
  SectionView,
} from '#shared/contracts/partnerships.ts'
import { isAgreed } from '#shared/domain/commitment/commitment.ts'
import { missingFields } from '#shared/domain/commitment/completeness.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import { type PartyKind, partyKinds } from '#shared/domain/partnership/party.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

type T = TFunction<'partnership'>
type CommitmentFacts = Pick<
  CommitmentView,
  'id' | 'status' | 'partyId' | 'personId' | 'dueOn' | 'programmeMonth' | 'evidence' | 'targetIds'
>

export interface PersonLine {
  readonly personId: string
  readonly name: string
  /** When this person last changed something here; null when not among the changes that are kept at hand. */
  readonly lastChangeAt: number | null
}

/** People of a party with their last change. Names are matched with the party's kind, which is what the log shows. */
export const peopleOf = (party: PartyView, activity: readonly ActivityItem[]): PersonLine[] =>
  party.people.map(({ personId, name }) => ({
    personId,
    name,
    lastChangeAt: activity.find((item) => item.personName === name && item.partyKind === party.kind)?.at ?? null,
  }))

/** The kinds without a party, in the fixed order; a partnership needs all but the fund. */
export const missingKinds = (partnership: Pick<PartnershipView, 'parties'>): PartyKind[] =>
  partyKinds.filter((kind) => kind !== 'fund' && !partnership.parties.some((party) => party.kind === kind))

export type PromiseState = 'done' | 'agreed' | 'proposed'
export interface PromiseRow {
  readonly partyId: string
  readonly kind: PartyKind
  readonly name: string
  readonly squares: readonly PromiseState[]
}

const promiseOrder: readonly PromiseState[] = ['done', 'agreed', 'proposed']

/** A square for each promise that stands, per party: fulfilled first, then agreed, then proposed. */
export const promiseRows = (parties: readonly PartyView[], commitments: readonly CommitmentFacts[]): PromiseRow[] =>
  parties.map(({ id, kind, name }) => ({
    partyId: id,
    kind,
    name,
    squares: commitments
      .filter((commitment) => commitment.partyId === id && commitment.status !== 'lapsed')
      .map(({ status }): PromiseState => (status === 'fulfilled' ? 'done' : isAgreed(status) ? 'agreed' : 'proposed'))
      .sort((a, b) => promiseOrder.indexOf(a) - promiseOrder.indexOf(b)),
  }))

export interface SectionCounts {
  readonly total: number
  readonly ready: number
  readonly inProgress: number
  readonly notStarted: number
}

export function sectionCounts(sections: readonly SectionView[]): SectionCounts {
  const count = (status: SectionView['status']) => sections.filter((section) => section.status === status).length
  return {
    total: sections.length,
    ready: count('ready'),
    inProgress: count('inProgress'),
    notStarted: count('notStarted'),
  }
}

export interface MoneyRow {
  readonly targetId: string
  readonly outcomeCode: TargetsView['targets'][number]['outcomeCode']
  readonly payerKind: PartyKind
  readonly promised: number
  readonly accepted: number
  readonly expectedOre: number
  /** 0 to 1 of the largest row, for the bar. */
  readonly share: number
}
export interface Money {
  readonly rows: readonly MoneyRow[]
  readonly totalOre: number
}

/** Per target what is promised, accepted and expected, the largest payment first. Every amount is simulated. */
export function moneyOf({ targets, pictures }: TargetsView, parties: readonly PartyView[]): Money {
  const rows = targets
    .map((target) => {
      const picture = pictures.find(({ targetId }) => targetId === target.id)
      return {
        targetId: target.id,
        outcomeCode: target.outcomeCode,
        payerKind: parties.find(({ id }) => id === target.payerPartyId)?.kind ?? 'municipality',
        promised: picture?.promised ?? 0,
        accepted: picture?.accepted ?? 0,
        expectedOre: picture?.expectedPaymentOre ?? 0,
      }
    })
    .sort((a, b) => b.expectedOre - a.expectedOre)
  const largest = Math.max(1, ...rows.map((row) => row.expectedOre))
  return {
    rows: rows.map((row) => ({ ...row, share: row.expectedOre / largest })),
    totalOre: rows.reduce((sum, row) => sum + row.expectedOre, 0),
  }
}

export type LineTone = 'ready' | 'progress' | 'missing' | 'late' | 'notStarted' | 'locked'
export interface WorkLine {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly tone: LineTone
  /** Null for what cannot be opened yet. */
  readonly to:
    | { readonly kind: 'document'; readonly documentId: string }
    | { readonly kind: 'commitments' }
    | { readonly kind: 'targets' }
    | { readonly kind: 'members' }
    | null
}

/** The lines of work with what they lack, in words. The status is computed from what stands, never set by hand. */
export function workLines(
  partnership: PartnershipView,
  commitments: readonly CommitmentFacts[],
  targets: TargetsView,
  today: CalendarDay,
  t: T,
): WorkLine[] {
  const models = partnership.documents.filter(({ kind }) => kind === 'socialModel')
  return [
    ...partnership.documents
      .filter(({ kind }) => kind === 'partnerPlan')
      .map((plan) => documentLine(plan, t('lines.partnerPlan'), t)),
    ...(models.length === 0
      ? [
          {
            id: 'socialModel',
            title: t('lines.socialModel'),
            sentence: t('lines.firmMissing'),
            tone: 'missing' as const,
            to: { kind: 'members' as const },
          },
        ]
      : models.map((model) => {
          const firm = partnership.parties.find(({ id }) => id === model.firmPartyId)
          const isAlone = models.length === 1 || firm === undefined
          return documentLine(
            model,
            isAlone ? t('lines.socialModel') : t('lines.socialModelOf', { firm: firm.name }),
            t,
          )
        })),
    commitmentLine(partnership, commitments, today, t),
    targetLine(targets, t),
    { id: 'approval', title: t('lines.approval'), sentence: t('lines.approvalText'), tone: 'locked', to: null },
    { id: 'handover', title: t('lines.handover'), sentence: t('lines.handoverText'), tone: 'locked', to: null },
  ]
}

/** How many sections are named before only their number is told. */
const namedAtMost = 3

function documentLine(document: DocumentView, title: string, t: T): WorkLine {
  const { total, ready, notStarted } = sectionCounts(document.sections)
  const named = (status: SectionView['status']) =>
    document.sections.filter((section) => section.status === status).map(({ sectionId }) => sectionId)
  const base = { id: document.id, title, to: { kind: 'document' as const, documentId: document.id } }
  if (notStarted === total) return { ...base, tone: 'notStarted', sentence: t('lines.sections.none', { total }) }
  if (ready === total) return { ...base, tone: 'ready', sentence: t('lines.sections.all', { total }) }
  const writing = named('inProgress')
  const missing = named('notStarted')
  const list = (ids: readonly string[]) => listed(ids, t('lines.sections.and'))
  const sentences: string[] = [t('lines.sections.some', { ready, total })]
  if (writing.length > 0 && writing.length <= namedAtMost) {
    sentences.push(t('lines.sections.writing', { count: writing.length, sections: list(writing) }))
  }
  if (missing.length > namedAtMost) sentences.push(t('lines.sections.manyMissing', { count: missing.length }))
  else if (missing.length > 0) {
    sentences.push(t('lines.sections.missing', { count: missing.length, sections: list(missing) }))
  }
  return { ...base, tone: 'progress', sentence: sentences.join(' ') }
}

function commitmentLine(
  partnership: PartnershipView,
  commitments: readonly CommitmentFacts[],
  today: CalendarDay,
  t: T,
): WorkLine {
  const base = { id: 'commitments', title: t('lines.commitments'), to: { kind: 'commitments' as const } }
  const standing = commitments.filter(({ status }) => status !== 'lapsed')
  if (standing.length === 0) return { ...base, tone: 'notStarted', sentence: t('lines.commitment.none') }
  if (standing.every(({ status }) => status === 'fulfilled')) {
    return { ...base, tone: 'ready', sentence: t('lines.commitment.allDone', { count: standing.length }) }
  }
  const proposed = standing.filter(({ status }) => status === 'proposed')
  const late = standing.filter((commitment) => deadlineState(commitment, today) === 'late')
  const incomplete = standing.filter((commitment) => missingFields(commitment).some((field) => field !== 'targetIds'))
  const sentences: string[] = [
    t('lines.commitment.counts', { agreed: standing.length - proposed.length, proposed: proposed.length }),
  ]
  const asked = partyKinds.filter((kind) =>
    partnership.parties.some((party) => party.kind === kind && proposed.some(({ partyId }) => partyId === party.id)),
  )
  const [only] = asked
  if (only !== undefined && asked.length === 1) {
    sentences.push(t('lines.commitment.waiting', { count: proposed.length, party: t(`parties.${only}`) }))
  } else if (asked.length > 1) {
    const parties = listed(
      asked.map((kind) => t(`parties.${kind}`)),
      t('and'),
    )
    sentences.push(t('lines.commitment.waitingMany', { count: proposed.length, parties }))
  }
  if (late.length > 0) sentences.push(t('lines.commitment.late', { count: late.length }))
  else if (incomplete.length > 0) sentences.push(t('lines.commitment.incomplete', { count: incomplete.length }))
  return {
    ...base,
    tone: late.length > 0 ? 'late' : proposed.length === 0 && incomplete.length > 0 ? 'missing' : 'progress',
    sentence: sentences.join(' '),
  }
}

function targetLine({ targets, pictures }: TargetsView, t: T): WorkLine {
  const base = { id: 'targets', title: t('lines.targets'), to: { kind: 'targets' as const } }
  if (targets.length === 0) return { ...base, tone: 'notStarted', sentence: t('lines.target.none') }
  const lacks = {
    noEvidence: targets.filter(({ evidence }) => evidence.trim() === '').length,
    noVerifier: targets.filter(({ verifierPartyId }) => verifierPartyId === null).length,
    noCommitment: targets.filter(
      ({ id }) => !pictures.some(({ targetId, promised }) => targetId === id && promised > 0),
    ).length,
  }
  const sentences: string[] = [t('lines.target.count', { count: targets.length })]
  for (const lack of ['noEvidence', 'noVerifier', 'noCommitment'] as const) {
    if (lacks[lack] > 0) sentences.push(t(`lines.target.${lack}`, { count: lacks[lack] }))
  }
  if (sentences.length > 1) return { ...base, tone: 'missing', sentence: sentences.join(' ') }
  sentences.push(t('lines.target.complete'))
  const areAllAccepted = pictures.every(({ promised, accepted }) => promised === accepted)
  return { ...base, tone: areAllAccepted ? 'ready' : 'progress', sentence: sentences.join(' ') }
}

/** `P4, P7 og P10`. */
export function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}
