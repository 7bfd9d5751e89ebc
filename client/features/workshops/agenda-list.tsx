import { useTranslation } from 'react-i18next'
import { formatClock } from '#client/i18n/format.ts'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import { useServerNow } from '#client/ui/time-left.tsx'
import type { DeskView } from '#shared/domain/workshop/room-view.ts'
import { schedule } from '#shared/domain/workshop/timer.ts'
import type { WorkshopStepId } from '#shared/kernel/ids.ts'
import { useClockAhead } from './use-clock-ahead.ts'

/** The steps with when they were planned and when they come; a press looks at one without moving anybody. */
export function AgendaList({ desk, onLook }: { desk: DeskView; onLook: (stepId: WorkshopStepId | null) => void }) {
  const { t } = useTranslation('workshops')
  const now = useServerNow(useClockAhead(desk.now))
  const planned = desk.openedAt === null ? null : schedule(desk.steps, desk.openedAt, now)
  return (
    <nav className="desk-agenda" aria-label={t('desk.agenda')}>
      <h2>
        {t('desk.agenda')} <span className="muted">{t('desk.plan')}</span>
      </h2>
      <ol>
        {desk.steps.map((step, place) => {
          const isCurrent = step.id === desk.currentStepId && desk.state === 'open'
          const times = planned?.steps[place]
          const [plan, expected] = [formatClock(times?.plannedAt ?? now), formatClock(times?.expectedAt ?? now)]
          return (
            <li key={step.id} data-current={isCurrent} data-looked={step.id === desk.step?.id}>
              <button
                type="button"
                aria-current={isCurrent ? 'step' : undefined}
                disabled={!step.isOpen && !isCurrent}
                onClick={() => onLook(isCurrent ? null : step.id)}
              >
                <StatusGlyph tone={isCurrent ? 'progress' : step.endedAt !== null ? 'ready' : 'notStarted'} />
                {!desk.isAtOwnPace && (
                  <span className="desk-times">
                    {plan}
                    {expected !== plan && <b>{expected}</b>}
                  </span>
                )}
                <span className="desk-agenda-title">{step.title}</span>
                <span className="muted">{t('desk.minutes', { count: step.minutes + step.extraMinutes })}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
