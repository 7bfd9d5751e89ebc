import type { Language } from '#shared/contracts/accounts.ts'
import type { NotificationKind } from '#shared/domain/notification/notification.ts'
import type { PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Database } from '#server/storage/database.ts'

/** One thing to tell one person of. */
export interface DigestItem {
  readonly personId: PersonId
  /** The same for the same thing, whoever asks and whenever: a person is told of a key once (NOT-2). */
  readonly key: string
  /** When it came to be. A digest tells of what came before its period ended. */
  readonly at: Instant
  /**
   * The line in the mail. It names parties and places and nothing else: no word of a text, a comment or a commitment
   * ever leaves by mail (NOT-5).
   */
  readonly line: (language: Language) => string
  /** Where it is, from the root of the app: `/p/holbaek/f?id=…`. */
  readonly path: string
}

/**
 * Finds what there is to tell of one kind. `collect` is asked twice: for everybody, to see who has something, and
 * again for one person inside the transaction that records the mail, so that what was read, answered or undone
 * meanwhile is left out. It only reads, and gives only what the person may see at this moment.
 */
export interface DigestSource {
  readonly kind: NotificationKind
  collect(
    db: Database,
    ask: { readonly now: Instant; readonly personId?: PersonId | undefined },
  ): Promise<readonly DigestItem[]>
}
