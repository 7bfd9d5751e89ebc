import './date-field.css'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDayTyped, formatWeek } from '#client/i18n/format.ts'
import { parseTypedDay } from '#client/i18n/typed-values.ts'
import { Field, type FieldText } from './field.tsx'
import { IconButton } from './button.tsx'

export interface DateFieldProps extends FieldText {
  readonly id?: string | undefined
  /** `YYYY-MM-DD` */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly isOptional?: boolean | undefined
}

/**
 * A day, typed as DD.MM.ÅÅÅÅ (and the ways people shorten that) or picked from the browser's calendar. The ISO week
 * stands beside it. What cannot be read is said and reported as null.
 */
export function DateField({ id, label, value, onChange, hint, error, isOptional }: DateFieldProps) {
  const { t } = useTranslation('ui')
  const picker = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const isUnreadable = typed !== null && typed.trim() !== '' && parseTypedDay(typed) === null
  const isLeft = useRef(false)
  const text = typed ?? (value === null ? '' : formatDayTyped(value))
  return (
    <Field
      id={id}
      label={label}
      hint={hint ?? t('date.format')}
      isHiddenHint={hint === undefined}
      error={isUnreadable && isLeft.current ? t('date.unreadable') : error}
      isOptional={isOptional}
    >
      {(wiring) => (
        <span className="ui-input-wrap">
          <input
            {...wiring}
            className="ui-input ui-date"
            inputMode="numeric"
            autoComplete="off"
            placeholder={t('date.placeholder')}
            value={text}
            onChange={(event) => {
              isLeft.current = false
              setTyped(event.target.value)
              onChange(parseTypedDay(event.target.value))
            }}
            onBlur={() => {
              isLeft.current = true
              // A value that reads well is written out in full; the rest stays for the person to mend.
              setTyped(isUnreadable ? `${typed}` : null)
            }}
          />
          <span className="ui-date-aside">
            {value !== null && <span className="ui-date-week">{formatWeek(value)}</span>}
            <IconButton label={t('date.pick')} icon="calendar" onClick={() => picker.current?.showPicker()} />
          </span>
          <input
            ref={picker}
            className="ui-date-picker"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value ?? ''}
            onChange={(event) => {
              setTyped(null)
              onChange(event.target.value === '' ? null : event.target.value)
            }}
          />
        </span>
      )}
    </Field>
  )
}
