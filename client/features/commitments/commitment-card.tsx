import './commitments.css'
import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CommitmentStatusTag, useDueWords } from './commitment-words.tsx'
import { TextChangedTag } from './text-changed-tag.tsx'

export interface CommitmentCardProps {
  readonly commitment: CommitmentView
  readonly partyKind: PartyKind
  readonly partyName: string
  readonly onOpen: () => void
}

/** A commitment beside the text that it comes from: who, what, when and how it stands. Opens its drawer. */
export function CommitmentCard({ commitment, partyKind, partyName, onOpen }: CommitmentCardProps) {
  const { t } = useTranslation('commitments')
  const due = useDueWords()(commitment)
  return (
    <article className={`commitment-card commitment-party-${partyKind}`}>
      <header className="commitment-card-head">
        <span className="commitment-who tiny">
          <PartyMark kind={partyKind} size={18} />
          <b>{partyName}</b>
          {commitment.personName !== null && <span className="muted">{commitment.personName}</span>}
        </span>
        <CommitmentStatusTag commitment={commitment} />
      </header>
      <h3>
        <button type="button" className="commitment-open" onClick={onOpen}>
          {commitment.what}
        </button>
      </h3>
      <p className="small muted">{due ?? t('card.noDate')}</p>
      <TextChangedTag commitment={commitment} />
    </article>
  )
}
