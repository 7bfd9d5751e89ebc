import { memo } from 'react'
import type { Parameter } from '#shared/content/parameters.ts'
import { isSameValue } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { formatDayTyped, formatNumber } from '#client/i18n/format.ts'
import { shownValue, typedValue } from './parameter-form.model.ts'
import type { SimulationWords } from './simulation-words.ts'

type Steps = readonly (readonly [number | null, number])[]

/** What the others do at this figure, in words; primitive, so that a field is drawn again only when it changes. */
export interface OthersHere {
  /** "Jonas er her." or "Jonas prøver 30 borgere."; null when nobody is. */
  readonly text: string | null
  /** Their value, when I have typed another one and may want theirs; undefined: none. */
  readonly theirs: ScenarioValue | undefined
}

/** One assumption: its value to type, and where the one in force comes from. There are many, so each is drawn alone. */
export const ParameterField = memo(function ParameterField({
  parameter,
  value,
  standard,
  provenance,
  error,
  othersText,
  theirs,
  onChange,
  onOpenValues,
  words,
}: {
  parameter: Parameter
  value: ScenarioValue
  /** The value in force: what the field holds when nobody has typed anything. */
  standard: ScenarioValue
  provenance: Provenance
  error: string | null
  othersText: OthersHere['text']
  theirs: OthersHere['theirs']
  onChange: (parameterId: string, value: ScenarioValue) => void
  onOpenValues: (parameterId: string) => void
  words: SimulationWords
}) {
  const { t, label, parameterValue } = words
  const name = label(parameter)
  const change = (next: ScenarioValue): void => onChange(parameter.id, next)
  const isStandard = isSameValue(value, standard)
  return (
    <div
      className={isStandard ? 'sim-parameter' : 'sim-parameter sim-parameter-changed'}
      id={`sim-p-${parameter.id}`}
      data-parameter={parameter.id}
    >
      <ValueInput
        id={fieldId(parameter.id)}
        parameter={parameter}
        name={name}
        value={value}
        error={error}
        onChange={change}
        words={words}
      />
      {othersText !== null && (
        <p className="tiny sim-others-here">
          {othersText}{' '}
          {theirs !== undefined && (
            <Button size="small" onClick={() => change(theirs)}>
              {t('together.use', { value: parameterValue(parameter, theirs) })}
            </Button>
          )}
        </p>
      )}
      <div className="sim-parameter-foot">
        <ProvenanceLine parameter={parameter} standard={standard} provenance={provenance} words={words} />
        <span className="sim-parameter-actions">
          <Button
            variant="quiet"
            size="small"
            aria-label={t('values.openFor', { name })}
            onClick={() => onOpenValues(parameter.id)}
          >
            {t('values.open')}
          </Button>
          {!isStandard && (
            <Button
              variant="quiet"
              size="small"
              aria-label={t('editor.backToStandard', { label: name })}
              onClick={() => change(standard)}
            >
              {t('editor.toStandard')}
            </Button>
          )}
        </span>
      </div>
    </div>
  )
})

/** Where a value in force comes from; one object a parameter for as long as nothing changes. */
export interface Provenance {
  readonly source: string
  /** `YYYY-MM-DD` or a year; empty when it has none. */
  readonly since: string
  readonly certainty: 'verified' | 'unverified' | 'assumption' | 'choice'
}

/** The input that fits a parameter's unit. */
export function ValueInput({
  id,
  parameter,
  name,
  value,
  error,
  onChange,
  words,
}: {
  id: string
  parameter: Parameter
  name: string
  value: ScenarioValue
  error: string | null
  onChange: (value: ScenarioValue) => void
  words: SimulationWords
}) {
  const { t } = words
  const { unit } = parameter
  if (unit === 'yesNo') {
    return (
      <ChoiceField
        label={name}
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
        id={id}
        name={name}
        steps={Array.isArray(value) ? value : []}
        error={error}
        onChange={onChange}
        words={words}
      />
    )
  }
  return (
    <NumberField
      id={id}
      label={name}
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
  id,
  name,
  steps,
  error,
  onChange,
  words,
}: {
  id: string
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
    <fieldset className="sim-ladder" id={id} tabIndex={-1}>
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

/** What the value is in force, between what it likely lies, from where and when, and how sure that is. */
function ProvenanceLine({
  parameter,
  standard,
  provenance,
  words,
}: {
  parameter: Parameter
  standard: ScenarioValue
  provenance: Provenance
  words: SimulationWords
}) {
  const { t, parameterValue, unit } = words
  const { low, high } = parameter
  const { source, since, certainty } = provenance
  const bound = (value: number): string => formatNumber(shownValue(value, parameter.unit), 3)
  const day = since.length > 4 ? formatDayTyped(since) : since
  const facts = [
    parameter.unit === 'ladder' ? null : t('editor.standard', { value: parameterValue(parameter, standard) }),
    low === null || high === null
      ? null
      : `${t('editor.likely', { low: bound(low), high: bound(high) })}\u00a0${unit(parameter.unit)}`,
    day === '' ? source : `${source}, ${t('editor.yearOf', { year: day })}`,
  ]
  return (
    <p className="tiny muted">
      <span className={`sim-certainty sim-certainty-${certainty}`}>{t(`editor.certainty.${certainty}`)}</span>{' '}
      {facts.filter((fact) => fact !== null).join(' · ')}
    </p>
  )
}
