import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { announce } from '#client/ui/announce.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { notify } from '#client/ui/notify.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { InboxItem } from '#shared/contracts/notifications.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'

/** Mentions, answers and what one is to answer, until they are read. Nothing is drawn when nothing waits. */
export function MentionList({ items }: { items: readonly InboxItem[] }) {
  const { t } = useTranslation('notifications')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const settle = {
    onSuccess: (left: InboxItem[]) => {
      client.setQueryData(trpc.notifications.inbox.queryKey(), left)
      announce(t('inbox.marked'))
    },
    onError: (error: unknown) => notify({ message: refusalText(error), tone: 'danger' }),
  }
  const markRead = useMutation(trpc.notifications.markRead.mutationOptions(settle))
  const markAll = useMutation(trpc.notifications.markAllRead.mutationOptions(settle))
  if (items.length === 0) return null
  return (
    <section aria-labelledby="home-mentions">
      <SectionHeading
        id="home-mentions"
        title={t('inbox.title')}
        aside={
          items.length === 1 ? (
            t('inbox.count', { count: 1 })
          ) : (
            <Button size="small" variant="quiet" isBusy={markAll.isPending} onClick={() => markAll.mutate()}>
              {t('inbox.markAllRead')}
            </Button>
          )
        }
      />
      <ul>
        {items.map((item) => (
          <Mention
            key={item.id}
            item={item}
            isBusy={markRead.isPending && markRead.variables.ids.includes(item.id)}
            onRead={() => markRead.mutate({ ids: [item.id] })}
          />
        ))}
      </ul>
    </section>
  )
}

function Mention({ item, isBusy, onRead }: { item: InboxItem; isBusy: boolean; onRead: () => void }) {
  const { t } = useTranslation('notifications')
  const isMany = new Set(useMe()?.memberships.map(({ partnershipId }) => partnershipId)).size > 1
  const text = t(`inbox.sentence.${item.kind}`, { who: item.byName, place: placeText(item, t) })
  return (
    <li className="home-wait">
      <span className="home-wait-verb small muted">{t(`inbox.verb.${item.kind}`)}</span>
      <div>
        <h3>{item.excerpt}</h3>
        <p className="small muted">
          {isMany ? t('inbox.where', { text, partnership: item.partnershipName }) : text}
          {' · '}
          <Button
            variant="quiet"
            size="small"
            className="home-wait-read"
            isBusy={isBusy}
            aria-label={t('inbox.markReadFor', { what: item.excerpt })}
            onClick={onRead}
          >
            {t('inbox.markRead')}
          </Button>
        </p>
      </div>
      <span className="home-wait-when tiny muted">
        {item.byPartyKind !== null && <PartyMark kind={item.byPartyKind} size={16} />} {formatTime(item.at)}
      </span>
      <PlaceLink item={item} />
    </li>
  )
}

function PlaceLink({ item }: { item: InboxItem }) {
  const { t } = useTranslation('notifications')
  const { documentId, sectionId, commitmentId } = item.place
  const look = {
    className: 'home-wait-action',
    variant: 'outline' as const,
    'aria-label': t('inbox.openFor', { what: item.excerpt }),
  }
  return documentId === null ? (
    <ButtonLink
      {...look}
      to="/p/$slug/f"
      params={{ slug: item.partnershipSlug }}
      search={{ id: commitmentId ?? undefined }}
    >
      {t('inbox.open')}
    </ButtonLink>
  ) : (
    <ButtonLink
      {...look}
      to="/p/$slug/d/$documentId"
      params={{ slug: item.partnershipSlug, documentId }}
      search={{ afsnit: sectionId ?? undefined, traad: item.threadId }}
    >
      {t('inbox.open')}
    </ButtonLink>
  )
}

function placeText({ place }: InboxItem, t: TFunction<'notifications'>): string {
  if (place.documentKind === null || place.sectionId === null) return t('inbox.place.commitment')
  const section = `${place.sectionId} ${sectionTemplate(place.sectionId, currentLanguage()).title}`
  return t(`inbox.place.${place.documentKind}`, { section, firm: place.firmName ?? '' })
}
