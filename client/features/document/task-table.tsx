import { Suspense, lazy, useState } from 'react'
import { createPortal } from 'react-dom'
import { Trans, useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { CardContent } from '#shared/document/cards.ts'
import { CardChoice, CardNumberField, CardTextField } from './card-field.tsx'
import { useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { TaskPanel } from './task-panel.tsx'
import { TaskFilters } from './task-filters.tsx'
import { everyTask, filterTasks } from './task-filter.model.ts'
import { type TaskField, taskStatus, taskTone } from './task-words.model.ts'
import { taskNumbers, taskTotals, taskValue } from '#shared/domain/social-model/task-value.ts'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'
import { useIsNarrow } from './use-is-narrow.ts'

const TaskHunt = lazy(async () => ({ default: (await import('./task-hunt.tsx')).TaskHunt }))

const negative = (kroner: number): string => formatNumber(kroner).replace('-', '−')

/** The firm's value-creating tasks: what each is worth a week when the buddy's time is paid for. */
export function TaskTable() {
  const { t } = useTranslation('cards')
  const { canWrite, documentId, slug } = useCardDesk()
  const all = useCards('tasks')
  const [filter, setFilter] = useState(everyTask)
  const cards = filterTasks(all, filter)
  const actions = useCardActions('tasks')
  const isNarrow = useIsNarrow()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = cards.find((card) => card.id === chosenId) ?? cards[0] ?? null
  const setCaretIn = useCaretInNewCard(all)
  const [isHunting, setIsHunting] = useState(false)
  const add = () => {
    // A new task must be seen, whatever is being looked for.
    setFilter(everyTask)
    const id = actions.add({ status: 'idea', displacement: 'unknown' })
    setChosenId(id)
    setCaretIn(id)
  }
  const ids = cards.map((card) => card.id)
  const totals = taskTotals(cards.map(taskNumbers))
  const greatest = Math.max(1, ...cards.map((card) => Math.abs(taskValue(taskNumbers(card))?.net ?? 0)))

  return (
    <div className="tasks">
      <div className="cards-head">
        <p className="cards-lead" aria-live="off">
          {all.length === 0 ? (
            t('tasks.empty')
          ) : (
            <Trans
              t={t}
              i18nKey="tasks.sentence"
              count={cards.length}
              values={{ hours: formatNumber(totals.hours), net: negative(totals.net) }}
              components={{ strong: <strong /> }}
            />
          )}{' '}
          {totals.incomplete > 0 && t('tasks.incomplete', { count: totals.incomplete })}
        </p>
        {canWrite && (
          <Button variant={all.length === 0 ? 'primary' : 'outline'} icon="plus" onClick={add}>
            {t('tasks.add')}
          </Button>
        )}
      </div>
      <div className="task-ways">
        {canWrite && (
          <Button
            variant="quiet"
            size="small"
            icon="lightbulb"
            aria-expanded={isHunting}
            onClick={() => setIsHunting(!isHunting)}
          >
            {isHunting ? t('tasks.hunt.close') : t('tasks.hunt.open')}
          </Button>
        )}
        {all.length > 0 && (
          <ButtonLink
            variant="quiet"
            size="small"
            to="/p/$slug/d/$documentId/opgavekatalog"
            params={{ slug, documentId }}
          >
            {t('tasks.catalogue')}
          </ButtonLink>
        )}
      </div>
      {isHunting && canWrite && (
        <Suspense fallback={null}>
          <TaskHunt
            cards={all}
            onAnswer={(title, foundBy) => {
              setFilter(everyTask)
              setChosenId(actions.add({ title, foundBy, status: 'idea', displacement: 'unknown' }))
            }}
          />
        </Suspense>
      )}
      {all.length > 1 && <TaskFilters filter={filter} onChange={setFilter} shown={cards.length} total={all.length} />}
      {isNarrow ? (
        <ol className="task-cards">
          {cards.map((card) => (
            <li key={card.id} data-card={card.id}>
              <TaskPanel card={card} isCard among={ids} />
            </li>
          ))}
        </ol>
      ) : (
        cards.length > 0 && (
          <div className="task-columns">
            <div>
              <table className="task-table" aria-label={t('tasks.table')}>
                <thead>
                  <tr>
                    <th scope="col">{t('tasks.column.task')}</th>
                    <th scope="col">{t('tasks.column.status')}</th>
                    <th scope="col" className="is-number">
                      {t('tasks.column.hours')}
                    </th>
                    <th scope="col" className="is-number">
                      {t('tasks.column.value')}
                    </th>
                    <th scope="col" className="is-number">
                      {t('tasks.column.buddy')}
                    </th>
                    <th scope="col" className="is-number">
                      {t('tasks.column.net')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {cards.map((card) => (
                    <TaskRow
                      key={card.id}
                      card={card}
                      greatest={greatest}
                      isChosen={card.id === chosen?.id}
                      onChoose={() => setChosenId(card.id)}
                    />
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t('tasks.total')}</th>
                    <td />
                    <td className="is-number">{t('tasks.hours', { hours: formatNumber(totals.hours) })}</td>
                    <td className="is-number">{formatNumber(totals.value)}</td>
                    <td className="is-number">{t('tasks.hours', { hours: formatNumber(totals.buddyHours) })}</td>
                    <td className="is-number">{negative(totals.net)}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
            {chosen !== null && <ChosenTask card={chosen} among={ids} />}
          </div>
        )
      )}
    </div>
  )
}

/** The chosen task in full: in the rail beside the text where there is one, else under the table. */
function ChosenTask(props: { readonly card: CardContent; readonly among: readonly string[] }) {
  const { panelPlace } = useCardDesk()
  const panel = <TaskPanel key={props.card.id} card={props.card} isCard={false} among={props.among} />
  return panelPlace === null ? panel : createPortal(panel, panelPlace)
}

function TaskRow(props: {
  readonly card: CardContent
  readonly greatest: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { card, greatest, isChosen, onChoose } = props
  const { t } = useTranslation('cards')
  const worth = taskValue(taskNumbers(card))
  const title = String(card.fields['title'] ?? '') || t('tasks.unnamed')
  const status = taskStatus(card.fields['status'])
  const field = (name: TaskField) => t('fieldOf', { field: t(`tasks.field.${name}`), name: title })
  return (
    <tr
      data-card={card.id}
      className={isChosen ? 'is-chosen' : ''}
      aria-current={isChosen ? 'true' : undefined}
      onFocus={onChoose}
      onClick={onChoose}
    >
      <td>
        <CardTextField
          list="tasks"
          card={card}
          name="title"
          label={field('title')}
          className="is-strong"
          placeholder={t('tasks.unnamed')}
        />
        <CardTextField
          list="tasks"
          card={card}
          name="place"
          label={field('place')}
          className="is-small"
          placeholder={t('tasks.wherePlaceholder')}
        />
      </td>
      <td>
        <CardChoice
          list="tasks"
          card={card}
          name="status"
          label={field('status')}
          optionText={(option) => t(`tasks.status.${taskStatus(option)}`)}
        >
          <StatusTag tone={taskTone[status]}>{t(`tasks.status.${status}`)}</StatusTag>
        </CardChoice>
      </td>
      <td className="is-number">
        <CardNumberField
          list="tasks"
          card={card}
          name="hoursPerWeek"
          label={field('hoursPerWeek')}
          unit={t('tasks.hourUnit')}
        />
      </td>
      <td className="is-number">{worth === null ? '–' : formatNumber(worth.value)}</td>
      <td className="is-number">
        <CardNumberField
          list="tasks"
          card={card}
          name="buddyHoursPerWeek"
          label={field('buddyHoursPerWeek')}
          unit={t('tasks.hourUnit')}
        />
      </td>
      <td className="is-number task-net">
        {worth === null ? (
          '–'
        ) : (
          <>
            <span className={`task-bar${worth.net < 0 ? ' is-loss' : ''}`} aria-hidden="true">
              <i style={{ width: `${Math.round((Math.abs(worth.net) / greatest) * 100)}%` }} />
            </span>
            <strong>{negative(worth.net)}</strong>
          </>
        )}
      </td>
    </tr>
  )
}
