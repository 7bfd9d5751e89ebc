import './comments.css'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { announce } from '#client/ui/announce.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { AnchorPlace } from '#shared/document/comment-anchor.ts'
import type { CommentPlace, CommentThreadView } from '#shared/document/comment.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { CommentId, CommentThreadId } from '#shared/kernel/ids.ts'
import { CommentBox } from './comment-box.tsx'
import { arrangeThreads } from './comments.model.ts'
import { peopleHere } from './people-here.ts'
import { ThreadCard } from './thread-card.tsx'
import { useCommentChanges } from './use-comments.ts'
import { useReadThreads } from './use-read-threads.ts'

export interface CommentsPanelProps {
  readonly threads: readonly CommentThreadView[]
  readonly places: ReadonlyMap<string, AnchorPlace | null>
  readonly partnership: PartnershipView
  readonly sectionIds: readonly SectionId[]
  /** Ids of the cards that the document has. */
  readonly cardIds: ReadonlySet<string>
  readonly current: SectionId
  readonly language: 'da' | 'en'
  readonly canComment: boolean
  readonly active: string | null
  /** What a new thread is about; null while none is being begun. */
  readonly draft: CommentPlace | null
  readonly onDraftEnd: (startedId: string | null) => void
  readonly onBegin: () => void
  readonly onGo: (thread: CommentThreadView) => void
  /** Words that are selected now, to fasten a lost thread to; null when none are. */
  readonly takeSelection: () => CommentPlace | null
}

/** The discussions of a document. Follows the section in view; the other sections' are a line each below. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { threads, places, partnership, sectionIds, cardIds, current, language, canComment, active, draft } = props
  const { t } = useTranslation('comments')
  const [showsResolved, setShowsResolved] = useState(false)
  const [revealed, setRevealed] = useState<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const changes = useCommentChanges()
  const people = peopleHere(partnership)
  const activeThread = threads.find(({ id }) => id === active)
  const { here, elsewhere, lost } = arrangeThreads(threads, places, {
    current,
    sectionIds,
    cardIds,
    showsResolved,
    active,
    revealed,
  })
  const hasThread = activeThread !== undefined
  useEffect(() => {
    // A link may lead to one that has been resolved; one that is resolved now goes out of the way.
    setRevealed(activeThread?.status === 'resolved' ? activeThread.id : null)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active, hasThread])
  useReadThreads(active === null ? [] : [active])
  const resolvedCount = threads.filter(({ status }) => status === 'resolved').length

  useEffect(() => {
    if (active === null) return
    const card = root.current?.querySelector(`[data-thread-card="${CSS.escape(active)}"]`)
    card?.scrollIntoView({ block: 'nearest' })
  }, [active, current])

  const about = (thread: CommentThreadView): string => {
    const { place } = thread
    if (place.kind === 'text') return t('about.words', { quote: shortened(place.anchor.quote) })
    if (place.kind === 'card') return t('about.card', { title: place.title || t('about.unnamedCard') })
    return t('about.section', { title: place.kind === 'section' ? sectionName(place.sectionId, language) : '' })
  }
  const card = (thread: CommentThreadView, isLost: boolean) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      about={about(thread)}
      people={people.filter(({ personId }) => mayAnswer(partnership, personId))}
      canComment={canComment}
      isActive={thread.id === active}
      heading={
        isLost ? (
          <LostHeading thread={thread} language={language} />
        ) : (
          <button type="button" className="comment-quote" onClick={() => props.onGo(thread)} lang={language}>
            <span className="sr-only">{t('goTo')} </span>
            {headingOf(thread, t, language)}
          </button>
        )
      }
      more={
        isLost && thread.place.kind === 'text'
          ? [
              {
                label: t('lost.refasten'),
                icon: 'link',
                onSelect: () => {
                  const place = props.takeSelection()
                  if (place?.kind !== 'text') {
                    announce(t('lost.selectFirst'))
                    return
                  }
                  changes.refasten.mutate({
                    id: thread.id,
                    version: thread.version,
                    sectionId: place.sectionId,
                    anchor: place.anchor,
                  })
                },
              },
            ]
          : []
      }
    />
  )
  const isEmpty = here.length === 0 && elsewhere.length === 0 && lost.length === 0 && draft === null
  return (
    <div ref={root} className="comments">
      {draft !== null && (
        <NewThread
          draft={draft}
          heading={draftHeading(draft, t, language)}
          people={people}
          onEnd={props.onDraftEnd}
          language={language}
        />
      )}
      {draft === null && canComment && (
        <Button size="small" icon="comment" onClick={props.onBegin}>
          {t('begin')}
        </Button>
      )}
      {isEmpty && <EmptyState title={t('empty.title')}>{canComment ? t('empty.text') : t('empty.reader')}</EmptyState>}
      {here.map((thread) => card(thread, false))}
      {here.length === 0 && draft === null && !isEmpty && (
        <p className="small muted">{t('noneHere', { section: current })}</p>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="comments-lost">
          <h3 id="comments-lost">{t('lost.title')}</h3>
          {lost.map((thread) => card(thread, true))}
        </section>
      )}
      {elsewhere.length > 0 && (
        <section aria-labelledby="comments-elsewhere">
          <h3 id="comments-elsewhere">{t('elsewhere')}</h3>
          <ul className="comments-elsewhere">
            {elsewhere.flatMap(({ sectionId, threads: some }) =>
              some.map((thread) => (
                <li key={thread.id}>
                  <button type="button" onClick={() => props.onGo(thread)}>
                    <span className="section-code">{sectionId}</span>
                    <span>
                      {thread.comments.find(({ deletedAt }) => deletedAt === null)?.body.slice(0, 80) ?? about(thread)}
                    </span>
                    <span className="tiny muted">{t('count', { count: thread.comments.length })}</span>
                  </button>
                </li>
              )),
            )}
          </ul>
        </section>
      )}
      {resolvedCount > 0 && (
        <label className="comments-filter">
          <input type="checkbox" checked={showsResolved} onChange={(event) => setShowsResolved(event.target.checked)} />
          {t('showResolved', { count: resolvedCount })}
        </label>
      )}
    </div>
  )
}

type Words = ReturnType<typeof useTranslation<'comments'>>['t']

const sectionName = (sectionId: SectionId, language: 'da' | 'en'): string =>
  `${sectionId} ${sectionTemplate(sectionId, language).title}`
const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`)
const mayAnswer = ({ parties }: PartnershipView, personId: string): boolean =>
  parties.some(({ people }) => people.some((person) => person.personId === personId))

function headingOf({ place }: CommentThreadView, t: Words, language: 'da' | 'en'): string {
  return draftHeading(place, t, language)
}

function draftHeading(place: CommentPlace, t: Words, language: 'da' | 'en'): string {
  switch (place.kind) {
    case 'text':
      return `»${place.anchor.quote}«`
    case 'card':
      return place.title || t('about.unnamedCard')
    case 'section':
      return t('about.section', { title: sectionName(place.sectionId, language) })
    case 'commitment':
      return t('about.commitment')
  }
}

function LostHeading({ thread, language }: { readonly thread: CommentThreadView; readonly language: string }) {
  const { t } = useTranslation('comments')
  const { place } = thread
  return (
    <p className="comment-lost">
      {place.kind === 'text' ? t('lost.words') : t('lost.card')}{' '}
      <q lang={language}>{place.kind === 'text' ? place.anchor.quote : place.kind === 'card' ? place.title : ''}</q>
    </p>
  )
}

function NewThread(props: {
  readonly draft: CommentPlace
  readonly heading: string
  readonly people: ReturnType<typeof peopleHere>
  readonly onEnd: (startedId: string | null) => void
  readonly language: string
}) {
  const { draft, heading, people, onEnd, language } = props
  const { t } = useTranslation('comments')
  const refusalText = useRefusalText()
  const { start } = useCommentChanges()
  // The same ids for a second try after a lost answer: then nothing is said twice.
  const [ids] = useState(() => ({
    id: CommentThreadId.parse(crypto.randomUUID()),
    commentId: CommentId.parse(crypto.randomUUID()),
  }))
  return (
    <article className="comment-thread is-active" aria-label={t('new')}>
      <p className="comment-quote is-still" lang={language}>
        {heading}
      </p>
      <CommentBox
        draftKey={`new ${JSON.stringify(draft).slice(0, 300)}`}
        label={t('newLabel', { about: heading })}
        placeholder={t('placeholder')}
        sendLabel={t('send')}
        people={people}
        isFocused
        isAlwaysOpen
        isBusy={start.isPending}
        error={start.isError ? refusalText(start.error) : null}
        onSend={(text, done) =>
          start.mutate(
            { ...ids, place: draft, text, assigneeId: null },
            {
              onSuccess: () => {
                done()
                onEnd(ids.id)
              },
            },
          )
        }
        onCancel={() => onEnd(null)}
      />
    </article>
  )
}
