import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { type LiveCard, numberIn, sumOf, textIn } from '#shared/domain/social-model/live-card.ts'
import { taskNumbers, taskTotals, taskValue } from '#shared/domain/social-model/task-value.ts'
import { Sheet } from './sheet.tsx'

/** The firm's value-creating tasks on one page, to hang on the wall or to take along. */
export function TaskCatalogueScreen() {
  const { t } = useTranslation('sheets')
  return (
    <Sheet
      title={t('catalogue.title')}
      lead={({ firm, cards: { tasks } }) =>
        t('catalogue.lead', { firm, count: tasks.length, hours: formatNumber(sumOf(tasks, 'hoursPerWeek')) })
      }
    >
      {({ cards: { tasks }, document }) =>
        tasks.length === 0 ? (
          <EmptyState title={t('catalogue.none')}>{t('catalogue.noneText')}</EmptyState>
        ) : (
          <Catalogue tasks={tasks} language={document.language} />
        )
      }
    </Sheet>
  )
}

function Catalogue({ tasks, language }: { readonly tasks: readonly LiveCard[]; readonly language: string }) {
  const { t } = useTranslation('sheets')
  const totals = taskTotals(tasks.map(taskNumbers))
  return (
    <div className="paper">
      <ul className="catalogue">
        {tasks.map((task) => (
          <Entry key={task.id} task={task} language={language} />
        ))}
      </ul>
      <p className="catalogue-total">
        <strong>{t('catalogue.total')}</strong> {t('catalogue.hoursOf', { hours: formatNumber(totals.hours) })} ·{' '}
        {t('catalogue.netOf', { net: formatNumber(totals.net, 0) })} <SimulatedStamp />
      </p>
      <p className="catalogue-how">{t('catalogue.how')}</p>
    </div>
  )
}

function Entry({ task, language }: { readonly task: LiveCard; readonly language: string }) {
  const { t } = useTranslation('sheets')
  const { t: tc } = useTranslation('cards')
  const worth = taskValue(taskNumbers(task))
  const hours = numberIn(task, 'hoursPerWeek')
  const tried = numberIn(task, 'triedBy')
  const lines = [
    ['catalogue.demands', textIn(task, 'requirements') || textIn(task, 'physical')],
    ['catalogue.firstStep', textIn(task, 'firstStep')],
  ] as const
  return (
    <li>
      <div className="catalogue-words" lang={language}>
        <h2>{textIn(task, 'title') || tc('tasks.unnamed')}</h2>
        {textIn(task, 'place') !== '' && <p className="catalogue-place">{textIn(task, 'place')}</p>}
        <p>{textIn(task, 'description')}</p>
        <dl>
          {lines.map(([key, words]) =>
            words === '' ? null : (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>{words}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
      <dl className="catalogue-numbers">
        <div>
          <dt>{t('catalogue.hours')}</dt>
          <dd>{hours === null ? '–' : t('catalogue.hoursOf', { hours: formatNumber(hours) })}</dd>
        </div>
        <div>
          <dt>{t('catalogue.net')}</dt>
          <dd>
            {worth === null ? '–' : t('catalogue.netOf', { net: formatNumber(worth.net, 0) })}
            {worth?.breakEvenPercent != null && (
              <small>{t('catalogue.breakEven', { percent: formatNumber(worth.breakEvenPercent, 0) })}</small>
            )}
            {tried !== null && tried > 0 && <small>{t('catalogue.tried', { count: tried })}</small>}
          </dd>
        </div>
      </dl>
    </li>
  )
}
