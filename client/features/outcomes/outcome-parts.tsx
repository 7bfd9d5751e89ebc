import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

/** What stands on a registration and belongs to another feature. */
export interface OutcomeParts {
  readonly Evidence: ComponentType<{
    readonly subject: { readonly kind: 'outcome'; readonly id: string }
    readonly partnershipId: PartnershipId
  }>
}

const tones = { registered: 'missing', verified: 'ready', rejected: 'late', superseded: 'notStarted' } as const

export function OutcomeStatus({ status }: { status: OutcomeView['status'] }) {
  const { t } = useTranslation('reached')
  return <StatusTag tone={tones[status]}>{t(`status.${status}`)}</StatusTag>
}
