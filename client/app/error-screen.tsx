import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#client/rpc/refusal.ts'
import { isPartMissing, isUnanswered } from '#client/rpc/unanswered.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Page } from '#client/ui/page.tsx'

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** Eight characters that can be read out over a telephone. */
const makeReference = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => letters[byte % letters.length]).join('')

/** When a screen breaks, or its data cannot be fetched: what happened, and a reference to give to somebody. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [reference] = useState(makeReference)
  const refusal = refusalOf(error)
  const isNet = isUnanswered(error) || isPartMissing(error)
  useEffect(() => {
    if (isNet) return
    // The one place where the reference and what went wrong stand together.
    // oxlint-disable-next-line no-console
    console.error(`[${reference}]`, error)
  }, [reference, error, isNet])
  if (isNet) {
    return (
      <Page title={t('failed.noAnswer')}>
        <p>{t('failed.needsNet')}</p>
        {/* Anew and whole: a part that could not be fetched is not asked for again by the page that missed it. */}
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t('failed.reload')}
        </Button>
      </Page>
    )
  }
  return (
    <Page title={t('failed.title')}>
      {refusal !== null ? <p>{refusalText(error)}</p> : <p>{t('failed.body')}</p>}
      <p className="error-reference">
        <span className="muted">{t('failed.reference')}</span> <code>{reference}</code>
      </p>
      <Button
        variant="primary"
        onClick={() => {
          reset()
          void router.invalidate()
        }}
      >
        {t('failed.reload')}
      </Button>
    </Page>
  )
}
