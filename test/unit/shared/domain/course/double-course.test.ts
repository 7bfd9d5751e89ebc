import { describe, expect, it } from 'vitest'
import { doubleCourse, shareOfCourse } from '#shared/domain/course/double-course.ts'

const holbaek = { startsOn: '2027-01-01', endsOn: '2027-12-31', followUpEndsOn: '2028-06-30' }

describe('the double development course', () => {
  it('[CRS-1] has both tracks with the days that follow from the start', () => {
    const { phases, fundLeavesOn } = doubleCourse(holbaek)
    expect(phases.map(({ track, key, from, to }) => [track, key, from, to])).toEqual([
      ['citizen', 'training', '2027-01-01', '2027-06-30'],
      ['citizen', 'placement', '2027-07-01', '2027-12-31'],
      ['citizen', 'job', '2028-01-01', '2028-06-30'],
      ['firm', 'campaign', '2026-09-01', '2026-11-09'],
      ['firm', 'bootCamp', '2026-11-10', '2026-11-11'],
      ['firm', 'accelerator', '2027-01-01', '2027-12-31'],
      ['firm', 'followUp', '2028-01-01', '2028-06-30'],
    ])
    expect(fundLeavesOn).toBe('2028-06-30')
  })

  it('[CRS-1] the tracks meet in week 8 and in week 13 of the placement, and the year is settled', () => {
    expect(doubleCourse(holbaek).meetings.map(({ key, on }) => [key, on])).toEqual([
      ['tasksKnown', '2027-02-15'],
      ['visit', '2027-06-17'],
      ['wageTalk', '2027-08-19'],
      ['extension', '2027-09-23'],
      ['settlement', '2027-12-31'],
      ['finalSettlement', '2028-06-30'],
    ])
  })

  it('[CRS-1] five camps lie within the twelve months, on weekdays', () => {
    const { camps } = doubleCourse(holbaek)
    expect(camps).toHaveLength(5)
    for (const day of camps) {
      expect(day > holbaek.startsOn && day < holbaek.endsOn).toBe(true)
      expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
    }
    expect(camps.toSorted()).toEqual(camps)
  })

  it('[CRS-1] an end that nobody has set is reckoned from the start, also from the end of a month', () => {
    const course = doubleCourse({ startsOn: '2027-08-31', endsOn: null, followUpEndsOn: null })
    expect(course.phases.find(({ key }) => key === 'placement')).toMatchObject({ from: '2028-02-29', to: '2028-08-30' })
    expect(course.fundLeavesOn).toBe('2029-02-27')
  })

  it('the calendar begins before the boot camp and ends when the fund leaves', () => {
    const course = doubleCourse(holbaek)
    expect([course.months[0]?.on, course.months.at(-1)?.on, course.months.length]).toEqual([
      '2026-09-01',
      '2028-06-01',
      22,
    ])
    expect(shareOfCourse(course, course.from)).toBe(0)
    expect(shareOfCourse(course, '2028-07-01')).toBe(1)
  })
})
