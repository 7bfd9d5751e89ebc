import { expect, it } from 'vitest'
import { backOffMs } from '#client/rpc/back-off.ts'
import { topicOf } from '#client/rpc/change-notices.ts'
import { changeTopics } from '#shared/contracts/sync.ts'

it('reads every topic that the server knows', () => {
  for (const topic of changeTopics) expect(topicOf(JSON.stringify({ partnershipId: 'p', topic }))).toBe(topic)
})

it.each(['', 'ping', '{}', '{"topic":"everything"}', '[]', '{"topic":5}', new ArrayBuffer(4), null])(
  'takes %j for no notice',
  (text) => {
    expect(topicOf(text)).toBeNull()
  },
)

it('waits longer after each failed try, up to eight seconds', () => {
  const waits = [0, 1, 2, 3, 4, 5, 50].map((tries) => backOffMs(tries, 0.999_999))
  expect(waits.map((wait) => Math.round(wait))).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
})

it('takes up to half of the wait away at random, so that a room does not come back at once', () => {
  expect(backOffMs(3, 0)).toBe(2000)
  expect(backOffMs(3, 0.5)).toBe(3000)
})
