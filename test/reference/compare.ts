/**
 * Where two calculated values differ: paths and both numbers, empty when they agree.
 *
 * Numbers agree when |a − e| ≤ tolerance · max(1, |e|); everything else must be equal. Names of `actual` that
 * `expected` does not have are differences too.
 */
export function differences(actual: unknown, expected: unknown, tolerance = 1e-9, path = ''): string[] {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const isClose = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
    return isClose ? [] : [`${path}: ${actual} is not ${expected}`]
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    if (actual.length !== expected.length) return [`${path}: ${actual.length} entries, not ${expected.length}`]
    return actual.flatMap((value, index) => differences(value, expected[index], tolerance, `${path}[${index}]`))
  }
  if (isRecord(actual) && isRecord(expected)) {
    const names = new Set([...Object.keys(actual), ...Object.keys(expected)])
    return [...names].flatMap((name) => differences(actual[name], expected[name], tolerance, `${path}.${name}`))
  }
  return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
