import { type NotificationKind, digestRhythm, notificationKinds } from '#shared/domain/notification/notification.ts'
import type { MailId, PersonId } from '#shared/kernel/ids.ts'
import type { Letter } from '#server/mail/mailer.ts'
import type { Foundation, Post } from '#server/services.ts'
import { type DigestPeriod, digestPeriod } from './digest-period.ts'
import type { DigestItem, DigestSource } from './digest-source.ts'
import {
  claimMail,
  findAddressee,
  hasFailedSince,
  hasMail,
  mailedKeys,
  readSettings,
  serverSecret,
  settleMail,
} from './notifications.store.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'

/** A mail that could not leave is tried again after this long. */
const retryAfterMs = 10 * 60 * 1000
const maxLines = 30

export const unsubscribeSecretName = 'unsubscribe'

/**
 * Sends what is due at this moment and answers how many mails left. Safe to run again at any time, also by a server
 * that was killed while it sent: what a mail tells of is recorded before it leaves, so nothing is told twice; a mail
 * that was lost with the server is not sent again, since the inbox on Hjem still has what it told of (NOT-2).
 */
export async function sendDueDigests(
  foundation: Foundation,
  { mailer, publicUrl }: Post,
  sources: readonly DigestSource[],
): Promise<number> {
  if (!mailer.sendsMail) return 0
  const { database, clock } = foundation
  const now = clock.now()
  let sent = 0
  for (const kind of notificationKinds) {
    const period = digestPeriod(digestRhythm[kind], now)
    if (period === null) continue
    const ofKind = sources.filter((source) => source.kind === kind)
    const waiting = (await Promise.all(ofKind.map((source) => source.collect(database, { now })))).flat()
    for (const personId of new Set(waiting.filter(({ at }) => at <= period.until).map((item) => item.personId))) {
      const claimed = await claim(foundation, ofKind, { kind, period, personId, now, publicUrl: publicUrl() })
      if (claimed === null) continue
      const wasSent = await mailer.send(claimed.letter)
      await database.transaction().execute((trx) => settleMail(trx, claimed.mailId, wasSent))
      if (wasSent) sent += 1
    }
  }
  return sent
}

/** Decides about one mail and records it, in one transaction; null when there is nothing to send after all. */
async function claim(
  { database, random }: Foundation,
  sources: readonly DigestSource[],
  of: {
    readonly kind: NotificationKind
    readonly period: DigestPeriod
    readonly personId: PersonId
    readonly now: number
    readonly publicUrl: string
  },
): Promise<{ readonly mailId: MailId; readonly letter: Letter } | null> {
  const { kind, period, personId, now, publicUrl } = of
  return database.transaction().execute(async (trx) => {
    const person = await findAddressee(trx, personId)
    if (person === null || !(await readSettings(trx, personId))[kind]) return null
    if (await hasMail(trx, personId, kind, period.id)) return null
    if (await hasFailedSince(trx, personId, now - retryAfterMs)) return null
    const items: DigestItem[] = []
    for (const source of sources) items.push(...(await source.collect(trx, { now, personId })))
    const due = items.filter(({ at }) => at <= period.until)
    const known = await mailedKeys(
      trx,
      personId,
      due.map(({ key }) => key),
    )
    const fresh = due.filter(({ key }) => !known.has(key))
    if (fresh.length === 0) return null
    const keys = fresh.map(({ key }) => key)
    const mailId = await claimMail(trx, random, { personId, kind, period: period.id, keys, at: now })
    const secret = await serverSecret(trx, random, unsubscribeSecretName)
    const lines = fresh.slice(0, maxLines).map(({ line, path }) => ({
      text: line(person.language),
      link: `${publicUrl}${path}`,
    }))
    return {
      mailId,
      letter: {
        kind: 'digest',
        to: person.email,
        language: person.language,
        about: kind,
        lines,
        more: fresh.length - lines.length,
        home: `${publicUrl}/`,
        unsubscribe: `${publicUrl}/afmeld/${unsubscribeToken(secret, personId, kind)}`,
      },
    }
  })
}
