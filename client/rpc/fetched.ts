/** A query as far as a screen waits for it. */
export interface Fetching {
  readonly data: unknown
  readonly error: unknown
  refetch(): Promise<unknown>
}

/** Every answer by the name of its query. */
export type Answers<Queries extends Readonly<Record<string, Fetching>>> = {
  readonly [Name in keyof Queries]: Exclude<Queries[Name]['data'], undefined>
}

/**
 * Several queries as one: the answers when all are there and none has failed (an answer may be null), and the error
 * of the first that has; null and null while something is on its way.
 */
export function fetchedOf<Queries extends Readonly<Record<string, Fetching>>>(
  queries: Queries,
): { readonly data: Answers<Queries> | null; readonly error: unknown } {
  const all = Object.entries(queries)
  const failed = all.find(([, { error }]) => error !== null)
  if (failed !== undefined) return { data: null, error: failed[1].error }
  if (all.some(([, { data }]) => data === undefined)) return { data: null, error: null }
  return { data: Object.fromEntries(all.map(([name, { data }]) => [name, data])) as Answers<Queries>, error: null }
}
