import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { type ActivityPlace, activityLine } from '#client/i18n/wording/activity-sentence.ts'
import { useActivityWords } from '#client/i18n/wording/use-words.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { Button } from '#client/ui/button.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { ActivityItem } from '#shared/contracts/partnerships.ts'

const shownAtFirst = 6

/** What was changed last, as sentences with the new value in bold; each leads to its place. */
export function LatestChanges({
  slug,
  items,
  isFailed,
}: {
  slug: string
  items: readonly ActivityItem[] | undefined
  isFailed: boolean
}) {
  const { t } = useTranslation('partnership')
  const words = useActivityWords()
  const [areAllShown, setAreAllShown] = useState(false)
  const all = items ?? []
  return (
    <section aria-labelledby="partnership-changes">
      <SectionHeading id="partnership-changes" title={t('changes.title')} />
      {isFailed && <p className="small muted partnership-changes-none">{t('changes.failed')}</p>}
      {items?.length === 0 && <p className="small muted partnership-changes-none">{t('changes.none')}</p>}
      <ul className="partnership-changes">
        {(areAllShown ? all : all.slice(0, shownAtFirst)).map((item) => {
          const line = activityLine(item, words)
          return (
            <li key={line.seq}>
              {line.partyKind === null ? (
                <span className="partnership-no-mark" />
              ) : (
                <PartyMark kind={line.partyKind} size={18} />
              )}
              <div>
                <p>
                  <Worded sentence={line.sentence} />
                </p>
                <p className="tiny muted">
                  <Place slug={slug} place={line.place} /> · {formatTime(line.at)}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {all.length > shownAtFirst && !areAllShown && (
        <Button variant="quiet" onClick={() => setAreAllShown(true)}>
          {t('changes.all')}
        </Button>
      )}
    </section>
  )
}

function Place({ slug, place }: { slug: string; place: ActivityPlace }) {
  switch (place.kind) {
    case 'section':
      return (
        <Link
          to="/p/$slug/d/$documentId"
          params={{ slug, documentId: place.documentId }}
          search={{ afsnit: place.sectionId }}
        >
          {place.name}
        </Link>
      )
    case 'commitment':
      return (
        <Link to="/p/$slug/f" params={{ slug }} search={{ id: place.id }}>
          {place.name}
        </Link>
      )
    case 'target':
      return (
        <Link to="/p/$slug/r" params={{ slug }} search={{ id: place.id }}>
          {place.name}
        </Link>
      )
    case 'members':
      return (
        <Link to="/p/$slug/m" params={{ slug }}>
          {place.name}
        </Link>
      )
    case 'partnership':
      return place.name
  }
}
