import './field.css'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** What every field has around it: label, a hint below the label, and an error above the input. */
export interface FieldText {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
}

/** Ids and ARIA attributes that tie an input to its label, hint and error. A given id is where error links lead. */
export interface FieldWiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps extends FieldText {
  readonly id?: string | undefined
  readonly isOptional?: boolean | undefined
  readonly isHiddenLabel?: boolean | undefined
  /** Read out only, when the input shows the same in another way. */
  readonly isHiddenHint?: boolean | undefined
  readonly children: (wiring: FieldWiring) => ReactNode
}

/** Label, hint, error and one input, drawn by `children` with the given attributes. */
export function Field({
  id: givenId,
  label,
  hint,
  error,
  isOptional,
  isHiddenLabel,
  isHiddenHint,
  children,
}: FieldProps) {
  const { t } = useTranslation('ui')
  const madeId = useId()
  const id = givenId ?? madeId
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const hasError = error !== undefined && error !== null && error !== ''
  const hasHint = hint !== undefined && hint !== null && hint !== ''
  const describedBy = classNames(hasHint && hintId, hasError && errorId)
  return (
    <div className={hasError ? 'ui-field ui-field-error' : 'ui-field'}>
      <label className={isHiddenLabel === true ? 'sr-only' : 'ui-field-label'} htmlFor={id}>
        {label}
        {isOptional === true && <span className="ui-field-optional"> {t('field.optional')}</span>}
      </label>
      {hasHint && (
        <p className={isHiddenHint === true ? 'sr-only' : 'ui-field-hint'} id={hintId}>
          {hint}
        </p>
      )}
      {hasError && <FieldError id={errorId} message={error} />}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': hasError || undefined,
      })}
    </div>
  )
}

interface FieldGroupProps extends FieldText {
  readonly id?: string | undefined
  readonly children: ReactNode
}

/** The same for several inputs that answer one question. */
export function FieldGroup({ id: givenId, label, hint, error, children }: FieldGroupProps) {
  const madeId = useId()
  const id = givenId ?? madeId
  const hasError = error !== undefined && error !== null && error !== ''
  const describedBy = classNames(hint !== undefined && `${id}-hint`, hasError && `${id}-error`)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={hasError ? 'ui-field ui-field-error' : 'ui-field'}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend className="ui-field-label">{label}</legend>
      {hint !== undefined && (
        <p className="ui-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {hasError && <FieldError id={`${id}-error`} message={error} />}
      {children}
    </fieldset>
  )
}

function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useTranslation('ui')
  return (
    <p className="ui-field-message" id={id}>
      <Icon name="warning" size={18} />
      <span>
        <span className="sr-only">{t('field.errorPrefix')} </span>
        {message}
      </span>
    </p>
  )
}
