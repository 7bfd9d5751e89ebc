import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import type { SocketConstructor } from '#client/sync/counting-socket.ts'
import { DocumentConnection } from '#client/sync/document-connection.ts'
import { documentSchemaVersion } from '#shared/document/fragments.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { openStockClient } from '#test/support/sync/stock-client.ts'
import { type SyncRoom, openSyncRoom, roomOrigin } from '#test/support/sync/sync-room.ts'

describe('handshake', () => {
  let room: SyncRoom
  beforeAll(async () => {
    room = await openSyncRoom()
  })
  afterAll(() => room.close())

  const address = (token: string, query = '', documentId: string = room.documentId): string =>
    `${room.url}/${documentId}?token=${token}${query}`

  it('[SYN-1] two unpatched y-websocket clients see what the other writes', async () => {
    const [anna, bo] = [await room.person(), await room.person()]
    const a = openStockClient(room.url, room.documentId, anna.token)
    const b = openStockClient(room.url, room.documentId, bo.token)
    await Promise.all([a.synced(), b.synced()])
    a.doc.getText('stock').insert(0, 'hej')
    await vi.waitFor(() => expect(b.doc.getText('stock').toString()).toBe('hej'), waitOptions)
    b.doc.getText('stock').insert(3, ' du')
    await vi.waitFor(() => expect(a.doc.getText('stock').toString()).toBe('hej du'), waitOptions)
    a.stop()
    b.stop()
  })

  it('[SYN-1] an address that is not /sync/<uuid> is left to the app', async () => {
    for (const path of ['/sync', '/sync/', '/sync/plan', `/sync/${room.documentId}/x`, `/other/${room.documentId}`]) {
      const device = new RawDevice(`ws://127.0.0.1:${room.port}${path}`)
      expect((await device.closing()).code, path).toBe(1006)
    }
  })

  it('[SYN-2] a browser of another site is turned away before the handshake, cookie or not', async () => {
    const person = await room.person()
    const headers = { origin: 'https://elsewhere.test', cookie: `sid=${person.token}` }
    const device = new RawDevice(`${room.url}/${room.documentId}`, { headers })
    expect((await device.closing()).code).toBe(1006)
    expect(device.serverStateVector).toBeNull()
  })

  it('[SYN-2] the own site may come with its cookie', async () => {
    const person = await room.person()
    const headers = { origin: roomOrigin, cookie: `sid=${person.token}` }
    const device = await new RawDevice(`${room.url}/${room.documentId}`, { headers }).sync()
    expect(device.closed).toBeNull()
    device.socket.close()
  })

  it('[SYN-2] without Origin a cookie counts for nothing and a bearer token for everything', async () => {
    const person = await room.person()
    const withCookie = new RawDevice(`${room.url}/${room.documentId}`, { headers: { cookie: `sid=${person.token}` } })
    expect((await withCookie.closing()).code).toBe(4401)
    const headers = { authorization: `Bearer ${person.token}` }
    const withBearer = await new RawDevice(`${room.url}/${room.documentId}`, { headers }).sync()
    withBearer.socket.close()
  })

  it('[SYN-3] nobody signed in: the stock client is told for good and stops', async () => {
    const client = openStockClient(room.url, room.documentId, 'wrong')
    const closed = await new Promise((resolve) => client.provider.once('closed', resolve))
    expect(closed).toMatchObject({ code: 4401 })
    client.stop()
  })

  it('[SYN-3] a foreign document and one that does not exist answer the same and make no row', async () => {
    const stranger = await room.person('none')
    const member = await room.person()
    const before = await room.storage.logFile.all<{ n: number }>('SELECT count(*) AS n FROM document')
    const foreign = await new RawDevice(address(stranger.token)).closing()
    const missing = await new RawDevice(address(member.token, '', randomUUID())).closing()
    expect(foreign).toEqual({ code: 4403, reason: '' })
    expect(missing).toEqual(foreign)
    expect(await room.storage.logFile.all('SELECT count(*) AS n FROM document')).toEqual(before)
    expect(await room.storage.logFile.all('SELECT * FROM document_checkpoint')).toHaveLength(before[0]?.n ?? -1)
  })

  it('[SYN-4] another epoch is closed with 4409 before anything is merged', async () => {
    const person = await room.person()
    const device = new RawDevice(address(person.token, '&epoch=2'))
    expect((await device.closing()).code).toBe(4409)
    expect(device.received).toEqual([])
    const right = await new RawDevice(address(person.token, '&epoch=1')).sync()
    right.socket.close()
  })

  it('[SYN-5] an older program reads, is told why, and cannot write', async () => {
    const person = await room.person()
    room.facts.schemaVersion = 2
    const device = await new RawDevice(address(person.token, '&ack=1&schema=1')).sync()
    expect(device.refusals).toEqual([{ ordinal: 0, code: 'access.readOnly', data: { reason: 'outdated' } }])
    device.edit((doc) => doc.getText('t').insert(0, 'x'))
    expect((await device.closing()).code).toBe(4403)
    const newer = await new RawDevice(address(person.token, '&ack=1&schema=2')).sync()
    const unversioned = await new RawDevice(address(person.token, '&ack=1')).sync()
    expect([newer.refusals, unversioned.refusals]).toEqual([[], []])
    for (const one of [newer, unversioned]) one.socket.close()
    room.facts.schemaVersion = 1
  })

  it('[SYN-5] a page that stood open while its document went on leaves, before content has come, and keeps its edits', async () => {
    const person = await room.person()
    const documentId = await room.addDocument()
    class SignedInSocket extends NodeSocket {
      constructor(url: string | URL) {
        super(url, { headers: { authorization: `Bearer ${person.token}` } })
      }
    }
    const page = new DocumentConnection({
      documentId,
      epoch: 1,
      canWrite: true,
      personId: person.personId,
      address: room.url,
      socket: SignedInSocket as unknown as SocketConstructor,
    })
    const text = page.doc.getText('t')
    text.insert(0, 'mit ')
    await vi.waitFor(() => expect(page.state.kind).toBe('saved'), waitOptions)
    expect(page.isOutdated).toBe(false)

    room.facts.schemaVersion = documentSchemaVersion + 1
    const schema = `&ack=1&schema=${room.facts.schemaVersion}`
    room.connections.cut((connection) => connection.personId === person.personId, 4503)
    text.insert(4, 'eget ')
    const next = await new RawDevice(address(person.token, schema, documentId)).sync()
    next.edit((doc) => doc.getText('t').insert(0, 'nyt '))
    await vi.waitFor(() => expect(page.state).toEqual({ kind: 'refused', reason: 'outdated', changes: 1 }), waitOptions)
    expect(page.isOutdated).toBe(true)
    expect(text.toJSON()).toBe('mit eget ')
    text.insert(0, 'x')
    expect(page.unsaved).toBe(2)
    expect(next.doc.getText('t').toJSON()).toBe('nyt mit ')
    expect(next.closed).toBeNull()
    page.destroy()
    next.socket.close()
    room.facts.schemaVersion = 1
  })

  it('[SYN-6] the twenty-first socket of one credential is closed with 4429, another person is let in', async () => {
    const [person, other] = [await room.person(), await room.person()]
    const devices = await Promise.all(Array.from({ length: 20 }, () => new RawDevice(address(person.token)).opened()))
    expect((await new RawDevice(address(person.token)).closing()).code).toBe(4429)
    const neighbour = await new RawDevice(address(other.token)).opened()
    for (const device of [...devices, neighbour]) device.socket.close()
    await Promise.all(devices.map((device) => device.closing()))
    const again = await new RawDevice(address(person.token)).opened()
    again.socket.close()
  })

  it('[SYN-3] a revocation while the rights are being read is not missed', async () => {
    const person = await room.person()
    let proceed = (): void => {}
    const asked = new Promise<void>((resolve) => {
      room.facts.beforeRights = () => {
        resolve()
        return new Promise((go) => {
          proceed = go
        })
      }
    })
    const device = new RawDevice(address(person.token))
    await asked
    room.connections.cut((connection) => connection.personId === person.personId, 4401)
    proceed()
    room.facts.beforeRights = () => Promise.resolve()
    expect((await device.closing()).code).toBe(4401)
    expect(device.received).toEqual([])
  })

  it('[SYN-7] a broken handshake does not stay in the list of live connections', async () => {
    const person = await room.person()
    await vi.waitFor(() => expect(room.connections.size).toBe(0), waitOptions)
    const socket = connect(room.port, '127.0.0.1')
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
    socket.write(
      `GET /sync/${room.documentId}?token=${person.token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    expect(await answer).toContain('400 Bad Request')
    expect(room.connections.size).toBe(0)
    socket.destroy()
  })

  it('[SYN-8] messages that arrive before the document is loaded are taken in order', async () => {
    const person = await room.person()
    const documentId = await room.addDocument()
    const device = new RawDevice(address(person.token, '&ack=1', documentId))
    await new Promise((resolve) => device.socket.once('open', resolve))
    device.edit((doc) => doc.getText('t').insert(0, 'a'))
    device.edit((doc) => doc.getText('t').insert(1, 'b'))
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(2), waitOptions)
    const other = await new RawDevice(address(person.token, '', documentId)).sync()
    expect(other.doc.getText('t').toString()).toBe('ab')
    expect(Y.encodeStateAsUpdate(other.doc)).toEqual(Y.encodeStateAsUpdate(device.doc))
    for (const one of [device, other]) one.socket.close()
  })
})
