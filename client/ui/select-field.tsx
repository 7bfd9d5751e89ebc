import './select-field.css'
import { useId } from 'react'
import { Field, FieldGroup, type FieldText } from './field.tsx'
import { Icon } from './icon.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectFieldProps extends FieldText {
  readonly id?: string | undefined
  /** Empty string or null: nothing chosen yet. */
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly isHiddenLabel?: boolean | undefined
  readonly isOptional?: boolean | undefined
}

/** One of a list: the browser's own select, which phones and screen readers know best. */
export function SelectField(props: SelectFieldProps) {
  const { id, label, value, options, onChange, hint, error, placeholder, isHiddenLabel, isOptional } = props
  return (
    <Field id={id} label={label} hint={hint} error={error} isHiddenLabel={isHiddenLabel} isOptional={isOptional}>
      {(wiring) => (
        <span className="ui-input-wrap">
          <select
            {...wiring}
            className="ui-input ui-select"
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <span className="ui-select-arrow">
            <Icon name="chevronDown" size={16} />
          </span>
        </span>
      )}
    </Field>
  )
}

export interface MultiSelectFieldProps extends FieldText {
  readonly id?: string | undefined
  readonly values: readonly string[]
  readonly options: readonly Option[]
  readonly onChange: (values: string[]) => void
}

/** Any number of a list, as boxes to tick: whole sentences stay readable and nothing is hidden in a pop-up. */
export function MultiSelectField({ id, label, values, options, onChange, hint, error }: MultiSelectFieldProps) {
  const group = useId()
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...values, value] : values.filter((other) => other !== value))
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error}>
      <ul className="ui-ticks">
        {options.map((option, index) => (
          <li key={option.value}>
            <input
              id={`${group}-${index}`}
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <label htmlFor={`${group}-${index}`}>{option.label}</label>
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}
