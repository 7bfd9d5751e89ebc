import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { commentMaxLength } from '#shared/document/comment.ts'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import type { PersonId } from '#shared/kernel/ids.ts'
import { mentionAtCaret, mentionsIn, peopleFor, withMention } from './comments.model.ts'
import type { PersonHere } from './people-here.ts'
import { useKeptText } from './use-kept-text.ts'

const shownPeople = 6

export interface CommentBoxProps {
  /** Names the text while it is being written, so that it is kept. */
  readonly draftKey: string
  readonly label: string
  readonly placeholder?: string
  readonly sendLabel: string
  readonly people: readonly PersonHere[]
  readonly initialText?: string
  readonly isBusy: boolean
  readonly error: string | null
  readonly isFocused?: boolean
  readonly isAlwaysOpen?: boolean
  readonly onSend: (text: { readonly body: string; readonly mentions: PersonId[] }, done: () => void) => void
  readonly onCancel?: () => void
}

/**
 * A field to write a comment in. `@` opens the people of the partnership: arrow keys choose, Enter or Tab takes, Esc
 * closes. Ctrl+Enter sends.
 */
export function CommentBox(props: CommentBoxProps) {
  const { label, placeholder, sendLabel, people, isBusy, error, onSend, onCancel } = props
  const { t } = useTranslation('comments')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [kept, setKept] = useKeptText(props.draftKey)
  const [isTouched, setIsTouched] = useState(false)
  const text = !isTouched && kept === '' ? (props.initialText ?? '') : kept
  const setText = (next: string) => {
    setIsTouched(true)
    setKept(next)
  }
  const [isOpen, setIsOpen] = useState(props.isAlwaysOpen === true || kept !== '')
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const chosen = useRef(new Map<string, PersonId>())
  const nextCaret = useRef<number | null>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
    if (nextCaret.current === null) return
    element.setSelectionRange(nextCaret.current, nextCaret.current)
    setCaret(nextCaret.current)
    nextCaret.current = null
  }, [text])

  const mention = caret === null ? null : mentionAtCaret(text, caret)
  const fitting =
    mention === null || mention.at === closedAt ? [] : peopleFor(people, mention.typed).slice(0, shownPeople)
  const isListOpen = fitting.length > 0
  const currentIndex = Math.min(at, fitting.length - 1)
  const current = fitting[currentIndex]

  const take = (person: PersonHere | undefined) => {
    if (person === undefined || mention === null) return
    const next = withMention(text, mention, person.name)
    chosen.current.set(person.name, person.personId)
    nextCaret.current = next.caret
    setText(next.text)
    setAt(0)
    field.current?.focus()
  }
  const hasNumber = personalNumberIn(text) === 'block'
  const send = () => {
    const body = text.trim()
    if (body === '' || hasNumber) {
      field.current?.focus()
      return
    }
    onSend({ body, mentions: mentionsIn(body, people, chosen.current) }, () => {
      setText('')
      setIsOpen(props.isAlwaysOpen === true)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isListOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => (before + step + fitting.length) % fitting.length)
    } else if (isListOpen && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault()
      take(current)
    } else if (isListOpen && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setClosedAt(mention?.at ?? null)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && onCancel !== undefined && text.trim() === '') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    }
  }
  const onCaret = () => setCaret(field.current?.selectionStart ?? null)
  const fault = hasNumber ? t('box.personalNumber') : error
  return (
    <div className="comment-box">
      {fault !== null && <ErrorNotice title={fault} />}
      <textarea
        ref={field}
        className="ui-input"
        rows={isOpen ? 3 : 1}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isListOpen ? `${id}-people` : undefined}
        aria-activedescendant={isListOpen ? `${id}-${currentIndex}` : undefined}
        aria-describedby={`${id}-hint`}
        placeholder={placeholder}
        maxLength={commentMaxLength}
        value={text}
        autoFocus={props.isFocused === true}
        onFocus={() => setIsOpen(true)}
        onChange={(event) => {
          setText(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onSelect={onCaret}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-hint`} className="sr-only">
        {t('box.hint')}
      </span>
      {isListOpen && (
        <ul id={`${id}-people`} className="comment-people" role="listbox" aria-label={t('box.people')}>
          {fitting.map((person, index) => (
            <li
              key={person.personId}
              id={`${id}-${index}`}
              role="option"
              aria-selected={person === current}
              className={person === current ? 'is-on' : ''}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <PartyMark kind={person.partyKind} size={18} />
              <span>{person.name}</span>
              <span className="tiny muted">{person.partyName}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <div className="comment-box-foot">
          {onCancel !== undefined && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                setText('')
                onCancel()
              }}
            >
              {t('box.cancel')}
            </Button>
          )}
          <Button size="small" isBusy={isBusy} onClick={send}>
            {sendLabel}
          </Button>
        </div>
      )}
    </div>
  )
}
