import './person-chip.css'
import { useTranslation } from 'react-i18next'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { PartyMark } from './party-mark.tsx'

/** A person with the party they are there for. */
export function PersonChip({ name, partyKind, isMe = false }: { name: string; partyKind: PartyKind; isMe?: boolean }) {
  const { t } = useTranslation('ui')
  return (
    <span className={isMe ? 'ui-person-chip ui-person-chip-me' : 'ui-person-chip'}>
      <PartyMark kind={partyKind} label={t(`party.${partyKind}`)} />
      {name}
      {isMe && <span className="muted">{t('person.me')}</span>}
    </span>
  )
}
