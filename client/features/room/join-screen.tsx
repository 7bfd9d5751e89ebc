import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roomRpc } from '#client/rpc/room-rpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { RoomDoor } from '#shared/contracts/workshops.ts'
import { type PartyKind, partyKinds } from '#shared/domain/partnership/party.ts'
import { readCode, showCode } from '#shared/domain/workshop/workshop-code.ts'
import type { WorkshopParticipantId } from '#shared/kernel/ids.ts'
import { type Membership, keepMembership, newSecret } from './device-store.ts'

/** The code, a name and a party: three taps beside the typing. */
export function JoinScreen(props: {
  readonly code: string | null
  readonly onCode: (code: string) => void
  readonly onOtherCode: () => void
  readonly onEnter: (membership: Membership) => void
}) {
  const { code, onCode, onOtherCode, onEnter } = props
  const { t } = useTranslation('room')
  return (
    <main className="room-main room-join" id="main">
      <h1>{t('join.title')}</h1>
      {code === null ? (
        <CodeForm onCode={onCode} />
      ) : (
        <Door key={code} code={code} onOtherCode={onOtherCode} onEnter={onEnter} />
      )}
    </main>
  )
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('room')
  const refusalText = useTranslation('errors').t
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = readCode(typed)
    if (code === null) setIsWrong(true)
    else onCode(code)
  }
  return (
    <form onSubmit={submit} className="room-form">
      <TextInput
        label={t('join.code')}
        hint={t('join.codeHint')}
        error={isWrong ? refusalText('code.workshop.noSuchCode') : null}
        value={typed}
        onChange={(value) => {
          setTyped(value.toUpperCase())
          setIsWrong(false)
        }}
        className="room-code-input"
        autoComplete="off"
        maxLength={9}
      />
      <button type="submit" className="ui-button ui-button-primary ui-button-big ui-button-block">
        {t('join.next')}
      </button>
      <p className="room-small">{t('join.private')}</p>
    </form>
  )
}

function Door(props: {
  readonly code: string
  readonly onOtherCode: () => void
  readonly onEnter: (membership: Membership) => void
}) {
  const { code, onOtherCode, onEnter } = props
  const { t } = useTranslation('room')
  const refusalText = useRefusalText()
  const [door, setDoor] = useState<RoomDoor | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isCurrent = true
    setProblem(null)
    roomRpc.room.door
      .mutate({ code })
      .then((found) => isCurrent && setDoor(found))
      .catch((error: unknown) => isCurrent && setProblem(refusalText(error)))
    return () => {
      isCurrent = false
    }
  }, [code, tries, refusalText])
  if (door !== null) return <EnterForm code={code} door={door} onEnter={onEnter} />
  if (problem === null) return <p role="status">{t('join.looking')}</p>
  return (
    <div className="room-form" role="alert">
      <p className="room-problem">
        <Icon name="warning" />
        <span>
          <b>{showCode(code)}</b>: {problem}
        </span>
      </p>
      <button type="button" className="ui-button ui-button-primary ui-button-block" onClick={() => setTries(tries + 1)}>
        {t('join.again')}
      </button>
      <button type="button" className="ui-button ui-button-block" onClick={onOtherCode}>
        {t('join.otherCode')}
      </button>
    </div>
  )
}

function EnterForm(props: {
  readonly code: string
  readonly door: RoomDoor
  readonly onEnter: (membership: Membership) => void
}) {
  const { code, door, onEnter } = props
  const { t } = useTranslation('room')
  const refusalText = useRefusalText()
  const [name, setName] = useState(door.member?.name ?? '')
  const [table, setTable] = useState('')
  const [party, setParty] = useState<PartyKind | null>(door.member?.partyKind ?? null)
  const [fault, setFault] = useState<{ name?: string; party?: string; other?: string }>({})
  const [isBusy, setIsBusy] = useState(false)
  // Made once: sent again after a lost answer it is still the same person.
  const [ids] = useState(() => ({ secret: newSecret(), participantId: crypto.randomUUID() }))
  const groupId = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const faults = {
      ...(name.trim() === '' && { name: t('join.needName') }),
      ...(party === null && { party: t('join.needParty') }),
    }
    setFault(faults)
    if (party === null || name.trim() === '') return
    setIsBusy(true)
    try {
      await roomRpc.room.join.mutate({
        code,
        secret: ids.secret,
        participantId: ids.participantId as WorkshopParticipantId,
        name,
        partyKind: party,
        table,
      })
      const membership = { code, secret: ids.secret, participantId: ids.participantId }
      keepMembership(membership)
      onEnter(membership)
    } catch (error) {
      setFault({ other: refusalText(error) })
      setIsBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="room-form" noValidate>
      <p className="room-door">
        <b>{door.title}</b>
        <span>{t('join.as', { partnership: door.partnershipName })}</span>
        {door.isRehearsal && <span>{t('join.rehearsal')}</span>}
      </p>
      <TextInput
        label={t('join.name')}
        value={name}
        onChange={setName}
        error={fault.name ?? null}
        autoComplete="given-name"
        maxLength={60}
      />
      <fieldset
        className={fault.party === undefined ? 'ui-field' : 'ui-field ui-field-error'}
        disabled={door.member !== null}
      >
        <legend className="ui-field-label" id={groupId}>
          {t('party.question')}
        </legend>
        {fault.party !== undefined && <p className="ui-field-message">{fault.party}</p>}
        <div className="room-parties">
          {partyKinds.map((kind) => (
            <label key={kind} className="room-party" data-on={party === kind}>
              <input
                type="radio"
                name="party"
                className="sr-only"
                checked={party === kind}
                onChange={() => setParty(kind)}
              />
              <PartyMark kind={kind} size={28} />
              {t(`party.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextInput label={t('join.table')} value={table} onChange={setTable} error={null} maxLength={40} />
      {fault.other !== undefined && (
        <p className="room-problem" role="alert">
          <Icon name="warning" />
          {fault.other}
        </p>
      )}
      <button
        type="submit"
        className="ui-button ui-button-primary ui-button-big ui-button-block"
        aria-busy={isBusy || undefined}
      >
        {isBusy ? t('join.entering') : t('join.enter')}
      </button>
      <p className="room-small">{t('join.private')}</p>
    </form>
  )
}

export function TextInput(props: {
  readonly label: string
  readonly hint?: string
  readonly error: string | null
  readonly value: string
  readonly onChange: (value: string) => void
  readonly className?: string
  readonly autoComplete?: string
  readonly maxLength?: number
}) {
  const { label, hint, error, value, onChange, className = '', autoComplete, maxLength } = props
  const id = useId()
  const told = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error === null ? 'ui-field' : 'ui-field ui-field-error'}>
      <label className="ui-field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p className="ui-field-message" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        className={`ui-input ${className}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={told === '' ? undefined : told}
        aria-invalid={error !== null || undefined}
        autoComplete={autoComplete}
        maxLength={maxLength}
      />
    </div>
  )
}
