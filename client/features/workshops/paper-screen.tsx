import './workshops.css'
import './paper.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RoomColumn } from '#client/i18n/da/room.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { Button } from '#client/ui/button.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { stances } from '#shared/domain/workshop/room.ts'
import { type Activity, columnsOf, writesCards } from '#shared/domain/workshop/activity.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'

/** A sheet of paper for each step, for the day on which the net fails. */
export function PaperScreen() {
  const { t } = useTranslation('workshops')
  const { workshopId = '' } = useParams({ strict: false })
  const desk = useQuery(
    useTRPC().workshops.desk.queryOptions({ id: workshopId as WorkshopId, stepId: null }, { staleTime: Infinity }),
  )
  const { data, ...waiting } = useFetched({ desk })
  if (data === null) {
    return (
      <PageWithoutData title={t('paper.title')} loading={t('desk.loading')} failed={t('desk.failed')} {...waiting} />
    )
  }
  const { title, drafts } = data.desk
  return (
    <main className="paper" id="main">
      <header className="paper-head">
        <h1>
          {t('paper.title')}: {title}
        </h1>
        <p>{t('paper.lead')}</p>
        <Button variant="primary" onClick={() => window.print()}>
          {t('paper.do')}
        </Button>
      </header>
      {drafts.map((step, place) => (
        <section key={step.id} className="paper-sheet">
          <p className="muted">
            {title} · {t('screen.step', { number: place + 1, count: drafts.length })} ·{' '}
            {t('desk.minutes', { count: step.minutes })}
          </p>
          <h2>{step.title}</h2>
          {step.instruction !== '' && <p>{step.instruction}</p>}
          <p className="paper-name">{t('paper.name')}</p>
          <PaperBody activity={step.activity} />
        </section>
      ))}
    </main>
  )
}

function PaperBody({ activity }: { activity: Activity }) {
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const columns = columnsOf(activity)
  if (writesCards(activity)) {
    return (
      <>
        <p>{t('paper.write')}</p>
        <div className="paper-boxes">
          {(columns ?? Array.from({ length: 8 }, () => '')).map((column, place) => (
            <div key={`${column}${place}`}>{column !== '' && room(`column.${column as RoomColumn}`)}</div>
          ))}
        </div>
      </>
    )
  }
  if (activity === 'vote') {
    return (
      <table className="paper-table">
        <thead>
          <tr>
            <th>{t('paper.card')}</th>
            <th>{t('paper.dots')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 8 }, (_, place) => (
            <tr key={place}>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  if (activity === 'decision') {
    return (
      <>
        <p>{t('paper.stance')}</p>
        <div className="paper-boxes">
          {stances.map((stance) => (
            <div key={stance}>☐ {room(`decision.${stance}`)}</div>
          ))}
        </div>
      </>
    )
  }
  if (activity === 'checkIn' || activity === 'exitPulse') {
    return (
      <>
        <p>{t('paper.score')}</p>
        <p className="paper-scores">1 · 2 · 3 · 4 · 5</p>
      </>
    )
  }
  return (
    <div className="paper-boxes">
      <div />
      <div />
    </div>
  )
}
