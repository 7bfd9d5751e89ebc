import { describe, expect, it } from 'vitest'
import { courseRows } from '#client/features/course/course-rows.model.ts'
import { doubleCourse } from '#shared/domain/course/double-course.ts'

const course = doubleCourse({ startsOn: '2027-01-01', endsOn: '2027-12-31', followUpEndsOn: '2028-06-30' })

describe('the table of the double course', () => {
  it('[CRS-1] holds every bar, meeting and camp of the picture once, by their days', () => {
    const rows = courseRows(course)
    expect(rows).toHaveLength(course.phases.length + course.meetings.length + course.camps.length)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.map(({ from }) => from)).toEqual(rows.map(({ from }) => from).toSorted())
  })

  it('[CRS-1] says whose track each is; where they meet, both', () => {
    const track = (id: string) => courseRows(course).find((row) => row.id === id)?.track
    expect([track('phase-training'), track('phase-accelerator'), track('meeting-wageTalk'), track('camp-1')]).toEqual([
      'citizen',
      'firm',
      'both',
      'firm',
    ])
  })
})
