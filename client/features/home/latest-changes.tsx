import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { activityLine } from '#client/i18n/wording/activity-sentence.ts'
import { useActivityWords } from '#client/i18n/wording/use-words.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { PartnershipListItem } from '#shared/contracts/partnerships.ts'

const shownChanges = 5

/** What others and I changed last, over all my partnerships, as sentences. */
export function LatestChanges({ partnerships }: { partnerships: readonly PartnershipListItem[] }) {
  const { t } = useTranslation('home')
  const trpc = useTRPC()
  const words = useActivityWords()
  const lists = useQueries({
    queries: partnerships.map(({ id }) => trpc.activity.list.queryOptions({ partnershipId: id })),
  })
  const lines = lists
    .flatMap(({ data }, index) => (data ?? []).map((item) => ({ item, partnership: partnerships[index] })))
    .sort((a, b) => b.item.at - a.item.at || b.item.seq - a.item.seq)
    .slice(0, shownChanges)
  if (partnerships.length === 0) return null
  return (
    <section className="home-changes" aria-labelledby="home-changes">
      <SectionHeading id="home-changes" title={t('changes.title')} />
      {lists.some(({ isError }) => isError) && <p className="small muted">{t('changes.failed')}</p>}
      {lines.length === 0 && lists.every(({ isSuccess }) => isSuccess) && (
        <p className="small muted home-week-empty">{t('changes.none')}</p>
      )}
      <ul>
        {lines.map(({ item, partnership }) => {
          const line = activityLine(item, words)
          return (
            <li key={line.seq}>
              {line.partyKind !== null && <PartyMark kind={line.partyKind} size={16} />}
              <div>
                <p className="small">
                  <Worded sentence={line.sentence} />
                </p>
                <p className="tiny muted">
                  {partnership === undefined ? null : (
                    <Link to="/p/$slug" params={{ slug: partnership.slug }}>
                      {partnership.name}
                    </Link>
                  )}{' '}
                  · {formatTime(line.at)}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
