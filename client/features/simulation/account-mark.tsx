import { PartyMark } from '#client/ui/party-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Account } from './scenario-picture.model.ts'
import { partyOfAccount } from './summary-table.model.ts'

/** Whose account it is, with the party's mark where it is a party's. */
export function AccountName({ account }: { account: Account }) {
  const { t } = useTranslation('simulation')
  const party = partyOfAccount[account]
  return (
    <span className="sim-account">
      {party === null ? <span className="sim-account-space" /> : <PartyMark kind={party} size={18} />}
      <span>{t(`account.${account}`)}</span>
    </span>
  )
}
