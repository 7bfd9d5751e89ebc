import { openSyncRoom } from './sync/sync-room.ts'

/**
 * A sync server as its own process, to be killed. `DATA_DIR`: where the database is; `PEOPLE`: how many tokens to make.
 * Prints one JSON line when it listens: the address, the document and the tokens. SIGTERM ends it in order.
 */
const room = await openSyncRoom({ dataDir: process.env['DATA_DIR'] ?? '' })
const people = await Promise.all(Array.from({ length: Number(process.env['PEOPLE'] ?? 1) }, () => room.person()))
process.stdout.write(
  `${JSON.stringify({ pid: process.pid, url: room.url, documentId: room.documentId, tokens: people.map((person) => person.token) })}\n`,
)
process.on('SIGTERM', () => {
  void room.close().then(() => process.exit(0))
})
