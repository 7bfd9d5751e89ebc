import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import type { DeskView } from '#shared/domain/workshop/room-view.ts'
import type { useSteer } from './use-steer.ts'

/** What was put aside here and in earlier workshops, until somebody says that it is settled. */
export function ParkingPanel({ desk, steer }: { desk: DeskView; steer: ReturnType<typeof useSteer>['steer'] }) {
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  return (
    <section>
      <SectionHeading title={t('desk.parking')} />
      {desk.parked.length === 0 ? (
        <p className="muted">{t('desk.parkingNone')}</p>
      ) : (
        <ul className="room-cards">
          {desk.parked.map((parked) => (
            <li key={parked.id}>
              <PartyMark kind={parked.partyKind} label={room(`party.${parked.partyKind}`)} />
              <span className="room-card-text">{parked.text}</span>
              <span className="muted">
                {parked.isFromHere
                  ? t('desk.parkedFrom', { step: parked.stepTitle })
                  : t('desk.parkedEarlier', { workshop: parked.workshopTitle })}
              </span>
              <Button
                size="small"
                aria-label={t('desk.settleNamed', { text: parked.text })}
                onClick={() => steer({ kind: 'settleParked', parkedId: parked.id })}
              >
                {t('desk.settle')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
