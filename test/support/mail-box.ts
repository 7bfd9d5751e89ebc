import { letterText } from '#server/mail/letter-texts.ts'
import type { Letter } from '#server/mail/mailer.ts'

/** Subject and words of a letter as they go out. */
export function mailText(letter: Letter): string {
  const { subject, text } = letterText(letter)
  return `${subject}\n${text}`
}
