import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { frames } from '#server/sync/messages.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'

/** An update of one struct: GC (0) or Skip (10) of a given length. */
function emptyStruct(kind: 0 | 10, device: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [1, 1, device, clock]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, kind)
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

describe('hostile input', () => {
  let room: SyncRoom
  beforeAll(async () => {
    room = await openSyncRoom()
  })
  afterAll(() => room.close())

  const open = async (documentId: DocumentId): Promise<RawDevice> => {
    const person = await room.person()
    return new RawDevice(`${room.url}/${documentId}?token=${person.token}&ack=1`).sync()
  }
  const victimIn = async (documentId: DocumentId): Promise<RawDevice> => {
    const victim = await open(documentId)
    victim.sendPresence(victim.doc.clientID, 1, {})
    victim.edit((doc) => doc.getText('t').insert(0, 'jeg '))
    await vi.waitFor(() => expect(victim.acknowledged.at(-1)).toBe(2), waitOptions)
    return victim
  }
  const expectStillWrites = async (victim: RawDevice, documentId: DocumentId): Promise<void> => {
    victim.edit((doc) => doc.getText('t').insert(4, 'er her'))
    await vi.waitFor(() => expect(victim.acknowledged.at(-1)).toBe(3), waitOptions)
    const witness = await open(documentId)
    expect(witness.doc.getText('t').toString()).toBe('jeg er her')
    for (const one of [victim, witness]) one.socket.close()
  }

  const poisons: Record<string, (victim: number, clock: number) => Uint8Array> = {
    'a GC run of 2^40': (device, clock) => emptyStruct(0, device, clock, 2 ** 40),
    'a Skip of 2^40': (device, clock) => emptyStruct(10, device, clock, 2 ** 40),
    'a short GC run in the name of somebody who is here': (device, clock) => emptyStruct(0, device, clock, 1000),
    'a delete range of 2^40': (device) => {
      const encoder = encoding.createEncoder()
      for (const value of [0, 1, device, 1, 0, 2 ** 40]) encoding.writeVarUint(encoder, value)
      return encoding.toUint8Array(encoder)
    },
    'a sub-document': () => {
      const doc = new Y.Doc()
      doc.getMap('m').set('sub', new Y.Doc())
      return Y.encodeStateAsUpdate(doc)
    },
    'raw bytes': () => {
      const doc = new Y.Doc()
      doc.getMap('m').set('bytes', new Uint8Array([1, 2, 3]))
      return Y.encodeStateAsUpdate(doc)
    },
    'raw bytes inside an object': () => {
      const doc = new Y.Doc()
      doc.getMap('m').set('o', { deep: [new Uint8Array([1])] })
      return Y.encodeStateAsUpdate(doc)
    },
    'an object that names its own prototype': () => {
      const doc = new Y.Doc()
      doc.getMap('m').set('o', JSON.parse('{"__proto__": {"isAdmin": true}}'))
      return Y.encodeStateAsUpdate(doc)
    },
    'a thousand root types': () => {
      const doc = new Y.Doc()
      for (let index = 0; index < 1000; index += 1) doc.getText(`root${index}`).insert(0, 'x')
      return Y.encodeStateAsUpdate(doc)
    },
    noise: () => new Uint8Array(randomBytes(200).fill(255, 0, 4)),
    'no bytes at all': () => new Uint8Array(0),
    'bytes that once hung the decoder': () => new Uint8Array(Buffer.from('garbagedoc', 'base64')),
    'an update cut short': () => {
      const doc = new Y.Doc()
      doc.getText('t').insert(0, 'hello')
      return Y.encodeStateAsUpdate(doc).slice(0, -6)
    },
  }
  for (const [name, make] of Object.entries(poisons)) {
    it(`[SYN-22] ${name} is refused with 4422, and the victim goes on writing`, async () => {
      const documentId = await room.addDocument()
      const victim = await victimIn(documentId)
      const attacker = await open(documentId)
      const clock = Y.getState(victim.doc.store, victim.doc.clientID)
      attacker.send(frames.update(make(victim.doc.clientID, clock)))
      expect((await attacker.closing()).code).toBe(4422)
      expect(attacker.refusals).toMatchObject([{ ordinal: 2, code: 'input.invalid' }])
      await expectStillWrites(victim, documentId)
    })
  }

  it('[SYN-22] deeply nested values are refused', async () => {
    const documentId = await room.addDocument()
    const attacker = await open(documentId)
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    const doc = new Y.Doc()
    doc.getMap('m').set('deep', nested(100))
    attacker.send(frames.update(Y.encodeStateAsUpdate(doc)))
    expect((await attacker.closing()).code).toBe(4422)
  })

  it('[SYN-22] a node or mark that the schema does not know is refused, since open editors would delete it', async () => {
    const documentId = await room.addDocument()
    const unknownNode = new Y.Doc()
    unknownNode.getXmlFragment('section:P1').insert(0, [new Y.XmlElement('mystery')])
    const unknownMark = new Y.Doc()
    const text = new Y.XmlText()
    unknownMark.getXmlFragment('section:P1').insert(0, [text])
    text.insert(0, 'ord', { mystery: true })
    for (const doc of [unknownNode, unknownMark]) {
      const device = await open(documentId)
      device.send(frames.update(Y.encodeStateAsUpdate(doc)))
      expect((await device.closing()).code).toBe(4422)
    }
    const known = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    const quoted = new Y.XmlText()
    known.getXmlFragment('section:P1').insert(0, [paragraph])
    paragraph.insert(0, [quoted])
    quoted.insert(0, 'ord', { bold: {}, 'commitmentQuote--abc': { commitmentId: 'x' } })
    const device = await open(documentId)
    device.send(frames.update(Y.encodeStateAsUpdate(known)))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    device.socket.close()
  })

  it('[SYN-22] a long deletion history of an honest device is taken', async () => {
    const documentId = await room.addDocument()
    const offline = new Y.Doc()
    for (let index = 0; index < 50; index += 1) {
      offline.getText('t').insert(0, 'x'.repeat(1000))
      offline.getText('t').delete(0, 1000)
    }
    offline.getText('t').insert(0, 'tilbage')
    const device = await open(documentId)
    device.send(frames.step2(Y.encodeStateAsUpdate(offline)))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    const witness = await open(documentId)
    expect(witness.doc.getText('t').toString()).toBe('tilbage')
    for (const one of [device, witness]) one.socket.close()
  })

  it('[SYN-24] typing before the own offline edits have been sent is acknowledged once they have', async () => {
    const documentId = await room.addDocument()
    const device = await open(documentId)
    device.doc.getText('t').insert(0, 'offline ')
    device.edit((doc) => doc.getText('t').insert(8, 'online'))
    const witness = await open(documentId)
    expect(witness.doc.getText('t').toString()).toBe('')
    expect(device.acknowledged).toEqual([1])
    device.send(frames.step2(Y.encodeStateAsUpdate(device.doc)))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(3), waitOptions)
    await vi.waitFor(() => expect(witness.doc.getText('t').toString()).toBe('offline online'), waitOptions)
    for (const one of [device, witness]) one.socket.close()
  })

  it('[SYN-24] updates that wait for something that never comes cost little and end the socket', async () => {
    const documentId = await room.addDocument()
    const victim = await victimIn(documentId)
    const attacker = await open(documentId)
    const before = process.cpuUsage()
    for (let index = 0; index < 2000; index += 1) {
      const doc = new Y.Doc()
      doc.getText('t').insert(0, 'x')
      let orphan: Uint8Array | null = null
      doc.on('update', (update: Uint8Array) => {
        orphan = update
      })
      doc.getText('t').insert(1, 'y'.repeat(300))
      if (orphan !== null) attacker.send(frames.update(orphan))
    }
    expect([4422, 4429]).toContain((await attacker.closing()).code)
    // Of both sides, since they share the process.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2500)
    await expectStillWrites(victim, documentId)
  })

  it('[SYN-24] what waits too long is forgotten and its sender told to come back', async () => {
    const quick = await openSyncRoom({ options: { maxPendingMs: 30 } })
    const person = await quick.person()
    const device = await new RawDevice(`${quick.url}/${quick.documentId}?token=${person.token}&ack=1`).sync()
    device.doc.getText('t').insert(0, 'aldrig sendt')
    device.edit((doc) => doc.getText('t').insert(0, 'sendt '))
    expect(await device.closing()).toEqual({ code: 4503, reason: 'incomplete' })
    const back = await new RawDevice(`${quick.url}/${quick.documentId}?token=${person.token}&ack=1`).opened()
    back.send(frames.step2(Y.encodeStateAsUpdate(device.doc)))
    await vi.waitFor(() => expect(back.acknowledged).toEqual([1]), waitOptions)
    await quick.close()
  })

  it('[SYN-22] state vectors over 64 KiB or 10 000 devices are refused', async () => {
    const documentId = await room.addDocument()
    const large = new Map(Array.from({ length: 10_001 }, (_, index) => [index, 1]))
    for (const vector of [Y.encodeStateVector(large), new Uint8Array(70_000)]) {
      const device = await open(documentId)
      device.send(frames.step1(vector))
      expect((await device.closing()).code).toBe(4422)
    }
  })

  const rawFrames: Record<string, Buffer> = {
    'reserved bits': Buffer.from([0xf2, 0x80, 0, 0, 0, 0]),
    'an unknown opcode': Buffer.from([0x83, 0x80, 0, 0, 0, 0]),
    'an unmasked frame': Buffer.from([0x82, 0x01, 0x00]),
    'a text frame of bad UTF-8': Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]),
    'a close frame with a forbidden code': Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed]),
    'a fragment that continues nothing': Buffer.from([0x80, 0x80, 0, 0, 0, 0]),
    'a ping that is too long': Buffer.from([0x89, 0xfe, 0, 200, 0, 0, 0, 0]),
  }
  for (const [name, bytes] of Object.entries(rawFrames)) {
    for (const when of ['in the packet of the handshake', 'after the handshake'] as const) {
      it(`[SYN-25] ${name} ${when} ends that socket and nothing else`, async () => {
        const documentId = await room.addDocument()
        const victim = await victimIn(documentId)
        const person = await room.person()
        const socket = connect(room.port, '127.0.0.1')
        socket.on('error', () => {})
        socket.resume()
        const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
        const handshake =
          `GET /sync/${documentId}?token=${person.token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n` +
          'Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
        if (when === 'after the handshake') {
          socket.write(handshake)
          await new Promise((resolve) => socket.once('data', resolve))
          socket.write(bytes)
        } else {
          socket.write(Buffer.concat([Buffer.from(handshake), bytes]))
        }
        await closed
        expect(victim.closed).toBeNull()
        await expectStillWrites(victim, documentId)
      })
    }
  }

  it('[SYN-25] a text message ends with 4422', async () => {
    const device = await open(await room.addDocument())
    device.socket.send('hello')
    expect((await device.closing()).code).toBe(4422)
  })

  it('[SYN-25] thousands of fragments without an end are cut off', async () => {
    const documentId = await room.addDocument()
    const device = await open(documentId)
    device.socket.send(new Uint8Array([0]), { fin: false })
    for (let index = 0; index < 3000; index += 1) device.socket.send(new Uint8Array([0]), { fin: false })
    expect((await device.closing()).code).toBe(4422)
  })

  for (const [name, frame] of [
    ['updates', frames.update(new Uint8Array([0, 0]))],
    ['presence', frames.awareness([])],
    ['questions', new Uint8Array([3])],
    ['messages of unknown types', new Uint8Array([77])],
  ] as const) {
    it(`[SYN-26] a flood of ${name} ends with 4429 while a neighbour is served`, async () => {
      const documentId = await room.addDocument()
      const victim = await victimIn(documentId)
      const device = await open(documentId)
      for (let index = 0; index < 5000; index += 1) device.send(frame)
      expect((await device.closing()).code).toBe(4429)
      await expectStillWrites(victim, documentId)
    })
  }
})
