import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { letterText } from './letter-texts.ts'
import type { Mailer } from './mailer.ts'

const patienceMs = 15_000

/** A mail program's own button for it posts to the address (RFC 8058). */
const unsubscribeHeaders = (address: string): Record<string, string> => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** Sends by the mail server of `SMTP_URL`. */
export function createSmtpMailer(settings: { smtpUrl: string; from: string; logger: Logger }): Mailer {
  const { smtpUrl, from, logger } = settings
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // No letter has a reason to name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const underWay = new Set<Promise<unknown>>()
  return {
    sendsMail: true,
    async send(letter) {
      const { subject, text } = letterText(letter)
      // The address goes in as a value, never as a header's text: `Email` has already refused everything odd.
      const sending = transport.sendMail({
        from,
        to: { name: '', address: letter.to },
        subject,
        text,
        ...(letter.kind === 'digest' ? { headers: unsubscribeHeaders(letter.unsubscribe) } : {}),
      })
      underWay.add(sending)
      try {
        await sending
        logger.info({ letter: letter.kind }, 'Letter sent')
        return true
      } catch (error) {
        logger.error({ letter: letter.kind, reason: error instanceof Error ? error.message : '' }, 'Letter not sent')
        return false
      } finally {
        underWay.delete(sending)
      }
    },
    settled: async () => {
      await Promise.allSettled(underWay)
    },
  }
}
