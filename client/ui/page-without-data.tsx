import { ErrorNotice } from './error-notice.tsx'
import { Loading } from './loading.tsx'
import { Page } from './page.tsx'

/** A screen whose data is not there: that it is being fetched, or what went wrong and a way to try again. */
export function PageWithoutData(props: {
  readonly title: string
  readonly loading: string
  readonly failed: string
  /** Null while nothing has gone wrong. */
  readonly problem: string | null
  readonly onRetry: () => void
}) {
  const { title, loading, failed, problem, onRetry } = props
  return (
    <Page title={title}>
      {problem === null ? (
        <Loading label={loading} />
      ) : (
        <ErrorNotice title={failed} onRetry={onRetry}>
          {problem}
        </ErrorNotice>
      )}
    </Page>
  )
}
