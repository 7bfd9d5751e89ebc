import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatTime } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useMe } from '#client/rpc/use-me.ts'
import type { WaitingItem } from '#shared/contracts/partnerships.ts'
import { daysBetween } from '#shared/domain/commitment/due.ts'

const shownAtFirst = 6

/** Only what this person can do now, the verb first; the first row has the screen's one primary button. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  const { t } = useTranslation('home')
  const [areAllShown, setAreAllShown] = useState(false)
  const shown = areAllShown ? items : items.slice(0, shownAtFirst)
  return (
    <section aria-labelledby="home-waiting">
      <SectionHeading
        id="home-waiting"
        title={t('waiting.title')}
        aside={items.length === 0 ? undefined : t('waiting.count', { count: items.length })}
      />
      {items.length === 0 ? (
        <EmptyState title={t('waiting.emptyTitle')}>{t('waiting.emptyBody')}</EmptyState>
      ) : (
        <ul>
          {shown.map((item, index) => (
            <Waiting key={`${item.kind} ${item.commitmentId}`} item={item} isFirst={index === 0} />
          ))}
        </ul>
      )}
      {items.length > shownAtFirst && (
        <Button variant="quiet" onClick={() => setAreAllShown(!areAllShown)}>
          {areAllShown ? t('waiting.fewer') : t('waiting.more', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function Waiting({ item, isFirst }: { item: WaitingItem; isFirst: boolean }) {
  const { t } = useTranslation('home')
  const isMany = new Set(useMe()?.memberships.map(({ partnershipId }) => partnershipId)).size > 1
  const action = item.kind === 'accept' && isFirst ? t('waiting.action.acceptFirst') : t(`waiting.action.${item.kind}`)
  const sentence = useSentence(item)
  return (
    <li className="home-wait">
      <span className="home-wait-verb small muted">{t(`waiting.verb.${item.kind}`)}</span>
      <div>
        <h3>{item.what}</h3>
        <p className="small muted">
          {isMany ? t('waiting.where', { text: sentence, partnership: item.partnershipName }) : sentence}
        </p>
      </div>
      <span className="home-wait-when tiny muted">
        {item.kind === 'accept' || item.kind === 'text' || item.dueOn === null ? (
          <>
            {item.proposedByPartyKind !== null && <PartyMark kind={item.proposedByPartyKind} size={16} />}{' '}
            {formatTime(item.createdAt)}
          </>
        ) : (
          t('waiting.deadline', { day: formatDay(item.dueOn) })
        )}
      </span>
      <ButtonLink
        className="home-wait-action"
        variant={isFirst ? 'primary' : 'outline'}
        to="/p/$slug/f"
        params={{ slug: item.partnershipSlug }}
        search={{ id: item.commitmentId, skriv: item.kind === 'due' || item.kind === 'late' ? 1 : undefined }}
        aria-label={t('waiting.actionFor', { action, what: item.what })}
      >
        {action}
      </ButtonLink>
    </li>
  )
}

function useSentence(item: WaitingItem): string {
  const { t } = useTranslation('home')
  const me = useMe()
  if (item.kind === 'accept') {
    return item.proposedByName === me?.name
      ? t('waiting.accept.self')
      : t(`waiting.accept.${item.partyKind}`, { who: item.proposedByName })
  }
  if (item.kind === 'text') return t('waiting.text')
  const days = item.dueOn === null ? 0 : daysBetween(localDay(new Date()), item.dueOn)
  if (item.kind === 'late') return t('waiting.late', { count: Math.max(1, -days) })
  if (days === 0) return t('waiting.due.today')
  return days === 1 ? t('waiting.due.tomorrow') : t('waiting.due.days', { count: days })
}
