import { type ExpectStatic, expect } from 'vitest'

type Poll = ReturnType<ExpectStatic['poll']>

/** What must come true, without a figure for when. */
export const eventually = <T>(look: () => T | Promise<T>): Poll => expect.poll(look, { timeout: 15_000, interval: 50 })

/**
 * What must come true within a figure that the product promises. The machine that runs the tests also runs the server
 * and every browser of the room, so a promise of one second is given three, and none more than five on top.
 */
export const promptly = <T>(promisedMs: number, look: () => T | Promise<T>): Poll =>
  expect.poll(look, { timeout: Math.min(promisedMs * 3, promisedMs + 5000), interval: 50 })
