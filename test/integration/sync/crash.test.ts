import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseFileName } from '#server/storage/database.ts'
import { openSqliteFile } from '#server/storage/sqlite-file.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { type ServerProcess, buildServerProcess, startServerProcess } from '#test/support/sync/server-process.ts'

const rounds = Number(process.env['REPEAT'] ?? 1) * 20
const typists = 10
const maxRestartMs = 2000

const quantile = (values: readonly number[], part: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.round(part * (values.length - 1))] ?? Number.NaN)

/** A device that adds and deletes keys without pause, and knows which of its changes were acknowledged. */
class Typist {
  readonly device: RawDevice
  private readonly name: string
  private readonly changes: { ordinal: number; key: string; isDeleted: boolean }[] = []
  private ordinal = 1
  private timer: NodeJS.Timeout | null = null

  constructor(device: RawDevice, name: string) {
    this.device = device
    this.name = name
  }

  start(): void {
    let count = 0
    this.timer = setInterval(() => {
      if (this.device.closed !== null) return this.stop()
      count += 1
      const key = `${this.name}:${count % 3 === 0 ? count - 1 : count}`
      const isDeleted = count % 3 === 0
      this.device.edit((doc) => {
        if (isDeleted) doc.getMap('keys').delete(key)
        else doc.getMap('keys').set(key, count)
      })
      this.ordinal += 1
      this.changes.push({ ordinal: this.ordinal, key, isDeleted })
    }, 20)
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }

  /** The last acknowledged word about each key, as long as nothing later about it is open. */
  promised(): Map<string, boolean> {
    const upTo = this.device.acknowledged.at(-1) ?? 0
    const promised = new Map<string, boolean>()
    for (const change of this.changes) {
      if (change.ordinal <= upTo) promised.set(change.key, !change.isDeleted)
      else promised.delete(change.key)
    }
    return promised
  }
}

describe('crash', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'samspil-crash-'))
  let server: ServerProcess | null = null
  beforeAll(buildServerProcess)
  afterEach(async () => {
    await server?.end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })
  const connect = (to: ServerProcess, index: number): RawDevice =>
    new RawDevice(`${to.url}/${to.documentId}?token=${to.tokens[index]}&ack=1`)

  it(
    `[SYN-12] kill -9 in the middle of typing, ${rounds} rounds: no acknowledged edit is lost`,
    async () => {
      const restarts: number[] = []
      let acknowledged = 0
      const lost: string[] = []
      server = await startServerProcess(dataDir, typists)
      for (let round = 0; round < rounds; round += 1) {
        const running = server
        const devices = await Promise.all(running.tokens.map((_, index) => connect(running, index).sync()))
        const people = devices.map((device, index) => new Typist(device, `${round}-${index}`))
        for (const person of people) person.start()
        // Killed at a different point of the commits each time, but only after something was promised.
        await vi.waitFor(() => {
          const total = devices.reduce((sum, device) => sum + (device.acknowledged.at(-1) ?? 0), 0)
          expect(total).toBeGreaterThan(60 + ((round * 37) % 90))
        }, waitOptions)
        await running.end('SIGKILL')
        for (const person of people) person.stop()
        await Promise.all(devices.map((device) => device.closing()))

        server = await startServerProcess(dataDir, typists)
        const first = await connect(server, 0).sync()
        await vi.waitFor(() => expect(first.acknowledged.at(-1)).toBe(1), { timeout: 10_000, interval: 1 })
        restarts.push(performance.now() - server.startedAt)
        const kept = first.doc.getMap('keys')
        for (const person of people) {
          for (const [key, isThere] of person.promised()) {
            acknowledged += 1
            if (kept.has(key) !== isThere) lost.push(`${key} ${isThere ? 'gone' : 'came back'}`)
          }
        }
        first.socket.close()
      }
      await server.end('SIGKILL')
      const file = await openSqliteFile(join(dataDir, databaseFileName))
      const integrity = await file.all('PRAGMA integrity_check')
      await file.close()
      const [fastest, median, slowest] = [0, 0.5, 1].map((part) => quantile(restarts, part))
      console.log(
        `${rounds} kills, ${acknowledged} acknowledged keys, ${lost.length} lost; restart to first ack ` +
          `${fastest} to ${slowest} ms, half within ${median} ms`,
      )
      expect(lost).toEqual([])
      expect(acknowledged).toBeGreaterThan(rounds * 10)
      expect(integrity).toEqual([{ integrity_check: 'ok' }])
      expect(slowest).toBeLessThan(maxRestartMs)
    },
    rounds * 15_000,
  )
})

describe('SIGTERM', () => {
  it('[SYN-70] under load: every acknowledgement holds, all sockets get 4503, the process leaves within 5 seconds', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'samspil-term-'))
    const connect = (to: ServerProcess, index: number): RawDevice =>
      new RawDevice(`${to.url}/${to.documentId}?token=${to.tokens[index]}&ack=1`)
    const server = await startServerProcess(dataDir, typists)
    const devices = await Promise.all(server.tokens.map((_, index) => connect(server, index).sync()))
    const people = devices.map((device, index) => new Typist(device, `t${index}`))
    for (const person of people) person.start()
    await vi.waitFor(() => expect(devices[0]!.acknowledged.at(-1)).toBeGreaterThan(20), waitOptions)
    const startedAt = performance.now()
    expect(await server.end('SIGTERM')).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(5000)
    for (const device of devices) expect((await device.closing()).code).toBe(4503)
    const again = await startServerProcess(dataDir, 1)
    const kept = (await connect(again, 0).sync()).doc.getMap('keys')
    for (const person of people) for (const [key, isThere] of person.promised()) expect(kept.has(key)).toBe(isThere)
    await again.end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })
})

describe('order of flush and acknowledgement', () => {
  const strace = ((): string | null => {
    try {
      return execFileSync('which', ['strace'], { encoding: 'utf8' }).trim()
    } catch {
      return null
    }
  })()
  const reason = strace === null ? ' (skipped: strace is not installed)' : ''

  it.skipIf(strace === null)(
    `[SYN-12] the write-ahead log is flushed between an edit and its acknowledgement${reason}`,
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'samspil-strace-'))
      const trace = join(dataDir, 'trace')
      const calls = 'trace=fsync,fdatasync,pwrite64,read,recvfrom,write,writev,sendto,sendmsg'
      const server = await startServerProcess(dataDir, 1, [
        strace!,
        '-f',
        '-y',
        '-xx',
        '-s',
        '64',
        '-e',
        calls,
        '-o',
        trace,
      ])
      const device = await new RawDevice(`${server.url}/${server.documentId}?token=${server.tokens[0]}&ack=1`).sync()
      await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(1), waitOptions)
      const count = 20
      for (let index = 0; index < count; index += 1) {
        device.edit((doc) => doc.getText('t').insert(0, `marke${index}`))
        await vi.waitFor(() => expect(device.acknowledged.at(-1)).toBe(index + 2), waitOptions)
      }
      await server.end('SIGTERM')
      const { acknowledgements, violations } = readTrace(readFileSync(trace, 'utf8'))
      rmSync(dataDir, { recursive: true, force: true })
      expect(acknowledgements).toBe(count)
      expect(violations).toEqual([])
    },
    60_000,
  )
})

/**
 * Acknowledgements (a frame of header 0x82 2 and body 100 n) and those with no write and flush of the write-ahead log
 * since the edit was read from the same socket. With `-xx` everything is in hexadecimal, the file names too.
 */
function readTrace(trace: string): { acknowledgements: number; violations: string[] } {
  const violations: string[] = []
  const flushing = new Set<string>()
  let acknowledgements = 0
  let isWritten = false
  let isFlushed = false
  const socket = trace.match(/writev\((\d+)<[^>]*>, \[\{iov_base="\\x82\\x02"/)?.[1] ?? 'none'
  for (const line of trace.split('\n')) {
    const thread = line.split(' ', 1)[0] ?? ''
    const isWal = line.includes('\\x2d\\x77\\x61\\x6c>')
    const ordinal = line.match(/\\x82\\x02(?:"[^"]*")?\\x64\\x([0-9a-f]{2})/)?.[1]
    if (line.includes(` read(${socket}<`)) {
      isWritten = false
      isFlushed = false
    } else if (line.includes('pwrite64(') && isWal) {
      isWritten = true
      isFlushed = false
    } else if (/ f(data)?sync\(/.test(line) && isWal) {
      if (line.includes('<unfinished')) flushing.add(thread)
      else isFlushed = line.includes('= 0')
    } else if (/<\.\.\. f(data)?sync resumed>/.test(line) && flushing.delete(thread)) {
      isFlushed = line.includes('= 0')
    } else if (ordinal !== undefined && ordinal !== '01') {
      // Number 1 is the empty step 2 of the handshake, for which nothing had to be written.
      acknowledgements += 1
      if (!isWritten || !isFlushed) violations.push(line)
    }
  }
  return { acknowledgements, violations }
}
