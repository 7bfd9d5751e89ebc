import { memo } from 'react'
import type { Parameter } from '#shared/content/parameters.ts'
import { isSameValue } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { formatNumber } from '#client/i18n/format.ts'
import { shownValue, typedValue } from './parameter-form.model.ts'
import type { SimulationWords } from './simulation-words.ts'

type Steps = readonly (readonly [number | null, number])[]

/** One assumption: its value to type, and where the usual one comes from. There are many, so each is drawn alone. */
export const ParameterField = memo(function ParameterField({
  parameter,
  value,
  error,
  onChange,
  words,
}: {
  parameter: Parameter
  value: ScenarioValue
  error: string | null
  onChange: (parameterId: string, value: ScenarioValue) => void
  words: SimulationWords
}) {
  const { t, label } = words
  const name = label(parameter)
  const change = (next: ScenarioValue): void => onChange(parameter.id, next)
  const isStandard = isSameValue(value, parameter.value)
  return (
    <div className={isStandard ? 'sim-parameter' : 'sim-parameter sim-parameter-changed'} id={`sim-p-${parameter.id}`}>
      <Input parameter={parameter} value={value} error={error} onChange={change} words={words} />
      <div className="sim-parameter-foot">
        <Provenance parameter={parameter} words={words} />
        {!isStandard && (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('editor.backToStandard', { label: name })}
            onClick={() => change(parameter.value)}
          >
            {t('editor.toStandard')}
          </Button>
        )}
      </div>
    </div>
  )
})

function Input({
  parameter,
  value,
  error,
  onChange,
  words,
}: {
  parameter: Parameter
  value: ScenarioValue
  error: string | null
  onChange: (value: ScenarioValue) => void
  words: SimulationWords
}) {
  const { t, label } = words
  const { unit } = parameter
  if (unit === 'yesNo') {
    return (
      <ChoiceField
        label={label(parameter)}
        options={[
          { value: 'yes', label: t('editor.yes') },
          { value: 'no', label: t('editor.no') },
        ]}
        value={value === true ? 'yes' : 'no'}
        onChange={(choice) => onChange(choice === 'yes')}
        error={error}
      />
    )
  }
  if (unit === 'ladder') {
    return (
      <LadderField
        name={label(parameter)}
        steps={Array.isArray(value) ? value : []}
        error={error}
        onChange={onChange}
        words={words}
      />
    )
  }
  return (
    <NumberField
      id={fieldId(parameter.id)}
      label={label(parameter)}
      unit={t(`unitShort.${unit}`)}
      value={typeof value === 'number' ? shownValue(value, unit) : null}
      onChange={(typed) => onChange(typed === null ? null : typedValue(typed, unit))}
      error={error}
    />
  )
}

/** Where an error's link leads. */
export const fieldId = (id: string): string => `sim-field-${id.replace('.', '-')}`

/** The refusion ladder: as many steps as the law has, each with its last week and the state's part. */
function LadderField({
  name,
  steps,
  error,
  onChange,
  words,
}: {
  name: string
  steps: Steps
  error: string | null
  onChange: (value: ScenarioValue) => void
  words: SimulationWords
}) {
  const { t } = words
  const change = (index: number, step: readonly [number | null, number]): void =>
    onChange(steps.map((old, place) => (place === index ? step : old)))
  return (
    <fieldset className="sim-ladder" id={fieldId('ladder')} tabIndex={-1}>
      <legend className="ui-field-label">{name}</legend>
      {error !== null && <p className="ui-field-message">{error}</p>}
      {steps.map(([week, share], index) => {
        const stepName = week === null ? t('editor.ladderAfter') : t('editor.ladderUntil', { week })
        return (
          // Steps have no identity but their place.
          <div key={index} className="sim-ladder-step">
            <span className="small">{stepName}</span>
            <NumberField
              label={`${name}. ${stepName}. ${t('editor.ladderShare')}`}
              isHiddenLabel
              unit="%"
              value={shownValue(share, 'percent')}
              onChange={(typed) => change(index, [week, typed === null ? 0 : typedValue(typed, 'percent')])}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

/** What the value usually is, between what, from where, and how sure that is. */
function Provenance({ parameter, words }: { parameter: Parameter; words: SimulationWords }) {
  const { t, language, parameterValue, unit } = words
  const { low, high, source, year, certainty } = parameter
  const bound = (value: number): string => formatNumber(shownValue(value, parameter.unit), 3)
  const facts = [
    parameter.unit === 'ladder' ? null : t('editor.standard', { value: parameterValue(parameter, parameter.value) }),
    low === null || high === null
      ? null
      : `${t('editor.likely', { low: bound(low), high: bound(high) })}\u00a0${unit(parameter.unit)}`,
    year === '' ? source[language] : `${source[language]}, ${t('editor.yearOf', { year })}`,
  ]
  return (
    <p className="tiny muted">
      <span className={`sim-certainty sim-certainty-${certainty}`}>{t(`editor.certainty.${certainty}`)}</span>{' '}
      {facts.filter((fact) => fact !== null).join(' · ')}
    </p>
  )
}
