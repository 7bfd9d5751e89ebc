import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#server/sync/document-loader.ts'
import { OpenDocuments } from '#server/sync/open-documents.ts'
import { defaultSyncOptions } from '#server/sync/sync-options.ts'
import type { UpdateLog } from '#server/sync/update-log.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { openStockClient } from '#test/support/sync/stock-client.ts'
import { type RoomPerson, type RoomSetup, type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'

describe('the life of a document', () => {
  let room: SyncRoom
  afterEach(() => room.close())
  const start = async (setup: RoomSetup = {}): Promise<RoomPerson> => {
    room = await openSyncRoom(setup)
    return room.person()
  }
  const connect = (person: RoomPerson, documentId: DocumentId = room.documentId): RawDevice =>
    new RawDevice(`${room.url}/${documentId}?token=${person.token}&ack=1`)
  const type = async (person: RoomPerson, text: string): Promise<void> => {
    const device = await connect(person).sync()
    for (const letter of text) device.edit((doc) => doc.getText('t').insert(doc.getText('t').length, letter))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(text.length + 1), waitOptions)
    device.socket.close()
    await device.closing()
  }
  const checkpoints = (): Promise<{ seq: number; bytes: Buffer }[]> =>
    room.storage.logFile.all('SELECT seq, bytes FROM document_checkpoint WHERE document_id = ? ORDER BY seq', [
      room.documentId,
    ])
  const unloaded = (): Promise<void> => vi.waitFor(() => expect(room.server.stats().documents).toBe(0), waitOptions)

  it('[SYN-42] ten devices at once load the document once', async () => {
    let loads = 0
    const person = await start({
      wrapLog: (log) => ({
        ...log,
        load: (documentId) => {
          loads += 1
          return log.load(documentId)
        },
      }),
    })
    const devices = await Promise.all(Array.from({ length: 10 }, () => connect(person).sync()))
    expect(loads).toBe(1)
    expect(devices.map((device) => device.closed)).toEqual(Array.from({ length: 10 }, () => null))
  })

  it('[SYN-43] an idle document leaves memory with a checkpoint, and comes back whole', async () => {
    const person = await start({ options: { unloadAfterMs: 20 } })
    await type(person, 'hej')
    await unloaded()
    const stored = await checkpoints()
    expect(stored.map((row) => row.seq)).toEqual([0, 3])
    const copy = new Y.Doc()
    Y.applyUpdate(copy, stored[1]!.bytes)
    expect(copy.getText('t').toString()).toBe('hej')
    expect((await connect(person).sync()).doc.getText('t').toString()).toBe('hej')
  })

  it('[SYN-43] editing, leaving and coming back while the document is being let go loses nothing', async () => {
    const person = await start({
      options: { unloadAfterMs: 0 },
      wrapLog: (log) => slowed(log, 3),
    })
    for (let round = 0; round < 60; round += 1) {
      const device = await connect(person).sync()
      expect(device.doc.getText('t').length).toBe(round)
      device.edit((doc) => doc.getText('t').insert(round, 'x'))
      await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
      device.socket.close()
      await device.closing()
    }
  })

  it('[SYN-43] a document that has been let go takes no edit by the server, and the next one reads it anew', async () => {
    const person = await start()
    const documents = new OpenDocuments({
      log: room.log,
      clock: { now: () => Date.now() },
      logger: pino({ level: 'silent' }),
      options: defaultSyncOptions,
      onWrite: () => {},
    })
    const session = await documents.get(room.documentId)
    await documents.unloadAll()
    const write = (doc: Y.Doc): void => doc.getText('t').insert(0, 'x')
    await expect(session.transact(person.personId, write)).rejects.toThrow('is not open')
    await (await documents.get(room.documentId)).transact(person.personId, write)
    await documents.unloadAll()
    expect((await loadDocument(room.log, room.documentId)).doc.getText('t').length).toBe(1)
  })

  it('[SYN-44] a checkpoint is written when the writing pauses, and in the middle when it never does', async () => {
    const person = await start({
      options: { checkpointAfterRows: 5, checkpointQuietMs: 30, checkpointForcedAtRows: 1000 },
    })
    await type(person, 'abcdef')
    await vi.waitFor(async () => expect((await checkpoints()).map((row) => row.seq)).toEqual([0, 6]), waitOptions)
    await room.close()
    const forced = await start({
      options: { checkpointAfterRows: 5, checkpointQuietMs: 60_000, checkpointForcedAtRows: 10 },
    })
    await type(forced, 'abcdefghijklmnop')
    await vi.waitFor(async () => expect((await checkpoints()).length).toBeGreaterThan(1), waitOptions)
  })

  it('[SYN-40] a load that fails closes with 4503, changes nothing, and works again when the cause is gone', async () => {
    let isBroken = true
    const person = await start({
      wrapLog: (log) => ({
        ...log,
        load: (documentId) => (isBroken ? Promise.reject(new Error('disk is away')) : log.load(documentId)),
      }),
    })
    const device = connect(person)
    expect(await device.closing()).toEqual({ code: 4503, reason: 'load' })
    expect(device.received).toEqual([])
    expect(await checkpoints()).toHaveLength(1)
    expect(room.complaints.join()).toContain('document could not be loaded')
    isBroken = false
    await type(person, 'hej')
  })

  it('[SYN-40] damaged rows never become a shorter document', async () => {
    const person = await start({ options: { unloadAfterMs: 10 } })
    await type(person, 'abc')
    await unloaded()
    await room.storage.logFile.run('DELETE FROM document_checkpoint WHERE seq > 0')
    await room.storage.logFile.run('DELETE FROM document_update WHERE seq = 2')
    expect((await connect(person).closing()).code).toBe(4503)
    const neighbour = await room.addDocument()
    await connect(person, neighbour).sync()
  })

  it('[SYN-40] rows that build on something the log does not hold are a failed load, too', async () => {
    const person = await start({ options: { unloadAfterMs: 10 } })
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'a')
    const before = Y.encodeStateVector(doc)
    doc.getText('t').insert(1, 'b')
    const orphan = Y.encodeStateAsUpdate(doc, before)
    await room.log.append(room.documentId, 1, [{ personId: null, bytes: orphan, createdAt: 0 }])
    expect(await connect(person).closing()).toEqual({ code: 4503, reason: 'load' })
    expect(room.complaints.join()).toContain('refers to content that it does not hold')
  })

  it('[SYN-15] a disk that refuses is never acknowledged; sockets get 4503 and nothing is lost when it recovers', async () => {
    let isFull = false
    const person = await start({
      wrapLog: (log) => ({
        ...log,
        append: (...call) => (isFull ? Promise.reject(new Error('SQLITE_FULL')) : log.append(...call)),
      }),
    })
    const device = await connect(person).sync()
    device.edit((doc) => doc.getText('t').insert(0, 'a'))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    isFull = true
    device.edit((doc) => doc.getText('t').insert(1, 'b'))
    expect(await device.closing()).toEqual({ code: 4503, reason: 'storage' })
    expect(device.acknowledged.at(-1)).toBe(2)
    isFull = false
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(device.doc))
    const back = openStockClient(room.url, room.documentId, person.token, doc)
    await back.synced()
    await vi.waitFor(async () => {
      const rows = await room.storage.logFile.all('SELECT 1 FROM document_update')
      expect(rows).toHaveLength(2)
    }, waitOptions)
    back.stop()
  })

  it('[SYN-17] a second writer on the same database is refused by the numbers; the first reader of the log is right', async () => {
    const person = await start()
    const device = await connect(person).sync()
    device.edit((doc) => doc.getText('t').insert(0, 'a'))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    const foreign = new Y.Doc()
    foreign.getText('t').insert(0, 'b')
    await room.storage.logFile.run(
      'INSERT INTO document_update (document_id, seq, person_id, bytes, created_at) VALUES (?, 2, NULL, ?, 0)',
      [room.documentId, Buffer.from(Y.encodeStateAsUpdate(foreign))],
    )
    device.edit((doc) => doc.getText('t').insert(1, 'c'))
    expect((await device.closing()).code).toBe(4503)
    const back = await connect(person).sync()
    expect([...back.doc.getText('t').toString()].sort()).toEqual(['a', 'b'])
  })

  it('[SYN-60] a reader that stopped reading is cut, the others are served', async () => {
    const person = await start({ options: { cutAtBytes: 256 * 1024, dropAwarenessAtBytes: 64 * 1024 } })
    const [stalled, writer] = [await connect(person).sync(), await connect(person).sync()]
    stalled.socket.pause()
    const page = 'x'.repeat(200_000)
    for (let index = 0; index < 60 && room.server.stats().connections === 2; index += 1) {
      writer.edit((doc) => {
        const text = doc.getText('t')
        if (text.length > 0) text.delete(0, text.length)
        text.insert(0, page)
      })
      await vi.waitFor(() => expect(writer.acknowledged.at(-1)).toBe(index + 2), waitOptions)
    }
    expect(room.server.stats().connections).toBe(1)
    stalled.socket.resume()
    await stalled.closing()
    expect(writer.closed).toBeNull()
  })

  it('[SYN-61] a socket that no longer answers is torn down, one that does is kept and not left in silence', async () => {
    const person = await start({ options: { pingEveryMs: 40, deadAfterMs: 400 } })
    const [dead, alive] = [await connect(person).sync(), await connect(person).sync()]
    dead.socket.pause()
    await vi.waitFor(() => expect(room.server.stats().connections).toBe(1), waitOptions)
    expect(alive.closed).toBeNull()
    // The stock client sees no pings and reconnects after 30 seconds without a message.
    expect(alive.awarenessFrames).toBeGreaterThan(0)
    dead.socket.resume()
    await dead.closing()
  })

  it('[SYN-70] closing flushes and acknowledges what came, closes everybody with 4503, and writes checkpoints', async () => {
    const person = await start({ wrapLog: (log) => slowed(log, 100) })
    const [device, witness] = [await connect(person).sync(), await connect(person).sync()]
    device.edit((doc) => doc.getText('t').insert(0, 'hej'))
    // Others see it before it is on disk, and its acknowledgement is still out.
    await vi.waitFor(() => expect(witness.doc.getText('t').toString()).toBe('hej'), waitOptions)
    expect(device.acknowledged).toEqual([1])
    await room.server.close({ timeoutMs: 3000 })
    expect(await device.closing()).toEqual({ code: 4503, reason: 'stopping' })
    expect(device.acknowledged.at(-1)).toBe(2)
    expect((await checkpoints()).map((row) => row.seq)).toEqual([0, 1])
    expect(room.server.stats()).toMatchObject({ documents: 0, connections: 0 })
  })

  it('[SYN-70] closing does not wait longer than told for a disk that stands still', async () => {
    const person = await start({
      wrapLog: (log) => ({ ...log, append: () => new Promise(() => {}), drained: () => new Promise(() => {}) }),
    })
    const device = await connect(person).sync()
    device.edit((doc) => doc.getText('t').insert(0, 'hej'))
    const startedAt = performance.now()
    await room.server.close({ timeoutMs: 300 })
    expect(performance.now() - startedAt).toBeLessThan(1500)
    await device.closing()
    expect(device.acknowledged.at(-1)).toBe(1)
  })
})

/** The same log with every call late, so that what overlaps in production overlaps here. */
function slowed(log: UpdateLog, ms: number): UpdateLog {
  const late = <T>(run: () => Promise<T>): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms)).then(run)
  return {
    ...log,
    load: (...call) => late(() => log.load(...call)),
    append: (...call) => log.append(...call).then(() => late(() => Promise.resolve())),
    writeCheckpoint: (...call) => late(() => log.writeCheckpoint(...call)),
    drained: () => late(() => log.drained()).then(() => late(() => Promise.resolve())),
  }
}
