import { isoWeek } from '#client/i18n/format.ts'
import { mondayOf } from '#client/i18n/wording/calendar.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import {
  type CommitmentDraft,
  type CommitmentStatus,
  changedFields,
  commitmentWhatMaxLength,
} from '#shared/domain/commitment/commitment.ts'
import { missingFields } from '#shared/domain/commitment/completeness.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import { PartyId } from '#shared/kernel/ids.ts'
import { CalendarDay, ProgrammeMonth } from '#shared/kernel/time.ts'

export type Tone = 'ready' | 'progress' | 'missing' | 'late' | 'notStarted' | 'locked'

/** The mark that goes with a status: a proposal is open, a promise half made, a fulfilled one whole. */
export const toneOf: Record<CommitmentStatus, Tone> = {
  proposed: 'notStarted',
  accepted: 'ready',
  inProgress: 'progress',
  fulfilled: 'ready',
  lapsed: 'locked',
}

export type Grouping = 'party' | 'week' | 'target'
type Listed = Pick<
  CommitmentView,
  'id' | 'status' | 'partyId' | 'personId' | 'dueOn' | 'programmeMonth' | 'evidence' | 'targetIds' | 'createdAt'
>

export interface Group<C> {
  readonly key: string
  readonly heading:
    | { readonly kind: 'party'; readonly partyId: string }
    | { readonly kind: 'overdue' }
    | {
        readonly kind: 'week'
        readonly week: number
        readonly year: number
        readonly isNow: boolean
        readonly isThisYear: boolean
      }
    | { readonly kind: 'month'; readonly month: number }
    | { readonly kind: 'noDate' }
    | { readonly kind: 'target'; readonly targetId: string }
    | { readonly kind: 'noTarget' }
  readonly items: readonly C[]
}

/** Whether something is left to say or to answer: a proposal waits for its party even when every field is filled. */
export const lacksSomething = (commitment: Listed): boolean =>
  commitment.status === 'proposed' || missingFields(commitment).length > 0

/** By day, then programme month, then undated; those of the same day by when they were made. */
export function byDeadline(a: Listed, b: Listed): number {
  const key = ({ dueOn, programmeMonth }: Listed) =>
    dueOn ?? (programmeMonth === null ? 'b' : `a${String(programmeMonth).padStart(3, '0')}`)
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.createdAt - b.createdAt
}

/** One group per party in the order of the partnership; a party without any is shown, since that is news too. */
export const byParty = <C extends Listed>(commitments: readonly C[], parties: readonly PartyView[]): Group<C>[] =>
  parties.map(({ id }) => ({
    key: id,
    heading: { kind: 'party', partyId: id },
    items: commitments.filter(({ partyId }) => partyId === id).sort(byDeadline),
  }))

/**
 * By ISO week in order; what is late stands first by itself, then weeks, then programme months, then undated. A
 * fulfilled one stays in its week.
 */
export function byWeek<C extends Listed>(commitments: readonly C[], today: CalendarDay): Group<C>[] {
  const groups = new Map<string, { heading: Group<C>['heading']; items: C[] }>()
  const thisMonday = mondayOf(today)
  const thisYear = isoWeek(today).year
  for (const commitment of commitments.toSorted(byDeadline)) {
    const { dueOn, programmeMonth } = commitment
    let key: string
    let heading: Group<C>['heading']
    if (dueOn !== null && deadlineState(commitment, today) === 'late') {
      key = '0'
      heading = { kind: 'overdue' }
    } else if (dueOn !== null) {
      const monday = mondayOf(dueOn)
      const { week, year } = isoWeek(dueOn)
      key = `1${monday}`
      heading = { kind: 'week', week, year, isNow: monday === thisMonday, isThisYear: year === thisYear }
    } else if (programmeMonth === null) {
      key = '3'
      heading = { kind: 'noDate' }
    } else {
      key = `2${String(programmeMonth).padStart(3, '0')}`
      heading = { kind: 'month', month: programmeMonth }
    }
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { heading, items: [commitment] })
    else group.items.push(commitment)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => ({ key, ...group }))
}

/** One group per target in the order given, then those that contribute to none. One commitment may stand in several. */
export function byTarget<C extends Listed>(
  commitments: readonly C[],
  targets: readonly Pick<OutcomeTarget, 'id'>[],
): Group<C>[] {
  const known = new Set<string>(targets.map(({ id }) => id))
  const loose = commitments.filter(({ targetIds }) => !targetIds.some((id) => known.has(id))).sort(byDeadline)
  return [
    ...targets.map(({ id }): Group<C> => ({
      key: id,
      heading: { kind: 'target', targetId: id },
      items: commitments.filter(({ targetIds }) => targetIds.includes(id)).sort(byDeadline),
    })),
    ...(loose.length === 0 ? [] : [{ key: 'none', heading: { kind: 'noTarget' as const }, items: loose }]),
  ]
}

export interface Counts {
  readonly total: number
  readonly agreed: number
  readonly proposed: number
}

/** Lapsed ones are not counted: they no longer bind anybody. */
export function countsOf(commitments: readonly Pick<CommitmentView, 'status'>[]): Counts {
  const standing = commitments.filter(({ status }) => status !== 'lapsed')
  const proposed = standing.filter(({ status }) => status === 'proposed').length
  return { total: standing.length, agreed: standing.length - proposed, proposed }
}

/** The draft while it is being written: everything may still be missing. */
export interface CommitmentForm {
  readonly partyId: string | null
  readonly what: string
  readonly personId: string | null
  readonly quantity: number | null
  readonly unit: string
  readonly dueOn: string | null
  readonly programmeMonth: number | null
  readonly condition: string
  readonly evidence: string
  readonly targetIds: readonly string[]
}

const quoteLength = 140

/** The quote as a first What: at most 140 characters, cut between words, without the full stop at its end. */
export function whatFromQuote(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ').trim()
  if (flat.length <= quoteLength) return flat.replace(/[.,;:]$/, '')
  const cut = flat.slice(0, quoteLength)
  const space = cut.lastIndexOf(' ')
  // One endless word is cut where it must be, since a What may not be empty.
  return (space > quoteLength / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:]+$/, '')
}

const kindWords: Record<PartyView['kind'], RegExp> = {
  municipality: /\b(kommunen|jobcent(er|ret)|the municipality)\b/i,
  employmentActor: /(?<!\p{L})(aktøren|beskæftigelsesaktøren|kontaktpersonen|the actor)(?!\p{L})/iu,
  firm: /\b(virksomheden|the firm)\b/i,
  fund: /\b(fonden|facilitatoren|the fund)\b/i,
}

/**
 * The party that the sentence names first, by name or by kind; with several firms the kind alone names nobody. Null
 * when it names none.
 */
export function partyNamedIn(quote: string, parties: readonly PartyView[]): string | null {
  const hits = parties.flatMap((party) => {
    const byName = quote.toLocaleLowerCase('da').indexOf(party.name.toLocaleLowerCase('da'))
    const isOnlyOfKind = parties.filter(({ kind }) => kind === party.kind).length === 1
    const byKind = isOnlyOfKind ? quote.search(kindWords[party.kind]) : -1
    const places = [byName, byKind].filter((place) => place >= 0)
    return places.length === 0 ? [] : [{ id: party.id, at: Math.min(...places) }]
  })
  return hits.sort((a, b) => a.at - b.at)[0]?.id ?? null
}

/** A new form from the text it comes from: the named party first, else the own one; the person only for the own party. */
export function newForm(
  of: { readonly quote?: string | undefined; readonly suggestedPartyId?: string | undefined },
  parties: readonly PartyView[],
  me: { readonly personId: string; readonly partyIds: readonly string[] } | null,
): CommitmentForm {
  const quote = of.quote ?? ''
  const own = parties.find(({ id }) => me?.partyIds.includes(id))?.id ?? null
  const partyId = of.suggestedPartyId ?? partyNamedIn(quote, parties) ?? own
  const isOwn = partyId !== null && me !== null && me.partyIds.includes(partyId)
  return {
    partyId,
    what: whatFromQuote(quote),
    personId: isOwn ? me.personId : null,
    quantity: null,
    unit: '',
    dueOn: null,
    programmeMonth: null,
    condition: '',
    evidence: '',
    targetIds: [],
  }
}

/** The form of a commitment as it stands. */
export const formOf = (draft: CommitmentDraft): CommitmentForm => ({
  partyId: draft.partyId,
  what: draft.what,
  personId: draft.personId,
  quantity: draft.quantity,
  unit: draft.unit,
  dueOn: draft.dueOn,
  programmeMonth: draft.programmeMonth,
  condition: draft.condition,
  evidence: draft.evidence,
  targetIds: draft.targetIds,
})

export type FormFault = {
  readonly field: 'what' | 'partyId' | 'programmeMonth' | 'unit' | 'condition' | 'evidence'
  readonly problem: 'what' | 'whatLong' | 'party' | 'month' | 'personalNumber'
}

/** What must be put right before saving, in the order of the form. Only What and Who are required (COM-1). */
export function formFaults(form: CommitmentForm): FormFault[] {
  const faults: FormFault[] = []
  if (form.what.trim() === '') faults.push({ field: 'what', problem: 'what' })
  if (form.what.trim().length > commitmentWhatMaxLength) faults.push({ field: 'what', problem: 'whatLong' })
  if (form.partyId === null) faults.push({ field: 'partyId', problem: 'party' })
  if (form.programmeMonth !== null && !ProgrammeMonth.safeParse(form.programmeMonth).success) {
    faults.push({ field: 'programmeMonth', problem: 'month' })
  }
  for (const field of ['what', 'unit', 'condition', 'evidence'] as const) {
    if (personalNumberIn(form[field]) === 'block') faults.push({ field, problem: 'personalNumber' })
  }
  return faults
}

/** The draft to send, or null while `formFaults` finds something. */
export function draftOf(
  form: CommitmentForm,
  parse: (draft: unknown) => CommitmentDraft | null,
): CommitmentDraft | null {
  if (formFaults(form).length > 0) return null
  return parse({
    ...form,
    partyId: PartyId.parse(form.partyId),
    dueOn: form.dueOn === null ? null : CalendarDay.parse(form.dueOn),
    targetIds: [...form.targetIds].sort(),
  })
}

export type DraftField = keyof CommitmentDraft

/**
 * The fields in which both sides differ: what the person wrote and what stands now. Fields that only the other side
 * changed are taken over without asking, fields that only this side changed are kept.
 */
export function conflictingFields(
  opened: CommitmentDraft,
  mine: CommitmentDraft,
  theirs: CommitmentDraft,
): DraftField[] {
  const touchedByMe = changedFields(opened, mine)
  const touchedByThem = new Set(changedFields(opened, theirs))
  const differ = new Set(changedFields(mine, theirs))
  return touchedByMe.filter((field) => touchedByThem.has(field) && differ.has(field))
}

/** The draft as it would be saved: theirs, with my own changes except where I chose theirs. */
export function mergedForm(
  opened: CommitmentDraft,
  mine: CommitmentDraft,
  theirs: CommitmentDraft,
  choices: Readonly<Partial<Record<DraftField, 'mine' | 'theirs'>>>,
): CommitmentForm {
  const touchedByMe = new Set(changedFields(opened, mine))
  const keep = <Field extends DraftField>(field: Field): CommitmentDraft[Field] =>
    touchedByMe.has(field) && choices[field] !== 'theirs' ? mine[field] : theirs[field]
  return {
    partyId: keep('partyId'),
    what: keep('what'),
    personId: keep('personId'),
    quantity: keep('quantity'),
    unit: keep('unit'),
    dueOn: keep('dueOn'),
    programmeMonth: keep('programmeMonth'),
    condition: keep('condition'),
    evidence: keep('evidence'),
    targetIds: keep('targetIds'),
  }
}
