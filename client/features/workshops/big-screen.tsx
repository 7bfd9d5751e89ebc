import './workshops.css'
import './stage.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { TimeLeft } from '#client/ui/time-left.tsx'
import { AgreedList } from '#client/ui/workshop-lists.tsx'
import { showCode } from '#shared/domain/workshop/workshop-code.ts'
import type { Agreed, RoomView } from '#shared/domain/workshop/room-view.ts'
import { timeLeft } from '#shared/domain/workshop/timer.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'
import { QrCode, roomAddress } from './qr-code.tsx'
import { StageBody } from './stage-body.tsx'
import { useClockAhead } from './use-clock-ahead.ts'

const themeKey = 'samspil.stage'

/** The projector: the step, the time, what has been shown, and the code until it is locked. Nothing to press in view. */
export function BigScreen() {
  const { t } = useTranslation('workshops')
  const { workshopId = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const screen = useQuery(
    trpc.workshops.screen.queryOptions({ id: workshopId as WorkshopId }, { refetchInterval: 10_000 }),
  )
  const { data, ...waiting } = useFetched({ screen })
  if (data === null) {
    return (
      <PageWithoutData title={t('screen.title')} loading={t('desk.loading')} failed={t('desk.failed')} {...waiting} />
    )
  }
  return <Stage view={data.screen} code={data.screen.code} agreed={data.screen.agreed} />
}

function Stage({ view, code, agreed }: { view: RoomView; code: string | null; agreed: Agreed | null }) {
  const file = useDownload()
  const refusalText = useRefusalText()
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const { slug = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const [isDark, setIsDark] = useState(() => localStorage.getItem(themeKey) !== 'light')
  const ahead = useClockAhead(view.now)
  const { step } = view
  useEffect(() => {
    localStorage.setItem(themeKey, isDark ? 'dark' : 'light')
  }, [isDark])
  const people = view.present.reduce((sum, { count }) => sum + count, 0)
  const isOpen = view.state === 'open'
  const total = step === null ? 1 : (step.minutes + step.extraMinutes) * 60_000
  const used = step === null ? 0 : Math.min(1, Math.max(0, 1 - timeLeft(step, Date.now() + ahead) / total))
  return (
    <div className="stage" data-theme={isDark ? 'dark' : 'light'}>
      <header className="stage-top">
        <span className="stage-brand">
          <BrandMark />
          {view.title}
        </span>
        {step !== null && isOpen && (
          <span>
            {t('screen.step', { number: step.number, count: view.steps.length })} · {step.title}
          </span>
        )}
      </header>
      <main className="stage-main" id="main">
        <div className="stage-left">
          <h1>
            {view.state === 'closed'
              ? t('screen.closed')
              : step === null
                ? t('screen.notOpen')
                : step.activity === 'decision' && step.proposal !== ''
                  ? step.proposal
                  : step.instruction || step.title}
          </h1>
          {step !== null && isOpen && <StageBody view={view} step={step} />}
          {agreed !== null && (
            <>
              <AgreedList agreed={agreed} />
              {file.error !== null && <ErrorNotice title={t('desk.fileFailed')}>{refusalText(file.error)}</ErrorNotice>}
              <div>
                <Button
                  variant="primary"
                  isBusy={file.isPending}
                  onClick={() => file.mutate({ name: 'workshop.html', query: { id: view.id } })}
                >
                  {t('desk.file')}
                </Button>
              </div>
            </>
          )}
        </div>
        <aside className="stage-right">
          {step !== null && isOpen && !view.isAtOwnPace && (
            <div className="stage-timer">
              <p>{t('screen.timeLeft')}</p>
              <p className="stage-clock">
                <TimeLeft step={step} clockAhead={ahead} />
              </p>
              <span className="stage-track" aria-hidden="true">
                <span style={{ width: `${(1 - used) * 100}%` }} />
              </span>
            </div>
          )}
          {code !== null && (
            <div className="stage-door">
              <QrCode address={roomAddress(code).full} label={`${t('desk.code')}: ${showCode(code)}`} />
              <p>
                {t('screen.go')} {roomAddress(code).typed}
              </p>
              <p className="stage-code">{showCode(code)}</p>
            </div>
          )}
        </aside>
      </main>
      <footer className="stage-foot">
        <span className="stage-present">
          <b>{t('screen.here', { count: people })}</b>
          {view.present.map(({ partyKind, count }) => (
            <span key={partyKind}>
              <PartyMark kind={partyKind} size={28} label={room(`party.${partyKind}`)} /> {count}
            </span>
          ))}
        </span>
        {step !== null && isOpen && <span>{t('screen.done', { done: step.done, count: people })}</span>}
        <span className="stage-buttons">
          <Button size="small" onClick={() => setIsDark(!isDark)}>
            {isDark ? t('screen.light') : t('screen.dark')}
          </Button>
          <Button size="small" onClick={() => void document.documentElement.requestFullscreen()}>
            {t('screen.full')}
          </Button>
          <Button size="small" onClick={() => void navigate({ to: '/p/$slug/workshops', params: { slug } })}>
            {t('screen.leave')}
          </Button>
        </span>
      </footer>
    </div>
  )
}
