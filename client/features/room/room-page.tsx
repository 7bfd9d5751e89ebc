import './room.css'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeLength, readCode } from '#shared/domain/workshop/workshop-code.ts'
import { type Membership, forgetMembership, lastCode, readMembership } from './device-store.ts'
import { JoinScreen } from './join-screen.tsx'
import { RoomScreen } from './room-screen.tsx'

const codeInAddress = (): string | null => readCode(location.pathname.split('/')[2] ?? '')

/** `/w/<code>`: in at once when this device is in the room already, otherwise the door. */
export function RoomPage() {
  const [code, setCode] = useState<string | null>(() => codeInAddress() ?? lastCode())
  const [membership, setMembership] = useState<Membership | null>(() => (code === null ? null : readMembership(code)))
  const enter = (next: Membership) => {
    setMembership(next)
    history.replaceState(null, '', `/w/${next.code}`)
  }
  const leave = () => {
    if (membership !== null) forgetMembership(membership.code)
    setMembership(null)
    setCode(null)
    history.replaceState(null, '', '/w')
  }
  return (
    <div className="room">
      {membership === null ? (
        <JoinScreen
          code={code}
          onCode={(typed) => {
            setCode(typed)
            const known = readMembership(typed)
            if (known !== null) enter(known)
          }}
          onOtherCode={() => setCode(null)}
          onEnter={enter}
        />
      ) : (
        <RoomScreen key={membership.participantId} membership={membership} onLeave={leave} />
      )}
      <LanguageLine />
    </div>
  )
}

/** Whoever reads English says so here; the app's own switch is in a profile that a guest has not. */
function LanguageLine() {
  const { t, i18n } = useTranslation('room')
  const other = i18n.language === 'en' ? 'da' : 'en'
  useEffect(() => {
    document.title = `${t('title')} · Samspil`
  }, [t])
  return (
    <p className="room-language">
      <button
        type="button"
        className="ui-button ui-button-quiet ui-button-small"
        lang={other}
        onClick={() => {
          localStorage.setItem('samspil:language', other)
          void i18n.changeLanguage(other)
        }}
      >
        {t(`language.${other}`)}
      </button>
    </p>
  )
}

export const isWholeCode = (typed: string): boolean => typed.replace(/[\s-]/g, '').length >= codeLength
