import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { Agreed, ParticipantView, StepView } from '#shared/domain/workshop/room-view.ts'
import type { OpenPromise } from '#shared/domain/workshop/room.ts'
import { CardWriter } from './card-writer.tsx'
import { DecisionAnswer } from './decision-answer.tsx'
import type { RoomClient, RoomState } from './room-client.ts'
import { ScoreAnswer } from './score-answer.tsx'
import { VoteAnswer } from './vote-answer.tsx'

export interface StepProps {
  readonly client: RoomClient
  readonly state: RoomState
  readonly view: ParticipantView
  readonly step: StepView
  /** What stands in the field, so that nobody who writes is moved. */
  readonly onDraft: (text: string) => void
}

/** What there is to do in the step. */
export function StepBody(props: StepProps) {
  const { t } = useTranslation('room')
  const { step } = props
  switch (step.activity) {
    case 'write':
    case 'oneTwoAll':
    case 'needs':
    case 'tasks':
      return <CardWriter {...props} />
    case 'vote':
      return <VoteAnswer {...props} />
    case 'decision':
      return <DecisionAnswer {...props} />
    case 'checkIn':
    case 'exitPulse':
      return <ScoreAnswer {...props} />
    case 'sinceLast':
      return <Promises promises={step.promises} />
    case 'agreed':
      return step.agreed === null ? null : <AgreedList agreed={step.agreed} />
    case 'simulation':
      return <p className="room-muted">{t('simulation')}</p>
    case 'talk':
      return null
    default:
      return step.activity satisfies never
  }
}

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
