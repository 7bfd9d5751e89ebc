import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { fastify as createFastify } from 'fastify'
import { pino } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { packFrames, unpackFrames } from '#shared/contracts/stream.ts'
import { closeCode } from '#shared/contracts/sync.ts'
import { documentSchemaVersion } from '#shared/document/fragments.ts'
import { serveStreams } from '#server/http/stream-endpoint.ts'
import { frames } from '#server/sync/messages.ts'
import { type World, buildWorld } from '#test/support/records.ts'
import { RawDevice, waitOptions } from '#test/support/sync/raw-device.ts'
import { StreamedSocket } from '#test/support/sync/streamed-socket.ts'
import { type SignedInUser, type TestApp, startTestApp } from '#test/support/test-app.ts'

describe('a document over a stream', () => {
  let house: TestApp
  let world: World
  let ida: SignedInUser
  let karen: SignedInUser
  const open: RawDevice[] = []

  beforeAll(async () => {
    house = await startTestApp({ seed: 'none' })
    world = await buildWorld(house.app.foundation)
    ida = await house.signInAs('municipalitylead@eksempel.dk')
    karen = await house.signInAs('firmmember@eksempel.dk')
  })
  afterEach(() => {
    for (const device of open.splice(0)) device.socket.terminate()
  })
  afterAll(() => house.close())

  const path = (): string => `/sync/${world.here.partnerPlanId}?ack=1&schema=${documentSchemaVersion}&epoch=1`
  const connect = (who: SignedInUser, isStreamed: boolean): Promise<RawDevice> => {
    const device = new RawDevice(house.wsUrl + path(), { headers: who.headers, isStreamed })
    open.push(device)
    return device.sync()
  }
  const post = (address: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer> = packFrames([])) =>
    fetch(house.url + address, { method: 'POST', headers, body })
  /** Opens a stream by hand and answers with its id. */
  async function idOf(who: SignedInUser): Promise<{ id: string; end: () => void }> {
    const aborting = new AbortController()
    const answer = await fetch(`${house.url}/stream?to=${encodeURIComponent(path())}`, {
      method: 'POST',
      headers: who.headers,
      signal: aborting.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
    let text = ''
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    while (!text.includes('event: open')) text += (await reader.read()).value ?? ''
    return { id: /event: stream\ndata: (.+)/.exec(text)![1]!, end: () => aborting.abort() }
  }

  it('[STR-1] is the same document: written in over either way, acknowledged, and equal in the end', async () => {
    const [streamed, plain] = [await connect(ida, true), await connect(karen, false)]
    for (let turn = 0; turn < 50; turn += 1) {
      streamed.edit((doc) => doc.getText('t').insert(0, 's'))
      plain.edit((doc) => doc.getText('t').insert(0, 'w'))
    }
    await vi.waitFor(() => expect(streamed.acknowledged.at(-1)).toBe(51), waitOptions)
    await vi.waitFor(() => expect(plain.doc.getText('t').length).toBe(100), waitOptions)
    await vi.waitFor(() => expect(streamed.doc.getText('t').length).toBe(100), waitOptions)
    expect(streamed.doc.getText('t').toJSON()).toBe(plain.doc.getText('t').toJSON())
  })

  it('[STR-2] carries a large document both ways', async () => {
    const streamed = await connect(ida, true)
    const words = 'Æblegrød på en fløjte. '.repeat(20_000)
    streamed.edit((doc) => doc.getText('large').insert(0, words))
    await vi.waitFor(() => expect(streamed.acknowledged.length).toBeGreaterThan(1), waitOptions)
    expect((await connect(karen, true)).doc.getText('large').toJSON()).toBe(words)
  })

  it('[STR-1] ends within a second when the session does, with the code that a socket gets', async () => {
    const guest = await house.signInAs('actormember@eksempel.dk')
    const streamed = await connect(guest, true)
    const since = performance.now()
    await guest.trpc.accounts.signOut.mutate()
    expect((await streamed.closing()).code).toBe(closeCode.signedOut)
    expect(performance.now() - since).toBeLessThan(1000)
  })

  it('[STR-1] is refused to another site’s page, and leads nowhere but to documents and notices', async () => {
    const foreign = { ...ida.headers, origin: 'https://andre.example' }
    const to = encodeURIComponent(path())
    expect((await post(`/stream?to=${to}`, foreign)).status).toBe(403)
    expect((await post(`/stream?to=${to}`, { ...ida.headers, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const address of ['/trpc/accounts.welcome', '/healthz', '/sync/../trpc', 'http://andre.example/sync/x', '']) {
      expect((await post(`/stream?to=${encodeURIComponent(address)}`, ida.headers)).status).toBe(404)
    }
  })

  it('[STR-3] takes a message once, in its turn, and says when one is missing', async () => {
    const { id, end } = await idOf(ida)
    const doc = new Y.Doc()
    doc.getText('once').insert(0, 'a')
    const body = packFrames([{ isText: false, bytes: frames.update(Y.encodeStateAsUpdate(doc)) }])
    expect((await post(`/stream/${id}?n=2`, ida.headers, body)).status).toBe(409)
    expect((await post(`/stream/${id}?n=1`, ida.headers, body)).status).toBe(204)
    expect((await post(`/stream/${id}?n=1`, ida.headers, body)).status).toBe(204)
    expect((await post(`/stream/${id}?n=nan`, ida.headers, body)).status).toBe(409)
    const witness = await connect(karen, false)
    await vi.waitFor(() => expect(witness.doc.getText('once').toJSON()).toBe('a'), waitOptions)
    expect((await post(`/stream/${id}?n=2`, ida.headers, Uint8Array.of(0, 0, 0, 0, 9, 1))).status).toBe(422)
    expect((await post(`/stream/${id}?n=3`, ida.headers, body)).status).toBe(410)
    end()
  })

  it('[STR-4] is none for anybody else, by session, by site and without either', async () => {
    const { id, end } = await idOf(ida)
    const body = packFrames([])
    expect((await post(`/stream/${id}?n=1`, karen.headers, body)).status).toBe(410)
    expect((await post(`/stream/${id}?n=1`, {}, body)).status).toBe(410)
    expect((await post(`/stream/${id}?n=1`, { ...ida.headers, origin: 'https://andre.example' }, body)).status).toBe(
      403,
    )
    expect((await post(`/stream/${id}?n=1`, ida.headers, body)).status).toBe(204)
    end()
    await vi.waitFor(
      async () => expect((await post(`/stream/${id}?n=2`, ida.headers, body)).status).toBe(410),
      waitOptions,
    )
  })

  it('[STR-1] is told of changes like a page with a socket', async () => {
    const socket = new StreamedSocket(`${house.wsUrl}/events`, { headers: ida.headers })
    const heard: string[] = []
    socket.on('message', (data: string) => heard.push(data))
    await vi.waitFor(() => {
      house.app.foundation.notices.publish(world.here.partnershipId, 'sections')
      expect(heard.length).toBeGreaterThan(0)
    }, waitOptions)
    expect(JSON.parse(heard[0]!)).toEqual({ partnershipId: world.here.partnershipId, topic: 'sections' })
    socket.terminate()
  })
})

describe('the stream itself', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** A server that hands its sockets to the test. */
  async function openHouse(onSocket: (socket: WebSocket) => void): Promise<string> {
    const server = createServer()
    const fastify = createFastify({
      serverFactory: (handler) => server.on('request', (request, response) => handler(request, response)),
    })
    const streams = serveStreams(fastify, { logger: pino({ level: 'silent' }), isOwnOrigin: () => true })
    const sockets = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, onSocket))
    await fastify.listen({ port: 0, host: '127.0.0.1' })
    closing.push(
      () => fastify.close(),
      () => Promise.resolve(streams.close()),
    )
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/events`
  }

  it('[STR-2] hands pings to the device, whose answer is the pong', async () => {
    let pongs = 0
    const url = await openHouse((socket) => {
      socket.on('pong', () => (pongs += 1))
      socket.ping()
    })
    const device = new StreamedSocket(url)
    await vi.waitFor(() => expect(pongs).toBe(1), waitOptions)
    device.terminate()
  })

  it('[STR-2] a device that hears nothing any more is not answered for', async () => {
    let pongs = 0
    const url = await openHouse((socket) => {
      socket.on('pong', () => (pongs += 1))
      socket.ping()
    })
    // Reads the answer and never posts: half of the line is dead.
    const aborting = new AbortController()
    const address = `${url.replace('ws', 'http').replace('/events', '')}/stream?to=/events`
    const answer = await fetch(address, { method: 'POST', signal: aborting.signal })
    let text = ''
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    while (!text.includes('event: ping')) text += (await reader.read()).value ?? ''
    expect(pongs).toBe(0)
    aborting.abort()
  })

  it('[STR-2] holds the socket up while nobody reads, and lets go of nothing', async () => {
    let server: WebSocket | undefined
    const url = await openHouse((socket) => {
      server = socket
      for (let n = 0; n < 400; n += 1) socket.send(new Uint8Array(64 * 1024).fill(n % 256))
    })
    const aborting = new AbortController()
    const address = `${url.replace('ws', 'http').replace('/events', '')}/stream?to=/events`
    const answer = await fetch(address, { method: 'POST', signal: aborting.signal })
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let rest = (await reader.read()).value ?? ''
    await vi.waitFor(() => expect(server).toBeDefined(), waitOptions)
    // 25 MB do not fit between the two, so most of it waits where the server can see it.
    await vi.waitFor(() => expect(server!.bufferedAmount).toBeGreaterThan(8 * 1024 * 1024), waitOptions)
    let count = 0
    while (count < 400) {
      const { value, done } = await reader.read()
      if (done) break
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      count += blocks.filter((block) => block.startsWith('event: binary')).length
    }
    expect(count).toBe(400)
    aborting.abort()
  })

  it('[STR-2] tells the code and reason with which the socket was closed', async () => {
    const url = await openHouse((socket) => socket.close(4409, 'epoch'))
    const device = new StreamedSocket(url)
    const end = await new Promise((resolve) =>
      device.once('close', (code: number, reason: Buffer) => resolve([code, reason.toString()])),
    )
    expect(end).toEqual([4409, 'epoch'])
  })
})

describe('frames in one body', () => {
  it('[STR-3] come out as they went in, and a body that is cut short is none', () => {
    const some = [Uint8Array.of(), Uint8Array.of(1, 2, 3), new Uint8Array(300).fill(7)].flatMap((bytes) => [
      { isText: false, bytes },
      { isText: true, bytes },
    ])
    const packed = packFrames(some)
    expect(unpackFrames(packed)).toEqual(some)
    expect(unpackFrames(Uint8Array.of(9, 0, 0, 0, 0))).toBeNull()
    for (const length of [1, 3, 6, packed.byteLength - 1]) expect(unpackFrames(packed.subarray(0, length))).toBeNull()
    expect(unpackFrames(new Uint8Array())).toEqual([])
  })
})
