import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#server/sync/document-loader.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { type StockClient, openStockClient } from '#test/support/sync/stock-client.ts'
import { type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'
import { below, randomEdit, randomTrouble, seededRandom } from './random-peer.ts'
import { regressionSeeds } from './regressions.ts'

const peers = 5
const steps = 80
const runs = 30 * Number(process.env['REPEAT'] ?? 1)
const firstSeed = Number(process.env['SEED'] ?? below(Math.random, 1_000_000))
const seeds = [...regressionSeeds, ...Array.from({ length: runs }, (_, index) => firstSeed + index)]

const content = (doc: Y.Doc): unknown => ({
  prose: doc.getXmlFragment('section:P1').toString(),
  cards: doc.getMap('cards:tasks').toJSON(),
})

describe('convergence over the real server', () => {
  let room: SyncRoom
  beforeAll(async () => {
    room = await openSyncRoom({ options: { unloadAfterMs: 5, checkpointAfterRows: 20, checkpointQuietMs: 5 } })
    console.log(`seeds ${seeds[0]} to ${seeds.at(-1)}; SEED=<seed> starts at one, REPEAT=<n> runs n × 30`)
  })
  afterAll(() => room.close())

  const openPeers = (documentId: DocumentId): Promise<StockClient[]> =>
    Promise.all(
      Array.from({ length: peers }, async () => {
        const client = openStockClient(room.url, documentId, (await room.person()).token)
        client.provider.maxBackoffTime = 20
        return client
      }),
    )

  for (const seed of seeds) {
    it(`[SYN-18] seed ${seed}: ${peers} peers, ${steps} edits each, random disconnections`, async () => {
      const random = seededRandom(seed)
      const documentId = await room.addDocument()
      const clients = await openPeers(documentId)
      for (let step = 0; step < steps * peers; step += 1) {
        const client = clients[below(random, peers)]!
        client.doc.transact(() => randomEdit(client.doc, random))
        randomTrouble(client, random)
        if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve))
      }
      for (const client of clients) client.provider.connect()
      const snapshots = (): Y.Snapshot[] => clients.map((client) => Y.snapshot(client.doc))
      await vi.waitFor(
        () => {
          const [first, ...others] = snapshots()
          expect(clients.every((client) => client.provider.synced)).toBe(true)
          expect(others.map((other) => Y.equalSnapshots(first!, other))).toEqual(others.map(() => true))
        },
        { timeout: 30_000, interval: 10 },
      )
      await room.log.drained()
      const { doc: replayed } = await loadDocument(room.log, documentId)
      const fromTheStart = new Y.Doc()
      const rows = await room.storage.logFile.all<{ bytes: Buffer }>(
        'SELECT bytes FROM document_update WHERE document_id = ? ORDER BY seq',
        [documentId],
      )
      for (const row of rows) Y.applyUpdate(fromTheStart, row.bytes)
      const [first] = clients
      for (const doc of [...clients.map((client) => client.doc), replayed, fromTheStart]) {
        // Content, then state vectors and delete sets.
        expect(content(doc)).toEqual(content(first!.doc))
        expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(first!.doc))).toBe(true)
      }
      for (const client of clients) client.stop()
    })
  }
})
