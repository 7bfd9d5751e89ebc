import './choice-field.css'
import { useId } from 'react'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { FieldGroup, type FieldText } from './field.tsx'
import { PartyMark } from './party-mark.tsx'
import type { Option } from './select-field.tsx'

interface ChoiceProps extends FieldText {
  readonly id?: string | undefined
  readonly value: string | null
  readonly onChange: (value: string) => void
}

/** One of few answers, all in sight. */
export function ChoiceField({ options, ...props }: ChoiceProps & { readonly options: readonly Option[] }) {
  return <Choices {...props} choices={options.map((option) => ({ ...option, kind: null }))} />
}

/** Which party: large buttons with the party's mark. */
export function PartyChoice({
  parties,
  ...props
}: ChoiceProps & {
  readonly parties: readonly { readonly id: string; readonly kind: PartyKind; readonly name: string }[]
}) {
  return <Choices {...props} choices={parties.map(({ id, kind, name }) => ({ value: id, label: name, kind }))} />
}

type Choice = Option & { readonly kind: PartyKind | null }

function Choices({ id, label, hint, error, value, onChange, choices }: ChoiceProps & { choices: readonly Choice[] }) {
  const name = useId()
  return (
    <FieldGroup id={id} label={label} hint={hint} error={error}>
      <div className="ui-choices">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={choice.kind === null ? 'ui-choice' : `ui-choice ui-choice-${choice.kind}`}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.kind !== null && <PartyMark kind={choice.kind} size={22} />}
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
