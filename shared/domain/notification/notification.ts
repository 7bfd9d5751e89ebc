import { z } from 'zod'

/**
 * What a person may be told of by mail; each has its own switch (NOT-4). A kind that is added here needs its words in
 * `client/i18n/*\/notifications.ts` and `server/mail/digest-texts.ts`, and a source in the server's
 * `modules/notifications` that finds what there is to tell.
 */
export const notificationKinds = ['accept', 'mention', 'workshop', 'due', 'changes'] as const
export const NotificationKind = z.enum(notificationKinds)
export type NotificationKind = z.infer<typeof NotificationKind>

/**
 * `atOnce`: within a minute. `hourly`: after the full hour. `daily` and
 * `weekly`: in the morning in Denmark, every day or on Monday.
 */
export type DigestRhythm = 'atOnce' | 'hourly' | 'daily' | 'weekly'

export const digestRhythm: Record<NotificationKind, DigestRhythm> = {
  accept: 'atOnce',
  workshop: 'atOnce',
  mention: 'hourly',
  due: 'daily',
  changes: 'weekly',
}

/** Whether a kind is sent to somebody who has chosen nothing. */
export const isOnByDefault: Record<NotificationKind, boolean> = {
  accept: true,
  workshop: true,
  mention: true,
  due: true,
  changes: false,
}

/** What stands in the inbox on Hjem, besides commitments that wait. */
export const inboxKinds = ['mention', 'reply', 'assigned'] as const
export type InboxKind = (typeof inboxKinds)[number]
