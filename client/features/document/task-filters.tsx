import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type TaskFilter, everyTask } from './task-filter.model.ts'

const statuses = ['idea', 'tested', 'permanent'] as const
const company = ['alone', 'pair', 'team', 'customers'] as const

/** Which tasks are shown; the sums follow, and how many are hidden is said. */
export function TaskFilters(props: {
  readonly filter: TaskFilter
  readonly onChange: (filter: TaskFilter) => void
  readonly shown: number
  readonly total: number
}) {
  const { filter, onChange, shown, total } = props
  const { t } = useTranslation('cards')
  const { t: tl } = useTranslation('lists')
  const isFiltered = filter.words !== '' || filter.status !== '' || filter.together !== ''
  return (
    <div className="task-filters" role="group" aria-label={t('tasks.filter.label')}>
      <SelectField
        label={t('tasks.filter.status')}
        value={filter.status}
        options={[
          { value: '', label: t('tasks.filter.all') },
          ...statuses.map((value) => ({ value, label: t(`tasks.status.${value}`) })),
        ]}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <SelectField
        label={t('tasks.filter.together')}
        value={filter.together}
        options={[
          { value: '', label: t('tasks.filter.all') },
          ...company.map((value) => ({ value, label: tl(`option.together.${value}`) })),
        ]}
        onChange={(together) => onChange({ ...filter, together })}
      />
      <TextField
        label={t('tasks.filter.search')}
        value={filter.words}
        onChange={(words) => onChange({ ...filter, words })}
      />
      {isFiltered && (
        <p className="task-filter-note" role="status">
          {shown === 0 ? t('tasks.filter.none') : t('tasks.filter.shown', { shown, total })}{' '}
          <Button variant="quiet" size="small" onClick={() => onChange(everyTask)}>
            {t('tasks.filter.clear')}
          </Button>
        </p>
      )}
    </div>
  )
}
