import { sql } from 'kysely'
import type { InboxItem, NotificationSettings } from '#shared/contracts/notifications.ts'
import type { Language } from '#shared/contracts/accounts.ts'
import { type InboxKind, type NotificationKind, isOnByDefault } from '#shared/domain/notification/notification.ts'
import {
  type CommentId,
  type CommentThreadId,
  MailId,
  NotificationId,
  type PartnershipId,
  type PartyId,
  type PersonId,
} from '#shared/kernel/ids.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'

const inboxLimit = 100
const excerptLength = 140

/** Puts one notification into the inbox of each person. Given the transaction of what it tells of. */
export async function notifyPeople(
  trx: Database,
  random: Random,
  people: readonly PersonId[],
  about: {
    readonly kind: InboxKind
    readonly threadId: CommentThreadId
    readonly commentId: CommentId | null
    readonly partnershipId: PartnershipId
    readonly byPersonId: PersonId
    readonly byPartyId: PartyId | null
    readonly at: number
  },
): Promise<void> {
  if (people.length === 0) return
  await trx
    .insertInto('notification')
    .values(
      people.map((personId) => ({
        id: NotificationId.parse(random.uuid()),
        person_id: personId,
        partnership_id: about.partnershipId,
        kind: about.kind,
        thread_id: about.threadId,
        comment_id: about.commentId,
        by_person_id: about.byPersonId,
        by_party_id: about.byPartyId,
        created_at: about.at,
        read_at: null,
        undone_at: null,
      })),
    )
    .execute()
}

/** Takes back what no longer holds: a deleted comment, a mention that was edited away, a task given to another. */
export async function undoNotifications(
  trx: Database,
  of: ({ readonly commentId: CommentId } | { readonly threadId: CommentThreadId }) & {
    readonly kind?: InboxKind
    readonly people?: readonly PersonId[]
  },
  at: number,
): Promise<void> {
  if (of.people?.length === 0) return
  let query = trx.updateTable('notification').set({ undone_at: at }).where('undone_at', 'is', null)
  query = 'commentId' in of ? query.where('comment_id', '=', of.commentId) : query.where('thread_id', '=', of.threadId)
  if (of.kind !== undefined) query = query.where('kind', '=', of.kind)
  if (of.people !== undefined) query = query.where('person_id', 'in', of.people)
  await query.execute()
}

/** Marks what the person has waiting about the thread as read. */
export async function readOwnThread(
  trx: Database,
  personId: PersonId,
  threadId: CommentThreadId,
  at: number,
): Promise<void> {
  await trx
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('thread_id', '=', threadId)
    .where('read_at', 'is', null)
    .execute()
}

/** Marks the person's own as read; ids of somebody else's are passed over. How many were. */
export async function markRead(
  db: Database,
  personId: PersonId,
  ids: readonly NotificationId[] | 'all',
  at: number,
): Promise<number> {
  let query = db
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (ids !== 'all') query = query.where('id', 'in', ids)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** What waits for people: unread, not taken back, and in a partnership that they still belong to. */
const waitingNotifications = (db: Database) =>
  db
    .selectFrom('notification')
    .innerJoin('comment_thread', 'comment_thread.id', 'notification.thread_id')
    .innerJoin('partnership', 'partnership.id', 'notification.partnership_id')
    .leftJoin('document', 'document.id', 'comment_thread.document_id')
    .leftJoin('party as by_party', 'by_party.id', 'notification.by_party_id')
    .where('notification.read_at', 'is', null)
    .where('notification.undone_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('membership')
          .innerJoin('party', 'party.id', 'membership.party_id')
          .select('membership.id')
          .whereRef('membership.person_id', '=', 'notification.person_id')
          .whereRef('party.partnership_id', '=', 'notification.partnership_id')
          .where('membership.ended_at', 'is', null),
      ),
    )

/** The person's inbox, the newest first; at most 100. */
export async function listInbox(db: Database, personId: PersonId): Promise<InboxItem[]> {
  const rows = await waitingNotifications(db)
    .innerJoin('person as by_person', 'by_person.id', 'notification.by_person_id')
    .leftJoin('party as firm', 'firm.id', 'document.firm_party_id')
    .leftJoin('comment', 'comment.id', 'notification.comment_id')
    .where('notification.person_id', '=', personId)
    .select((eb) => [
      'notification.id as id',
      'notification.kind as kind',
      'notification.thread_id as threadId',
      'notification.created_at as at',
      'partnership.slug as partnershipSlug',
      'partnership.name as partnershipName',
      'by_person.name as byName',
      'by_party.kind as byPartyKind',
      'comment_thread.document_id as documentId',
      'comment_thread.section_id as sectionId',
      'comment_thread.commitment_id as commitmentId',
      'document.kind as documentKind',
      'firm.name as firmName',
      'comment.body as body',
      // An assignment tells of the thread as a whole: its first words say what it is about.
      eb
        .selectFrom('comment as first')
        .select('first.body')
        .whereRef('first.thread_id', '=', 'notification.thread_id')
        .where('first.deleted_at', 'is', null)
        .orderBy('first.created_at')
        .orderBy(sql`first.rowid`)
        .limit(1)
        .as('firstBody'),
    ])
    .orderBy('notification.created_at', 'desc')
    .orderBy(sql`notification.rowid`, 'desc')
    .limit(inboxLimit)
    .execute()
  return rows.map(({ body, firstBody, documentId, documentKind, firmName, sectionId, commitmentId, ...row }) => ({
    ...row,
    place: { documentId, documentKind, firmName, sectionId, commitmentId },
    excerpt: shortened(body ?? firstBody ?? ''),
  }))
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= excerptLength ? plain : `${plain.slice(0, excerptLength - 1).trimEnd()}…`
}

export interface WaitingMention {
  readonly id: NotificationId
  readonly personId: PersonId
  readonly kind: InboxKind
  readonly threadId: CommentThreadId
  readonly at: number
  readonly partnershipSlug: string
  readonly partnershipName: string
  readonly byPartyName: string | null
  readonly documentId: string | null
  readonly documentKind: 'partnerPlan' | 'socialModel' | null
  readonly sectionId: string | null
  readonly commitmentId: string | null
}

/** What waits in inboxes since a moment, the oldest first; of one person when one is given. */
export async function listWaitingMentions(
  db: Database,
  of: { readonly since: number; readonly personId?: PersonId | undefined },
): Promise<WaitingMention[]> {
  let query = waitingNotifications(db).where('notification.created_at', '>=', of.since)
  if (of.personId !== undefined) query = query.where('notification.person_id', '=', of.personId)
  return query
    .select([
      'notification.id as id',
      'notification.person_id as personId',
      'notification.kind as kind',
      'notification.thread_id as threadId',
      'notification.created_at as at',
      'partnership.slug as partnershipSlug',
      'partnership.name as partnershipName',
      'by_party.name as byPartyName',
      'comment_thread.document_id as documentId',
      'comment_thread.section_id as sectionId',
      'comment_thread.commitment_id as commitmentId',
      'document.kind as documentKind',
    ])
    .orderBy('notification.created_at')
    .orderBy(sql`notification.rowid`)
    .execute()
}

export async function readSettings(db: Database, personId: PersonId): Promise<NotificationSettings> {
  const rows = await db
    .selectFrom('notification_setting')
    .select(['kind', 'is_on'])
    .where('person_id', '=', personId)
    .execute()
  return { ...isOnByDefault, ...Object.fromEntries(rows.map((row) => [row.kind, row.is_on === 1])) }
}

export async function writeSetting(
  db: Database,
  personId: PersonId,
  kind: NotificationKind,
  isOn: boolean,
  at: number,
): Promise<void> {
  const value: 0 | 1 = isOn ? 1 : 0
  await db
    .insertInto('notification_setting')
    .values({ person_id: personId, kind, is_on: value, updated_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ is_on: value, updated_at: at }))
    .execute()
}

/** Somebody whose address is proved; nobody else is written to. */
export interface Addressee {
  readonly personId: PersonId
  readonly email: string
  readonly language: Language
}

export async function findAddressee(db: Database, personId: PersonId): Promise<Addressee | null> {
  const row = await db
    .selectFrom('person')
    .select(['id as personId', 'email', 'language'])
    .where('id', '=', personId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

/** Which of the keys the person has been told of already. */
export async function mailedKeys(db: Database, personId: PersonId, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .selectFrom('mailed_item')
    .select('item_key')
    .where('person_id', '=', personId)
    .where('item_key', 'in', keys)
    .execute()
  return new Set(rows.map((row) => row.item_key))
}

/** Whether a mail of the kind went out, or is going out, to the person in the period. */
export async function hasMail(
  db: Database,
  personId: PersonId,
  kind: NotificationKind,
  period: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('mail')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('period', '=', period)
    .where('state', '<>', 'failed')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a mail to the person has failed since the moment. */
export async function hasFailedSince(db: Database, personId: PersonId, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('mail')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', '=', 'failed')
    .where('claimed_at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes that a mail with these things is being sent, before it leaves. */
export async function claimMail(
  trx: Database,
  random: Random,
  mail: {
    readonly personId: PersonId
    readonly kind: NotificationKind
    readonly period: string
    readonly keys: readonly string[]
    readonly at: number
  },
): Promise<MailId> {
  const id = MailId.parse(random.uuid())
  await trx
    .insertInto('mail')
    .values({
      id,
      person_id: mail.personId,
      kind: mail.kind,
      period: mail.period,
      state: 'claimed',
      claimed_at: mail.at,
    })
    .execute()
  await trx
    .insertInto('mailed_item')
    .values(mail.keys.map((key) => ({ person_id: mail.personId, item_key: key, mail_id: id })))
    .execute()
  return id
}

/** Settles a claimed mail. What failed to leave may be told again. */
export async function settleMail(trx: Database, id: MailId, wasSent: boolean): Promise<void> {
  await trx
    .updateTable('mail')
    .set({ state: wasSent ? 'sent' : 'failed' })
    .where('id', '=', id)
    .execute()
  if (!wasSent) await trx.deleteFrom('mailed_item').where('mail_id', '=', id).execute()
}

/** The server's own secret of the name, made at first need; the first of several that make it at once wins. */
export async function serverSecret(db: Database, random: Random, name: string): Promise<string> {
  const find = () => db.selectFrom('server_secret').select('secret').where('name', '=', name).executeTakeFirst()
  const known = await find()
  if (known !== undefined) return known.secret
  await db
    .insertInto('server_secret')
    .values({ name, secret: random.secret() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find())?.secret ?? ''
}
