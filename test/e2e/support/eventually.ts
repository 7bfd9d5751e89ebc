import { type ExpectStatic, expect } from 'vitest'

type Poll = ReturnType<ExpectStatic['poll']>

/** What must come true, without a figure for when. */
export const eventually = <T>(look: () => T | Promise<T>): Poll => expect.poll(look, { timeout: 15_000, interval: 50 })

/**
 * What must come true within a figure that the product promises. The machine that runs the tests also runs the server
 * and every browser of the room, so a promise of one second is given three.
 */
export const promptly = <T>(promisedMs: number, look: () => T | Promise<T>): Poll =>
  expect.poll(look, { timeout: promisedMs * 3, interval: 50 })
