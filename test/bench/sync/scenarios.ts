import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { percentile } from '../statistics.ts'
import { cpuSeconds, residentKib } from './process-usage.ts'
import { type RoomClient, joinRoom } from './room-client.ts'
import type { RunningSystem } from './systems.ts'

export interface TypingFigures {
  /** From sending to another editor's receipt, ms. */
  readonly propagationP50: number
  readonly propagationP95: number
  /** From sending to the server's acknowledgement, ms; NaN where there is none. */
  readonly acknowledgedP95: number
  /** From sending until the edit is on the server's disk, ms; NaN where nothing is kept. */
  readonly onDiskP95: number
  /** Server CPU seconds per 1,000 updates taken in. */
  readonly cpuPer1000: number
}

/** Updates as typing makes them: one letter each, from a Y.Doc of its own, so that peers can apply them. */
function letters(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const text = doc.getText('bench')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) text.insert(text.length, 'abcdefghij'[index % 10]!)
  return updates
}

/** Ten editors in one document, each typing five letters a second at its own beat. */
export async function typing(system: RunningSystem, documentId: string, seconds: number): Promise<TypingFigures> {
  const editors = 10
  const perSecond = 5
  const clients = await Promise.all(
    Array.from({ length: editors }, (_, index) => joinRoom(system.address(documentId, index))),
  )
  const sentAt = new Map<string, number>()
  const propagation: number[] = []
  const acknowledged: number[] = []
  const sentAtEpoch: number[] = []
  // The second editor's receipt stands for the room; one listener keeps this process from being what is measured.
  const keyOf = (update: Uint8Array): string => Buffer.from(update).toString('base64')
  for (const [index, client] of clients.entries()) {
    client.onUpdate =
      index < 2
        ? (update) => {
            const at = sentAt.get(keyOf(update))
            if (at !== undefined) propagation.push(performance.now() - at)
          }
        : () => {}
  }
  const cpuBefore = cpuSeconds(system.pid)
  await Promise.all(
    clients.map(async (client, index) => {
      const updates = letters(seconds * perSecond)
      const mine: number[] = []
      let seen = 0
      client.onAcknowledged = (count) => {
        for (; seen < count && seen < mine.length; seen += 1) acknowledged.push(performance.now() - mine[seen]!)
      }
      await pause((index * 1000) / (editors * perSecond))
      for (const update of updates) {
        const now = performance.now()
        sentAt.set(keyOf(update), now)
        mine.push(now)
        sentAtEpoch.push(Date.now())
        client.sendUpdate(update)
        await pause(1000 / perSecond)
      }
    }),
  )
  await pause(300)
  const cpu = cpuSeconds(system.pid) - cpuBefore
  const onDisk = system.name === 'hocuspocus' ? await untilStored(system, [...sentAtEpoch]) : acknowledged
  for (const client of clients) client.socket.terminate()
  return {
    propagationP50: percentile(propagation, 0.5),
    propagationP95: percentile(propagation, 0.95),
    acknowledgedP95: percentile(acknowledged, 0.95),
    onDiskP95: percentile(onDisk, 0.95),
    cpuPer1000: (cpu / (editors * perSecond * seconds)) * 1000,
  }
}

/** An edit is on the peer's disk when the first write that began after it has ended. */
async function untilStored(system: RunningSystem, sentAt: readonly number[]): Promise<number[]> {
  const last = Math.max(...sentAt)
  for (let tries = 0; tries < 300 && !system.stores.some(({ startedAt }) => startedAt >= last); tries += 1) {
    await pause(50)
  }
  return sentAt.map((at) => {
    const ends = system.stores.filter(({ startedAt }) => startedAt >= at).map(({ endedAt }) => endedAt)
    return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...ends) - at
  })
}

/** Updates per second from twenty editors who send 400 letters each as fast as the wire takes them. */
export async function throughput(system: RunningSystem, documentId: string): Promise<number> {
  const editors = 20
  const each = 400
  const watcher = await joinRoom(system.address(documentId, 25))
  const clients = await Promise.all(
    Array.from({ length: editors }, (_, index) => joinRoom(system.address(documentId, index))),
  )
  const batches = clients.map(() => letters(each))
  let received = 0
  const startedAt = performance.now()
  const finished = new Promise<void>((resolve) => {
    watcher.onUpdate = () => {
      received += 1
      if (received === editors * each) resolve()
    }
  })
  for (const [index, client] of clients.entries()) for (const update of batches[index]!) client.sendUpdate(update)
  await Promise.race([finished, pause(20_000)])
  const seconds = (performance.now() - startedAt) / 1000
  for (const client of [...clients, watcher]) client.socket.terminate()
  return received / seconds
}

/** KiB of server memory for each of 1,000 connections that sit still, spread over ten documents. */
export async function idleMemory(system: RunningSystem): Promise<number> {
  const count = 1000
  const documents = system.documentIds.slice(0, 10)
  // One connection to each document first: what is measured is the connection, not the document's own weight.
  const clients: RoomClient[] = await Promise.all(documents.map((id, index) => joinRoom(system.address(id, index))))
  await pause(500)
  const before = residentKib(system.pid)
  for (let index = 0; index < count; index += 50) {
    clients.push(
      ...(await Promise.all(
        Array.from({ length: 50 }, (_, k) =>
          joinRoom(system.address(documents[k % documents.length]!, Math.floor((index + k) / 17))),
        ),
      )),
    )
  }
  await pause(1000)
  const after = residentKib(system.pid)
  for (const client of clients) client.socket.terminate()
  return (after - before) / count
}

/** Milliseconds from connecting to holding the whole document, on a server that has not loaded it yet. */
export async function coldOpen(system: RunningSystem, documentId: string): Promise<number> {
  const startedAt = performance.now()
  const client = await joinRoom(system.address(documentId))
  const ms = performance.now() - startedAt
  client.socket.terminate()
  return ms
}
