import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { frames } from '#server/sync/messages.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { type RoomPerson, type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'

describe('writing', () => {
  let room: SyncRoom
  beforeAll(async () => {
    room = await openSyncRoom()
  })
  afterAll(() => room.close())

  const open = (person: RoomPerson, documentId: DocumentId, query = '&ack=1'): Promise<RawDevice> =>
    new RawDevice(`${room.url}/${documentId}?token=${person.token}${query}`).sync()
  const rows = (documentId: DocumentId): Promise<{ seq: number; person_id: string; bytes: Buffer }[]> =>
    room.storage.logFile.all('SELECT seq, person_id, bytes FROM document_update WHERE document_id = ? ORDER BY seq', [
      documentId,
    ])
  const acknowledged = (device: RawDevice, ordinal: number): Promise<void> =>
    vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(ordinal), waitOptions)

  it('[SYN-10] an acknowledged edit is in the database, with the person of the session', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    await acknowledged(device, 1)
    device.edit((doc) => doc.getText('t').insert(0, 'hej'))
    await acknowledged(device, 2)
    const stored = await rows(documentId)
    expect(stored.map((row) => [row.seq, row.person_id])).toEqual([[1, person.personId]])
    const replay = new Y.Doc()
    for (const row of stored) Y.applyUpdate(replay, row.bytes)
    expect(replay.getText('t').toString()).toBe('hej')
    device.socket.close()
  })

  it('[SYN-10] an edit that only deletes is stored and acknowledged like any other', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    device.edit((doc) => doc.getText('t').insert(0, 'hej'))
    device.edit((doc) => doc.getText('t').delete(0, 2))
    await acknowledged(device, 3)
    expect(await rows(documentId)).toHaveLength(2)
    const other = await open(person, documentId)
    expect(other.doc.getText('t').toString()).toBe('j')
    for (const one of [device, other]) one.socket.close()
  })

  it('[SYN-10] acknowledgements only rise, and the last one covers every message', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    for (let index = 0; index < 200; index += 1) device.edit((doc) => doc.getText('t').insert(index, 'x'))
    await acknowledged(device, 201)
    expect(device.acknowledged).toEqual([...device.acknowledged].sort((a, b) => a - b))
    expect(new Set(device.acknowledged).size).toBe(device.acknowledged.length)
    expect(await rows(documentId)).toHaveLength(200)
    device.socket.close()
  })

  it('[SYN-11] a message that changes nothing is acknowledged in its turn and makes no row', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    const update = device.edit((doc) => doc.getText('t').insert(0, 'x'))
    device.send(frames.update(update))
    device.send(frames.update(new Uint8Array([0, 0])))
    await acknowledged(device, 4)
    expect(await rows(documentId)).toHaveLength(1)
    device.socket.close()
  })

  it('[SYN-11] a device that repeats what another has just sent is told only when it is on disk', async () => {
    const documentId = await room.addDocument()
    const [a, b] = [await open(await room.person(), documentId), await open(await room.person(), documentId)]
    await Promise.all([acknowledged(a, 1), acknowledged(b, 1)])
    const durable = await room.storage.logFile.all('SELECT 1 FROM document_update WHERE document_id = ?', [documentId])
    expect(durable).toEqual([])
    const update = a.edit((doc) => doc.getText('t').insert(0, 'x'))
    b.send(frames.update(update))
    await acknowledged(b, 2)
    expect(await rows(documentId)).toHaveLength(1)
    for (const one of [a, b]) one.socket.close()
  })

  it('[SYN-10] a client that did not ask for acknowledgements gets none of our messages', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const silent = await open(person, documentId, '')
    const witness = await open(person, documentId)
    silent.edit((doc) => doc.getText('t').insert(0, 'x'))
    await vi.waitFor(() => expect(witness.doc.getText('t').toString()).toBe('x'), waitOptions)
    witness.edit((doc) => doc.getText('t').insert(1, 'y'))
    await vi.waitFor(() => expect(silent.doc.getText('t').toString()).toBe('xy'), waitOptions)
    expect(silent.received.filter((frame) => (frame[0] ?? 0) >= 100)).toEqual([])
    for (const one of [silent, witness]) one.socket.close()
  })

  it('[SYN-16] an edit by the server itself is stored, and reaches open editors', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    await room.server.transact(documentId, person.personId, (doc) => doc.getMap('m').set('a', 1))
    expect(await rows(documentId)).toMatchObject([{ seq: 1, person_id: person.personId }])
    await vi.waitFor(() => expect(device.doc.getMap('m').get('a')).toBe(1), waitOptions)
    device.socket.close()
  })

  it('[SYN-16] what is changed past the proper way is stored and sent all the same, and complained of', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    await room.server.read(documentId, (doc) => doc.getMap('m').set('past', 1))
    device.edit((doc) => doc.getMap('m').set('proper', 1))
    await vi.waitFor(async () => expect(await rows(documentId)).toHaveLength(2), waitOptions)
    await vi.waitFor(() => expect(device.doc.getMap('m').get('past')).toBe(1), waitOptions)
    expect(room.complaints.splice(0).map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'the document was changed past its session',
    ])
    device.socket.close()
  })

  it('[SYN-15] a document in memory that tells nothing of its changes acknowledges nothing and is read anew', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    const device = await open(person, documentId)
    // Takes every listener off: what is applied from now on would be nowhere but in memory.
    await room.server.read(documentId, (doc) => doc.destroy())
    device.edit((doc) => doc.getMap('m').set('a', 1))
    expect(await device.closing()).toMatchObject({ code: 4503 })
    expect(device.acknowledged.at(-1) ?? 0).toBeLessThan(2)
    room.complaints.length = 0
    expect(await room.server.read(documentId, (doc) => doc.getMap('m').get('a'))).toBeUndefined()
    await room.server.transact(documentId, person.personId, (doc) => doc.getMap('m').set('b', 1))
    expect(await rows(documentId)).toHaveLength(1)
  })

  it('[SYN-19] the server reads what stands in the document now, and writes nothing by it', async () => {
    const [person, documentId] = [await room.person(), await room.addDocument()]
    expect(await room.server.read(documentId, (doc, position) => [doc.getText('t').toString(), position])).toEqual([
      '',
      0,
    ])
    const device = await open(person, documentId)
    device.edit((doc) => doc.getText('t').insert(0, 'æøå'))
    await vi.waitFor(async () => expect(await rows(documentId)).toHaveLength(1), waitOptions)
    expect(await room.server.read(documentId, (doc, position) => [doc.getText('t').toString(), position])).toEqual([
      'æøå',
      1,
    ])
    expect(await rows(documentId)).toHaveLength(1)
    device.socket.close()
  })

  describe('a reader', () => {
    const bytesOf = async (documentId: DocumentId): Promise<string> =>
      JSON.stringify([
        await rows(documentId),
        await room.storage.logFile.all('SELECT hex(bytes) FROM document_checkpoint WHERE document_id = ?', [
          documentId,
        ]),
      ])
    const readerWith = async (): Promise<{ documentId: DocumentId; reader: RawDevice; before: string }> => {
      const documentId = await room.addDocument()
      const writer = await open(await room.person(), documentId)
      writer.edit((doc) => doc.getText('t').insert(0, 'hej'))
      writer.edit((doc) => doc.getText('t').delete(0, 1))
      await acknowledged(writer, 3)
      writer.socket.close()
      const reader = await open(await room.person('read'), documentId)
      return { documentId, reader, before: await bytesOf(documentId) }
    }

    it('[SYN-20] is told at the start, may answer with what everybody has, and stays', async () => {
      const { reader, documentId, before } = await readerWith()
      await acknowledged(reader, 1)
      expect(reader.refusals).toEqual([{ ordinal: 0, code: 'access.readOnly', data: { reason: 'role' } }])
      expect(reader.doc.getText('t').toString()).toBe('ej')
      // The whole document back, deletions among it, is what a stock client sends after a server restart.
      reader.send(frames.step2(Y.encodeStateAsUpdate(reader.doc)))
      await acknowledged(reader, 2)
      expect(await bytesOf(documentId)).toBe(before)
      reader.socket.close()
    })

    const insert = (doc: Y.Doc): Uint8Array => {
      doc.getText('t').insert(0, 'nej')
      return Y.encodeStateAsUpdate(doc)
    }
    const remove = (doc: Y.Doc): Uint8Array => {
      doc.getText('t').delete(0, 1)
      return Y.encodeStateAsUpdate(doc)
    }
    const removeUnknown = (): Uint8Array => new Uint8Array([0, 1, 7, 1, 0, 5])
    for (const [name, make] of [
      ['new text', insert],
      ['a deletion', remove],
      ['a deletion of what is not there', removeUnknown],
    ] as const) {
      for (const kind of ['step2', 'update'] as const) {
        it(`[SYN-20] ${name} by ${kind} is refused with the reason and changes no byte`, async () => {
          const { reader, documentId, before } = await readerWith()
          reader.send(frames[kind](make(reader.doc)))
          expect(await reader.closing()).toEqual({ code: 4403, reason: 'access.readOnly' })
          expect(reader.refusals.at(-1)).toEqual({ ordinal: 2, code: 'access.readOnly', data: {} })
          await room.log.drained()
          expect(await bytesOf(documentId)).toBe(before)
        })
      }
    }

    it('[SYN-20] bytes of the other encoding change nothing either', async () => {
      const { reader, documentId, before } = await readerWith()
      reader.doc.getText('t').insert(0, 'nej')
      reader.send(frames.update(Y.encodeStateAsUpdateV2(reader.doc)))
      // Read as our encoding they may be an empty update, which is acknowledged as nothing.
      await vi.waitFor(() => expect(reader.acknowledged.at(-1) === 2 || reader.closed !== null).toBe(true), waitOptions)
      await room.log.drained()
      expect(await bytesOf(documentId)).toBe(before)
    })
  })

  describe('size', () => {
    it('[SYN-21] an update over 1 MiB is refused as too large, the same bytes as step 2 are taken', async () => {
      const [person, documentId] = [await room.person(), await room.addDocument()]
      const device = await open(person, documentId)
      device.edit((doc) => doc.getText('t').insert(0, 'x'.repeat(1024 * 1024)))
      expect((await device.closing()).code).toBe(4413)
      expect(device.refusals).toMatchObject([{ ordinal: 2, code: 'document.full' }])
      const again = new RawDevice(`${room.url}/${documentId}?token=${person.token}&ack=1`)
      await again.opened()
      again.send(frames.step2(Y.encodeStateAsUpdate(device.doc)))
      await acknowledged(again, 1)
      again.socket.close()
    })

    it('[SYN-21] a frame over 8 MiB ends with 4413', async () => {
      const device = await open(await room.person(), await room.addDocument())
      device.send(new Uint8Array(9 * 1024 * 1024))
      expect((await device.closing()).code).toBe(4413)
    })

    it('[SYN-21] a full document takes deletions but no more text', async () => {
      const small = await openSyncRoom({ options: { maxDocumentBytes: 20_000 } })
      const person = await small.person()
      const url = `${small.url}/${small.documentId}?token=${person.token}&ack=1`
      const device = await new RawDevice(url).sync()
      device.edit((doc) => doc.getText('t').insert(0, 'x'.repeat(19_000)))
      device.edit((doc) => doc.getText('t').delete(0, 18_000))
      device.edit((doc) => doc.getText('t').insert(0, 'y'.repeat(15_000)))
      device.edit((doc) => doc.getText('t').delete(0, 1))
      await acknowledged(device, 5)
      device.edit((doc) => doc.getText('t').insert(0, 'z'.repeat(6000)))
      expect((await device.closing()).code).toBe(4413)
      expect(device.refusals).toMatchObject([{ ordinal: 6, code: 'document.full', data: { limit: 20_000 } }])
      await small.close()
    })
  })

  it('[SYN-14] a state vector that differs is answered with ours, an equal one with silence', async () => {
    const device = await open(await room.person(), await room.addDocument())
    device.edit((doc) => doc.getText('t').insert(0, 'x'))
    await acknowledged(device, 2)
    const compare = (vector: Uint8Array): void => device.send(new Uint8Array([102, vector.byteLength, ...vector]))
    compare(Y.encodeStateVector(device.doc))
    compare(Y.encodeStateVector(new Y.Doc()))
    await vi.waitFor(() => expect(device.received.some((frame) => frame[0] === 103)).toBe(true), waitOptions)
    const ours = Y.encodeStateVector(device.doc)
    const answers = device.received.filter((frame) => frame[0] === 103)
    expect(answers).toEqual([new Uint8Array([103, ours.byteLength, ...ours])])
    device.socket.close()
  })
})
