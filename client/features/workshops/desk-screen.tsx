import './workshops.css'
import './stage.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { notify } from '#client/ui/notify.ts'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { TimeLeft, useServerNow } from '#client/ui/time-left.tsx'
import { AgreedList } from '#client/ui/workshop-lists.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { hasReveal, writesCards } from '#shared/domain/workshop/activity.ts'
import type { DeskView, StepView } from '#shared/domain/workshop/room-view.ts'
import { drift, schedule } from '#shared/domain/workshop/timer.ts'
import type { WorkshopId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { AgendaEditor } from './agenda-editor.tsx'
import { AgendaList } from './agenda-list.tsx'
import { CardsPanel } from './cards-panel.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { ParkingPanel } from './parking-panel.tsx'
import { RoomPanel } from './room-panel.tsx'
import { ScribePanel, TableVotePanel } from './table-panels.tsx'
import { StageBody } from './stage-body.tsx'
import { useClockAhead } from './use-clock-ahead.ts'
import { useSteer } from './use-steer.ts'

/** The facilitator's laptop: agenda on the left, what the room sees in the middle, the people on the right. */
export function DeskScreen() {
  const { t } = useTranslation('workshops')
  const { slug = '', workshopId = '' } = useParams({ strict: false })
  const [lookedAt, setLookedAt] = useState<WorkshopStepId | null>(null)
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const desk = useQuery(
    trpc.workshops.desk.queryOptions(
      { id: workshopId as WorkshopId, stepId: lookedAt },
      { refetchInterval: 10_000, placeholderData: (before) => before },
    ),
  )
  const { data, ...waiting } = useFetched({ partnership, desk })
  if (data === null) {
    return <PageWithoutData title={t('desk.desk')} loading={t('desk.loading')} failed={t('desk.failed')} {...waiting} />
  }
  return <Desk partnership={data.partnership} desk={data.desk} onLook={setLookedAt} />
}

interface DeskProps {
  readonly partnership: PartnershipView
  readonly desk: DeskView
  readonly onLook: (stepId: WorkshopStepId | null) => void
}

function Desk({ partnership, desk, onLook }: DeskProps) {
  const { t } = useTranslation('workshops')
  const { steer, isBusy } = useSteer(desk.id)
  const { slug } = partnership
  return (
    <div className="desk">
      <header className="desk-top">
        <div className="desk-title">
          <BrandMark />
          <div>
            <p>
              <Link to="/p/$slug/workshops" params={{ slug }}>
                {t('desk.back', { partnership: partnership.name })}
              </Link>
            </p>
            <h1>
              <span className="sr-only">{t('desk.desk')}: </span>
              {desk.title}
            </h1>
            {desk.isRehearsal && <p>{t('rehearsal')}</p>}
          </div>
        </div>
        {desk.state === 'open' && <Clockwork desk={desk} steer={steer} />}
        {desk.state === 'open' && <Moves desk={desk} steer={steer} isBusy={isBusy} onLook={onLook} />}
      </header>
      {desk.state === 'draft' ? (
        <main className="desk-draft" id="main">
          <h2>{t('agenda.title')}</h2>
          <AgendaEditor
            id={desk.id}
            version={desk.version}
            title={desk.title}
            steps={desk.drafts}
            isOpening={isBusy}
            onOpen={() => steer({ kind: 'open' })}
          />
        </main>
      ) : (
        <Running desk={desk} partnership={partnership} steer={steer} onLook={onLook} />
      )}
    </div>
  )
}

type Steer = ReturnType<typeof useSteer>['steer']

function Clockwork({ desk, steer }: { desk: DeskView; steer: Steer }) {
  const { t } = useTranslation('workshops')
  const ahead = useClockAhead(desk.now)
  const now = useServerNow(ahead)
  const step = desk.steps.find(({ id }) => id === desk.currentStepId)
  if (step === undefined || desk.openedAt === null || desk.isAtOwnPace) return null
  const planned = schedule(desk.steps, desk.openedAt, now)
  const behind = drift(planned)
  const add = (minutes: number) =>
    steer({ kind: 'time', stepId: step.id, extraMinutes: Math.max(1 - step.minutes, step.extraMinutes + minutes) })
  const tone = behind > 0 ? 'behind' : behind < 0 ? 'ahead' : 'onTime'
  return (
    <div className="desk-clockwork">
      <div>
        <p className="muted">{t('desk.time')}</p>
        <p className="desk-clock">
          <TimeLeft step={step} clockAhead={ahead} />
        </p>
      </div>
      <Button onClick={() => add(-1)}>{t('desk.less')}</Button>
      <Button onClick={() => add(1)}>{t('desk.more')}</Button>
      <Button onClick={() => add(5)}>{t('desk.muchMore')}</Button>
      <div className="desk-drift" data-tone={tone}>
        <p>{tone === 'onTime' ? t('desk.onTime') : t(`desk.${tone}`, { count: Math.abs(behind) })}</p>
        <p className="muted">
          {t('desk.end', { expected: formatClock(planned.expectedEnd), planned: formatClock(planned.plannedEnd) })}
        </p>
      </div>
    </div>
  )
}

function Moves({ desk, steer, isBusy, onLook }: Omit<DeskProps, 'partnership'> & { steer: Steer; isBusy: boolean }) {
  const { t } = useTranslation('workshops')
  const [isClosing, setIsClosing] = useState(false)
  const place = desk.steps.findIndex(({ id }) => id === desk.currentStepId)
  const [before, current, next] = [desk.steps[place - 1], desk.steps[place], desk.steps[place + 1]]
  const go = (to: WorkshopStepId) => {
    if (current === undefined) return
    onLook(null)
    steer({ kind: 'move', from: current.id, to })
  }
  return (
    <div className="desk-moves">
      {before !== undefined && <Button onClick={() => go(before.id)}>{t('desk.previous')}</Button>}
      {next === undefined ? (
        <Button variant="primary" onClick={() => setIsClosing(true)}>
          {t('desk.close')}
        </Button>
      ) : (
        <>
          <Button variant="primary" onClick={() => go(next.id)}>
            {t('desk.next', { title: next.title })}
            <Icon name="chevronRight" size={18} />
          </Button>
          <Button variant="quiet" onClick={() => setIsClosing(true)}>
            {t('desk.close')}
          </Button>
        </>
      )}
      <ConfirmDialog
        isOpen={isClosing}
        title={t('desk.closeTitle')}
        confirmLabel={t('desk.close')}
        isBusy={isBusy}
        onConfirm={() => steer({ kind: 'close' }, () => setIsClosing(false))}
        onClose={() => setIsClosing(false)}
      >
        {t('desk.closeText')}
      </ConfirmDialog>
    </div>
  )
}

const keysKey = 'samspil.desk.keys'

function Running({ desk, partnership, steer, onLook }: DeskProps & { steer: Steer }) {
  const { t } = useTranslation('workshops')
  const { step } = desk
  const file = useDownload()
  const refusalText = useRefusalText()
  const isOpen = desk.state === 'open'
  const current = desk.steps.find(({ id }) => id === desk.currentStepId)
  const isElsewhere = isOpen && step !== null && current !== undefined && step.id !== current.id && !desk.isAtOwnPace
  const reveal = step === null ? null : revealOf(step)
  const show = () => {
    if (step !== null && reveal !== null) steer({ kind: 'reveal', stepId: step.id, phase: reveal.phase })
  }
  const call = () => steer({ kind: 'call' }, () => notify({ message: t('desk.called') }))
  const [hasKeys, setHasKeys] = useState(() => localStorage.getItem(keysKey) !== 'off')
  useDeskKeys(isOpen && hasKeys, desk, { steer, show, call, onLook })
  return (
    <>
      <div className="desk-body">
        <AgendaList desk={desk} onLook={onLook} />
        <main className="desk-main" id="main">
          {!isOpen && (
            <section className="desk-closed">
              <h2>{t('desk.closedTitle')}</h2>
              <p>{t('desk.closedText')}</p>
              <div className="desk-step-buttons">
                <Button
                  variant="primary"
                  isBusy={file.isPending}
                  onClick={() => file.mutate({ name: 'workshop.html', query: { id: desk.id } })}
                >
                  {t('desk.file')}
                </Button>
                <Button
                  isBusy={file.isPending}
                  onClick={() => file.mutate({ name: 'workshop.md', query: { id: desk.id } })}
                >
                  {t('desk.markdown')}
                </Button>
              </div>
              {file.error !== null && <ErrorNotice title={t('desk.fileFailed')}>{refusalText(file.error)}</ErrorNotice>}
              <AgreedList agreed={desk.agreed} />
            </section>
          )}
          {step !== null && (
            <>
              <div className="desk-step">
                <h2>{step.title}</h2>
                {isOpen && (
                  <div className="desk-step-buttons">
                    {reveal !== null && (
                      <Button onClick={show}>
                        {t(`desk.${reveal.label}`)} <kbd>R</kbd>
                      </Button>
                    )}
                    {desk.isRehearsal && step.activity !== 'talk' && (
                      <Button
                        onClick={() =>
                          steer({ kind: 'rehearse', stepId: step.id }, () => notify({ message: t('desk.rehearsed') }))
                        }
                      >
                        {t('desk.rehearse')}
                      </Button>
                    )}
                    {!desk.isAtOwnPace && (
                      <Button onClick={call}>
                        {t('desk.call')} <kbd>K</kbd>
                      </Button>
                    )}
                  </div>
                )}
              </div>
              {isElsewhere && (
                <div className="desk-elsewhere" role="status">
                  <p>{t('desk.looking', { title: current.title })}</p>
                  <Button
                    size="small"
                    onClick={() => {
                      steer({ kind: 'move', from: current.id, to: step.id })
                      onLook(null)
                    }}
                  >
                    {t('desk.goHere')}
                  </Button>
                  <Button size="small" onClick={() => onLook(null)}>
                    {t('desk.backToNow')}
                  </Button>
                </div>
              )}
              {hasReveal(step.activity) && (
                <p className="muted">{step.isRevealed ? t('desk.revealed') : t('desk.hidden')}</p>
              )}
              <section className="desk-preview">
                <h3>
                  <Icon name="external" size={16} /> {t('desk.screenShows')}
                </h3>
                <div className="stage stage-preview" data-theme="dark">
                  <p className="stage-preview-title">{step.proposal || step.instruction || step.title}</p>
                  <StageBody view={desk} step={step} />
                </div>
              </section>
              {step.activity === 'simulation' && (
                <p>
                  <ButtonLink to="/p/$slug/simulering" params={{ slug: partnership.slug }} target="_blank">
                    {t('desk.simulation')}
                  </ButtonLink>
                </p>
              )}
              {step.activity === 'decision' && isOpen && <DecisionPanel key={step.id} step={step} steer={steer} />}
              {writesCards(step.activity) && step.isRevealed && (
                <CardsPanel key={step.id} step={step} desk={desk} partnership={partnership} steer={steer} />
              )}
              {writesCards(step.activity) && isOpen && (
                <ScribePanel key={`${step.id}s`} step={step} desk={desk} steer={steer} />
              )}
              {step.activity === 'vote' && isOpen && !step.isRevealed && (
                <TableVotePanel key={`${step.id}v`} step={step} desk={desk} steer={steer} />
              )}
            </>
          )}
          <ParkingPanel desk={desk} steer={steer} />
        </main>
        <RoomPanel desk={desk} slug={partnership.slug} steer={steer} />
      </div>
      {isOpen && (
        <footer className="desk-foot">
          <label>
            <input
              type="checkbox"
              checked={hasKeys}
              onChange={(event) => {
                setHasKeys(event.target.checked)
                localStorage.setItem(keysKey, event.target.checked ? 'on' : 'off')
              }}
            />{' '}
            {t('desk.keys')}
          </label>
          {hasKeys && (
            <span className="desk-keys">
              <kbd>←</kbd> <kbd>→</kbd> {t('desk.keyStep')} <kbd>T</kbd> {t('desk.keyTime')} <kbd>R</kbd>{' '}
              {t('desk.keyReveal')} <kbd>K</kbd> {t('desk.keyCall')}
            </span>
          )}
          <span className="desk-online">
            {t('desk.online', { online: desk.people.filter((one) => one.isOnline).length, count: desk.people.length })}
          </span>
        </footer>
      )}
    </>
  )
}

/** What there is to reveal next in the step; null when everything is shown. */
function revealOf(
  step: StepView,
): { phase: 1 | 2; label: 'reveal' | 'revealTable' | 'revealVotes' | 'revealStances' } | null {
  if (step.isRevealed) return null
  if (step.activity === 'vote') return { phase: 2, label: 'revealVotes' }
  if (step.activity === 'decision') return { phase: 2, label: 'revealStances' }
  return step.activity === 'oneTwoAll' && step.phase === 0
    ? { phase: 1, label: 'revealTable' }
    : { phase: 2, label: 'reveal' }
}

/** One key each, while nothing is being typed and no dialog asks anything. */
function useDeskKeys(
  isOn: boolean,
  desk: DeskView,
  acts: { steer: Steer; show: () => void; call: () => void; onLook: (stepId: null) => void },
): void {
  const latest = useRef({ desk, acts })
  latest.current = { desk, acts }
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const isTyping = target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const { desk: now, acts: does } = latest.current
      const place = now.steps.findIndex(({ id }) => id === now.currentStepId)
      const current = now.steps[place]
      if (current === undefined) return
      const other =
        event.key === 'ArrowRight' ? now.steps[place + 1] : event.key === 'ArrowLeft' ? now.steps[place - 1] : undefined
      if (other !== undefined) {
        does.onLook(null)
        does.steer({ kind: 'move', from: current.id, to: other.id })
      } else if (event.key === 't') {
        does.steer({ kind: 'time', stepId: current.id, extraMinutes: current.extraMinutes + 1 })
      } else if (event.key === 'r') does.show()
      else if (event.key === 'k') does.call()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn])
}
