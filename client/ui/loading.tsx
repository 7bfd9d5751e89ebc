import './loading.css'

/** Says that something is being fetched; stays invisible for the first moments, when most things have come. */
export function Loading({ label }: { label: string }) {
  return (
    <p className="ui-loading" role="status">
      <span className="ui-loading-bar" aria-hidden="true" />
      {label}
    </p>
  )
}
