import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import * as Y from 'yjs'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { DocumentId, PartnershipId, PersonId, SessionId } from '#shared/kernel/ids.ts'
import { LiveConnections } from '#server/live/live-connections.ts'
import { type Storage, databaseFileName, openStorage } from '#server/storage/database.ts'
import type { Credential, DocumentAccess, DocumentRights } from '#server/sync/document-access.ts'
import type { SyncOptions } from '#server/sync/sync-options.ts'
import { type SyncServer, createSyncServer } from '#server/sync/sync-server.ts'
import type { UpdateLog } from '#server/sync/update-log.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'

/** A person of the room. The token is the credential's secret; changing `rights` or `isSignedIn` is a revocation. */
export interface RoomPerson {
  readonly personId: PersonId
  readonly credentialId: SessionId
  readonly token: string
  readonly name: string
  isSignedIn: boolean
  rights: 'write' | 'read' | 'none'
}

export interface SyncRoom {
  readonly url: string
  readonly port: number
  readonly documentId: DocumentId
  readonly path: string
  readonly storage: Storage
  readonly log: UpdateLog
  readonly server: SyncServer
  readonly connections: LiveConnections
  /** Also the answers to every question about rights. */
  readonly facts: { epoch: number; schemaVersion: number; beforeRights: () => Promise<void> }
  /** The log lines of level warn and up. */
  readonly complaints: string[]
  person(rights?: RoomPerson['rights'], name?: string): Promise<RoomPerson>
  addDocument(): Promise<DocumentId>
  close(): Promise<void>
}

export interface RoomSetup {
  readonly options?: Partial<SyncOptions>
  readonly dataDir?: string
  readonly port?: number
  readonly wrapLog?: (log: UpdateLog) => UpdateLog
}

export const roomOrigin = 'http://samspil.test'

/** A real sync server on a free port over a real database file, with people who may be given and taken rights. */
export async function openSyncRoom(setup: RoomSetup = {}): Promise<SyncRoom> {
  const ownDir = setup.dataDir === undefined ? mkdtempSync(join(tmpdir(), 'samspil-sync-')) : null
  const dataDir = setup.dataDir ?? ownDir ?? ''
  const storage = await openStorage(dataDir)
  const people = new Map<string, RoomPerson>()
  const documents = new Set<string>()
  const complaints: string[] = []
  const facts = { epoch: 1, schemaVersion: 1, beforeRights: () => Promise.resolve() }
  for (const row of await storage.database.selectFrom('document').select('id').execute()) documents.add(row.id)

  const byCredential = (credential: Credential): RoomPerson | undefined =>
    [...people.values()].find((person) => person.credentialId === credential.credentialId)
  const access: DocumentAccess = {
    authenticate: async (request) => {
      const person = people.get(tokenOf(request) ?? '')
      return person?.isSignedIn ? person : null
    },
    rights: async (personId, documentId) => {
      await facts.beforeRights()
      const person = [...people.values()].find((one) => one.personId === personId)
      if (person === undefined || person.rights === 'none' || !documents.has(documentId)) return null
      return rightsOf(person, facts)
    },
    isCurrent: async (credential) => byCredential(credential)?.isSignedIn === true,
  }
  const connections = new LiveConnections()
  const plainLog = createSqliteUpdateLog(storage.logFile)
  const log = setup.wrapLog?.(plainLog) ?? plainLog
  const server = createSyncServer({
    access,
    log,
    clock: { now: () => Date.now() },
    logger: pino({ level: 'warn' }, { write: (line: string) => void complaints.push(line) }),
    connections,
    allowedOrigins: (request) => request.headers.origin === roomOrigin,
    ...(setup.options === undefined ? {} : { options: setup.options }),
  })
  const http = createServer((_request, response) => response.writeHead(404).end())
  http.on('upgrade', (request, socket, head) => {
    if (!server.handleUpgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
  })
  http.listen(setup.port ?? 0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo

  const addDocument = async (): Promise<DocumentId> => {
    const id = await insertDocument(storage)
    await plainLog.writeCheckpoint(id, { seq: 0, bytes: Y.encodeStateAsUpdate(new Y.Doc()), createdAt: 0 })
    documents.add(id)
    return id
  }
  const [known] = documents
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    port,
    documentId: known === undefined ? await addDocument() : DocumentId.parse(known),
    path: join(dataDir, databaseFileName),
    storage,
    log,
    server,
    connections,
    facts,
    complaints,
    addDocument,
    person: async (rights = 'write', name = 'Person') => {
      const person = await addPerson(storage, name, rights)
      people.set(person.token, person)
      return person
    },
    close: async () => {
      await server.close({ timeoutMs: 2000 })
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await storage.close()
      if (ownDir !== null) rmSync(ownDir, { recursive: true, force: true })
    },
  }
}

function rightsOf(person: RoomPerson, facts: { epoch: number; schemaVersion: number }): DocumentRights {
  const partyKind: PartyKind = 'firm'
  return {
    partnershipId: anyPartnership,
    epoch: facts.epoch,
    schemaVersion: facts.schemaVersion,
    canWrite: person.rights === 'write',
    user: { personId: person.personId, name: person.name, partyKind },
  }
}

function tokenOf(request: IncomingMessage): string | null {
  const bearer = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1]
  const cookie = request.headers.cookie?.match(/\bsid=([^;]+)/)?.[1]
  return bearer ?? cookie ?? new URL(request.url ?? '', 'http://localhost').searchParams.get('token')
}

const anyPartnership = PartnershipId.parse(randomUUID())

/** A partner plan in a partnership of its own, since a partnership has only one. */
export async function insertDocument({ logFile }: Storage): Promise<DocumentId> {
  const id = DocumentId.parse(randomUUID())
  const [programmeId, partnershipId] = [randomUUID(), randomUUID()]
  await logFile.run("INSERT INTO programme (id, name, description, is_demo, created_at) VALUES (?, 'P', '', 0, 0)", [
    programmeId,
  ])
  await logFile.run(
    `INSERT INTO partnership (id, programme_id, slug, name, municipality_code, language, summary, is_example, version,
       created_at) VALUES (?, ?, ?, 'Sted', '000', 'da', '', 0, 1, 0)`,
    [partnershipId, programmeId, partnershipId],
  )
  await logFile.run(
    `INSERT INTO document (id, partnership_id, kind, language, schema_version, epoch, created_at)
       VALUES (?, ?, 'partnerPlan', 'da', 1, 1, 0)`,
    [id, partnershipId],
  )
  return id
}

async function addPerson(storage: Storage, name: string, rights: RoomPerson['rights']): Promise<RoomPerson> {
  const personId = PersonId.parse(randomUUID())
  await storage.database
    .insertInto('person')
    .values({
      id: personId,
      email: `${personId}@samspil.test`,
      name,
      title: '',
      language: 'da',
      verified_at: 0,
      is_demo: 0,
      created_at: 0,
    })
    .execute()
  const credentialId = SessionId.parse(randomUUID())
  return { personId, credentialId, token: randomUUID(), name, isSignedIn: true, rights }
}
