import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RawDevice, presenceFrame, waitOptions } from '#test/support/sync/raw-device.ts'
import { openStockClient } from '#test/support/sync/stock-client.ts'
import { type RoomPerson, type SyncRoom, openSyncRoom } from '#test/support/sync/sync-room.ts'

describe('presence', () => {
  let room: SyncRoom
  beforeEach(async () => {
    room = await openSyncRoom({ options: { awarenessIntervalMs: 20 } })
  })
  afterEach(() => room.close())

  const open = (person: RoomPerson): Promise<RawDevice> =>
    new RawDevice(`${room.url}/${room.documentId}?token=${person.token}`).sync()
  const sees = (device: RawDevice, other: number): Promise<unknown> =>
    vi.waitFor(() => {
      const shown = device.presence.get(other)
      if (shown === undefined) throw new Error('not seen yet')
      return shown.state
    }, waitOptions)

  it('[SYN-31] a device says where it is; who it is comes from the session', async () => {
    const anna = await room.person('write', 'Anna')
    const [a, b] = [await open(anna), await open(await room.person())]
    const cursor = { anchor: { type: null, tname: 'section:P4', item: null, assoc: 0 }, head: { tname: 'section:P4' } }
    a.sendPresence(1, 1, {
      user: { name: 'Mallory', personId: 'x', partyKind: 'fund', colour: 'red;background:url(//x)' },
      section: 'P4',
      field: 'tasks/1/title',
      cursor,
      html: '<script>',
    })
    expect(await sees(b, 1)).toEqual({
      user: { personId: anna.personId, name: 'Anna', partyKind: 'firm' },
      section: 'P4',
      field: 'tasks/1/title',
      cursor,
    })
    expect(a.awarenessFrames).toBe(0)
  })

  it('[SYN-31] parts that do not have their shape are left out', async () => {
    const [a, b] = [await open(await room.person()), await open(await room.person())]
    a.sendPresence(1, 1, { section: 'x'.repeat(41), field: 7, cursor: { anchor: '<b>', head: null } })
    expect(Object.keys((await sees(b, 1)) as object)).toEqual(['user'])
  })

  it('[SYN-30] the state of somebody else, sent back or forged, is not heard, and nobody is cut', async () => {
    const [anna, bo] = [await room.person('write', 'Anna'), await room.person('write', 'Bo')]
    const [a, b, witness] = [await open(anna), await open(bo), await open(await room.person())]
    a.sendPresence(1, 1, { section: 'P1' })
    b.sendPresence(2, 1, { section: 'P2' })
    await Promise.all([sees(b, 1), sees(witness, 1), sees(witness, 2)])
    b.sendPresence(1, 2 ** 40, { section: 'P9' })
    b.sendPresence(1, 3, null)
    b.sendPresence(3, 1, { section: 'P9' })
    a.sendPresence(1, 2, { section: 'P3' })
    await vi.waitFor(() => expect(witness.presence.get(1)?.state).toMatchObject({ section: 'P3' }), waitOptions)
    expect(witness.presence.get(1)?.state).toMatchObject({ user: { name: 'Anna' } })
    expect([...witness.presence.keys()].sort()).toEqual([1, 2])
    expect([a.closed, b.closed]).toEqual([null, null])
  })

  it('[SYN-30] a device that was another person’s is not to be had when that person has left', async () => {
    const [anna, mallory] = [await room.person('write', 'Anna'), await room.person('write', 'Mallory')]
    const [a, m, witness] = [await open(anna), await open(mallory), await open(await room.person())]
    a.sendPresence(1, 5, { section: 'P1' })
    await sees(witness, 1)
    a.socket.close()
    await vi.waitFor(() => expect(witness.presence.has(1)).toBe(false), waitOptions)
    m.sendPresence(1, 9, { section: 'P1' })
    m.sendPresence(4, 1, {})
    await sees(witness, 4)
    expect(witness.presence.has(1)).toBe(false)
    // The same clock as before: the stock client comes back with it.
    const back = await open(anna)
    back.sendPresence(1, 5, { section: 'P2' })
    expect(await sees(witness, 1)).toMatchObject({ section: 'P2', user: { name: 'Anna' } })
  })

  it('[SYN-30] a person’s second page that sends back the first one’s state does not become it', async () => {
    const anna = await room.person()
    const [first, second, witness] = [await open(anna), await open(anna), await open(await room.person())]
    first.sendPresence(1, 1, { section: 'P1' })
    await sees(second, 1)
    second.send(presenceFrame([{ device: 1, ...second.presence.get(1)! }]))
    second.sendPresence(2, 1, { section: 'P2' })
    expect(await sees(witness, 2)).toMatchObject({ section: 'P2' })
    first.sendPresence(1, 2, { section: 'P3' })
    await vi.waitFor(() => expect(witness.presence.get(1)?.state).toMatchObject({ section: 'P3' }), waitOptions)
  })

  it('[SYN-30] a hundred thousand forged departures leave nothing behind', async () => {
    const [a, witness] = [await open(await room.person()), await open(await room.person())]
    for (let batch = 0; batch < 100; batch += 1) {
      const entries = Array.from({ length: 1000 }, (_, index) => ({
        device: 10 + batch * 1000 + index,
        clock: 1,
        state: null,
      }))
      a.send(presenceFrame(entries))
    }
    a.sendPresence(1, 1, {})
    await sees(witness, 1)
    expect([...witness.presence.keys()]).toEqual([1])
    expect(witness.awarenessFrames).toBe(1)
  })

  it('[SYN-33] who comes later is told who is here, and who asks is told again', async () => {
    const a = await open(await room.person())
    a.sendPresence(1, 1, { section: 'P1' })
    const late = await open(await room.person())
    expect(await sees(late, 1)).toMatchObject({ section: 'P1' })
    late.presence.clear()
    late.send(new Uint8Array([3]))
    expect(await sees(late, 1)).toMatchObject({ section: 'P1' })
  })

  it('[SYN-33] the last word of a socket that goes is its departure', async () => {
    const [a, witness] = [await open(await room.person()), await open(await room.person())]
    a.sendPresence(1, 1, {})
    await sees(witness, 1)
    a.socket.terminate()
    await vi.waitFor(() => expect(witness.presence.size).toBe(0), waitOptions)
  })

  it('[SYN-33] a device on a new socket stays visible when the old one dies', async () => {
    const anna = await room.person()
    const [old, witness] = [await open(anna), await open(await room.person())]
    old.sendPresence(1, 4, { section: 'P1' })
    await sees(witness, 1)
    const renewed = await open(anna)
    renewed.sendPresence(1, 5, { section: 'P2' })
    await vi.waitFor(() => expect(witness.presence.get(1)?.state).toMatchObject({ section: 'P2' }), waitOptions)
    old.socket.terminate()
    await vi.waitFor(() => expect(room.server.stats().connections).toBe(2), waitOptions)
    renewed.sendPresence(1, 6, { section: 'P3' })
    await vi.waitFor(() => expect(witness.presence.get(1)?.state).toMatchObject({ section: 'P3' }), waitOptions)
  })

  it('[SYN-31] a reader is seen too', async () => {
    const [reader, witness] = [await open(await room.person('read')), await open(await room.person())]
    reader.sendPresence(1, 1, { section: 'P5' })
    expect(await sees(witness, 1)).toMatchObject({ section: 'P5' })
  })

  it('[SYN-31] a state over 4 KiB and bytes that are no state end the socket', async () => {
    const large = await open(await room.person())
    large.sendPresence(1, 1, { section: 'x'.repeat(5000) })
    expect((await large.closing()).code).toBe(4422)
    const list = await open(await room.person())
    list.sendPresence(1, 1, [])
    expect((await list.closing()).code).toBe(4422)
  })
})

describe('presence of stock clients', () => {
  it('[SYN-32] ten moves of one among twenty reach all, in few frames, and the echoes go nowhere', async () => {
    const room = await openSyncRoom({ options: { awarenessIntervalMs: 50 } })
    const clients = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { token } = await room.person()
        return openStockClient(room.url, room.documentId, token)
      }),
    )
    await Promise.all(clients.map((client) => client.synced()))
    await vi.waitFor(() => {
      for (const client of clients) expect(client.provider.awareness.getStates().size).toBe(20)
    }, waitOptions)
    const witness = new RawDevice(`${room.url}/${room.documentId}?token=${(await room.person()).token}`)
    await witness.sync()
    await vi.waitFor(() => expect(witness.presence.size).toBe(20), waitOptions)
    const before = witness.awarenessFrames
    const [mover] = clients
    for (let move = 0; move < 10; move += 1) mover!.provider.awareness.setLocalStateField('section', `P${move}`)
    const id = mover!.doc.clientID
    await vi.waitFor(() => {
      for (const client of clients.slice(1)) {
        expect(client.provider.awareness.getStates().get(id)).toMatchObject({ section: 'P9' })
      }
    }, waitOptions)
    expect(witness.presence.get(id)?.state).toMatchObject({ section: 'P9' })
    expect(witness.awarenessFrames - before).toBeLessThanOrEqual(4)
    for (const client of clients) client.stop()
    witness.socket.close()
    await room.close()
  })
})
