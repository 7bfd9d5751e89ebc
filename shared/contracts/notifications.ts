import { z } from 'zod'
import type { CommentPlaceName } from '#shared/document/comment.ts'
import { type InboxKind, NotificationKind } from '#shared/domain/notification/notification.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type CommentThreadId, NotificationId } from '#shared/kernel/ids.ts'

export const MarkRead = z.strictObject({ ids: z.array(NotificationId).min(1).max(200) })
export const SwitchNotification = z.strictObject({ kind: NotificationKind, isOn: z.boolean() })
/** From the link at the foot of a mail: person, kind and a signature over both. */
export const UnsubscribeToken = z.strictObject({ token: z.string().min(1).max(200) })

/** One unread thing of the person's own. The excerpt is shown in the app and never mailed. */
export interface InboxItem {
  readonly id: NotificationId
  readonly kind: InboxKind
  readonly partnershipSlug: string
  readonly partnershipName: string
  readonly threadId: CommentThreadId
  readonly place: CommentPlaceName
  readonly byName: string
  readonly byPartyKind: PartyKind | null
  readonly excerpt: string
  readonly at: number
}

export type NotificationSettings = Readonly<Record<NotificationKind, boolean>>

export interface UnsubscribeView {
  readonly kind: NotificationKind
  readonly isOn: boolean
}
