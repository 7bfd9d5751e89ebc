import type { z } from 'zod'
import type {
  InboxItem,
  MarkRead,
  NotificationSettings,
  SwitchNotification,
  UnsubscribeView,
} from '#shared/contracts/notifications.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { unsubscribeSecretName } from './digest-run.ts'
import { listInbox, markRead, readSettings, serverSecret, writeSetting } from './notifications.store.ts'
import { readUnsubscribeToken } from './unsubscribe-token.ts'

/** A person's own inbox and what they want to be told of by mail. */
export interface NotificationsService {
  /** What is unread, the newest first. */
  inbox(caller: Caller): Promise<InboxItem[]>
  /** Answers with what is unread afterwards. Ids of somebody else's are passed over. */
  markRead(caller: Caller, input: z.infer<typeof MarkRead>): Promise<InboxItem[]>
  markAllRead(caller: Caller): Promise<InboxItem[]>
  settings(caller: Caller): Promise<NotificationSettings>
  switch(caller: Caller, input: z.infer<typeof SwitchNotification>): Promise<NotificationSettings>
  /** What the link would turn off; it turns nothing off by being looked at. Errors: `token.invalid`. */
  describeUnsubscribe(token: string): Promise<Result<UnsubscribeView, Refusal>>
  /** Turns the mails off, for whoever holds the link. Errors: `token.invalid`. */
  unsubscribe(token: string): Promise<Result<UnsubscribeView, Refusal>>
}

export function createNotificationsService(foundation: Foundation): NotificationsService {
  const { database, clock, random } = foundation
  const holderOf = async (token: string) =>
    readUnsubscribeToken(await serverSecret(database, random, unsubscribeSecretName), token)

  return {
    inbox: ({ actor }) => listInbox(database, actor.personId),

    async markRead({ actor }, { ids }) {
      await markRead(database, actor.personId, ids, clock.now())
      return listInbox(database, actor.personId)
    },

    async markAllRead({ actor }) {
      await markRead(database, actor.personId, 'all', clock.now())
      return listInbox(database, actor.personId)
    },

    settings: ({ actor }) => readSettings(database, actor.personId),

    async switch({ actor }, { kind, isOn }) {
      await writeSetting(database, actor.personId, kind, isOn, clock.now())
      return readSettings(database, actor.personId)
    },

    async describeUnsubscribe(token) {
      const holder = await holderOf(token)
      if (holder === null) return err(refuse('token.invalid'))
      const settings = await readSettings(database, holder.personId)
      return ok({ kind: holder.kind, isOn: settings[holder.kind] })
    },

    async unsubscribe(token) {
      const holder = await holderOf(token)
      if (holder === null) return err(refuse('token.invalid'))
      await writeSetting(database, holder.personId, holder.kind, false, clock.now())
      return ok({ kind: holder.kind, isOn: false })
    },
  }
}
