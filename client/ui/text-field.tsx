import type { HTMLInputTypeAttribute, Ref } from 'react'
import { Field, type FieldText } from './field.tsx'

export interface TextFieldProps extends FieldText {
  readonly id?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean | undefined
  readonly isOptional?: boolean | undefined
  readonly isHiddenLabel?: boolean | undefined
  /** More than one line makes a text area of that height, which grows. */
  readonly lines?: number | undefined
  readonly type?: HTMLInputTypeAttribute | undefined
  readonly autoFocus?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly maxLength?: number | undefined
  readonly autoComplete?: string | undefined
  readonly name?: string | undefined
  readonly onBlur?: (() => void) | undefined
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement> | undefined
}

/** One line or several lines of text. */
export function TextField({ id, label, hint, error, isOptional, isHiddenLabel, lines = 1, ...input }: TextFieldProps) {
  const {
    value,
    onChange,
    isRequired,
    type = 'text',
    autoFocus,
    placeholder,
    maxLength,
    autoComplete,
    name,
    onBlur,
    ref,
  } = input
  return (
    <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional} isHiddenLabel={isHiddenLabel}>
      {(wiring) => {
        const shared = {
          ...wiring,
          className: 'ui-input',
          value,
          name,
          placeholder,
          maxLength,
          autoComplete,
          autoFocus,
          onBlur,
          'aria-required': isRequired === true ? (true as const) : undefined,
        }
        return lines > 1 ? (
          <textarea {...shared} ref={ref} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} ref={ref} type={type} onChange={(event) => onChange(event.target.value)} />
        )
      }}
    </Field>
  )
}
