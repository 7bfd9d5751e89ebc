import { createHmac, timingSafeEqual } from 'node:crypto'
import { NotificationKind } from '#shared/domain/notification/notification.ts'
import { PersonId } from '#shared/kernel/ids.ts'

/**
 * The secret part of an unsubscribe link: who, of what, and a signature over both. It never expires, since the mail
 * that holds it may be found again after years, and it can do nothing but turn that one kind of mail off.
 */
export const unsubscribeToken = (secret: string, personId: PersonId, kind: NotificationKind): string =>
  `${personId}.${kind}.${signature(secret, personId, kind)}`

/** Whose and of what the token is; null when it was not signed with the secret. */
export function readUnsubscribeToken(
  secret: string,
  token: string,
): { readonly personId: PersonId; readonly kind: NotificationKind } | null {
  const [person, kindName, signed, ...rest] = token.split('.')
  const personId = PersonId.safeParse(person)
  const kind = NotificationKind.safeParse(kindName)
  if (!personId.success || !kind.success || signed === undefined || rest.length > 0) return null
  const wanted = Buffer.from(signature(secret, personId.data, kind.data))
  const given = Buffer.from(signed)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
    ? { personId: personId.data, kind: kind.data }
    : null
}

const signature = (secret: string, personId: PersonId, kind: NotificationKind): string =>
  createHmac('sha256', secret).update(`unsubscribe:${personId}:${kind}`).digest('base64url')
