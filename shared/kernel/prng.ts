/**
 * Random numbers from a seed, the same on every machine: `mulberry32`, 32 bits of state.
 *
 * Gives a function whose every call returns the next number in 0 ≤ x < 1. For simulation and tests only:
 * the stream can be guessed, so never use it for a token or an id.
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
