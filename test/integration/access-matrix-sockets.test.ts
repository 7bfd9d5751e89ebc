import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type ChangeNotice, closeCode, messageType, syncMessage } from '#shared/contracts/sync.ts'
import { documentSchemaVersion, fragmentName, sectionIds } from '#shared/document/fragments.ts'
import { frames } from '#server/sync/messages.ts'
import { type PersonName, type World, buildWorld, personNames } from '#test/support/records.ts'
import { RawDevice, presenceFrame, waitOptions } from '#test/support/sync/raw-device.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

/**
 * Who may send what over the sockets: every kind of frame by every role, over real sockets to the whole server. The
 * expected answers stand here. A kind of message without a row fails.
 */
const roles = [
  'anonymous',
  'municipalityLead',
  'actorMember',
  'firmMember',
  'fundFacilitator',
  'commenter',
  'reader',
  'exMember',
  'outsider',
  'unverified',
] as const
type Role = (typeof roles)[number]
/** `ok`: it had its effect. Else the code with which the socket was closed, and no effect. */
type Outcome = 'ok' | 'signedOut' | 'noAccess'
type Cells = Readonly<Record<Role, Outcome>>

const outside = { anonymous: 'signedOut', exMember: 'noAccess', outsider: 'noAccess' } as const
const readers: Cells = {
  ...outside,
  municipalityLead: 'ok',
  actorMember: 'ok',
  firmMember: 'ok',
  fundFacilitator: 'ok',
  commenter: 'ok',
  reader: 'ok',
  unverified: 'ok',
}
const writers: Cells = { ...readers, commenter: 'noAccess', reader: 'noAccess' }

interface FrameRow {
  readonly cells: Cells
  readonly send: (device: RawDevice) => void
  /** Whether the frame has had its effect. */
  readonly hasEffect: (device: RawDevice, role: Role) => Promise<boolean> | boolean
}

const section = fragmentName(sectionIds.partnerPlan[0] ?? ('' as never))

const frameRows: Readonly<Record<string, FrameRow>> = {
  'sync.step1': {
    cells: readers,
    send: (device) => device.send(frames.step1(Y.encodeStateVector(device.doc))),
    hasEffect: (device) => device.hasStep2 && device.doc.getXmlFragment(section).length === 1,
  },
  'sync.step2': {
    cells: writers,
    send: (device) => device.send(frames.step2(someWords())),
    hasEffect: (_device, role) => hasWritten(role),
  },
  'sync.update': {
    cells: writers,
    send: (device) => device.send(frames.update(someWords())),
    hasEffect: (_device, role) => hasWritten(role),
  },
  awareness: {
    cells: readers,
    send: (device) => device.send(presenceFrame([{ device: device.doc.clientID, clock: 1, state: { section: 'P1' } }])),
    hasEffect: (device) => watcher.presence.has(device.doc.clientID),
  },
  queryAwareness: {
    cells: readers,
    send: (device) => device.send(Uint8Array.of(messageType.queryAwareness)),
    hasEffect: (device) => device.presence.has(watcher.doc.clientID),
  },
  compare: {
    cells: readers,
    send: (device) => {
      const empty = Y.encodeStateVector(new Y.Doc())
      device.send(Uint8Array.of(messageType.compare, empty.byteLength, ...empty))
    },
    hasEffect: (device) => device.received.some((frame) => frame[0] === messageType.diverged),
  },
}
/** What only the server sends: a device that sends it says nothing. */
const fromServerOnly = ['auth', 'persisted', 'refused', 'diverged']

let house: TestApp
let world: World
let watcher: RawDevice
const open: RawDevice[] = []
const tokens = new Map<PersonName, string>()

beforeAll(async () => {
  house = await startTestApp({ seed: 'none' })
  world = await buildWorld(house.app.foundation)
  for (const name of personNames) tokens.set(name, await house.apiToken(`${name.toLowerCase()}@eksempel.dk`))
  watcher = await connect('municipalityColleague', world.here.partnerPlanId).sync()
  watcher.sendPresence(watcher.doc.clientID, 1, { section: 'P1' })
})
afterEach(() => {
  for (const device of open.splice(0)) device.socket.terminate()
})
afterAll(async () => {
  watcher.socket.terminate()
  await house.close()
})

const addressOf = (path: string, who: PersonName | 'anonymous'): string => {
  const token = who === 'anonymous' ? undefined : tokens.get(who)
  return `${house.wsUrl}${path}?ack=1&schema=${documentSchemaVersion}&epoch=1${token === undefined ? '' : `&token=${token}`}`
}
const connect = (who: PersonName | 'anonymous', documentId: string, isStreamed = false): RawDevice =>
  new RawDevice(addressOf(`/sync/${documentId}`, who), { isStreamed })

function someWords(): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment(section).insert(0, [new Y.XmlElement('paragraph')])
  return Y.encodeStateAsUpdate(doc)
}

const rowsOf = async (role: Role): Promise<number> => {
  const rows = await house.storage.database
    .selectFrom('document_update')
    .select('seq')
    .where('person_id', '=', role === 'anonymous' ? null : world.people[role].id)
    .execute()
  return rows.length
}
const before = new Map<Role, number>()
const hasWritten = async (role: Role): Promise<boolean> => (await rowsOf(role)) > (before.get(role) ?? 0)

const outcomeOf = (code: number): string =>
  Object.entries(closeCode).find(([, value]) => value === code)?.[0] ?? `closed with ${code}`

/** Opens, sends as soon as the socket lets it, and waits for the effect or the end. */
async function attempt(
  role: Role,
  row: FrameRow,
  documentId: string,
  isStreamed = false,
): Promise<{ outcome: string; device: RawDevice }> {
  const device = connect(role, documentId, isStreamed)
  open.push(device)
  device.socket.once('open', () => row.send(device))
  const outcome = await vi.waitFor(async () => {
    if (device.closed !== null) return outcomeOf(device.closed.code)
    if (await row.hasEffect(device, role)) return 'ok'
    throw new Error('neither an effect nor an end')
  }, waitOptions)
  return { outcome, device }
}

describe('role × frame', () => {
  it('has a row for every kind of message that a device may send', () => {
    const kinds = Object.keys(messageType).flatMap((kind) =>
      kind === 'sync' ? Object.keys(syncMessage).map((message) => `sync.${message}`) : [kind],
    )
    expect([...Object.keys(frameRows), ...fromServerOnly].sort()).toEqual(kinds.sort())
  })

  const ways = Object.entries(frameRows).flatMap(
    ([kind, row]) =>
      [
        [kind, 'WebSocket', row],
        [kind, 'stream', row],
      ] as const,
  )
  describe.each(ways)('%s over a %s', (_kind, way, row) => {
    it.each(roles)('[ACC-1] to [ACC-4] [STR-1] %s', async (role) => {
      before.set(role, await rowsOf(role))
      const { outcome, device } = await attempt(role, row, world.here.partnerPlanId, way === 'stream')
      expect(outcome).toBe(row.cells[role])
      const mayRead = readers[role] === 'ok'
      expect(device.received.length > 0).toBe(mayRead)
      expect(!mayRead && (await row.hasEffect(device, role))).toBe(false)
    })
  })

  it.each(['sync.step2', 'sync.update'])(
    '[ACC-3] tells a reader why %s was refused, and keeps nothing',
    async (kind) => {
      const row = frameRows[kind]
      const count = await rowsOf('reader')
      const { device } = await attempt('reader', row ?? ({} as never), world.here.partnerPlanId)
      expect(device.refusals.filter(({ ordinal }) => ordinal > 0)).toEqual([
        { ordinal: 1, code: 'access.readOnly', data: {} },
      ])
      expect(await rowsOf('reader')).toBe(count)
    },
  )

  it.each(roles.filter((role) => role !== 'anonymous' && role !== 'outsider'))(
    "[ACC-2] %s cannot tell another partnership's document from none",
    async (role) => {
      const step1 = frameRows['sync.step1'] ?? ({} as never)
      const foreign = await attempt(role, step1, world.there.partnerPlanId)
      const missing = await attempt(role, step1, randomUUID())
      expect(foreign.device.closed).toEqual(missing.device.closed)
      expect(foreign.outcome).toBe('noAccess')
      expect([...foreign.device.received, ...missing.device.received]).toEqual([])
    },
  )
})

describe('role × change notices', () => {
  const hears: Readonly<Record<Role, 'here' | 'there' | 'nothing' | 'signedOut'>> = {
    anonymous: 'signedOut',
    municipalityLead: 'here',
    actorMember: 'here',
    firmMember: 'here',
    fundFacilitator: 'here',
    commenter: 'here',
    reader: 'here',
    exMember: 'nothing',
    outsider: 'there',
    unverified: 'here',
  }

  it.each(roles)('[AUD-2] %s', async (role) => {
    const { here, there } = world
    const socket = new WebSocket(addressOf('/events', role))
    const heard: string[] = []
    let closed: number | null = null
    socket.on('error', () => {})
    socket.on('close', (code) => {
      closed = code
    })
    socket.on('message', (data: Buffer) => {
      heard.push((JSON.parse(data.toString()) as ChangeNotice).partnershipId)
    })
    const pongs: number[] = []
    socket.on('pong', () => pongs.push(heard.length))
    // The server asks who may hear before it tells; told again until the answer is known, or often enough.
    const outcome = await vi.waitFor(() => {
      if (closed !== null) return outcomeOf(closed)
      if (heard.length > 0) return 'heard'
      if (pongs.length >= 20) return 'nothing'
      house.app.foundation.notices.publish(here.partnershipId, 'sections')
      house.app.foundation.notices.publish(there.partnershipId, 'sections')
      if (socket.readyState === WebSocket.OPEN) socket.ping()
      throw new Error('nothing yet')
    }, waitOptions)
    socket.terminate()
    const names = [...new Set(heard)].map((id) => (id === here.partnershipId ? 'here' : 'there'))
    expect(outcome === 'heard' ? names.join(' and ') : outcome).toBe(hears[role])
  })
})
