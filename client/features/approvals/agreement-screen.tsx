import './approvals.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { AgreementVersionView, AgreementsView } from '#shared/contracts/approvals.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { AgreementCheckList } from './agreement-check-list.tsx'
import { FreezeForm } from './freeze-form.tsx'
import { useApprovalChanges } from './use-approvals.ts'

const tones = { out: 'progress', returned: 'late', approved: 'ready', closed: 'notStarted' } as const

export function VersionStatus({ status }: { status: AgreementVersionView['status'] }) {
  const { t } = useTranslation('approvals')
  return <StatusTag tone={tones[status]}>{t(`status.${status}`)}</StatusTag>
}

/** Where the agreement stands, what is worth settling, and freezing the next version. */
export function AgreementScreen() {
  const { t } = useTranslation('approvals')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const enabled = { enabled: partnership.data !== undefined }
  const of = { partnershipId: partnership.data?.id ?? '' }
  const overview = useQuery(trpc.approvals.overview.queryOptions(of, enabled))
  const { data, ...waiting } = useFetched({ partnership, overview })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Agreement partnership={data.partnership} view={data.overview} />
}

function Agreement({ partnership, view }: { partnership: PartnershipView; view: AgreementsView }) {
  const { t } = useTranslation('approvals')
  const actor = useActor()
  const { slug } = partnership
  const mayPrepare = decide(actor, partnership.id, { kind: 'agreement.prepare' }).allowed
  const [newest] = view.versions
  const isOut = newest !== undefined && (newest.status === 'out' || newest.status === 'returned')
  const mayAnswer =
    isOut &&
    newest.turnPartyIds.some((partyId) => decide(actor, partnership.id, { kind: 'agreement.answer', partyId }).allowed)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ShellHeader
        breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug } }, { label: t('title') }]}
      />
      {newest !== undefined && (
        <Standing slug={slug} newest={newest} view={view} mayAnswer={mayAnswer} mayUnlock={mayPrepare} />
      )}
      {view.hasChanged && (
        <>
          <AgreementCheckList partnership={partnership} />
          {mayPrepare && <FreezeForm partnership={partnership} view={view} isPrimary={!mayAnswer} />}
        </>
      )}
      {view.versions.length > 0 && (
        <section className="approvals-part">
          <SectionHeading title={t('older')} />
          <ul className="approvals-versions">
            {view.versions.map((version) => (
              <li key={version.id}>
                <Link to="/p/$slug/aftale/$number" params={{ slug, number: String(version.number) }}>
                  {t('version', { number: version.number })}
                </Link>
                <VersionStatus status={version.status} />
                <span className="approvals-code">{referenceCode(version.hash)}</span>
                <span className="tiny muted">{formatTime(version.approvedAt ?? version.preparedAt)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="small approvals-part">
        <Link to="/p/$slug/haendelser" params={{ slug }}>
          {t('log.link')}
        </Link>
      </p>
    </Page>
  )
}

function Standing(props: {
  readonly slug: string
  readonly newest: AgreementVersionView
  readonly view: AgreementsView
  readonly mayAnswer: boolean
  readonly mayUnlock: boolean
}) {
  const { slug, newest, view, mayAnswer, mayUnlock } = props
  const { t } = useTranslation('approvals')
  const { number, status } = newest
  const locked = view.versions.find(({ id }) => id === view.lockedBy)
  const to = { to: '/p/$slug/aftale/$number', params: { slug, number: String(number) } } as const
  return (
    <section className="approvals-standing" aria-label={t('version', { number })}>
      <div>
        <p className="strong">
          {status === 'approved'
            ? t('now.approved', { number })
            : status === 'returned'
              ? t('now.returned', { number })
              : t('now.out', { number })}{' '}
          {status !== 'approved' && t('now.missing', { count: newest.missingPartyIds.length })}
        </p>
        <p className="small muted">
          {t('reference')} <span className="approvals-code">{referenceCode(newest.hash)}</span> ·{' '}
          {view.hasChanged ? t('now.changed', { number }) : t('now.same', { number })}
        </p>
        {locked !== undefined && <p className="small">{t('now.locked')}</p>}
        {locked === undefined && status === 'approved' && <p className="small">{t('now.unlocked', { number })}</p>}
      </div>
      <div className="approvals-buttons">
        <ButtonLink variant={mayAnswer ? 'primary' : 'outline'} {...to}>
          {mayAnswer ? t('now.open', { number }) : t('now.read', { number })}
        </ButtonLink>
        {locked !== undefined && mayUnlock && <Unlock version={locked} />}
      </div>
    </section>
  )
}

function Unlock({ version }: { version: AgreementVersionView }) {
  const { t } = useTranslation('approvals')
  const refusalText = useRefusalText()
  const { unlock } = useApprovalChanges()
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const send = () =>
    unlock.mutate(
      { id: version.id, reason },
      {
        onSuccess: () => {
          setIsAsking(false)
          notify({ message: t('unlock.done'), tone: 'success' })
        },
      },
    )
  return (
    <>
      <Button icon="edit" onClick={() => setIsAsking(true)}>
        {t('unlock.open')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('unlock.title')}
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('cancel')}</Button>
            <Button variant="primary" isBusy={unlock.isPending} onClick={send}>
              {t('unlock.open')}
            </Button>
          </>
        }
      >
        {unlock.error !== null && <ErrorNotice title={t('notDone')}>{refusalText(unlock.error)}</ErrorNotice>}
        <p>{t('unlock.body', { number: version.number })}</p>
        <TextField
          label={t('unlock.reason')}
          value={reason}
          onChange={setReason}
          lines={2}
          maxLength={500}
          isOptional
        />
      </Dialog>
    </>
  )
}
