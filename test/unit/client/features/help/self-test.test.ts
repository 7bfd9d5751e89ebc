import { describe, expect, it } from 'vitest'
import {
  type Finding,
  type Findings,
  ofAnswer,
  ofClock,
  ofWays,
  summaryOf,
  testedThings,
} from '#client/features/help/self-test.model.ts'

const ok: Finding = { verdict: 'ok', measured: 20 }
const all = Object.fromEntries(testedThings.map((thing) => [thing, ok])) as Findings

describe('the self-test', () => {
  it('waits for everything and then says the worst', () => {
    expect(summaryOf({})).toBe('waiting')
    expect(summaryOf({ ...all, storage: undefined as never })).toBe('waiting')
    expect(summaryOf(all)).toBe('ok')
    expect(summaryOf({ ...all, clock: { verdict: 'poor', measured: 400 } })).toBe('poor')
    expect(summaryOf({ ...all, clock: { verdict: 'poor', measured: 400 }, post: ofAnswer(null) })).toBe('broken')
  })

  it('[STR-5] one way through is enough; with neither nothing is live', () => {
    expect(summaryOf({ ...all, ...ofWays(30, null) })).toBe('ok')
    expect(summaryOf({ ...all, ...ofWays(null, 30) })).toBe('poor')
    expect(summaryOf({ ...all, ...ofWays(null, null) })).toBe('broken')
  })

  it('calls an answer slow, and a clock wrong, from a limit on', () => {
    expect([ofAnswer(90), ofAnswer(1501), ofAnswer(null)].map(({ verdict }) => verdict)).toEqual([
      'ok',
      'poor',
      'broken',
    ])
    expect(ofClock(1_000_000, 1_000_000 + 119_000)).toEqual({ verdict: 'ok', measured: 119 })
    expect(ofClock(1_000_000, 1_000_000 - 121_000)).toEqual({ verdict: 'poor', measured: 121 })
    expect(ofClock(null, 5).verdict).toBe('poor')
  })
})
