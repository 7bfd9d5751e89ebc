import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#client/ui/icon.tsx'
import { TimeLeft } from '#client/ui/time-left.tsx'
import type { ParticipantView } from '#shared/domain/workshop/room-view.ts'
import type { WorkshopStepId } from '#shared/kernel/ids.ts'
import type { Membership } from './device-store.ts'
import { MorePanel } from './more-panel.tsx'
import { RoomClient, type RoomState } from './room-client.ts'
import { StepBody } from './step-body.tsx'
import { unsentOf } from './outbox.ts'

/** A participant's phone, from the first step to the last. */
export function RoomScreen({ membership, onLeave }: { membership: Membership; onLeave: () => void }) {
  const { t } = useTranslation('room')
  const [client] = useState(() => new RoomClient(membership))
  useEffect(() => client.start(), [client])
  const state = useSyncExternalStore(client.subscribe, client.read)
  if (state.ended !== null) return <Ended state={state} onLeave={onLeave} />
  if (state.view === null) {
    return (
      <main className="room-main" id="main">
        <p role="status">{t('state.connecting')}</p>
      </main>
    )
  }
  return <Room client={client} state={state} view={state.view} />
}

function Ended({ state, onLeave }: { state: RoomState; onLeave: () => void }) {
  const { t } = useTranslation('room')
  const kind = state.ended === 'workshop.closed' ? 'closed' : state.ended === 'workshop.removed' ? 'removed' : 'gone'
  const lost = state.waiting.flatMap(({ message }) => ('text' in message ? [message.text] : []))
  return (
    <main className="room-main room-join" id="main">
      <h1>{t(`ended.${kind}`)}</h1>
      <p>{t(`ended.${kind}Text`)}</p>
      {lost.length > 0 && (
        <section>
          <h2>{t('ended.unsent')}</h2>
          <ul className="room-cards">
            {lost.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <button type="button" className="ui-button ui-button-block" onClick={onLeave}>
        {t('join.otherCode')}
      </button>
    </main>
  )
}

function Room({ client, state, view }: { client: RoomClient; state: RoomState; view: ParticipantView }) {
  const { t } = useTranslation('room')
  const { step, steps, currentStepId } = view
  const place = usePlace(client, view)
  const heading = useRef<HTMLHeadingElement>(null)
  const shownId = step?.id
  const firstId = useRef(shownId)
  useEffect(() => {
    // Only when the step changes under somebody who follows: it says where they are now.
    if (shownId !== firstId.current) heading.current?.focus({ preventScroll: false })
    firstId.current = shownId
  }, [shownId])
  const current = steps.find(({ id }) => id === currentStepId)
  if (step === null) {
    return (
      <main className="room-main" id="main">
        <h1>{view.title}</h1>
        <p>{t('step.notYet')}</p>
      </main>
    )
  }
  const isBehind = !view.isAtOwnPace && current !== undefined && current.id !== step.id
  return (
    <>
      <header className="room-top">
        <b>{step.title}</b>
        <span className="room-clock">
          <Icon name="history" size={16} />
          <TimeLeft step={step} clockAhead={state.clockAhead} />
        </span>
      </header>
      <div className="room-bar">
        <SaveState state={state} />
        <span>{t('step.of', { number: step.number, count: steps.length })}</span>
      </div>
      <main className="room-main" id="main">
        {isBehind && (
          <div className="room-banner" role="status">
            <p>
              {place.countdown === null
                ? t('step.moved', { title: current.title })
                : t('step.called', { title: current.title })}
              {place.countdown !== null && (
                <span className="room-small">{t('step.in', { count: place.countdown })}</span>
              )}
            </p>
            <div className="room-buttons">
              <button type="button" className="ui-button ui-button-primary" onClick={() => place.follow()}>
                {t('step.follow')}
              </button>
              {place.countdown !== null && (
                <button type="button" className="ui-button" onClick={place.stayHere}>
                  {t('step.stay')}
                </button>
              )}
            </div>
          </div>
        )}
        {view.isAtOwnPace && <StepPicker view={view} onChoose={(id) => place.go(id)} />}
        <div className="room-heading">
          {view.isRehearsal && <p className="room-small">{t('join.rehearsal')}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {step.activity === 'decision' && step.proposal !== '' ? step.proposal : step.instruction || step.title}
          </h1>
        </div>
        <StepBody key={step.id} client={client} state={state} view={view} step={step} onDraft={place.onDraft} />
        <Refused client={client} state={state} />
        <MorePanel client={client} view={view} step={step} />
      </main>
      <footer className="room-foot">
        <button
          type="button"
          className={
            view.me.isDone
              ? 'ui-button ui-button-big ui-button-block'
              : 'ui-button ui-button-primary ui-button-big ui-button-block'
          }
          onClick={() => client.say({ kind: 'done', stepId: step.id, isDone: !view.me.isDone })}
        >
          {view.me.isDone ? t('done.undo') : t('done.done')}
        </button>
        <p className="room-small">
          {t('done.count', { done: step.done, count: view.present.reduce((sum, { count }) => sum + count, 0) })}
        </p>
      </footer>
    </>
  )
}

const countdownFrom = 5

/**
 * Which step this person is at. Whoever has begun to write stays until they say so themselves: the room moves on without
 * them, and a call comes with a countdown that a word in the field stops.
 */
function usePlace(client: RoomClient, view: ParticipantView) {
  const { step, currentStepId, calledAt, isAtOwnPace } = view
  const [stays, setStays] = useState<WorkshopStepId | null>(null)
  const [countdown, setCountdown] = useState<number | null>(null)
  const draft = useRef('')
  const heardCall = useRef(calledAt)
  const go = (id: WorkshopStepId | null) => {
    setStays(id)
    setCountdown(null)
    client.look(id)
  }
  const follow = () => {
    draft.current = ''
    go(null)
  }
  const onDraft = (text: string) => {
    draft.current = text
    if (isAtOwnPace || step === null) return
    if (text !== '' && stays === null) go(step.id)
    // Done writing where the room is: follow it from here on.
    if (text === '' && stays !== null && stays === currentStepId) go(null)
    if (text !== '') setCountdown(null)
  }
  useEffect(() => {
    if (calledAt === heardCall.current) return
    heardCall.current = calledAt
    if (draft.current === '' && step !== null && step.id !== currentStepId) setCountdown(countdownFrom)
  }, [calledAt, step, currentStepId])
  useEffect(() => {
    if (countdown === null) return undefined
    if (countdown === 0) {
      go(null)
      return undefined
    }
    const timer = setTimeout(() => setCountdown(countdown - 1), 1000)
    return () => clearTimeout(timer)
  })
  return { countdown, follow, go, onDraft, stayHere: () => setCountdown(null) }
}

function StepPicker({ view, onChoose }: { view: ParticipantView; onChoose: (id: WorkshopStepId) => void }) {
  const { t } = useTranslation('room')
  return (
    <div className="ui-field">
      <label className="ui-field-label" htmlFor="room-step">
        {t('step.choose')}
      </label>
      <select
        id="room-step"
        className="ui-input"
        value={view.step?.id}
        onChange={(event) => onChoose(event.target.value as WorkshopStepId)}
      >
        {view.steps.map((step, place) => (
          <option key={step.id} value={step.id}>
            {place + 1}. {step.title}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Never "all is saved" while something is not: what counts is what the server has answered. */
function SaveState({ state }: { state: RoomState }) {
  const { t } = useTranslation('room')
  const count = unsentOf(state.waiting)
  const [icon, words] = state.isConnected
    ? count === 0
      ? (['cloudCheck', t('state.saved')] as const)
      : (['cloudUp', t('state.saving', { count })] as const)
    : (['cloudOff', count === 0 ? t('state.offline') : t('state.offlineUnsent', { count })] as const)
  return (
    <span className="room-state" role="status" data-offline={!state.isConnected}>
      <Icon name={icon} size={18} />
      {words}
    </span>
  )
}

function Refused({ client, state }: { client: RoomClient; state: RoomState }) {
  const { t } = useTranslation('room')
  const why = useTranslation('errors').t
  const faults = state.waiting.filter(({ refusal }) => refusal !== null)
  if (faults.length === 0) return null
  return (
    <section className="room-refused" role="alert">
      <h2>{t('refused.title')}</h2>
      <ul className="room-cards">
        {faults.map(({ key, message, refusal }) => (
          <li key={key}>
            <span>
              {'text' in message && <b>{message.text}</b>} {refusal !== null && why(`code.${refusal}`)}
            </span>
            <button type="button" className="ui-button ui-button-small" onClick={() => client.drop(key)}>
              {t('refused.drop')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
