import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { CardContent } from '#shared/document/cards.ts'
import { CardChoice, CardNumberField, CardScale, CardTextField } from './card-field.tsx'
import { CardFormField } from './card-form-field.tsx'
import { CardMenu } from './card-menu.tsx'
import { type TaskField, displacementOf, taskStatus, taskTone } from './task-words.model.ts'
import { buddyKronerPerHour, taskNumbers, taskValue } from '#shared/domain/social-model/task-value.ts'

const demands = ['pace', 'predictability', 'responsibility', 'interruptions'] as const
/** What else a task may say: filled in when somebody knows, asked of nobody. */
const furtherFields = [
  'foundBy',
  'leastHours',
  'mostHours',
  'season',
  'importance',
  'hoursToday',
  'costPerHourToday',
  'parts',
  'together',
  'physical',
  'danish',
  'reading',
  'licence',
  'adjustments',
  'progression',
  'agreement',
  'buddyWagePerHour',
  'wagePerHour',
  'subsidyPerHour',
  'triedBy',
] as const
const people = ['whoToday', 'whoTeaches', 'learningTime'] as const

/** One task in full: what it is, how its value is worked out, what it asks of a person, and the first step. */
export function TaskPanel(props: {
  readonly card: CardContent
  /** On a phone each task is one card with everything in it; else this is the panel of the chosen row. */
  readonly isCard: boolean
  readonly among: readonly string[]
}) {
  const { card, isCard, among } = props
  const { t } = useTranslation('cards')
  // The options follow the schema's own names; a test holds the two against each other.
  const lists = useTranslation('lists').t as (key: string) => string
  const title = String(card.fields['title'] ?? '') || t('tasks.unnamed')
  const numbers = taskNumbers(card)
  const worth = taskValue(numbers)
  const label = (name: TaskField) => t('fieldOf', { field: t(`tasks.field.${name}`), name: title })
  const money = (kroner: number) => formatNumber(kroner).replace('-', '−')
  const displacement = displacementOf(card.fields['displacement'])
  const status = taskStatus(card.fields['status'])
  const share = (part: number) =>
    worth === null || Math.max(worth.value, worth.buddyCost) === 0
      ? 0
      : Math.round((part / Math.max(worth.value, worth.buddyCost)) * 1000) / 10
  // Under the chosen row's title on a wide screen; straight under the section's on a phone.
  const Heading = isCard ? 'h3' : 'h4'
  const text = (name: TaskField, placeholder: string = t('tasks.writeHere')) => (
    <CardTextField list="tasks" card={card} name={name} label={label(name)} placeholder={placeholder} />
  )
  const detail = (
    <>
      <Heading>{t('tasks.demands')}</Heading>
      <dl className="task-demands">
        {demands.map((name) => (
          <div key={name}>
            <dt>{t(`tasks.field.${name}`)}</dt>
            <dd>
              <CardScale
                list="tasks"
                card={card}
                name={name}
                label={label(name)}
                stepText={(step) => t('tasks.ofFive', { step })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <div className="task-small">{text('requirements', t('tasks.field.requirements'))}</div>
      <Heading>{t('tasks.field.firstStep')}</Heading>
      {text('firstStep')}
      <Heading>{t('tasks.field.safety')}</Heading>
      {text('safety')}
      <dl className="task-people">
        {people.map((name) => (
          <div key={name}>
            <dt>{t(`tasks.field.${name}`)}</dt>
            <dd>{text(name, '–')}</dd>
          </div>
        ))}
      </dl>
      <Disclosure summary={t('tasks.all')}>
        <p className="task-note">{t('tasks.explain')}</p>
        <div className="task-further">
          {furtherFields.map((name) => (
            <CardFormField
              key={name}
              list="tasks"
              card={card}
              name={name}
              word={t(`tasks.field.${name}`)}
              cardName={title}
              optionText={(option) => lists(`option.${name}.${option}`)}
            />
          ))}
        </div>
      </Disclosure>
      <div className="task-displacement">
        <CardChoice
          list="tasks"
          card={card}
          name="displacement"
          label={label('displacement')}
          optionText={(option) => t(`tasks.displacement.${displacementOf(option)}`)}
        >
          <span className={displacement === 'yes' ? 'is-warning' : ''}>{t(`tasks.displacement.${displacement}`)}</span>
        </CardChoice>
      </div>
    </>
  )
  return (
    <aside className={`task-panel${isCard ? ' is-card' : ''}`} aria-label={t('tasks.panel', { name: title })}>
      <div className="task-panel-head">
        <div>
          {!isCard && <div className="eyebrow">{t('tasks.chosen')}</div>}
          {isCard ? (
            <CardTextField
              list="tasks"
              card={card}
              name="title"
              label={label('title')}
              className="is-title"
              placeholder={t('tasks.unnamed')}
            />
          ) : (
            <h3>{title}</h3>
          )}
          {isCard && (
            <CardTextField
              list="tasks"
              card={card}
              name="place"
              label={label('place')}
              className="is-small"
              placeholder={t('tasks.wherePlaceholder')}
            />
          )}
        </div>
        <CardMenu list="tasks" id={card.id} name={title} among={among} />
      </div>
      <div className="task-panel-body">
        {isCard && (
          <div className="task-status">
            <CardChoice
              list="tasks"
              card={card}
              name="status"
              label={label('status')}
              optionText={(option) => t(`tasks.status.${taskStatus(option)}`)}
            >
              <StatusTag tone={taskTone[status]}>{t(`tasks.status.${status}`)}</StatusTag>
            </CardChoice>
          </div>
        )}
        {text('description', t('tasks.field.description'))}
        <Heading>{t('tasks.calculation')}</Heading>
        <dl className="task-sum">
          <div>
            <dt>
              <CardNumberField
                list="tasks"
                card={card}
                name="hoursPerWeek"
                label={label('hoursPerWeek')}
                unit={t('tasks.hourUnit')}
              />
              {' × '}
              <CardNumberField
                list="tasks"
                card={card}
                name="valuePerHour"
                label={label('valuePerHour')}
                unit={t('tasks.krone')}
              />
              {' × '}
              <CardNumberField
                list="tasks"
                card={card}
                name="pacePercent"
                label={label('pacePercent')}
                unit={t('tasks.percentPace')}
              />
            </dt>
            <dd>{worth === null ? '–' : money(worth.value)}</dd>
          </div>
          <div>
            <dt>
              {t('tasks.buddy')}{' '}
              <CardNumberField
                list="tasks"
                card={card}
                name="buddyHoursPerWeek"
                label={label('buddyHoursPerWeek')}
                unit={t('tasks.hourUnit')}
              />
              {` × ${formatNumber(numbers.buddyWagePerHour ?? buddyKronerPerHour)} ${t('tasks.krone')}`}
            </dt>
            <dd>{worth === null ? '–' : money(-worth.buddyCost)}</dd>
          </div>
          {worth !== null && worth.wageCost > 0 && (
            <div>
              <dt>{`${t('tasks.wage')} ${t('tasks.lessSubsidy')}`}</dt>
              <dd>{money(-worth.wageCost)}</dd>
            </div>
          )}
          <div className="is-result">
            <dt>{t('tasks.netPerWeek')}</dt>
            <dd>{worth === null ? '–' : t('tasks.kroner', { kroner: money(worth.net) })}</dd>
          </div>
        </dl>
        {worth === null ? (
          <p className="task-note">{t('tasks.needsNumbers')}</p>
        ) : (
          <>
            <div className="task-waterfall" aria-hidden="true">
              <i style={{ width: `${share(worth.value)}%` }} />
              <i
                className="is-cost"
                style={{
                  width: `${share(worth.buddyCost)}%`,
                  marginLeft: `${Math.max(0, share(worth.value) - share(worth.buddyCost))}%`,
                }}
              />
              <i className={worth.net < 0 ? 'is-loss' : 'is-net'} style={{ width: `${share(Math.abs(worth.net))}%` }} />
            </div>
            <p className="task-note">
              {worth.breakEvenPercent === null
                ? t('tasks.noWork')
                : worth.net < 0
                  ? t('tasks.breakEvenLoss', { percent: formatNumber(Math.round(worth.breakEvenPercent)) })
                  : t('tasks.breakEven', { percent: formatNumber(Math.round(worth.breakEvenPercent)) })}
            </p>
          </>
        )}
        {isCard ? <Disclosure summary={t('tasks.more')}>{detail}</Disclosure> : detail}
      </div>
    </aside>
  )
}
