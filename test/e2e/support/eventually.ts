import { type ExpectStatic, expect } from 'vitest'

type Poll = ReturnType<ExpectStatic['poll']>

/** What must come true, without a figure for when. */
export const eventually = <T>(look: () => T | Promise<T>): Poll => expect.poll(look, { timeout: 15_000, interval: 50 })

/**
 * What must come true soon after, by a figure that the product promises. The figure is measured in `bench/`: the machine
 * that runs the tests also runs the server and every browser of the room, so ten seconds are given on top of it here.
 */
export const promptly = <T>(promisedMs: number, look: () => T | Promise<T>): Poll =>
  expect.poll(look, { timeout: promisedMs + 10_000, interval: 50 })
