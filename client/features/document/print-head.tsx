import { useTranslation } from 'react-i18next'
import { formatDayLong } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import type { PartyView } from '#shared/contracts/partnerships.ts'

/** On paper only: whose the page is and of which day, when somebody prints what is on the screen. */
export function PrintHead({ title, parties }: { readonly title: string; readonly parties: readonly PartyView[] }) {
  const { t } = useTranslation('files')
  return (
    <div className="print-head">
      <p className="print-title">{title}</p>
      <p>
        {parties.map((party) => (
          <span key={party.id} className="owner-name">
            <PartyMark kind={party.kind} size={14} /> {party.name}
          </span>
        ))}
      </p>
      <p>
        {t('printed', { day: formatDayLong(localDay(new Date())) })} <SimulatedStamp /> {t('amounts')}
      </p>
    </div>
  )
}
