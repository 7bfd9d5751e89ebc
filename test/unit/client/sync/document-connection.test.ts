import * as encoding from 'lib0/encoding'
import { WebSocket as NodeSocket } from 'ws'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { SocketConstructor } from '#client/sync/counting-socket.ts'
import { DocumentConnection } from '#client/sync/document-connection.ts'
import { peopleOf } from '#client/sync/presence.ts'
import { closeCode, messageType, syncLimits } from '#shared/contracts/sync.ts'
import { documentSchemaVersion } from '#shared/document/fragments.ts'
import { SmallSyncServer } from './small-sync-server.ts'

const documentId = '0b6b2f0e-7f2f-4f6c-9d5e-3a8d0a4b1c11'

/** Message 101 as the server says it: with n = 0 a note, otherwise the refusal of a write message. */
function readOnlyFrame(ordinal: number, data: Readonly<Record<string, string>>): Uint8Array {
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, messageType.refused)
  encoding.writeVarUint(frame, ordinal)
  encoding.writeVarString(frame, 'access.readOnly')
  encoding.writeVarString(frame, JSON.stringify(data))
  return encoding.toUint8Array(frame)
}

function updateFrame(doc: Y.Doc): Uint8Array {
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, messageType.sync)
  encoding.writeVarUint(frame, 2)
  encoding.writeVarUint8Array(frame, Y.encodeStateAsUpdate(doc))
  return encoding.toUint8Array(frame)
}

describe('a document connection over real sockets', () => {
  let server: SmallSyncServer
  const open: DocumentConnection[] = []

  function connect(options: { canWrite?: boolean; personId?: string } = {}): DocumentConnection {
    const connection = new DocumentConnection({
      documentId,
      epoch: 1,
      canWrite: options.canWrite ?? true,
      personId: options.personId ?? 'ida',
      address: server.address,
      socket: NodeSocket as unknown as SocketConstructor,
    })
    open.push(connection)
    return connection
  }

  /** Every state the connection goes through, with what the server had on its disk at that moment. */
  function record(connection: DocumentConnection): { kind: string; onDisk: string; own: string }[] {
    const seen: { kind: string; onDisk: string; own: string }[] = []
    connection.subscribe(() =>
      seen.push({ kind: connection.state.kind, onDisk: server.text(), own: connection.doc.getText('t').toJSON() }),
    )
    return seen
  }

  const saved = (connection: DocumentConnection) =>
    vi.waitFor(() => expect(connection.state.kind).toBe('saved'), { timeout: 8000, interval: 10 })

  beforeEach(async () => {
    server = new SmallSyncServer()
    await server.start()
  })
  afterEach(async () => {
    for (const connection of open.splice(0)) connection.destroy()
    await server.kill()
  })

  it('asks for acknowledgements and names the schema and the epoch', async () => {
    await saved(connect())
    expect(server.requests).toEqual([`/sync/${documentId}?ack=1&schema=${documentSchemaVersion}&epoch=1`])
  })

  it('is saved only when the server has the text on its disk, keystroke by keystroke', async () => {
    const connection = connect()
    await saved(connection)
    const seen = record(connection)
    for (const letter of 'forpligtelse') {
      connection.doc.getText('t').insert(connection.doc.getText('t').length, letter)
      expect(connection.state.kind).toBe('saving')
      await saved(connection)
    }
    expect(server.text()).toBe('forpligtelse')
    const lies = seen.filter(({ kind, onDisk, own }) => kind === 'saved' && onDisk !== own)
    expect(lies).toEqual([])
    expect(seen.filter(({ kind }) => kind === 'saved')).toHaveLength(12)
  })

  it('is not saved while the acknowledgement is held back, though the server has applied the edit', async () => {
    const connection = connect()
    await saved(connection)
    server.isHoldingAcks = true
    connection.doc.getText('t').insert(0, 'venter')
    await vi.waitFor(() => expect(server.text()).toBe('venter'))
    expect(connection.state).toEqual({ kind: 'saving' })
    expect(connection.unsaved).toBe(1)
    server.releaseAcks()
    await saved(connection)
    expect(connection.unsaved).toBe(0)
  })

  it('counts a delete-only edit, which no state vector shows', async () => {
    const connection = connect()
    connection.doc.getText('t').insert(0, 'slettes')
    await saved(connection)
    server.isHoldingAcks = true
    connection.doc.getText('t').delete(0, 4)
    expect(connection.state.kind).toBe('saving')
    await vi.waitFor(() => expect(server.text()).toBe('tes'))
    expect(connection.state.kind).toBe('saving')
    server.releaseAcks()
    await saved(connection)
  })

  it('keeps and counts what is written while the server is gone, and hands it over when it is back', async () => {
    const connection = connect()
    connection.doc.getText('t').insert(0, 'før ')
    await saved(connection)
    const port = server.port
    await server.kill()
    await vi.waitFor(() => expect(connection.state.kind).toBe('offline'))
    connection.doc.getText('t').insert(4, 'uden net ')
    connection.doc.getText('t').delete(0, 2)
    expect(connection.state).toEqual({ kind: 'offline', changes: 2, isKept: false })

    const seen = record(connection)
    await server.start(port)
    await saved(connection)
    expect(server.text()).toBe('r uden net ')
    expect(seen.filter(({ kind, onDisk, own }) => kind === 'saved' && onDisk !== own)).toEqual([])
  })

  it('does not call the hand-over saved before the server has acknowledged it', async () => {
    const connection = connect()
    await saved(connection)
    const port = server.port
    await server.kill()
    connection.doc.getText('t').insert(0, 'uden net')
    server.isHoldingAcks = true
    await server.start(port)
    await vi.waitFor(() => expect(server.text()).toBe('uden net'), { timeout: 8000 })
    expect(connection.state.kind).not.toBe('saved')
    server.releaseAcks()
    await saved(connection)
  })

  it.each([
    [closeCode.signedOut, 'signedOut'],
    [closeCode.noAccess, 'noAccess'],
    [closeCode.epochChanged, 'epochChanged'],
    [closeCode.tooLarge, 'tooLarge'],
    [closeCode.malformed, 'malformed'],
  ])('stops for good on close code %i and keeps the text', async (code, reason) => {
    const connection = connect()
    await saved(connection)
    server.isHoldingAcks = true
    connection.doc.getText('t').insert(0, 'beholdes')
    server.closeAll(code)
    await vi.waitFor(() => expect(connection.state).toEqual({ kind: 'refused', reason, changes: 1 }))
    expect(connection.doc.getText('t').toJSON()).toBe('beholdes')
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['outdated', { kind: 'refused', reason: 'outdated', changes: 1 }, 'mit', 1],
    ['role', { kind: 'refused', reason: 'readOnly', changes: 1 }, 'deresmit', 1],
  ])('a note with the reason %s', async (reason, state, text, requests) => {
    server.note = readOnlyFrame(0, { reason })
    server.doc.getText('t').insert(0, 'deres')
    const connection = connect()
    connection.doc.getText('t').insert(0, 'mit')
    await vi.waitFor(() => expect(connection.state).toEqual(state), { timeout: 8000 })
    expect([...connection.doc.getText('t').toJSON()].toSorted()).toEqual([...text].toSorted())
    expect(server.requests).toHaveLength(requests)
    expect(server.text()).toBe('deres')
  })

  it('who may only read now is not told that the access is gone, comes back as a reader and sends nothing more', async () => {
    const connection = connect()
    await saved(connection)
    expect(connection.mayOnlyReadNow).toBe(false)
    server.isHoldingAcks = true
    connection.doc.getText('t').insert(0, 'for sent')
    const told: string[] = []
    connection.subscribe(() => told.push(JSON.stringify(connection.state)))
    server.note = readOnlyFrame(0, { reason: 'role' })
    server.sendToAll(readOnlyFrame(2, {}))
    server.closeAll(closeCode.noAccess)
    await vi.waitFor(() => expect(server.requests).toHaveLength(2), { timeout: 8000 })
    const now = { kind: 'refused', reason: 'readOnly', changes: 1 }
    expect(connection.state).toEqual(now)
    connection.doc.getText('t').insert(0, 'x')
    server.doc.getText('t').insert(0, 'andres ')
    server.sendToAll(updateFrame(server.doc))
    await vi.waitFor(() => expect(connection.doc.getText('t').toJSON()).toContain('andres '))
    expect(connection.mayOnlyReadNow).toBe(true)
    expect(server.text()).not.toContain('x')
    expect(told.filter((state) => state.includes('noAccess'))).toEqual([])
  })

  it('hands over what was held back when the right to write comes back', async () => {
    server.note = readOnlyFrame(0, { reason: 'role' })
    const connection = connect()
    connection.doc.getText('t').insert(0, 'holdt tilbage')
    await vi.waitFor(() => expect(connection.mayOnlyReadNow).toBe(true), { timeout: 8000 })
    server.note = null
    server.closeAll(closeCode.unavailable)
    await saved(connection)
    expect([connection.mayOnlyReadNow, server.text()]).toEqual([false, 'holdt tilbage'])
  })

  it('who lost nothing by the change only reads from then on, and is told when the access is gone too', async () => {
    server.note = readOnlyFrame(0, { reason: 'role' })
    const connection = connect()
    await vi.waitFor(() => expect(connection.state).toEqual({ kind: 'readOnly', isLive: true }), { timeout: 8000 })
    server.closeAll(closeCode.noAccess)
    await vi.waitFor(() => expect(connection.state).toEqual({ kind: 'refused', reason: 'noAccess', changes: 0 }))
  })

  it('comes back by itself when the server stops for a moment', async () => {
    const connection = connect()
    await saved(connection)
    server.closeAll(closeCode.unavailable)
    await vi.waitFor(() => expect(connection.state.kind).not.toBe('saved'))
    await saved(connection)
    expect(server.requests).toHaveLength(2)
  })

  it('says that a document cannot be shown when it was never seen here and nobody answers', async () => {
    await server.kill()
    const connection = connect()
    await vi.waitFor(() => expect(connection.phase).toBe('neverSeen'))
    expect(connection.state.kind).toBe('offline')
    await server.start(server.port)
    await vi.waitFor(() => expect(connection.phase).toBe('ready'), { timeout: 8000 })
  })

  it('never writes for a reader', async () => {
    const connection = connect({ canWrite: false })
    await vi.waitFor(() => expect(connection.state).toEqual({ kind: 'readOnly', isLive: true }))
    connection.doc.getText('t').insert(0, 'må ikke')
    server.doc.getText('t').insert(0, 'andres ')
    server.sendToAll(updateFrame(server.doc))
    await vi.waitFor(() => expect(connection.doc.getText('t').toJSON()).toContain('andres'))
    expect(server.text()).toBe('andres ')
    expect(connection.unsaved).toBe(0)
  })

  it('mends itself when the server says that the two have drifted apart', async () => {
    const connection = connect()
    connection.doc.getText('t').insert(0, 'vores')
    await saved(connection)
    server.doc.getText('t').insert(0, 'deres ')
    const diverged = encoding.createEncoder()
    encoding.writeVarUint(diverged, messageType.diverged)
    encoding.writeVarUint8Array(diverged, Y.encodeStateVector(server.doc))
    server.sendToAll(encoding.toUint8Array(diverged))
    await vi.waitFor(() => expect(connection.doc.getText('t').toJSON()).toBe('deres vores'))
    await saved(connection)
  })

  it('sends its own presence only, at most five times a second, and never echoes', async () => {
    const ida = connect({ personId: 'ida' })
    await saved(ida)
    // One after the other, so that the server knows the sockets apart by their order.
    const mads = connect({ personId: 'mads' })
    await saved(mads)
    for (const [connection, name, partyKind] of [
      [ida, 'Ida', 'municipality'],
      [mads, 'Mads', 'employmentActor'],
    ] as const) {
      const { personId } = connection.options
      connection.awareness.setLocalStateField('user', { personId, name, partyKind })
    }
    await vi.waitFor(() => expect(peopleOf(ida.peers).map((peer) => peer.name)).toEqual(['Ida', 'Mads']))
    await vi.waitFor(() => expect(peopleOf(mads.peers).map((peer) => peer.name)).toEqual(['Mads', 'Ida']))
    const before = [...server.awarenessFrames]
    const startedAt = Date.now()
    for (let move = 0; move < 50; move++) {
      ida.presence.moveTo({ section: `P${(move % 17) + 1}`, field: null, cursor: null })
      await new Promise((resolve) => setImmediate(resolve))
    }
    ida.presence.moveTo({ section: 'P4', field: null, cursor: null })
    await vi.waitFor(() => expect(mads.peers.find((peer) => peer.name === 'Ida')?.section).toBe('P4'), {
      timeout: 3000,
    })
    const allowed = Math.ceil((Date.now() - startedAt) / syncLimits.awarenessIntervalMs) + 1
    expect((server.awarenessFrames[0] ?? 0) - (before[0] ?? 0)).toBeLessThanOrEqual(allowed)
    expect(server.awarenessFrames[1]).toBe(before[1])
  })

  it('does not show a peer that has no name or no known party', async () => {
    const ida = connect({ personId: 'ida' })
    const other = connect({ personId: 'x' })
    await saved(ida)
    await saved(other)
    other.awareness.setLocalState({ user: { personId: 'x', name: 'X', partyKind: 'red;background:url(//x)' } })
    await vi.waitFor(() => expect(ida.awareness.getStates().get(other.doc.clientID)).toHaveProperty('user'))
    ida.awareness.setLocalStateField('user', { personId: 'ida', name: 'Ida', partyKind: 'fund' })
    await vi.waitFor(() => expect(ida.peers.map((peer) => peer.name)).toEqual(['Ida']))
  })
})
