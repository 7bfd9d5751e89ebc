import './language-buttons.css'

export interface LanguageButtonsProps {
  readonly label: string
  readonly value: string
  readonly languages: readonly { readonly code: string; readonly name: string }[]
  readonly onChange: (code: string) => void
}

/** Each language by its own name, so that it is found by those who cannot read the one that is shown. */
export function LanguageButtons({ label, value, languages, onChange }: LanguageButtonsProps) {
  return (
    <div className="ui-languages" role="group" aria-label={label}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === value} onClick={() => onChange(code)}>
          {name}
        </button>
      ))}
    </div>
  )
}
