const firstMs = 500
const longestMs = 8000

/**
 * How long to wait before the next try, in ms: doubling from half a second to eight, of which a random half is taken
 * away, so that a room of devices does not come back all at once. `random` is in [0, 1).
 */
export const backOffMs = (tries: number, random: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10)) * (0.5 + random / 2)
