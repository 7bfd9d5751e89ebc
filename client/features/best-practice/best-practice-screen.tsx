import './best-practice.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import type { PracticeView, PracticesView } from '#shared/contracts/best-practice.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { PracticeCard } from './practice-card.tsx'
import { PracticeDrawer } from './practice-drawer.tsx'

/** What the partnership has learnt, and what the others of the programme have let it read. */
export function BestPracticeScreen() {
  const { t } = useTranslation('bestPractice')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const practices = useQuery(
    trpc.bestPractice.list.queryOptions(
      { partnershipId: partnership.data?.id ?? '' },
      { enabled: partnership.data !== undefined },
    ),
  )
  const { data, ...waiting } = useFetched({ partnership, practices })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Practices partnership={data.partnership} practices={data.practices} />
}

type Question = { readonly kind: 'share' | 'remove'; readonly practice: PracticeView }

function Practices({ partnership, practices }: { partnership: PartnershipView; practices: PracticesView }) {
  const { t } = useTranslation('bestPractice')
  const actor = useActor()
  const canWrite = decide(actor, partnership.id, { kind: 'practice.write' }).allowed
  const [editing, setEditing] = useState<PracticeView | 'new' | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const { share, withdraw, remove } = useSteps(() => setQuestion(null))
  const write = canWrite ? (
    <Button variant="primary" icon="plus" onClick={() => setEditing('new')}>
      {t('write')}
    </Button>
  ) : undefined
  return (
    <Page title={t('title')} lead={t('lead')} action={practices.own.length > 0 ? write : undefined}>
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: t('title') },
        ]}
      />
      <section className="practices">
        <SectionHeading title={t('own')} />
        {practices.own.length === 0 ? (
          <EmptyState title={t('emptyOwn')} action={write}>
            {t('emptyOwnText')}
          </EmptyState>
        ) : (
          <ul className="practices-list">
            {practices.own.map((practice) => {
              const party = partnership.parties.find(({ id }) => id === practice.partyId)
              const mayShare = decide(actor, partnership.id, {
                kind: 'practice.share',
                partyId: practice.partyId,
              }).allowed
              return (
                <li key={practice.id}>
                  <PracticeCard
                    practice={practice}
                    party={{ kind: party?.kind ?? 'fund', name: party?.name ?? '' }}
                    isShared={practice.sharedAt !== null}
                    by={
                      practice.sharedByName === null
                        ? t('writtenBy', { name: practice.createdByName })
                        : t('sharedBy', { name: practice.sharedByName })
                    }
                  >
                    {canWrite && (
                      <Button
                        size="small"
                        icon="edit"
                        aria-label={t('editNamed', { title: practice.title })}
                        onClick={() => setEditing(practice)}
                      >
                        {t('edit')}
                      </Button>
                    )}
                    {mayShare && practice.sharedAt === null && (
                      <Button
                        size="small"
                        aria-label={t('shareNamed', { title: practice.title })}
                        onClick={() => setQuestion({ kind: 'share', practice })}
                      >
                        {t('share')}
                      </Button>
                    )}
                    {mayShare && practice.sharedAt !== null && (
                      <Button
                        size="small"
                        aria-label={t('withdrawNamed', { title: practice.title })}
                        isBusy={withdraw.isPending}
                        onClick={() => withdraw.mutate({ id: practice.id, version: practice.version })}
                      >
                        {t('withdraw')}
                      </Button>
                    )}
                    {canWrite && practice.sharedAt === null && (
                      <Button
                        size="small"
                        icon="trash"
                        aria-label={t('removeNamed', { title: practice.title })}
                        onClick={() => setQuestion({ kind: 'remove', practice })}
                      >
                        {t('remove')}
                      </Button>
                    )}
                    {canWrite && !mayShare && practice.sharedAt === null && (
                      <p className="small muted">{t('onlyLead', { party: party?.name ?? '' })}</p>
                    )}
                  </PracticeCard>
                </li>
              )
            })}
          </ul>
        )}
      </section>
      <section className="practices">
        <SectionHeading title={t('shared')} />
        {practices.shared.length === 0 ? (
          <EmptyState title={t('emptyShared')}>{t('emptySharedText')}</EmptyState>
        ) : (
          <ul className="practices-list">
            {practices.shared.map((practice) => (
              <li key={practice.id}>
                <PracticeCard
                  practice={practice}
                  party={{ kind: practice.partyKind, name: practice.partyName }}
                  from={practice.partnershipName}
                  isExample={practice.isExample}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {editing !== null && (
        <PracticeDrawer
          key={editing === 'new' ? 'new' : editing.id}
          partnership={partnership}
          practice={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {question !== null && (
        <ConfirmDialog
          isOpen
          title={t(`${question.kind}Ask`, { title: question.practice.title })}
          confirmLabel={t(question.kind)}
          isDanger={question.kind === 'remove'}
          isBusy={share.isPending || remove.isPending}
          onClose={() => setQuestion(null)}
          onConfirm={() => {
            const { id, version } = question.practice
            if (question.kind === 'share') share.mutate({ id, version })
            else remove.mutate({ id, version })
          }}
        >
          <p>{t(`${question.kind}Text`)}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

/** Sharing, taking back and removing; whatever came of it, the list is fetched anew. */
function useSteps(onAnswered: () => void) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const told = {
    onError: (error: unknown) => notify({ message: refusalText(error), tone: 'danger' }),
    onSettled: () => {
      onAnswered()
      void client.invalidateQueries(trpc.bestPractice.pathFilter())
    },
  }
  return {
    share: useMutation(trpc.bestPractice.share.mutationOptions(told)),
    withdraw: useMutation(trpc.bestPractice.withdraw.mutationOptions(told)),
    remove: useMutation(trpc.bestPractice.remove.mutationOptions(told)),
  }
}
