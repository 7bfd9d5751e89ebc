import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Menu, type MenuItem } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { CommentThreadView, CommentView } from '#shared/document/comment.ts'
import { CommentId, type PersonId } from '#shared/kernel/ids.ts'
import { CommentBox } from './comment-box.tsx'
import { bodyParts } from './comments.model.ts'
import type { PersonHere } from './people-here.ts'
import { useCommentChanges } from './use-comments.ts'

/** One discussion: what it is about, what was said, and what can be done. */
export function ThreadCard(props: {
  readonly thread: CommentThreadView
  /** The quote or the place, as the thread's heading. */
  readonly heading: ReactNode
  /** What the thread is about, in words, for the names of its buttons. */
  readonly about: string
  readonly people: readonly PersonHere[]
  readonly canComment: boolean
  readonly isActive?: boolean
  /** More that can be done with the thread where it stands. */
  readonly more?: readonly MenuItem[]
}) {
  const { thread, heading, about, people, canComment, isActive, more = [] } = props
  const { t } = useTranslation('comments')
  const refusalText = useRefusalText()
  const changes = useCommentChanges()
  const version = { id: thread.id, version: thread.version }
  const isResolved = thread.status === 'resolved'
  const assign = (assigneeId: PersonId | null) => changes.assign.mutate({ ...version, assigneeId })
  const resolve = () =>
    changes.resolve.mutate(version, {
      onSuccess: (after) =>
        notify({
          message: t('thread.resolved'),
          tone: 'success',
          action: {
            label: t('thread.undo'),
            run: () => changes.reopen.mutate({ id: after.id, version: after.version }),
          },
        }),
    })
  const items: MenuItem[] = [
    ...people
      .filter(({ personId }) => personId !== thread.assignee?.personId)
      .map((person) => ({
        label: t('thread.assignTo', { name: person.name }),
        icon: 'user' as const,
        onSelect: () => assign(person.personId),
      })),
    ...(thread.assignee === null ? [] : [{ label: t('thread.unassign'), onSelect: () => assign(null) }]),
    ...more,
  ]
  return (
    <article
      className={classNames('comment-thread', isActive === true && 'is-active', isResolved && 'is-resolved')}
      data-thread-card={thread.id}
      aria-label={t('thread.label', { about })}
    >
      <header className="comment-thread-head">
        <div className="comment-thread-about">{heading}</div>
        {canComment && !isResolved && <Menu label={t('thread.menu', { about })} items={items} />}
      </header>
      {(isResolved || thread.assignee !== null) && (
        <p className="comment-thread-state">
          {isResolved && (
            <StatusTag tone="ready">{t('thread.resolvedBy', { name: thread.resolvedByName ?? '' })}</StatusTag>
          )}
          {thread.assignee !== null && !isResolved && (
            <StatusTag tone="missing">{t('thread.assignedTo', { name: thread.assignee.name })}</StatusTag>
          )}
        </p>
      )}
      <ol className="comment-list">
        {thread.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} people={people} canComment={canComment} />
        ))}
      </ol>
      {canComment && (
        <>
          {!isResolved && (
            <CommentBox
              draftKey={thread.id}
              label={t('thread.replyTo', { about })}
              placeholder={t('thread.reply')}
              sendLabel={t('thread.send')}
              people={people}
              isBusy={changes.reply.isPending}
              error={changes.reply.isError ? refusalText(changes.reply.error) : null}
              onSend={(text, done) =>
                changes.reply.mutate(
                  { threadId: thread.id, commentId: CommentId.parse(crypto.randomUUID()), text },
                  { onSuccess: done },
                )
              }
            />
          )}
          <div className="comment-thread-foot">
            {isResolved ? (
              <Button
                size="small"
                variant="quiet"
                icon="undo"
                isBusy={changes.reopen.isPending}
                aria-label={t('thread.reopenFor', { about })}
                onClick={() => changes.reopen.mutate(version)}
              >
                {t('thread.reopen')}
              </Button>
            ) : (
              <Button
                size="small"
                variant="quiet"
                icon="check"
                isBusy={changes.resolve.isPending}
                aria-label={t('thread.resolveFor', { about })}
                onClick={resolve}
              >
                {t('thread.resolve')}
              </Button>
            )}
          </div>
        </>
      )}
    </article>
  )
}

function Comment(props: {
  readonly comment: CommentView
  readonly people: readonly PersonHere[]
  readonly canComment: boolean
}) {
  const { comment, people, canComment } = props
  const { t } = useTranslation('comments')
  const me = useMe()
  const refusalText = useRefusalText()
  const changes = useCommentChanges()
  const [isEditing, setIsEditing] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const isMine = comment.authorId === me?.personId
  if (comment.deletedAt !== null) {
    return (
      <li className="comment is-deleted">
        <p className="small muted">{t('comment.deleted', { name: comment.authorName })}</p>
      </li>
    )
  }
  return (
    <li className="comment">
      <p className="comment-who">
        {comment.authorPartyKind !== null && <PartyMark kind={comment.authorPartyKind} size={18} />}
        <b>{comment.authorName}</b>
        <span className="tiny muted">
          {formatTime(comment.createdAt)}
          {comment.editedAt !== null && ` · ${t('comment.edited')}`}
        </span>
        {isMine && canComment && !isEditing && (
          <Menu
            label={t('comment.menu')}
            items={[
              { label: t('comment.edit'), icon: 'edit', onSelect: () => setIsEditing(true) },
              { label: t('comment.delete'), icon: 'trash', isDanger: true, onSelect: () => setIsAsking(true) },
            ]}
          />
        )}
      </p>
      {isEditing ? (
        <CommentBox
          draftKey={`edit ${comment.id}`}
          label={t('comment.editLabel')}
          sendLabel={t('comment.save')}
          people={people}
          initialText={comment.body}
          isFocused
          isAlwaysOpen
          isBusy={changes.edit.isPending}
          error={changes.edit.isError ? refusalText(changes.edit.error) : null}
          onSend={(text, done) =>
            changes.edit.mutate(
              { id: comment.id, version: comment.version, text },
              {
                onSuccess: () => {
                  done()
                  setIsEditing(false)
                },
              },
            )
          }
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <p className="comment-body">
          {bodyParts(comment.body, comment.mentions).map((part, index) =>
            part.person === null ? (
              // The pieces of one text have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index}>{part.text}</span>
            ) : (
              // oxlint-disable-next-line react/no-array-index-key
              <b key={index} className="comment-mention">
                {part.text}
              </b>
            ),
          )}
        </p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={changes.remove.isPending}
        title={t('comment.deleteTitle')}
        confirmLabel={t('comment.delete')}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          changes.remove.mutate({ id: comment.id, version: comment.version }, { onSettled: () => setIsAsking(false) })
        }
      >
        <p>{t('comment.deleteBody')}</p>
      </ConfirmDialog>
    </li>
  )
}
