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
    ['role', { kind: 'saved' }, 'deresmit', 1],
  ])('a note with the reason %s', async (reason, state, text, requests) => {
    const note = encoding.createEncoder()
    encoding.writeVarUint(note, messageType.refused)
    encoding.writeVarUint(note, 0)
    encoding.writeVarString(note, 'access.readOnly')
    encoding.writeVarString(note, JSON.stringify({ reason }))
    server.note = encoding.toUint8Array(note)
    server.doc.getText('t').insert(0, 'deres')
    const connection = connect()
    connection.doc.getText('t').insert(0, 'mit')
    await vi.waitFor(() => expect(connection.state).toEqual(state), { timeout: 8000 })
    expect([...connection.doc.getText('t').toJSON()].toSorted()).toEqual([...text].toSorted())
    expect(server.requests).toHaveLength(requests)
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
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, messageType.sync)
    encoding.writeVarUint(update, 2)
    encoding.writeVarUint8Array(update, Y.encodeStateAsUpdate(server.doc))
    server.sendToAll(encoding.toUint8Array(update))
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
