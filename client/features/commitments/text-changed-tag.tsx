import { useTranslation } from 'react-i18next'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'

/** Says in the list that the text under an agreed commitment has been changed; nothing when it has not. */
export function TextChangedTag({ commitment }: { commitment: Pick<CommitmentView, 'textChange'> }) {
  const { t } = useTranslation('commitments')
  return commitment.textChange === null ? null : <StatusTag tone="missing">{t('textChange.tag')}</StatusTag>
}
