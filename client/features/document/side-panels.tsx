import { useTranslation } from 'react-i18next'
import { EmptyState } from '#client/ui/empty-state.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SectionTemplate } from '#shared/content/section-template.ts'
import type { CommitmentParts } from './commitment-parts.ts'

/** Purpose, guiding questions and expected fields: help beside the text, never words in it. */
export function Guidance(props: {
  readonly template: SectionTemplate
  readonly language: string
  readonly hasPurpose: boolean
}) {
  const { template, language, hasPurpose } = props
  const { t } = useTranslation('document')
  return (
    <div className="guidance">
      {hasPurpose && (
        <>
          <h3>{t('guidance.purpose')}</h3>
          <p lang={language}>{template.purpose}</p>
        </>
      )}
      <h3>{t('guidance.questions')}</h3>
      <ul lang={language}>
        {template.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <h3>{t('guidance.fields')}</h3>
      <ul className="is-plain" lang={language}>
        {template.fields.map((field) => (
          <li key={field}>{field}</li>
        ))}
      </ul>
    </div>
  )
}

/** Commitments as cards; with a word on what to do when there are none. */
export function CommitmentList(props: {
  readonly commitments: readonly CommitmentView[]
  readonly partnership: PartnershipView
  readonly CommitmentCard: CommitmentParts['CommitmentCard']
  readonly canWrite: boolean
  readonly onOpen: (commitmentId: string) => void
}) {
  const { commitments, partnership, CommitmentCard, canWrite, onOpen } = props
  const { t } = useTranslation('document')
  const party = (commitment: CommitmentView) => partnership.parties.find(({ id }) => id === commitment.partyId)
  if (commitments.length === 0) {
    return (
      <EmptyState title={t('commitments.noneTitle')}>
        {canWrite ? t('commitments.noneText') : t('commitments.noneReader')}
      </EmptyState>
    )
  }
  return (
    <ul className="side-commitments">
      {commitments.map((commitment) => (
        <li key={commitment.id}>
          <CommitmentCard
            commitment={commitment}
            partyKind={party(commitment)?.kind ?? 'fund'}
            partyName={party(commitment)?.name ?? ''}
            onOpen={() => onOpen(commitment.id)}
          />
        </li>
      ))}
    </ul>
  )
}
