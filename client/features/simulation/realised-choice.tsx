import { ChoiceField } from '#client/ui/choice-field.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** Whether verified outcomes stand in the place of what was expected for the months that have been. */
export function RealisedChoice({
  through,
  isOn,
  onChange,
  words: { t },
}: {
  /** The last month that has happened. */
  through: number
  isOn: boolean
  onChange: (isOn: boolean) => void
  words: SimulationWords
}) {
  return (
    <div className="sim-realised-choice">
      <ChoiceField
        label={t('realised.label')}
        hint={isOn ? t('realised.hint') : undefined}
        value={isOn ? 'realised' : 'planned'}
        onChange={(value) => onChange(value === 'realised')}
        options={[
          { value: 'realised', label: t('realised.on', { month: through }) },
          { value: 'planned', label: t('realised.off') },
        ]}
      />
    </div>
  )
}
