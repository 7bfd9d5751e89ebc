import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { missingFields } from '#shared/domain/commitment/completeness.ts'
import { CommitmentStatusTag, useDueWords } from './commitment-words.tsx'
import { TextChangedTag } from './text-changed-tag.tsx'

/** One commitment of the list: what, who, when, how it stands and what it lacks. The whole row opens the drawer. */
export function CommitmentRow({
  commitment,
  party,
  isPartyShown,
  onOpen,
  onReport,
}: {
  commitment: CommitmentView
  party: PartyView | undefined
  isPartyShown: boolean
  onOpen: () => void
  /** Opens it with the form for a status update; null where there is nothing to tell, or not by this person. */
  onReport: (() => void) | null
}) {
  const { t } = useTranslation('commitments')
  const due = useDueWords()(commitment)
  const missing = missingFields(commitment)
  const words = [
    ...(commitment.status === 'proposed' && party !== undefined
      ? [t('missing.answer', { party: t(`partyLower.${party.kind}`) })]
      : []),
    ...missing.map((field) => t(`missing.${field}`)),
  ]
  return (
    <li className="commitment-row">
      <span className="commitment-row-who commitment-who small">
        {party !== undefined && (isPartyShown || commitment.personName === null) && (
          <PartyMark kind={party.kind} size={18} />
        )}
        {isPartyShown && <b>{party?.name}</b>}
        <span className="muted">{commitment.personName ?? (isPartyShown ? '' : t('card.noPerson'))}</span>
      </span>
      <div className="commitment-row-main">
        <h3>
          <button type="button" className="commitment-open" onClick={onOpen}>
            {commitment.what}
          </button>
        </h3>
        <p className="commitment-row-meta small">
          {due !== null && <span className="muted commitment-row-meta-due">{due}</span>}
          {commitment.health !== null && commitment.health.text !== '' && <span>{commitment.health.text}</span>}
          {words.length > 0 && (
            <span className="commitment-row-missing">
              <StatusGlyph tone="missing" />
              {t('missing.sentence', { list: words.join(', ') })}
            </span>
          )}
        </p>
        {onReport !== null && (
          <div className="commitment-row-actions">
            <Button size="small" aria-label={t('report.openFor', { what: commitment.what })} onClick={onReport}>
              {t('report.open')}
            </Button>
          </div>
        )}
      </div>
      <span className="commitment-row-status">
        <CommitmentStatusTag commitment={commitment} />
        <TextChangedTag commitment={commitment} />
      </span>
    </li>
  )
}
