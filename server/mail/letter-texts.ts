import type { Language } from '#shared/contracts/accounts.ts'
import { assertNever } from '#shared/kernel/result.ts'
import { digestText } from './digest-texts.ts'
import type { Letter } from './mailer.ts'

export interface LetterText {
  readonly subject: string
  readonly text: string
}

/** The words of a letter, in plain text: nothing is fetched when it is opened. */
export function letterText(letter: Letter): LetterText {
  switch (letter.kind) {
    case 'login':
      return loginText[letter.language](letter.link)
    case 'invite':
      return inviteText[letter.language](letter)
    case 'digest':
      return digestText(letter)
    default:
      return assertNever(letter)
  }
}

const loginText: Record<Language, (link: string) => LetterText> = {
  da: (link) => ({
    subject: 'Log ind i Samspil',
    text: `Hej

Brug linket for at logge ind i Samspil:

${link}

Linket virker i 10 minutter, én gang, og kun i den browser, hvor du bad om det.

Har du ikke bedt om at logge ind? Så kan du slette denne mail.
`,
  }),
  en: (link) => ({
    subject: 'Sign in to Samspil',
    text: `Hello

Use the link to sign in to Samspil:

${link}

The link works for 10 minutes, once, and only in the browser where you asked for it.

You did not ask to sign in? Then you can delete this mail.
`,
  }),
}

const inviteText: Record<Language, (letter: Letter & { kind: 'invite' }) => LetterText> = {
  da: ({ link, partnershipName, partyName }) => ({
    subject: `Invitation til Samspil: ${partnershipName}`,
    text: `Hej

Du er inviteret til at skrive med på partnerskabet ${partnershipName} for ${partyName}.

${link}

Linket virker i 7 dage og kan bruges én gang. Du skal ikke have en adgangskode.
`,
  }),
  en: ({ link, partnershipName, partyName }) => ({
    subject: `Invitation to Samspil: ${partnershipName}`,
    text: `Hello

You are invited to write in the partnership ${partnershipName}, for ${partyName}.

${link}

The link works for 7 days and can be used once. You need no password.
`,
  }),
}
