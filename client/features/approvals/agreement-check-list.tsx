import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { AgreementCheck, AgreementIssue } from '#shared/contracts/approvals.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { sortedIssues } from './approvals.model.ts'

/** Enough to see what kind of things are left; a list of sixty frightens and is not read. */
const shownAtFirst = 8

/** "Tjek jeres aftale": what the agreement is, line by line with a way to change it, and what is left to settle. */
export function AgreementCheckList({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('approvals')
  const refusalText = useRefusalText()
  const check = useQuery(useTRPC().approvals.check.queryOptions({ partnershipId: partnership.id }))
  return (
    <section className="approvals-part" aria-labelledby="approvals-check">
      <SectionHeading id="approvals-check" title={t('check.title')} />
      <p className="muted">{t('check.lead')}</p>
      {check.error !== null ? (
        <ErrorNotice title={t('loadFailed')} onRetry={() => void check.refetch()}>
          {refusalText(check.error)}
        </ErrorNotice>
      ) : check.data === undefined ? (
        <Loading label={t('loading')} />
      ) : (
        <>
          <Issues check={check.data} partnership={partnership} />
          <Summary check={check.data} slug={partnership.slug} />
        </>
      )}
    </section>
  )
}

function Issues({ check, partnership }: { check: AgreementCheck; partnership: PartnershipView }) {
  const { t } = useTranslation('approvals')
  const [areAllShown, setAreAllShown] = useState(false)
  const issues = sortedIssues(check.issues)
  if (issues.length === 0) return <p className="approvals-clear">{t('check.issuesNone')}</p>
  return (
    <div className="approvals-issues" role="group" aria-labelledby="approvals-issues">
      <h3 id="approvals-issues">{t('check.issues', { count: issues.length })}</h3>
      <ul>
        {(areAllShown ? issues : issues.slice(0, shownAtFirst)).map((issue, index) => (
          // Two hints may say the same of one place; their order is all they differ by.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <IssueLine issue={issue} check={check} partnership={partnership} />
          </li>
        ))}
      </ul>
      {issues.length > shownAtFirst && !areAllShown && (
        <Button variant="quiet" onClick={() => setAreAllShown(true)}>
          {t('check.showAll')}
        </Button>
      )}
      <p className="small muted">{t('check.notStopped')}</p>
    </div>
  )
}

function IssueLine(props: {
  readonly issue: AgreementIssue
  readonly check: AgreementCheck
  readonly partnership: PartnershipView
}) {
  const { issue, check, partnership } = props
  const { t } = useTranslation('approvals')
  const { slug } = partnership
  const document = check.documents.find(({ id }) => id === issue.documentId)
  const documentName =
    document === undefined
      ? t('issue.onCommitments')
      : document.kind === 'partnerPlan'
        ? t('check.plan')
        : t('check.model', { firm: document.firmName ?? '' })
  const where = issue.sectionId === null ? documentName : `${documentName} ${issue.sectionId}`
  const sentence = t(`issue.${issue.code}`, { count: issue.count, name: issue.name ?? '', where })
  if (issue.documentId !== null) {
    return (
      <Link
        to="/p/$slug/d/$documentId"
        params={{ slug, documentId: issue.documentId }}
        search={{ afsnit: issue.sectionId ?? undefined }}
      >
        {sentence}
      </Link>
    )
  }
  if (issue.commitmentId !== null) {
    return (
      <Link to="/p/$slug/f" params={{ slug }} search={{ id: issue.commitmentId }}>
        {sentence}
      </Link>
    )
  }
  const to = placeOf(issue.code)
  return (
    <Link to={to} params={{ slug }}>
      {sentence}
    </Link>
  )
}

const placeOf = (code: AgreementIssue['code']) => {
  if (code === 'rateCard.none') return '/p/$slug/takster' as const
  if (code === 'target.none' || code === 'target.noEvidence') return '/p/$slug/r' as const
  return code === 'party.nobodyMayApprove' ? ('/p/$slug/m' as const) : ('/p/$slug/f' as const)
}

function Summary({ check, slug }: { check: AgreementCheck; slug: string }) {
  const { t } = useTranslation('approvals')
  const params = { slug }
  return (
    <dl className="approvals-summary">
      {check.documents.map(({ id, kind, firmName, sections, ready, words }) => {
        const what = kind === 'partnerPlan' ? t('check.plan') : t('check.model', { firm: firmName ?? '' })
        return (
          <Line
            key={id}
            what={what}
            mend={
              <Link to="/p/$slug/d/$documentId" params={{ slug, documentId: id }} aria-label={mendName(what)}>
                {t('check.mend')}
              </Link>
            }
          >
            {t('check.sections', { ready, total: sections, words: formatNumber(words, 0) })}
          </Line>
        )
      })}
      <Line
        what={t('check.commitments')}
        mend={
          <Link to="/p/$slug/f" params={params} aria-label={mendName(t('check.commitments'))}>
            {t('check.mend')}
          </Link>
        }
      >
        {t('check.commitmentsCount', check.commitments)}
      </Line>
      <Line
        what={t('check.targets')}
        mend={
          <Link to="/p/$slug/r" params={params} aria-label={mendName(t('check.targets'))}>
            {t('check.mend')}
          </Link>
        }
      >
        {t('check.targetsCount', { count: check.targets })}
      </Line>
      <Line
        what={t('check.rateCard')}
        mend={
          <Link to="/p/$slug/takster" params={params} aria-label={mendName(t('check.rateCard'))}>
            {t('check.mend')}
          </Link>
        }
      >
        {check.rateCardVersion === null
          ? t('check.rateCardNone')
          : t('check.rateCardVersion', { version: check.rateCardVersion })}
      </Line>
      <Line what={t('check.attachments')} mend={null}>
        {t('check.attachmentsCount', { count: check.attachments })}
      </Line>
    </dl>
  )
  function mendName(what: string): string {
    return t('check.mendNamed', { what })
  }
}

function Line({ what, mend, children }: { what: string; mend: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
      <dd className="approvals-mend">{mend}</dd>
    </div>
  )
}
