import './comments.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { decide } from '#shared/domain/access/permissions.ts'
import { CommentId, CommentThreadId, type CommitmentId, type PartnershipId } from '#shared/kernel/ids.ts'
import { CommentBox } from './comment-box.tsx'
import { peopleHere } from './people-here.ts'
import { ThreadCard } from './thread-card.tsx'
import { useCommentChanges } from './use-comments.ts'
import { useReadThreads } from './use-read-threads.ts'

/** What has been said about a commitment, and a field to say more. */
export function CommitmentComments(props: {
  readonly partnershipId: PartnershipId
  readonly commitmentId: CommitmentId
}) {
  const { partnershipId, commitmentId } = props
  const { t } = useTranslation('comments')
  const trpc = useTRPC()
  const me = useMe()
  const refusalText = useRefusalText()
  const changes = useCommentChanges()
  const list = useQuery(trpc.comments.ofCommitments.queryOptions({ partnershipId }))
  const slug = me?.memberships.find((membership) => membership.partnershipId === partnershipId)?.partnershipSlug ?? ''
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }, { enabled: slug !== '' })).data
  const canComment = decide(useActor(), partnershipId, { kind: 'comment.write' }).allowed
  const [ids, setIds] = useState(newIds)
  const threads = (list.data ?? []).filter(
    ({ place }) => place.kind === 'commitment' && place.commitmentId === commitmentId,
  )
  useReadThreads(threads.map(({ id }) => id))
  const people = partnership === undefined ? [] : peopleHere(partnership)
  return (
    <section className="comments is-in-drawer" aria-labelledby="commitment-comments">
      <h3 id="commitment-comments">{t('commitment.title')}</h3>
      {list.isError ? (
        <ErrorNotice title={t('loadFailed')} onRetry={() => void list.refetch()}>
          {refusalText(list.error)}
        </ErrorNotice>
      ) : list.data === undefined ? (
        <Loading label={t('tab')} />
      ) : (
        <>
          {threads.length === 0 && <p className="small muted">{t('commitment.none')}</p>}
          {threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              heading={null}
              about={t('about.commitment')}
              people={people}
              canComment={canComment}
            />
          ))}
          {canComment && (
            <CommentBox
              draftKey={`commitment ${commitmentId}`}
              label={t('commitment.label')}
              placeholder={t('placeholder')}
              sendLabel={t('send')}
              people={people}
              isBusy={changes.start.isPending}
              error={changes.start.isError ? refusalText(changes.start.error) : null}
              onSend={(text, done) =>
                changes.start.mutate(
                  { ...ids, place: { kind: 'commitment', commitmentId }, text, assigneeId: null },
                  {
                    onSuccess: () => {
                      done()
                      setIds(newIds())
                    },
                  },
                )
              }
            />
          )}
        </>
      )}
    </section>
  )
}

/** The same for a second try after a lost answer; new ones for the next thread. */
const newIds = () => ({
  id: CommentThreadId.parse(crypto.randomUUID()),
  commentId: CommentId.parse(crypto.randomUUID()),
})
