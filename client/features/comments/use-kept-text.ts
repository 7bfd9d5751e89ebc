import { useState } from 'react'

const prefix = 'comment: '

/** Text that is being written, kept in this tab until it has been sent, also when the panel is closed meanwhile. */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(key))
  return [
    text,
    (next) => {
      setText(next)
      write(key, next)
    },
  ]
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(prefix + key) ?? ''
  } catch {
    // A browser that keeps nothing: the text lives as long as the field.
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + key)
    else sessionStorage.setItem(prefix + key, text)
  } catch {
    // As above.
  }
}
