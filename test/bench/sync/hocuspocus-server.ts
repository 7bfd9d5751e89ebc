import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import { openSqliteFile } from '#server/storage/sqlite-file.ts'

/**
 * The peer: Hocuspocus 3.4.4, the newest that runs on Node 20, with its own defaults (store 2 s after the last
 * change, 10 s at most) into SQLite through the same driver and settings as Samspil.
 */
const file = await openSqliteFile(process.argv[2] ?? ':memory:')
await file.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const [row] = await file.all<{ data: Uint8Array }>('SELECT data FROM documents WHERE name = ?', [documentName])
        return row?.data ?? null
      },
      store: async ({ documentName, state }) => {
        const startedAt = Date.now()
        await file.run(
          'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
          [documentName, state],
        )
        console.log(`stored ${startedAt} ${Date.now()}`)
      },
    }),
  ],
})
await server.listen()
console.log(`listening ${server.address.port}`)
