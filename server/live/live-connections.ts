import type { CloseCode } from '#shared/contracts/sync.ts'
import type { PersonId, SessionId, TokenId } from '#shared/kernel/ids.ts'

/** An open socket that lives on a credential: a document's or the change notices'. */
export interface LiveConnection {
  readonly personId: PersonId
  readonly credentialId: SessionId | TokenId
  /** Closes at once and takes no further message. */
  cut(code: CloseCode): void
  /** Asks again what the person may do now; cuts or turns read-only by the answer. */
  recheck(): Promise<void>
}

/**
 * Every open socket by who holds it. Ending a session or a membership calls `cut` or `recheck` in the same tick in
 * which the row changed, because a socket that was let in once is never asked again by itself.
 */
export class LiveConnections {
  private readonly open = new Set<LiveConnection>()

  /** Returns how to take the connection out again, to be called when it closes. */
  add(connection: LiveConnection): () => void {
    this.open.add(connection)
    return () => this.open.delete(connection)
  }

  cut(matches: (connection: LiveConnection) => boolean, code: CloseCode): void {
    for (const connection of this.open) if (matches(connection)) connection.cut(code)
  }

  async recheck(matches: (connection: LiveConnection) => boolean): Promise<void> {
    await Promise.all([...this.open].filter(matches).map((connection) => connection.recheck()))
  }

  /** The credentials that anything open lives on. */
  credentialIds(): Set<SessionId | TokenId> {
    return new Set([...this.open].map((connection) => connection.credentialId))
  }

  get size(): number {
    return this.open.size
  }
}
