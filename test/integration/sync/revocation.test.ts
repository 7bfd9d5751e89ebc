import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { SocketConstructor } from '#client/sync/counting-socket.ts'
import { DocumentConnection } from '#client/sync/document-connection.ts'
import { frames } from '#server/sync/messages.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { openStockClient } from '#test/support/sync/stock-client.ts'
import { type RoomPerson, type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'

describe('revocation', () => {
  let room: SyncRoom
  beforeEach(async () => {
    room = await openSyncRoom()
  })
  afterEach(() => room.close())

  const open = (person: RoomPerson): Promise<RawDevice> =>
    new RawDevice(`${room.url}/${room.documentId}?token=${person.token}&ack=1`).sync()
  const rowCount = async (): Promise<number> => {
    await room.log.drained()
    return (await room.storage.logFile.all('SELECT 1 FROM document_update')).length
  }
  const of = (person: RoomPerson) => (connection: { personId: string }) => connection.personId === person.personId

  it('[SYN-50] ending a session closes its sockets with 4401 within a second, others stay', async () => {
    const [person, other] = [await room.person(), await room.person()]
    const [device, neighbour] = [await open(person), await open(other)]
    const startedAt = performance.now()
    room.connections.cut((connection) => connection.credentialId === person.credentialId, 4401)
    expect((await device.closing()).code).toBe(4401)
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(neighbour.closed).toBeNull()
    expect(room.connections.size).toBe(1)
  })

  it('[SYN-50] what arrives in the same tick as the cut, or after it, is not taken', async () => {
    const person = await room.person()
    const [device, witness] = [await open(person), await open(await room.person())]
    // One TCP packet that the server reads after the cut: sent before the client could know.
    for (let index = 0; index < 50; index += 1) device.edit((doc) => doc.getText('t').insert(0, 'x'))
    room.connections.cut(of(person), 4403)
    expect((await device.closing()).code).toBe(4403)
    expect(await rowCount()).toBe(0)
    expect(witness.doc.getText('t').toString()).toBe('')
  })

  it('[SYN-51] a recheck takes nothing until the answer, then goes on in order', async () => {
    const person = await room.person()
    const device = await open(person)
    let proceed = (): void => {}
    const asked = new Promise<void>((resolve) => {
      room.facts.beforeRights = () => {
        resolve()
        return new Promise((go) => {
          proceed = go
        })
      }
    })
    const rechecked = room.connections.recheck(of(person))
    await asked
    device.edit((doc) => doc.getText('t').insert(0, 'a'))
    device.edit((doc) => doc.getText('t').insert(1, 'b'))
    device.send(frames.step1(new Uint8Array([0])))
    expect(await rowCount()).toBe(0)
    proceed()
    await rechecked
    await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(3), waitOptions)
    expect(await rowCount()).toBe(2)
  })

  it('[SYN-51] the one who lost the membership is cut with 4403 and what was on its way is not taken', async () => {
    const [person, other] = [await room.person(), await room.person()]
    const [device, neighbour] = [await open(person), await open(other)]
    person.rights = 'none'
    const rechecked = room.connections.recheck(of(person))
    device.edit((doc) => doc.getText('t').insert(0, 'x'))
    await rechecked
    expect((await device.closing()).code).toBe(4403)
    expect(await rowCount()).toBe(0)
    neighbour.edit((doc) => doc.getText('t').insert(0, 'y'))
    await vi.waitFor(() => expect(neighbour.acknowledged.at(-1)).toBe(2), waitOptions)
  })

  it('[SYN-51] a credential that has ended is cut with 4401, another epoch with 4409', async () => {
    const [person, other] = [await room.person(), await room.person()]
    const [device, neighbour] = [await open(person), await open(other)]
    person.isSignedIn = false
    await room.connections.recheck(of(person))
    expect((await device.closing()).code).toBe(4401)
    room.facts.epoch = 2
    await room.connections.recheck(of(other))
    expect((await neighbour.closing()).code).toBe(4409)
  })

  it('[SYN-52] who may only read from now on is sent round: 4503, and is told at the start of the next socket', async () => {
    const person = await room.person()
    const device = await open(person)
    person.rights = 'read'
    await room.connections.recheck(of(person))
    expect(await device.closing()).toEqual({ code: 4503, reason: 'rightsChanged' })
    expect((await open(person)).refusals).toMatchObject([{ ordinal: 0, code: 'access.readOnly' }])
  })

  it('[SYN-52] our page says that the person may only read now, keeps what it wrote, and hands it over when the right comes back', async () => {
    const person = await room.person()
    const other = await open(await room.person())
    class SignedInSocket extends NodeSocket {
      constructor(url: string | URL) {
        super(url, { headers: { authorization: `Bearer ${person.token}` } })
      }
    }
    const page = new DocumentConnection({
      documentId: room.documentId,
      epoch: 1,
      canWrite: true,
      personId: person.personId,
      address: room.url,
      socket: SignedInSocket as unknown as SocketConstructor,
    })
    const told: string[] = []
    page.subscribe(() => told.push(JSON.stringify(page.state)))
    await vi.waitFor(() => expect(page.state.kind).toBe('saved'), waitOptions)
    person.rights = 'read'
    await room.connections.recheck(of(person))
    page.doc.getText('t').insert(0, 'mit')
    await vi.waitFor(() => expect(page.mayOnlyReadNow).toBe(true), waitOptions)
    expect(page.state).toEqual({ kind: 'refused', reason: 'readOnly', changes: 1 })
    other.edit((doc) => doc.getText('t').insert(0, 'deres'))
    await vi.waitFor(() => expect(page.doc.getText('t').toJSON()).toContain('deres'), waitOptions)
    expect(await rowCount()).toBe(1)

    person.rights = 'write'
    await room.connections.recheck(of(person))
    await vi.waitFor(() => expect(page.state.kind).toBe('saved'), waitOptions)
    await vi.waitFor(() => expect(other.doc.getText('t').toJSON()).toContain('mit'), waitOptions)
    expect(page.mayOnlyReadNow).toBe(false)
    expect(told.filter((state) => state.includes('noAccess'))).toEqual([])
    page.destroy()
  })

  it('[SYN-52] the stock client comes back as a reader by itself', async () => {
    const person = await room.person()
    const client = openStockClient(room.url, room.documentId, person.token)
    await client.synced()
    person.rights = 'read'
    await room.connections.recheck(of(person))
    await vi.waitFor(() => expect(client.provider.synced).toBe(false), waitOptions)
    await client.synced()
    client.stop()
  })

  it('[SYN-51] rights that nobody can tell close with 4503, since the client may not be wrong', async () => {
    const person = await room.person()
    const device = await open(person)
    room.facts.beforeRights = () => Promise.reject(new Error('database is away'))
    await room.connections.recheck(of(person))
    expect((await device.closing()).code).toBe(4503)
  })
})
