import './history.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { namesInRow } from './history.model.ts'
import { usePeople } from './use-people.ts'

const markEveryMs = 60_000
/** Whoever only passes through has not seen what changed. */
const firstMarkMs = 4_000

/**
 * What others have changed since this person was last here, in words, section by section; nothing on a first visit or
 * when all is as it was. While it is on the screen, the server notes that the person has seen the document.
 */
export function SinceLastVisit(props: {
  readonly documentId: DocumentId
  readonly slug: string
  readonly language: 'da' | 'en'
  readonly onGo: (sectionId: SectionId) => void
}) {
  const { documentId, slug, language, onGo } = props
  const { t } = useTranslation('history')
  const trpc = useTRPC()
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => {
    // The document itself is opened first; this is told when it stands.
    const timer = setTimeout(() => setIsAsked(true), 600)
    return () => clearTimeout(timer)
  }, [])
  const query = useQuery({
    ...trpc.history.sinceLastVisit.queryOptions({ documentId }),
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const { mutate } = useMutation(trpc.history.markSeen.mutationOptions())
  const isAnswered = query.data !== undefined
  useEffect(() => {
    if (!isAnswered) return undefined
    const mark = () => {
      if (document.visibilityState === 'visible') mutate({ documentId })
    }
    const first = setTimeout(mark, firstMarkMs)
    const timer = setInterval(mark, markEveryMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [isAnswered, documentId, mutate])
  const personOf = usePeople(query.data?.people)
  const news = query.data ?? null
  if (news === null || news.sections.length === 0) return null
  return (
    <div className="history-news">
      <Disclosure summary={t('news.summary', { count: news.sections.length, time: formatTime(news.at) })}>
        <ul>
          {news.sections.map(({ sectionId, wordsAdded, wordsRemoved, cardsChanged, by }) => (
            <li key={sectionId}>
              {by
                .flatMap((id) => personOf(id)?.partyKind ?? [])
                .map((kind, index, all) =>
                  all.indexOf(kind) === index ? (
                    <PartyMark key={kind} kind={kind} size={16} label={t(`party.${kind}`)} />
                  ) : null,
                )}
              <span>
                {namesInRow(
                  by.map((id) => personOf(id)?.name ?? t('unknownPerson')),
                  t('and'),
                )}{' '}
                {t('news.changed')}{' '}
                <button type="button" className="link-button" onClick={() => onGo(sectionId)}>
                  {sectionId} <span lang={language}>{sectionTemplate(sectionId, language).title}</span>
                </button>
                {': '}
                {[
                  wordsAdded > 0 ? t('words.added', { count: wordsAdded }) : '',
                  wordsRemoved > 0 ? t('words.removed', { count: wordsRemoved }) : '',
                  cardsChanged > 0 ? t('words.cards', { count: cardsChanged }) : '',
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
        <Link
          to="/p/$slug/d/$documentId/historik"
          params={{ slug, documentId }}
          search={{ v: 'siden', mod: String(news.seq) }}
        >
          {t('news.see')}
        </Link>
      </Disclosure>
    </div>
  )
}
