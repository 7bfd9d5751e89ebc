import type { Language } from '#shared/contracts/accounts.ts'
import type { NotificationKind } from '#shared/domain/notification/notification.ts'

/** What is new for a person, as lines that name parties and places only, each with a link. */
export interface DigestLetter {
  readonly kind: 'digest'
  readonly to: string
  readonly language: Language
  readonly about: NotificationKind
  readonly lines: readonly { readonly text: string; readonly link: string }[]
  /** How many lines were left out. */
  readonly more: number
  readonly home: string
  /** GET shows what it turns off, POST turns it off. */
  readonly unsubscribe: string
}

/** What Samspil sends. The words are in `letter-texts.ts`. */
export type Letter =
  | { readonly kind: 'login'; readonly to: string; readonly language: Language; readonly link: string }
  | {
      readonly kind: 'invite'
      readonly to: string
      readonly language: Language
      readonly link: string
      readonly partnershipName: string
      readonly partyName: string
    }
  | DigestLetter

export interface Mailer {
  /** False when no mail server is set: then a login link is printed in the server's log and nothing else is sent. */
  readonly sendsMail: boolean
  /** Whether the letter went out. A failure is logged, without the letter's text, and never thrown. */
  send(letter: Letter): Promise<boolean>
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}
