interface Closeness {
  readonly tolerance?: number
  /** Smaller numbers than this are held to its size: a sum of millions that cancel is not exact to a milliardth. */
  readonly floor?: number
}

/**
 * Where two calculated values differ: paths and both numbers, empty when they agree.
 *
 * Numbers agree when |a − e| ≤ tolerance · max(floor, |e|), 1e-9 and 1 unless told; everything else must be equal.
 * Names of `actual` that `expected` does not have are differences too.
 */
export function differences(actual: unknown, expected: unknown, closeness: Closeness = {}, path = ''): string[] {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const { tolerance = 1e-9, floor = 1 } = closeness
    const isClose = Math.abs(actual - expected) <= tolerance * Math.max(floor, Math.abs(expected))
    return isClose ? [] : [`${path}: ${actual} is not ${expected}`]
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    if (actual.length !== expected.length) return [`${path}: ${actual.length} entries, not ${expected.length}`]
    return actual.flatMap((value, index) => differences(value, expected[index], closeness, `${path}[${index}]`))
  }
  if (isRecord(actual) && isRecord(expected)) {
    const names = new Set([...Object.keys(actual), ...Object.keys(expected)])
    return [...names].flatMap((name) => differences(actual[name], expected[name], closeness, `${path}.${name}`))
  }
  return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`]
}

/** The largest number in a value, without its sign. */
export function largestNumber(value: unknown): number {
  if (typeof value === 'number') return Math.abs(value)
  return isRecord(value) ? Math.max(0, ...Object.values(value).map(largestNumber)) : 0
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
