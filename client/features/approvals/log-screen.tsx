import './approvals.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { activityLine } from '#client/i18n/wording/activity-sentence.ts'
import { useActivityWords } from '#client/i18n/wording/use-words.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { Button } from '#client/ui/button.tsx'
import { Page } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import type { LogView, PartnershipView } from '#shared/contracts/partnerships.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'

/** Everything that has happened in the partnership, as sentences, with where its chain ends. */
export function LogScreen() {
  const { t } = useTranslation('approvals')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const [subject, setSubject] = useState<string>('')
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const [befores, setBefores] = useState<readonly (number | null)[]>([null])
  const partnershipId = partnership.data?.id
  const pages = useQueries({
    queries: befores.map((before) =>
      trpc.activity.log.queryOptions(
        {
          partnershipId: partnershipId ?? '',
          ...(subject !== '' && { subject }),
          ...(before !== null && { before }),
        },
        { enabled: partnershipId !== undefined },
      ),
    ),
  })
  const [log] = pages
  const { data, ...waiting } = useFetched({ partnership, ...(log !== undefined && { log }) })
  if (data === null) {
    return <PageWithoutData title={t('log.title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  const fetched = pages.flatMap((page) => (page.data === undefined ? [] : [page.data]))
  const last = fetched.at(-1)
  const oldest = last?.hasMore === true ? last.items.at(-1)?.seq : undefined
  return (
    <Log
      partnership={data.partnership}
      pages={fetched}
      subject={subject}
      onSubject={(next) => {
        setSubject(next)
        setBefores([null])
      }}
      onMore={oldest === undefined ? null : () => setBefores([...befores, oldest])}
      isFetchingMore={pages.some(({ isFetching }) => isFetching)}
    />
  )
}

function Log(props: {
  readonly partnership: PartnershipView
  readonly pages: readonly LogView[]
  readonly subject: string
  readonly onSubject: (subject: string) => void
  readonly onMore: (() => void) | null
  readonly isFetchingMore: boolean
}) {
  const { partnership, pages, subject, onSubject, onMore, isFetchingMore } = props
  const { t } = useTranslation('approvals')
  const say = t as (key: string) => string
  const words = useActivityWords()
  const { slug } = partnership
  const [first] = pages
  const lines = pages.flatMap(({ items }) => items.map((item) => activityLine(item, words)))
  const subjects = first?.subjects ?? []
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug } },
          { label: t('title'), to: '/p/$slug/aftale', params: { slug } },
          { label: t('log.title') },
        ]}
      />
      {first !== undefined && (
        <div className="approvals-head-code">
          <p>
            {t('log.head', { count: first.head.position })} · {t('reference')}{' '}
            <span className="approvals-code">{referenceCode(first.head.hash)}</span>
          </p>
          <p className="tiny muted">{t('log.headHint')}</p>
          <a href={`/download/audit.json?partnershipId=${partnership.id}`} download className="small">
            {t('log.download')}
          </a>
        </div>
      )}
      <SelectField
        label={t('log.subject')}
        value={subject}
        onChange={onSubject}
        placeholder={t('log.all')}
        options={subjects.map((value) => ({ value, label: say(`log.subjects.${value}`) }))}
      />
      {lines.length === 0 && <p className="muted">{t('log.none')}</p>}
      <ol className="approvals-log" aria-label={t('log.title')}>
        {lines.map(({ seq, at, partyKind, sentence, place }) => (
          <li key={seq}>
            {partyKind === null ? <span /> : <PartyMark kind={partyKind} size={18} />}
            <div>
              <p>
                <Worded sentence={sentence} />
              </p>
              <p className="tiny muted">
                {place.name} · {formatTime(at)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {onMore !== null && (
        <Button isBusy={isFetchingMore} onClick={onMore}>
          {t('log.more')}
        </Button>
      )}
    </Page>
  )
}
