import { useEffect, useId, useRef } from 'react'
import type * as Y from 'yjs'
import { type DeltaPart, movePosition, textChange } from './text-change.model.ts'

/**
 * An input bound to a Y.Text: every keystroke is one small change in Yjs, other people's changes flow in around the
 * caret. React draws it once. A card that is removed under the writer leaves a field that no longer writes.
 */
export function CardText(props: {
  readonly text: Y.Text | null
  readonly origin: object
  readonly label: string
  readonly language: string
  readonly className: string
  readonly placeholder?: string
  readonly isLong?: boolean
  readonly isReadOnly: boolean
  readonly onEnter?: () => void
  readonly onLeave?: () => void
}) {
  const { text, origin, label, language, className, placeholder, isLong = false, isReadOnly, onEnter, onLeave } = props
  const id = useId()
  const element = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const field = element.current
    if (field === null || text === null) return undefined
    return bindField(field, text, origin)
  }, [text, origin])
  return (
    <textarea
      id={id}
      ref={element}
      rows={1}
      className={className}
      aria-label={label}
      lang={language}
      defaultValue={text?.toJSON() ?? ''}
      readOnly={isReadOnly}
      placeholder={isReadOnly ? undefined : placeholder}
      maxLength={isLong ? 4000 : 300}
      onFocus={onEnter}
      onBlur={onLeave}
      onKeyDown={(event) => {
        // A name or a place is one line; Enter there would leave an empty line for everybody.
        if (event.key === 'Enter' && !isLong && !event.nativeEvent.isComposing) event.preventDefault()
      }}
    />
  )
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/** As tall as its words, where the browser does not see to it. */
function fit(field: HTMLTextAreaElement): void {
  if (growsByItself) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight + 2}px`
}

/** Binds both ways. Returns how to let go. */
function bindField(field: HTMLTextAreaElement, text: Y.Text, origin: object): () => void {
  let shown = text.toJSON()
  let isComposing = false
  /** Other people's changes that arrived while an accent or a word was being composed. */
  let held: DeltaPart[][] = []
  field.value = shown
  fit(field)

  const write = () => {
    const change = textChange(shown, field.value, field.selectionStart ?? field.value.length)
    if (change === null) return
    const at = held.reduce((position, delta) => movePosition(position, delta), change.at)
    shown = field.value
    text.doc?.transact(() => {
      if (change.remove > 0) text.delete(at, Math.min(change.remove, text.length - at))
      if (change.insert !== '') text.insert(at, change.insert)
    }, origin)
  }
  const show = (start: number, end: number) => {
    shown = text.toJSON()
    const hadFocus = document.activeElement === field
    field.value = shown
    // Setting the range gives Safari the focus too; only a field that has it may be touched.
    if (hadFocus) field.setSelectionRange(start, end)
    fit(field)
  }
  const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === origin && text.toJSON() === shown) return
    const delta = event.delta as DeltaPart[]
    if (isComposing) {
      held.push(delta)
      return
    }
    const move = (position: number | null) => movePosition(position ?? 0, delta)
    show(move(field.selectionStart), move(field.selectionEnd))
  }
  const onInput = () => {
    fit(field)
    if (!isComposing) write()
  }
  const onStart = () => {
    isComposing = true
  }
  const onEnd = () => {
    isComposing = false
    write()
    if (held.length === 0) return
    const move = (position: number | null) => held.reduce((at, delta) => movePosition(at, delta), position ?? 0)
    const [start, end] = [move(field.selectionStart), move(field.selectionEnd)]
    held = []
    show(start, end)
  }
  field.addEventListener('input', onInput)
  field.addEventListener('compositionstart', onStart)
  field.addEventListener('compositionend', onEnd)
  text.observe(onText)
  return () => {
    field.removeEventListener('input', onInput)
    field.removeEventListener('compositionstart', onStart)
    field.removeEventListener('compositionend', onEnd)
    text.unobserve(onText)
  }
}
