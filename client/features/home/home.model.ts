import { isoWeek } from '#client/i18n/format.ts'
import { addDays, mondayOf } from '#client/i18n/wording/calendar.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { type CommitmentStatus, isAgreed } from '#shared/domain/commitment/commitment.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

export type GreetingPart = 'morning' | 'day' | 'afternoon' | 'evening'

/** Which greeting suits the hour (0 to 23) where the person is. */
export function greetingAt(hour: number): GreetingPart {
  if (hour >= 5 && hour < 10) return 'morning'
  if (hour >= 10 && hour < 12) return 'day'
  if (hour >= 12 && hour < 18) return 'afternoon'
  return 'evening'
}

/** A commitment with the partnership that it belongs to. */
export interface OwnCommitment {
  readonly commitment: Pick<
    CommitmentView,
    'id' | 'what' | 'status' | 'dueOn' | 'programmeMonth' | 'personId' | 'partyId'
  >
  readonly partnershipSlug: string
  readonly partnershipName: string
}

/**
 * Those that the person must act on: named in it, or belonging to a party of theirs while nobody is named. Lapsed
 * ones are left out.
 */
export const ownCommitments = (
  all: readonly OwnCommitment[],
  me: { readonly personId: string; readonly partyIds: readonly string[] },
): OwnCommitment[] =>
  all.filter(({ commitment: { status, personId, partyId } }) => {
    if (status === 'lapsed') return false
    return personId === null ? me.partyIds.includes(partyId) : personId === me.personId
  })

export interface WeekEntry extends OwnCommitment {
  readonly tone: StatusToneName
  readonly deadline: 'late' | 'due' | null
}
export interface WeekColumn {
  /** Null for the last column: everything after the weeks shown. */
  readonly week: number | null
  readonly isNow: boolean
  readonly entries: readonly WeekEntry[]
}
export interface WeekPlan {
  readonly columns: readonly WeekColumn[]
  readonly undated: number
}

export type StatusToneName = 'ready' | 'progress' | 'missing' | 'late' | 'notStarted'

/** How a commitment stands, as the status mark beside it. */
export function commitmentTone(status: CommitmentStatus, deadline: 'late' | 'due' | null): StatusToneName {
  if (deadline === 'late') return 'late'
  if (deadline === 'due' && status === 'accepted') return 'missing'
  if (status === 'fulfilled' || status === 'accepted') return 'ready'
  return status === 'inProgress' ? 'progress' : 'notStarted'
}

const weeksAhead = 4

/**
 * Four weeks from the current ISO week and a column for what comes later. What is late and unfulfilled stands in the
 * first column, since it must be dealt with now; what was fulfilled before this week is left out.
 */
export function weekPlan(own: readonly OwnCommitment[], today: CalendarDay): WeekPlan {
  const monday = mondayOf(today)
  const columns = Array.from({ length: weeksAhead + 1 }, (_, index): WeekEntry[] => {
    const isLater = index === weeksAhead
    const [from, until] = [addDays(monday, 7 * index), addDays(monday, 7 * (index + 1))]
    const inColumn = own.filter(({ commitment: { dueOn, programmeMonth, status } }) => {
      if (dueOn === null) return isLater && programmeMonth !== null && status !== 'fulfilled'
      if (index === 0 && dueOn < from) return isAgreed(status) && status !== 'fulfilled'
      return dueOn >= from && (isLater || dueOn < until)
    })
    return inColumn
      .map((entry): WeekEntry => {
        const deadline = deadlineState(entry.commitment, today)
        return { ...entry, deadline, tone: commitmentTone(entry.commitment.status, deadline) }
      })
      .sort(byDue)
  })
  return {
    columns: columns.map((entries, index) => ({
      week: index === weeksAhead ? null : isoWeek(addDays(monday, 7 * index)).week,
      isNow: index === 0,
      entries,
    })),
    undated: own.filter(
      ({ commitment: { dueOn, programmeMonth, status } }) =>
        dueOn === null && programmeMonth === null && status !== 'fulfilled',
    ).length,
  }
}

/** By day; what has only a programme month comes last, by month. */
function byDue(a: OwnCommitment, b: OwnCommitment): number {
  const key = ({ commitment: { dueOn, programmeMonth } }: OwnCommitment) =>
    dueOn ?? `9999-${String(programmeMonth ?? 999).padStart(3, '0')}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
