import './approvals.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatTime } from '#client/i18n/format.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { AgreementVersionView, AgreementsView } from '#shared/contracts/approvals.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { type AgreementContent, approvingParties } from '#shared/domain/approval/agreement.ts'
import { agreementChanges } from '#shared/document/agreement-changes.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { AnswerForm } from './answer-form.tsx'
import { answerOf, comparedWith, hasApproved } from './approvals.model.ts'
import { CertificateCard } from './certificate-card.tsx'
import { ChangesList } from './changes-list.tsx'
import { FrozenContent } from './frozen-content.tsx'
import { useVerifiedContent } from './use-verified-content.ts'

/** One version: who has answered, what has changed, the frozen text, and the reader's own answer. */
export function VersionScreen() {
  const { t } = useTranslation('approvals')
  const { slug = '', number = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const enabled = { enabled: partnership.data !== undefined }
  const overview = useQuery(
    trpc.approvals.overview.queryOptions({ partnershipId: partnership.data?.id ?? '' }, enabled),
  )
  const { data, ...waiting } = useFetched({ partnership, overview })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  const version = data.overview.versions.find((one) => String(one.number) === number)
  return version === undefined ? (
    <Page title={t('title')}>
      <p>{t('one.missing', { number })}</p>
      <Link to="/p/$slug/aftale" params={{ slug }}>
        {t('one.toAll')}
      </Link>
    </Page>
  ) : (
    <Version key={version.id} partnership={data.partnership} view={data.overview} version={version} />
  )
}

interface Shown {
  readonly partnership: PartnershipView
  readonly view: AgreementsView
  readonly version: AgreementVersionView
}

function Version({ partnership, view, version }: Shown) {
  const { t } = useTranslation('approvals')
  const actor = useActor()
  const { slug } = partnership
  const { number, status } = version
  const isOpen = status === 'out' || status === 'returned'
  const mine = approvingParties(version.parties).filter(
    (partyId) => decide(actor, partnership.id, { kind: 'agreement.answer', partyId }).allowed,
  )
  const content = useVerifiedContent(version)
  const markSeen = useMutation(useTRPC().approvals.markSeen.mutationOptions())
  const { mutate } = markSeen
  useEffect(() => {
    if (isOpen) mutate({ id: version.id })
  }, [isOpen, version.id, mutate])
  return (
    <Page
      title={isOpen ? t('one.title', { number }) : t('one.approvedTitle', { number })}
      lead={isOpen ? t('one.leadOut', { number }) : status === 'approved' ? t('one.leadApproved') : t('one.leadClosed')}
      action={
        <p className="approvals-reference">
          <span className="tiny muted">{t('reference')}</span>
          <span className="approvals-code">{referenceCode(version.hash)}</span>
        </p>
      }
    >
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug } },
          { label: t('title'), to: '/p/$slug/aftale', params: { slug } },
          { label: t('version', { number }) },
        ]}
      />
      <Parties version={version} mine={mine} />
      <Witness version={version} />
      <div className="approvals-columns">
        <div>
          {content.state === 'checking' && <Loading label={t('one.checking')} />}
          {content.state === 'failed' && <ErrorNotice title={t('loadFailed')} onRetry={content.onRetry} />}
          {content.state === 'broken' && <ErrorNotice title={t('one.broken')} />}
          {content.state === 'whole' && (
            <>
              <Changes versions={view.versions} version={version} mine={mine} content={content.content} />
              <Disclosure summary={t('one.whole')}>
                <FrozenContent content={content.content} />
              </Disclosure>
              <p className="small approvals-checked">
                <StatusTag tone="ready">{t('one.checked')}</StatusTag>
              </p>
              {isOpen && <AnswerForm version={version} mine={mine} signIn={view.signIn} />}
            </>
          )}
        </div>
        <CertificateCard version={version} partnership={partnership} />
      </div>
    </Page>
  )
}

function Parties({ version, mine }: Pick<Shown, 'version'> & { readonly mine: readonly string[] }) {
  const { t } = useTranslation('approvals')
  const parties = version.parties.filter(({ kind }) => kind !== 'fund')
  return (
    <ul className="approvals-parties" aria-label={t('one.parties')}>
      {parties.map(({ id, kind, name }) => {
        const answer = answerOf(version, id)
        const seen = version.seen.find(({ partyId }) => partyId === id)
        const isMine = mine.includes(id) && version.turnPartyIds.includes(id) && answer === null
        return (
          <li key={id} className={`approvals-party-${kind}${isMine ? ' is-mine' : ''}`}>
            <div className="approvals-party-head">
              <PartyMark kind={kind} size={28} />
              <PartyStatus version={version} partyId={id} isMine={isMine} />
            </div>
            <p className="strong">{name}</p>
            {answer !== null ? (
              <>
                <p className="small">{t('one.answeredBy', { name: answer.personName, time: formatTime(answer.at) })}</p>
                <p className="tiny muted">{t('one.authority', { authority: answer.authority })}</p>
                <p className="tiny muted">{t(`one.strength.${answer.strength}`)}</p>
                {answer.text !== '' && <p className="small">”{answer.text}”</p>}
              </>
            ) : (
              <>
                {version.dueOn !== null && (
                  <p className="tiny muted">{t('one.due', { day: formatDay(version.dueOn) })}</p>
                )}
                {seen !== undefined && <p className="tiny muted">{t('one.openedAt', { time: formatTime(seen.at) })}</p>}
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function PartyStatus(props: {
  readonly version: AgreementVersionView
  readonly partyId: AgreementVersionView['parties'][number]['id']
  readonly isMine: boolean
}) {
  const { version, partyId, isMine } = props
  const { t } = useTranslation('approvals')
  const answer = answerOf(version, partyId)
  if (hasApproved(version, partyId)) {
    return <StatusTag tone="ready">{answer?.answer === 'approved' ? t('one.approved') : t('one.remark')}</StatusTag>
  }
  if (answer !== null) return <StatusTag tone="late">{t('one.returned')}</StatusTag>
  if (isMine) return <StatusTag tone="progress">{t('one.waitingYou')}</StatusTag>
  const isTurn = version.order === null || version.turnPartyIds.includes(partyId)
  if (!isTurn) return <StatusTag tone="locked">{t('one.notYet')}</StatusTag>
  const isSeen = version.seen.some((one) => one.partyId === partyId)
  return <StatusTag tone="notStarted">{isSeen ? t('one.seen') : t('one.waiting')}</StatusTag>
}

function Witness({ version }: Pick<Shown, 'version'>) {
  const { t } = useTranslation('approvals')
  const fund = version.parties.find(({ kind }) => kind === 'fund')
  const time = formatTime(version.preparedAt)
  return (
    <p className="small muted approvals-witness">
      {fund !== undefined && (
        <>
          <PartyMark kind="fund" size={18} /> {t('one.witness', { fund: fund.name })}{' '}
        </>
      )}
      {version.preparedByName === null
        ? t('one.preparedUnknown', { time })
        : t('one.prepared', { name: version.preparedByName, time })}
    </p>
  )
}

function Changes(props: {
  readonly versions: readonly AgreementVersionView[]
  readonly version: AgreementVersionView
  readonly mine: Parameters<typeof comparedWith>[2]
  readonly content: AgreementContent
}) {
  const { versions, version, mine, content } = props
  const { t } = useTranslation('approvals')
  const earlier = comparedWith(versions, version.number, mine)
  if (earlier === null) {
    return (
      <section>
        <SectionHeading title={t('version', { number: version.number })} />
        <p>{t('one.first')}</p>
      </section>
    )
  }
  const { number } = earlier.version
  return (
    <section>
      <SectionHeading
        title={earlier.isMine ? t('one.changesSinceMine', { number }) : t('one.changesSince', { number })}
      />
      <ChangesSince earlier={earlier.version} content={content} />
    </section>
  )
}

function ChangesSince({ earlier, content }: { earlier: AgreementVersionView; content: AgreementContent }) {
  const { t } = useTranslation('approvals')
  const before = useVerifiedContent(earlier)
  if (before.state === 'checking') return <Loading label={t('one.checking')} />
  if (before.state === 'failed') return <ErrorNotice title={t('loadFailed')} onRetry={before.onRetry} />
  if (before.state === 'broken') return <ErrorNotice title={t('one.broken')} />
  return <ChangesList changes={agreementChanges(before.content, content)} content={content} />
}
