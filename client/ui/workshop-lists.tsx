import './workshop-lists.css'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import type { Agreed } from '#shared/domain/workshop/room-view.ts'
import type { OpenPromise } from '#shared/domain/workshop/room.ts'
import { PartyMark } from './party-mark.tsx'

/** Open promises, each with its party, its day and how far it is. */
export function Promises({ promises }: { promises: readonly OpenPromise[] }) {
  const { t } = useTranslation('room')
  if (promises.length === 0) return <p className="room-muted">{t('promises.none')}</p>
  return (
    <ul className="room-cards">
      {promises.map((promise) => (
        <li key={promise.id}>
          <PartyMark kind={promise.partyKind} label={t(`party.${promise.partyKind}`)} />
          <span className="room-card-text">{promise.what}</span>
          <span className="room-small">
            {[
              t(`promises.${promise.status}`),
              promise.dueOn === null ? '' : t('promises.due', { day: formatDay(promise.dueOn) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** "Det aftalte vi" as lists, and each vote as a table. */
export function AgreedList({ agreed }: { agreed: Agreed }) {
  const { t } = useTranslation('room')
  const none = <p className="room-muted">{t('agreed.none')}</p>
  return (
    <div className="room-agreed">
      <h2>{t('agreed.decisions')}</h2>
      {agreed.decisions.length === 0 ? (
        none
      ) : (
        <ul className="room-cards">
          {agreed.decisions.map(({ title, outcome, reviewOn }) => (
            <li key={title}>
              <span className="room-card-text">
                <b>{title}</b> {outcome}
              </span>
              {reviewOn !== null && (
                <span className="room-small">{t('decision.review', { day: formatDay(reviewOn) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('agreed.promises')}</h2>
      {agreed.promises.length === 0 ? none : <Promises promises={agreed.promises} />}
      <h2>{t('agreed.parked')}</h2>
      {agreed.parked.length === 0 ? (
        none
      ) : (
        <ul className="room-cards">
          {agreed.parked.map(({ id, text, partyKind }) => (
            <li key={id}>
              <PartyMark kind={partyKind} label={t(`party.${partyKind}`)} />
              <span className="room-card-text">{text}</span>
            </li>
          ))}
        </ul>
      )}
      {agreed.votes.map(({ title, rows }) => (
        <table key={title}>
          <caption>
            {t('agreed.votes')}: {title}
          </caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.text}>
                <th scope="row">{row.text}</th>
                <td className="room-number">{row.dots}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

/** How many gave each number, as bars with their numbers beside them; from three answers on. */
export function Spread({ spread, words }: { spread: readonly number[] | null; words: readonly string[] }) {
  const { t } = useTranslation('room')
  if (spread === null) return <p className="room-muted">{t('score.few')}</p>
  const most = Math.max(...spread, 1)
  return (
    <section>
      <h2 className="room-list-title">{t('score.spread')}</h2>
      <ul className="room-spread">
        {spread.map((count, place) => (
          <li key={place} aria-label={t('score.row', { score: place + 1, count })}>
            <span>{place + 1}</span>
            <span className="room-bar-track">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="room-number">{count}</span>
          </li>
        ))}
      </ul>
      {words.length > 0 && <p className="room-words">{words.join(' · ')}</p>}
    </section>
  )
}
