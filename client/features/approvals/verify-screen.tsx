import './approvals.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { AgreementVerification } from '#shared/contracts/approvals.ts'

/** For anybody who holds a certificate: whether its code is known, and no word of what was approved. */
export function VerifyScreen() {
  const { t } = useTranslation('approvals')
  const { code = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const refusalText = useRefusalText()
  const [typed, setTyped] = useState(code)
  const answer = useQuery(
    useTRPC().approvals.verify.queryOptions({ code: code.slice(0, 80) }, { enabled: code !== '', retry: false }),
  )
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <form
        className="approvals-verify"
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = typed.trim()
          if (wanted !== '') void navigate({ to: '/verify/$code', params: { code: wanted } })
        }}
      >
        <TextField label={t('verify.code')} hint={t('verify.hint')} value={typed} onChange={setTyped} maxLength={80} />
        <Button type="submit" variant="primary">
          {t('verify.submit')}
        </Button>
      </form>
      <div aria-live="polite">
        {answer.error !== null && <ErrorNotice title={t('verify.failed')}>{refusalText(answer.error)}</ErrorNotice>}
        {answer.isFetching && answer.data === undefined && <Loading label={t('verify.checking')} />}
        {answer.data !== undefined && <Verdict answer={answer.data} />}
      </div>
      <p className="tiny muted">{t('verify.file')}</p>
    </Page>
  )
}

function Verdict({ answer }: { answer: AgreementVerification }) {
  const { t } = useTranslation('approvals')
  if (!answer.isKnown) {
    return (
      <section className="approvals-verdict">
        <h2>
          <StatusTag tone="late">{t('verify.unknown')}</StatusTag>
        </h2>
        <p>{t('verify.unknownBody')}</p>
      </section>
    )
  }
  const { number, approvedAt, approvals } = answer
  return (
    <section className="approvals-verdict">
      <h2>
        <StatusTag tone={approvedAt === null ? 'progress' : 'ready'}>{t('verify.known')}</StatusTag>
      </h2>
      <p>
        {approvedAt === null
          ? t('verify.notApproved', { number: number ?? 0 })
          : t('verify.approved', { number: number ?? 0, time: formatTime(approvedAt) })}
      </p>
      <h3>{t('verify.by')}</h3>
      {approvals.length === 0 ? (
        <p className="muted">{t('verify.nobody')}</p>
      ) : (
        <ul className="approvals-verdict-parties">
          {approvals.map(({ partyKind, at }, index) => (
            // Two firms are told apart by nothing but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <PartyMark kind={partyKind} size={20} /> {t(`verify.party.${partyKind}`)}, {formatTime(at)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
