import type { Language } from '#shared/contracts/accounts.ts'
import type { NotificationKind } from '#shared/domain/notification/notification.ts'
import type { DigestLetter } from './mailer.ts'

const subjects: Record<Language, Record<NotificationKind, (count: number) => string>> = {
  da: {
    accept: (count) => (count === 1 ? 'Noget venter på dit svar' : `${count} ting venter på dit svar`),
    mention: (count) => (count === 1 ? 'Nyt til dig i kommentarerne' : `${count} nye til dig i kommentarerne`),
    workshop: () => 'Det aftalte I på workshoppen',
    due: (count) => (count === 1 ? 'En frist' : `${count} frister`),
    changes: () => 'Ugens ændringer',
  },
  en: {
    accept: (count) => (count === 1 ? 'Something waits for your answer' : `${count} things wait for your answer`),
    mention: (count) => (count === 1 ? 'New for you in the comments' : `${count} new for you in the comments`),
    workshop: () => 'What you agreed in the workshop',
    due: (count) => (count === 1 ? 'A deadline' : `${count} deadlines`),
    changes: () => "This week's changes",
  },
}
const frames: Record<Language, { hello: string; more: (count: number) => string; home: string; stop: string }> = {
  da: {
    hello: 'Hej',
    more: (count) => `og ${count} mere.`,
    home: 'Alt, der venter på dig:',
    stop: 'Vil du ikke have mails som denne? Afmeld dem her:',
  },
  en: {
    hello: 'Hello',
    more: (count) => `and ${count} more.`,
    home: 'Everything that waits for you:',
    stop: 'No mails like this one? Turn them off here:',
  },
}

/** A digest in plain text, one thing and its link at a time. */
export function digestText(letter: DigestLetter): { subject: string; text: string } {
  const frame = frames[letter.language]
  const lines = letter.lines.map(({ text, link }) => `${text}\n${link}`)
  const parts = [
    frame.hello,
    ...lines,
    ...(letter.more > 0 ? [frame.more(letter.more)] : []),
    `${frame.home}\n${letter.home}`,
    `${frame.stop}\n${letter.unsubscribe}`,
  ]
  const count = letter.lines.length + letter.more
  return { subject: `Samspil: ${subjects[letter.language][letter.about](count)}`, text: `${parts.join('\n\n')}\n` }
}
