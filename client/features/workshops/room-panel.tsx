import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink, IconButton } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { DeskView } from '#shared/domain/workshop/room-view.ts'
import { showCode } from '#shared/domain/workshop/workshop-code.ts'
import { QrCode, roomAddress } from './qr-code.tsx'
import type { useSteer } from './use-steer.ts'

type Person = DeskView['people'][number]

/** Who is here and how far, whose hand is up, what has not got through, and the code. */
export function RoomPanel(props: {
  readonly desk: DeskView
  readonly slug: string
  readonly steer: ReturnType<typeof useSteer>['steer']
}) {
  const { desk, slug, steer } = props
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const [removing, setRemoving] = useState<Person | null>(null)
  const isOpen = desk.state === 'open'
  const unsent = desk.people.filter((person) => person.unsent > 0)
  const hands = desk.people.filter(({ handUpAt }) => handUpAt !== null)
  return (
    <aside className="desk-room" aria-label={t('desk.room')}>
      {isOpen && unsent.length > 0 && (
        <div className="desk-alert" data-tone="warning">
          <Icon name="cloudUp" />
          <div>
            <b>{t('desk.unsentTitle', { count: unsent.length })}</b>
            <p>{t('desk.unsentText', { names: unsent.map(({ name }) => name).join(', ') })}</p>
          </div>
        </div>
      )}
      {isOpen &&
        hands.map((person) => (
          <div key={person.id} className="desk-alert" data-tone="info">
            <Icon name="user" />
            <b>{t('desk.hand', { name: person.name })}</b>
            <Button size="small" onClick={() => steer({ kind: 'lowerHand', participantId: person.id })}>
              {t('desk.seen')}
            </Button>
          </div>
        ))}
      <h2>
        {t('desk.room')}
        <span className="muted">
          {t('desk.doneOf', { done: desk.people.filter(({ isDone }) => isDone).length, count: desk.people.length })}
        </span>
      </h2>
      {desk.people.length === 0 && isOpen && <p className="muted">{t('desk.nobody')}</p>}
      <ul className="desk-people">
        {desk.people.map((person) => (
          <li key={person.id}>
            <PartyMark kind={person.partyKind} label={room(`party.${person.partyKind}`)} />
            <span className="desk-person">
              {person.name} {person.isGuest && <span className="muted">{t('desk.guest')}</span>}
              {person.table !== '' && <span className="muted"> · {person.table}</span>}
            </span>
            {isOpen && (
              <span className="desk-person-state">
                <StatusGlyph
                  tone={
                    person.unsent > 0
                      ? 'missing'
                      : person.isDone
                        ? 'ready'
                        : person.isOnline
                          ? 'progress'
                          : 'notStarted'
                  }
                />
                {person.unsent > 0
                  ? t('desk.isUnsent')
                  : person.isDone
                    ? t('desk.isDone')
                    : person.isOnline
                      ? t('desk.isBusy')
                      : t('desk.isAway')}
              </span>
            )}
            {isOpen && (
              <IconButton
                icon="close"
                label={t('desk.remove', { name: person.name })}
                onClick={() => setRemoving(person)}
              />
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <div className="desk-door">
          {desk.isLocked ? (
            <p>
              <Icon name="lock" size={18} /> {t('desk.locked')}
            </p>
          ) : (
            <>
              <QrCode address={roomAddress(desk.code).full} label={`${t('desk.code')}: ${showCode(desk.code)}`} />
              <div>
                <p className="muted">{t('desk.code')}</p>
                <p className="desk-code">{showCode(desk.code)}</p>
                <p className="muted">{roomAddress(desk.code).typed}</p>
              </div>
            </>
          )}
          <Button size="small" icon="lock" onClick={() => steer({ kind: 'lock', isLocked: !desk.isLocked })}>
            {desk.isLocked ? t('desk.unlock') : t('desk.lock')}
          </Button>
        </div>
      )}
      <p className="desk-links">
        <ButtonLink
          to="/p/$slug/workshops/$workshopId/skaerm"
          params={{ slug, workshopId: desk.id }}
          target="_blank"
          size="small"
        >
          {t('desk.screen')}
        </ButtonLink>
        <ButtonLink
          to="/p/$slug/workshops/$workshopId/papir"
          params={{ slug, workshopId: desk.id }}
          target="_blank"
          size="small"
        >
          {t('desk.print')}
        </ButtonLink>
      </p>
      <ConfirmDialog
        isOpen={removing !== null}
        title={t('desk.removeTitle', { name: removing?.name ?? '' })}
        confirmLabel={t('desk.removeDo')}
        isDanger
        onConfirm={() => {
          if (removing !== null) steer({ kind: 'remove', participantId: removing.id })
          setRemoving(null)
        }}
        onClose={() => setRemoving(null)}
      >
        {t('desk.removeText', { name: removing?.name ?? '' })}
      </ConfirmDialog>
    </aside>
  )
}
