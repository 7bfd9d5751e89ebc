import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { AgreementsView } from '#shared/contracts/approvals.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { approvingParties } from '#shared/domain/approval/agreement.ts'
import { useApprovalChanges } from './use-approvals.ts'

/** Freezing the next version: who is asked in which order, and by when. */
export function FreezeForm(props: {
  readonly partnership: PartnershipView
  readonly view: AgreementsView
  readonly isPrimary: boolean
}) {
  const { partnership, view, isPrimary } = props
  const { t } = useTranslation('approvals')
  const refusalText = useRefusalText()
  const navigate = useNavigate()
  const { prepare } = useApprovalChanges()
  const [order, setOrder] = useState<'parallel' | 'inOrder'>('parallel')
  const [dueOn, setDueOn] = useState<string | null>(null)
  // One id for one wish: pressed again after a lost answer it makes no second version.
  const [id] = useState(() => crypto.randomUUID())
  const [newest] = view.versions
  const number = (newest?.number ?? 0) + 1
  const asked = approvingParties(partnership.parties)
  const names = partnership.parties.filter((party) => asked.includes(party.id)).map((party) => party.name)
  const freeze = (goAhead: boolean) =>
    prepare.mutate(
      { id, partnershipId: partnership.id, order: order === 'parallel' ? null : asked, dueOn, goAhead },
      {
        onSuccess: (version) => {
          notify({ message: t('freeze.done', { number: version.number }), tone: 'success' })
          const params = { slug: partnership.slug, number: String(version.number) }
          void navigate({ to: '/p/$slug/aftale/$number', params })
        },
      },
    )
  const refusal = refusalOf(prepare.error)
  const isBehind = refusal?.code === 'agreement.devicesBehind'
  return (
    <section className="approvals-part approvals-freeze">
      <SectionHeading title={t('freeze.title', { number })} />
      <p>{t('freeze.lead', { number })}</p>
      {(newest?.status === 'out' || newest?.status === 'returned') && (
        <p className="approvals-warning">{t('freeze.closes', { number: newest.number })}</p>
      )}
      {prepare.error !== null && (
        <ErrorNotice title={isBehind ? t('freeze.behindTitle') : t('notDone')}>
          {isBehind ? t('freeze.behind', { names: String(refusal.data?.['names'] ?? '') }) : refusalText(prepare.error)}
        </ErrorNotice>
      )}
      <ChoiceField
        label={t('freeze.order')}
        value={order}
        onChange={(value) => setOrder(value === 'inOrder' ? 'inOrder' : 'parallel')}
        options={[
          { value: 'parallel', label: t('freeze.parallel') },
          { value: 'inOrder', label: t('freeze.inOrder', { names: names.join(', ') }) },
        ]}
      />
      <DateField label={t('freeze.dueOn')} value={dueOn} onChange={setDueOn} isOptional />
      <div className="approvals-buttons">
        <Button variant={isPrimary ? 'primary' : 'outline'} isBusy={prepare.isPending} onClick={() => freeze(false)}>
          {prepare.isPending ? t('freeze.busy') : t('freeze.save', { number })}
        </Button>
        {isBehind && <Button onClick={() => freeze(true)}>{t('freeze.goAhead')}</Button>}
      </div>
    </section>
  )
}
