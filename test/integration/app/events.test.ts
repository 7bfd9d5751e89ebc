import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { ChangeNotice } from '#shared/contracts/sync.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

/** `/events` of the running app, as an open page hears it. */
describe('change notices', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startTestApp({ seed: 'demo' })
  })
  afterEach(() => app.close())

  async function listen(headers: Record<string, string>, path = '/events') {
    const before = app.app.foundation.connections.size
    const socket = new WebSocket(`${app.wsUrl}${path}`, { headers })
    const heard: ChangeNotice[] = []
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString('utf8')) as ChangeNotice))
    const closed = once(socket, 'close').then(([code]) => code as number)
    await once(socket, 'open')
    await expect.poll(() => app.app.foundation.connections.size).toBe(before + 1)
    return { socket, heard, closed }
  }
  const partnership = async (slug: string): Promise<PartnershipId> =>
    (
      await app.storage.database
        .selectFrom('partnership')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
    ).id
  const publish = (id: PartnershipId) => app.app.foundation.notices.publish(id, 'commitments')

  it('reach a member, by cookie or bearer token, and name topic and partnership only', async () => {
    const user = await app.signInAs('karen@nordvest.example')
    const token = await app.apiToken('karen@nordvest.example')
    const holbaek = await partnership('holbaek')
    const pages = [
      await listen(user.headers),
      await listen({ authorization: `Bearer ${token}` }),
      await listen({}, `/events?token=${token}`),
    ]
    await expect
      .poll(() => {
        publish(holbaek)
        return pages.every((page) => page.heard.length > 0)
      })
      .toBe(true)
    for (const page of pages) expect(page.heard[0]).toEqual({ partnershipId: holbaek, topic: 'commitments' })
  })

  it('never tell of a partnership that the person does not belong to', async () => {
    const user = await app.signInAs('karen@nordvest.example')
    const [holbaek, odsherred] = [await partnership('holbaek'), await partnership('odsherred')]
    const page = await listen(user.headers)
    await expect
      .poll(() => {
        publish(odsherred)
        publish(holbaek)
        return page.heard.length
      })
      .toBeGreaterThan(0)
    expect(page.heard.map((notice) => notice.partnershipId)).not.toContain(odsherred)
  })

  it('stop when the membership ends, while the page stays open', async () => {
    const lead = await app.signInAs('jonas@fonden.example')
    const user = await app.signInAs('karen@nordvest.example')
    const holbaek = await partnership('holbaek')
    const page = await listen(user.headers)
    await expect
      .poll(() => {
        publish(holbaek)
        return page.heard.length
      })
      .toBeGreaterThan(0)
    // The last one who may speak for a party cannot be removed, so the firm gets a second.
    await app.storage.database
      .updateTable('membership')
      .set({ role: 'reader' })
      .where('person_id', '=', user.personId)
      .execute()
    const members = await lead.trpc.members.list.query({ partnershipId: holbaek })
    const membershipId = members.members.find((member) => member.personId === user.personId)?.membershipId ?? ''
    await lead.trpc.members.remove.mutate({ membershipId })
    const until = page.heard.length
    publish(holbaek)
    const other = await listen(lead.headers)
    await expect
      .poll(() => {
        publish(holbaek)
        return other.heard.length
      })
      .toBeGreaterThan(0)
    expect(page.heard).toHaveLength(until)
    expect(page.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('are for nobody without a credential that holds', async () => {
    for (const headers of [
      {},
      { authorization: `Bearer ${'A'.repeat(43)}` },
      { cookie: `sid=${'A'.repeat(43)}`, origin: app.url },
    ]) {
      const socket = new WebSocket(`${app.wsUrl}/events`, { headers })
      expect(((await once(socket, 'close')) as [number])[0]).toBe(4401)
    }
    expect(app.app.foundation.connections.size).toBe(0)
  })

  it('survive a frame that no browser sends, and a message that nobody asked for', async () => {
    const user = await app.signInAs('karen@nordvest.example')
    const page = await listen(user.headers)
    // RSV bits set: without an error listener on the socket, this ends the process.
    const raw = (page.socket as unknown as { _socket: ReturnType<typeof connect> })._socket
    raw.write(Buffer.from([0xf1, 0x80, 0, 0, 0, 0]))
    expect(await page.closed).toBe(1002)
    const second = await listen(user.headers)
    second.socket.send('x'.repeat(2000))
    expect(await second.closed).toBe(1009)
    await expect.poll(() => app.app.foundation.connections.size).toBe(0)
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  })
})

describe('closing the app', () => {
  it('closes open pages with 4503, ends idle connections and takes no more', async () => {
    const app = await startTestApp()
    const user = await app.signInAs('karen@nordvest.example')
    const socket = new WebSocket(`${app.wsUrl}/events`, { headers: user.headers })
    const closed = once(socket, 'close') as Promise<[number]>
    await once(socket, 'open')
    await expect.poll(() => app.app.foundation.connections.size).toBe(1)
    const idle = connect(app.port, '127.0.0.1')
    await once(idle, 'connect')
    const idleClosed = once(idle, 'close')
    idle.on('error', () => undefined)
    await app.close()
    expect((await closed)[0]).toBe(4503)
    await idleClosed
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow('fetch failed')
  })
})
