import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import {
  useConnectionPhase,
  useDocumentConnection,
  useIsOutdated,
  useMayOnlyReadNow,
} from '#client/sync/use-document-connection.ts'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import type { DocumentScreenView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import type { CommentParts } from './comment-parts.ts'
import type { CommitmentParts } from './commitment-parts.ts'
import { DocumentDesk } from './document-desk.tsx'
import type { LookingParts } from './looking-parts.ts'
import type { ReuseParts } from './reuse-parts.ts'
import './document.css'
import './card-forms.css'
import '#client/editor/editor.css'

/**
 * The partner plan or a firm's social model, written live. `section` (such as `P4`) is where a link leads to, and
 * `commitment` whose place in it.
 */
export function DocumentScreen(props: {
  readonly documentId: string
  readonly section?: string | undefined
  readonly commitment?: string | undefined
  /** The discussion that a link leads to. */
  readonly thread?: string | undefined
  readonly commitmentParts: CommitmentParts
  readonly lookingParts: LookingParts
  readonly commentParts: CommentParts
  readonly reuseParts: ReuseParts
}) {
  const { documentId, section, commitment, thread, commitmentParts, lookingParts, commentParts, reuseParts } = props
  const trpc = useTRPC()
  const { t } = useTranslation('document')
  const refusalText = useRefusalText()
  const parsed = DocumentId.safeParse(documentId)
  const query = useQuery({
    ...trpc.documents.get.queryOptions({ documentId: parsed.success ? parsed.data : DocumentId.parse(noDocument) }),
    enabled: parsed.success,
  })
  if (!parsed.success) return <ErrorNotice title={t('missing.title')}>{t('missing.text')}</ErrorNotice>
  if (query.data !== undefined) {
    return (
      <OpenDocument
        key={query.data.document.id}
        view={query.data}
        section={section}
        commitment={commitment}
        thread={thread}
        commitmentParts={commitmentParts}
        lookingParts={lookingParts}
        commentParts={commentParts}
        reuseParts={reuseParts}
      />
    )
  }
  if (query.isError) {
    return (
      <ErrorNotice title={t('failed.title')} onRetry={() => void query.refetch()}>
        {refusalText(query.error)}
      </ErrorNotice>
    )
  }
  return <Loading label={t('loading')} />
}

const noDocument = '00000000-0000-4000-8000-000000000000'

function OpenDocument(props: {
  readonly view: DocumentScreenView
  readonly section: string | undefined
  readonly commitment: string | undefined
  readonly thread: string | undefined
  readonly commitmentParts: CommitmentParts
  readonly lookingParts: LookingParts
  readonly commentParts: CommentParts
  readonly reuseParts: ReuseParts
}) {
  const { view, section, commitment, thread, commitmentParts, lookingParts, commentParts, reuseParts } = props
  const { t } = useTranslation('document')
  const { t: ts } = useTranslation('sync')
  const me = useMe()
  const actor = useActor()
  const canWrite = decide(actor, view.partnership.id, { kind: 'document.write' }).allowed
  const connection = useDocumentConnection(view.document.id, {
    epoch: view.document.epoch,
    canWrite,
    personId: me?.personId ?? '',
    name: me?.name ?? '',
    partyKind:
      me?.memberships.find((membership) => membership.partnershipId === view.partnership.id)?.partyKind ?? null,
  })
  const phase = useConnectionPhase(connection)
  const isOutdated = useIsOutdated(connection)
  const mayOnlyReadNow = useMayOnlyReadNow(connection)
  const client = useQueryClient()
  const trpc = useTRPC()
  // The page follows the document at once, also where no change notice has come through.
  useEffect(() => {
    if (mayOnlyReadNow) void client.invalidateQueries(trpc.accounts.welcome.queryFilter())
  }, [mayOnlyReadNow, client, trpc])
  if (isOutdated && phase !== 'ready') {
    return <ErrorNotice title={ts('refused.outdated')} onRetry={() => window.location.reload()} />
  }
  if (connection === null || phase === 'loading') return <Loading label={t('opening')} />
  if (phase === 'neverSeen') {
    return <ErrorNotice title={t('neverSeen.title')}>{t('neverSeen.text')}</ErrorNotice>
  }
  const { slug } = view.partnership
  const isLocked = actor?.memberships.some(
    (membership) => membership.partnershipId === view.partnership.id && membership.isLocked === true,
  )
  return (
    <>
      {isLocked === true && (
        <p className="document-locked small">
          {t('locked.text')}{' '}
          <Link to="/p/$slug/aftale" params={{ slug }}>
            {t('locked.link')}
          </Link>
        </p>
      )}
      <DocumentDesk
        key={connection.doc.clientID}
        view={view}
        connection={connection}
        canWrite={canWrite && !isOutdated && !mayOnlyReadNow}
        canComment={decide(actor, view.partnership.id, { kind: 'comment.write' }).allowed}
        section={section}
        commitment={commitment}
        thread={thread}
        commitmentParts={commitmentParts}
        lookingParts={lookingParts}
        commentParts={commentParts}
        reuseParts={reuseParts}
      />
    </>
  )
}
