import { invariant } from './result.ts'

/** What can be written as JSON without anything being lost on the way. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one text of a value: keys in the order of their UTF-16 units, no blanks, fields that are undefined left out. Two
 * equal values give the same text wherever they were made, so a hash of it says whether two parties mean the same.
 * Errors: throws at a number that is not finite, which JSON would turn into null.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a number in canonical JSON is finite')
    // −0 and 0 are the same figure and must have the same text.
    return JSON.stringify(value === 0 ? 0 : value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const field = value[key]
      return field === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(field)}`]
    })
  return `{${fields.join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
