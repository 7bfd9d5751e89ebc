import { addDays, addMonths, daysBetween, onWeekday } from '#shared/kernel/calendar.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'

export interface CoursePeriod {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly followUpEndsOn: string | null
}

export const coursePhases = ['training', 'placement', 'job', 'campaign', 'bootCamp', 'accelerator', 'followUp'] as const
export type CoursePhaseKey = (typeof coursePhases)[number]
export type CourseTrack = 'citizen' | 'firm'

export interface CoursePhase {
  readonly key: CoursePhaseKey
  readonly track: CourseTrack
  readonly from: CalendarDay
  /** The last day; it belongs to the phase. */
  readonly to: CalendarDay
  readonly parties: readonly PartyKind[]
}

/** Where the two tracks meet. */
export const courseMeetings = ['tasksKnown', 'visit', 'wageTalk', 'extension', 'settlement', 'finalSettlement'] as const
export type CourseMeetingKey = (typeof courseMeetings)[number]

export interface CourseMeeting {
  readonly key: CourseMeetingKey
  readonly on: CalendarDay
}

export interface CourseMonth {
  readonly on: CalendarDay
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

export interface DoubleCourse {
  readonly from: CalendarDay
  readonly to: CalendarDay
  readonly months: readonly CourseMonth[]
  readonly phases: readonly CoursePhase[]
  readonly meetings: readonly CourseMeeting[]
  /** The five camps in their order. */
  readonly camps: readonly CalendarDay[]
  readonly fundLeavesOn: CalendarDay
}

/** Months after the start in which the camps lie. */
const campMonths = [2, 4, 7, 9, 11] as const

/**
 * The two tracks of the method on one calendar (CRS-1): the citizens' six months of training and six of placement,
 * and the firm's boot camp, twelve months of accelerator and six of follow-up, with the days that follow from the
 * partnership's start. Days that the partnership does not have are reckoned from the start: 12 and 18 months.
 */
export function doubleCourse({ startsOn, endsOn, followUpEndsOn }: CoursePeriod): DoubleCourse {
  const start = addDays(startsOn, 0)
  const placementStart = addMonths(start, 6)
  const end = endsOn === null ? addDays(addMonths(start, 12), -1) : addDays(endsOn, 0)
  const fundLeavesOn = followUpEndsOn === null ? addDays(addMonths(start, 18), -1) : addDays(followUpEndsOn, 0)
  const bootCamp = onWeekday(addDays(addMonths(start, -2), 9))
  const from = addMonths(`${start.slice(0, 8)}01`, -4)
  const phases: CoursePhase[] = [
    { key: 'training', track: 'citizen', from: start, to: addDays(placementStart, -1), parties: ['employmentActor'] },
    { key: 'placement', track: 'citizen', from: placementStart, to: end, parties: ['firm', 'employmentActor'] },
    { key: 'job', track: 'citizen', from: addDays(end, 1), to: fundLeavesOn, parties: ['employmentActor'] },
    { key: 'campaign', track: 'firm', from, to: addDays(bootCamp, -1), parties: ['municipality', 'fund'] },
    { key: 'bootCamp', track: 'firm', from: bootCamp, to: addDays(bootCamp, 1), parties: ['firm', 'fund'] },
    { key: 'accelerator', track: 'firm', from: start, to: end, parties: ['firm', 'fund'] },
    { key: 'followUp', track: 'firm', from: addDays(end, 1), to: fundLeavesOn, parties: ['firm', 'fund'] },
  ]
  const meetings: CourseMeeting[] = [
    { key: 'tasksKnown', on: onWeekday(addDays(addMonths(start, 1), 14)) },
    { key: 'visit', on: onWeekday(addDays(placementStart, -14)) },
    { key: 'wageTalk', on: onWeekday(addDays(placementStart, 7 * 7)) },
    { key: 'extension', on: onWeekday(addDays(placementStart, 12 * 7)) },
    { key: 'settlement', on: end },
    { key: 'finalSettlement', on: fundLeavesOn },
  ]
  return {
    from,
    to: fundLeavesOn,
    months: monthsBetween(from, fundLeavesOn),
    // A partnership with odd dates has no phase of less than a day.
    phases: phases.filter((phase) => daysBetween(phase.from, phase.to) >= 0),
    meetings,
    camps: campMonths.map((months) => onWeekday(addMonths(start, months))),
    fundLeavesOn,
  }
}

function monthsBetween(from: string, to: string): CourseMonth[] {
  const months: CourseMonth[] = []
  for (let on = addDays(from, 0); on <= to && months.length < 120; on = addMonths(on, 1)) {
    months.push({ on, year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)) })
  }
  return months
}

/** Where a day lies on the course, 0 at its beginning and 1 at its end; beyond both when it lies outside. */
export const shareOfCourse = (course: Pick<DoubleCourse, 'from' | 'to'>, day: string): number =>
  daysBetween(course.from, day) / (daysBetween(course.from, course.to) + 1)
