import type { IncomingMessage } from 'node:http'
import { type CloseCode, closeCode, syncQuery } from '#shared/contracts/sync.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import type { LiveConnection, LiveConnections } from '../live/live-connections.ts'
import type { Connection, CurrentRights } from './connection.ts'
import type { Credential, DocumentAccess, DocumentRights } from './document-access.ts'

/** What a request for a document's socket asks for, read from its address alone. */
export interface SyncRequest {
  readonly documentId: DocumentId
  readonly wantsAck: boolean
  /** null: a program without our schema, e.g. the stock client, which keeps what it does not know. */
  readonly schemaVersion: number | null
  readonly epoch: number | null
}

/** Null when the path is not `/sync/<uuid>`. */
export function readSyncRequest(request: IncomingMessage): SyncRequest | null {
  const url = URL.parse(request.url ?? '', 'http://localhost')
  const name = url?.pathname.match(/^\/sync\/([^/]+)$/)?.[1]
  const documentId = DocumentId.safeParse(name?.toLowerCase())
  if (url === null || !documentId.success) return null
  return {
    documentId: documentId.data,
    wantsAck: url.searchParams.get(syncQuery.ack) === '1',
    schemaVersion: wholeNumber(url.searchParams.get(syncQuery.schema)),
    epoch: wholeNumber(url.searchParams.get(syncQuery.epoch)),
  }
}

/** A value that is no number counts as the oldest: the device then reads, and is told so. */
function wholeNumber(text: string | null): number | null {
  if (text === null) return null
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/**
 * Whether the request may be heard at all. A browser sends `Origin` and cannot leave it out, so a request without
 * one comes from a program: it must bring its own token, and a cookie is not listened to.
 */
export function isAllowedOrigin(request: IncomingMessage, isOwn: (request: IncomingMessage) => boolean): boolean {
  if (request.headers.origin !== undefined) return isOwn(request)
  delete request.headers.cookie
  return true
}

/**
 * A person on the way in. It stands in the list of live connections before the rights are asked, so that a
 * revocation in between is not missed, and passes on to the connection what happens later.
 */
export class Ticket implements LiveConnection {
  readonly personId
  readonly credentialId
  private connection: Connection | null = null
  private cutCode: CloseCode | null = null
  private askedAgain = 0
  private readonly credential: Credential
  private readonly documentId: DocumentId
  private readonly access: DocumentAccess
  private readonly unregister: () => void

  constructor(credential: Credential, documentId: DocumentId, access: DocumentAccess, live: LiveConnections) {
    this.personId = credential.personId
    this.credentialId = credential.credentialId
    this.credential = credential
    this.documentId = documentId
    this.access = access
    this.unregister = live.add(this)
  }

  cut(code: CloseCode): void {
    this.cutCode ??= code
    this.connection?.cut(code)
  }

  async recheck(): Promise<void> {
    this.askedAgain += 1
    await this.connection?.recheck()
  }

  /** Rights that no revocation has overtaken, or the code to close with. Errors: rejects when nobody can say. */
  async admit(epoch: number | null): Promise<DocumentRights | CloseCode> {
    for (;;) {
      const asked = this.askedAgain
      const current = await this.askRights()
      if (this.cutCode !== null) return this.cutCode
      if (asked !== this.askedAgain) continue
      if (current.kind === 'signedOut') return closeCode.signedOut
      if (current.kind === 'noAccess') return closeCode.noAccess
      return epoch !== null && epoch !== current.rights.epoch ? closeCode.epochChanged : current.rights
    }
  }

  /** The same question as `admit`, for later. */
  async askRights(): Promise<CurrentRights> {
    const [isCurrent, rights] = await Promise.all([
      this.access.isCurrent(this.credential),
      this.access.rights(this.credential.personId, this.documentId),
    ])
    if (!isCurrent) return { kind: 'signedOut' }
    return rights === null ? { kind: 'noAccess' } : { kind: 'rights', rights }
  }

  /** From here on a cut or a recheck goes to the connection. */
  handOver(connection: Connection): void {
    this.connection = connection
    if (this.cutCode !== null) connection.cut(this.cutCode)
  }

  end(): void {
    this.unregister()
  }
}
