import './number-field.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTypedNumber, parseNumber } from '#client/i18n/typed-values.ts'
import { Field, type FieldText } from './field.tsx'

export interface NumberFieldProps extends FieldText {
  readonly id?: string | undefined
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** Stands inside the field, after the number: `kr.`, `timer`. */
  readonly unit?: string | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly isHiddenLabel?: boolean | undefined
}

/**
 * A number as people write it in the page's language (`1.518,5` in Danish). What was typed stays as typed until the
 * field is left; what cannot be read, or lies outside the bounds, is said under the label and reported as null.
 */
export function NumberField({
  id,
  label,
  value,
  onChange,
  unit,
  hint,
  error,
  min,
  max,
  isHiddenLabel,
}: NumberFieldProps) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed === null ? null : problemOf(typed, min, max)
  const text = typed ?? (value === null ? '' : formatTypedNumber(value))
  const message =
    problem === null || problem === 'unreadable'
      ? problem && t('number.unreadable')
      : problem === 'low'
        ? t('number.tooLow', { min: formatTypedNumber(min ?? 0) })
        : t('number.tooHigh', { max: formatTypedNumber(max ?? 0) })
  return (
    <Field id={id} label={label} hint={hint} error={message ?? error} isHiddenLabel={isHiddenLabel}>
      {(wiring) => (
        <span className="ui-input-wrap">
          <input
            {...wiring}
            className={unit === undefined ? 'ui-input ui-number' : 'ui-input ui-number ui-number-with-unit'}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => {
              const next = event.target.value
              setTyped(next)
              onChange(problemOf(next, min, max) === null ? parseNumber(next) : null)
            }}
            onBlur={() => {
              if (problem === null) setTyped(null)
            }}
          />
          {unit !== undefined && <span className="ui-input-aside">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

function problemOf(
  typed: string,
  min: number | undefined,
  max: number | undefined,
): 'unreadable' | 'low' | 'high' | null {
  if (typed.trim() === '') return null
  const number = parseNumber(typed)
  if (number === null) return 'unreadable'
  if (min !== undefined && number < min) return 'low'
  if (max !== undefined && number > max) return 'high'
  return null
}
