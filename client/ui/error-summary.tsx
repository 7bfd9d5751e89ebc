import './error-summary.css'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * What must be put right before the form can be sent, with a link to each field. Takes the focus when it appears and
 * whenever the errors change, so that it is read out; shown even for one error.
 */
export function ErrorSummary({
  errors,
}: {
  errors: readonly { readonly fieldId: string; readonly message: string }[]
}) {
  const { t } = useTranslation('ui')
  const titleId = useId()
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.message).join('\n')
  useEffect(() => {
    if (key !== '') box.current?.focus()
  }, [key])
  if (errors.length === 0) return null
  return (
    <div ref={box} className="ui-error-summary" role="group" aria-labelledby={titleId} tabIndex={-1}>
      <h3 id={titleId}>{t('errorSummary.title', { count: errors.length })}</h3>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(fieldId)?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
