import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Timed, timeLeft } from '#shared/domain/workshop/timer.ts'

/** Milliseconds since 1970 by the server's clock, anew each second. */
export function useServerNow(clockAhead: number): number {
  const [now, setNow] = useState(() => Date.now() + clockAhead)
  useEffect(() => {
    const tick = () => setNow(Date.now() + clockAhead)
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [clockAhead])
  return now
}

export const clockText = (ms: number): string => {
  const seconds = Math.round(Math.abs(ms) / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** `06:20`, or how long it has run over. It is no live region: a clock that is read out every second drowns the rest. */
export function TimeLeft({ step, clockAhead }: { step: Timed; clockAhead: number }) {
  const { t } = useTranslation('room')
  const left = timeLeft(step, useServerNow(clockAhead))
  return (
    <span className="room-time" data-over={left < 0} role="timer" aria-label={t('step.timeLeft')} aria-live="off">
      {left < 0 ? t('step.over', { time: clockText(left) }) : clockText(left)}
    </span>
  )
}
