import { describe, expect, it } from 'vitest'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { type LogLine, longestMs, pauseMs, workSessions } from '#shared/domain/history/work-sessions.ts'
import { PersonId } from '#shared/kernel/ids.ts'
import { uuidOf } from '#test/support/commitments.ts'

const [ida, mads] = [PersonId.parse(uuidOf(1)), PersonId.parse(uuidOf(2))]
const [P4, P5] = [SectionId.parse('P4'), SectionId.parse('P5')]

const line = (seq: number, at: number, personId: PersonId | null, section = P4, characters = 1): LogLine => ({
  seq,
  at,
  personId,
  characters,
  sections: [section],
})

describe('work sessions', () => {
  it('[HIS-2] end at a pause, and tell who wrote how much and where', () => {
    const sessions = workSessions([
      line(1, 0, ida, P4, 3),
      line(2, pauseMs - 1, mads, P5, 9),
      line(3, 2 * pauseMs - 1, ida, P4, 5),
    ])
    expect(sessions).toEqual([
      {
        fromSeq: 1,
        toSeq: 2,
        startedAt: 0,
        endedAt: pauseMs - 1,
        writers: [
          { personId: mads, characters: 9 },
          { personId: ida, characters: 3 },
        ],
        sections: [P4, P5],
      },
      {
        fromSeq: 3,
        toSeq: 3,
        startedAt: 2 * pauseMs - 1,
        endedAt: 2 * pauseMs - 1,
        writers: [{ personId: ida, characters: 5 }],
        sections: [P4],
      },
    ])
  })

  it('[HIS-2] are cut after an hour, however busy', () => {
    const lines = Array.from({ length: 13 }, (_, index) => line(index + 1, (index * longestMs) / 12, ida))
    expect(workSessions(lines).map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual([
      [1, 12],
      [13, 13],
    ])
  })

  it('[HIS-2] leave out what only the server tidied up, and what a restore wrote', () => {
    expect(workSessions([line(1, 0, null)])).toEqual([])
    const around = [line(1, 0, ida), line(2, 1, ida), line(3, 2, ida)]
    expect(workSessions(around, [{ before: 1, after: 2 }]).map(({ toSeq }) => toSeq)).toEqual([1, 3])
  })
})
