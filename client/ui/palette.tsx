import './palette.css'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { entriesFor, entryAtOnce } from './palette.model.ts'

export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Of the label, when it is the document's and not the screen's. */
  readonly language?: string
  /** Letter that stands for the entry while nothing else is typed. */
  readonly letter?: string
  /** The words around a hit, under the label. */
  readonly snippet?: ReactNode
  readonly run: () => void
}

/** Ctrl+K: a list to type into. Arrow keys choose, Enter runs, one letter runs the entries that have one. */
export function Palette(props: {
  readonly entries: readonly PaletteEntry[]
  /** What was found elsewhere for the query; shown as it is, behind the entries that fit. */
  readonly hits?: readonly PaletteEntry[] | undefined
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onClose: () => void
}) {
  const { entries, hits = noHits, query, onQuery, onClose } = props
  const { t } = useTranslation('ui')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const shown = [...entriesFor(entries, query), ...hits]
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id])
  useEffect(() => input.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((current) => (current + step + shown.length) % Math.max(1, shown.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(shown[at])
    } else if (query === '' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const entry = entryAtOnce(entries, event.key)
      if (entry === undefined) return
      event.preventDefault()
      run(entry)
    }
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('palette.title')}>
      <div className="palette">
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown.length === 0 ? undefined : `${id}-${at}`}
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          value={query}
          data-autofocus
          onChange={(event) => {
            onQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={t('palette.title')}>
          {shown.map((entry, index) => (
            <li
              key={entry.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={index === at ? 'is-on' : ''}
              onMouseMove={() => setAt(index)}
              onClick={() => run(entry)}
            >
              <span className="palette-main">
                <span className="palette-label" lang={entry.language}>
                  {entry.label}
                </span>
                {entry.snippet !== undefined && <span className="palette-where">{entry.hint}</span>}
                {entry.snippet !== undefined && (
                  <span className="palette-snippet" lang={entry.language}>
                    {entry.snippet}
                  </span>
                )}
              </span>
              {entry.hint !== undefined && entry.snippet === undefined && (
                <span className="palette-hint">{entry.hint}</span>
              )}
              {entry.letter !== undefined && query.length < 2 && <kbd>{entry.letter}</kbd>}
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="palette-none">{t('palette.none')}</p>}
      </div>
    </Dialog>
  )
}

const noHits: readonly PaletteEntry[] = []
