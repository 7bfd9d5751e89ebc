import { type Answers, type Fetching, fetchedOf } from './fetched.ts'
import { useRefusalText } from './use-refusal-text.ts'

/**
 * What a screen cannot be drawn without: `data` with every answer by the name of its query, or null together with
 * what `ui/page-without-data.tsx` shows instead.
 */
export function useFetched<Queries extends Readonly<Record<string, Fetching>>>(
  queries: Queries,
): {
  readonly data: Answers<Queries> | null
  /** What went wrong, in words; null when nothing has. */
  readonly problem: string | null
  /** Asks for all of it again. */
  readonly onRetry: () => void
} {
  const refusalText = useRefusalText()
  const { data, error } = fetchedOf(queries)
  return {
    data,
    problem: error === null ? null : refusalText(error),
    onRetry: () => {
      for (const query of Object.values(queries)) void query.refetch()
    },
  }
}
