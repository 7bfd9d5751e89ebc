import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AttachmentView } from '#shared/contracts/attachments.ts'
import { attachmentLimits } from '#shared/domain/attachment/attachment.ts'
import { createAttachmentFiles } from '#server/modules/attachments/attachment-files.ts'
import { createAttachmentsService } from '#server/modules/attachments/attachments.service.ts'
import { readActor } from '#server/modules/members/members.store.ts'
import { Readable } from 'node:stream'
import { AttachmentId, SessionId } from '#shared/kernel/ids.ts'
import { draftFor, newCommitmentId } from '#test/support/records.ts'
import { type SignedInUser, type TestApp, refusalOf, startTestApp } from '#test/support/test-app.ts'

let app: TestApp
let lead: SignedInUser
let other: SignedInUser
let outsider: SignedInUser
let commitmentId: string

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  lead = await app.signInAs('ida@holbaek.example')
  other = await app.signInAs('karen@nordvest.example')
  const people = await app.storage.database
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
    .where('partnership.slug', '=', 'odsherred')
    .where('party.kind', '=', 'municipality')
    .select('person.email')
    .execute()
  outsider = await app.signInAs(people[0]!.email)
})
afterAll(() => app.close())

beforeEach(async () => {
  const partnership = await lead.trpc.partnerships.bySlug.query({ slug: 'holbaek' })
  const party = partnership.parties.find(({ kind }) => kind === 'municipality')!
  commitmentId = newCommitmentId()
  await lead.trpc.commitments.propose.mutate({
    id: commitmentId as never,
    partnershipId: partnership.id,
    draft: draftFor(party.id),
    source: null,
  })
})

const folder = (): string => join(app.dataDir, 'attachments')
const filesOnDisk = (): string[] =>
  existsSync(folder()) ? readdirSync(folder()).filter((name) => name !== 'incoming') : []
const incoming = (): string[] => (existsSync(join(folder(), 'incoming')) ? readdirSync(join(folder(), 'incoming')) : [])

interface Sent {
  readonly by?: SignedInUser | null
  readonly id?: string
  readonly subject?: string
  readonly headers?: Readonly<Record<string, string>>
}
async function upload(name: string, body: Uint8Array | string, { by = lead, id, subject, headers }: Sent = {}) {
  const query = new URLSearchParams({
    id: id ?? randomUUID(),
    kind: 'commitment',
    subject: subject ?? commitmentId,
    name,
  })
  const answer = await fetch(`${app.url}/api/attachments?${query}`, {
    method: 'POST',
    body: body as never,
    headers: { ...(by === null ? {} : by.headers), 'content-type': 'application/octet-stream', ...headers },
  })
  const json = (await answer.json()) as {
    attachments?: AttachmentView[]
    error?: { data: { refusal: { code: string } } }
  }
  return { status: answer.status, list: json.attachments ?? [], code: json.error?.data.refusal.code }
}
const download = (id: string, by: SignedInUser | null = lead) =>
  fetch(`${app.url}/api/attachments/${id}`, { headers: by === null ? {} : { cookie: by.cookie } })

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const office = (kind: 'word' | 'xl'): Uint8Array => {
  const type =
    kind === 'word'
      ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const part = kind === 'word' ? 'word/document.xml' : 'xl/workbook.xml'
  const text = (xml: string) => new TextEncoder().encode(xml)
  return zipSync({
    '[Content_Types].xml': text(
      `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`,
    ),
    [part]: text('<x/>'),
  })
}

describe('a file that is sent', () => {
  it('[ATT-1] [ATT-4] [ATT-6] comes back byte for byte, as a download that a browser gives no rights', async () => {
    const id = randomUUID()
    const sent = await upload('Praktik æøå.pdf', pdf, { id })
    expect(sent.status).toBe(200)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(sent.list).toMatchObject([
      { id, fileName: 'Praktik æøå.pdf', mediaType: 'application/pdf', bytes: pdf.byteLength, sha256, removedAt: null },
    ])
    expect(readFileSync(join(folder(), id))).toEqual(pdf)
    const answer = await download(id, other)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Praktik aeoeaa.pdf"; filename*=UTF-8''Praktik%20%C3%A6%C3%B8%C3%A5.pdf`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(
      (await lead.trpc.commitments.list.query({ partnershipId: (await holbaek()).id })).find(
        (c) => c.id === commitmentId,
      ),
    ).toMatchObject({ attachments: 1 })
  })

  it.each([
    ['png', png],
    ['docx', office('word')],
    ['xlsx', office('xl')],
    ['txt', 'Antal: 3\r\n'],
    ['csv', Buffer.from([0x41, 0xe6, 0x3b, 0x31, 0x0d, 0x0a])],
  ])('[ATT-2] is taken when its bytes are %s', async (ending, body) => {
    expect((await upload(`fil.${ending}`, body)).status).toBe(200)
  })

  it.each([
    ['a page under a picture’s name', 'bevis.png', '<html><script>alert(1)</script></html>'],
    ['a picture under a text’s name', 'bevis.txt', png],
    ['a spreadsheet under a letter’s name', 'bevis.docx', office('xl')],
    ['any zip under a letter’s name', 'bevis.docx', zipSync({ 'a.txt': new Uint8Array([1]) })],
    ['a program', 'bevis.exe', Buffer.from('MZ')],
    ['a drawing that can run', 'bevis.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page', 'bevis.html', '<p>hej</p>'],
    ['a text with control characters', 'bevis.csv', 'a\u0000b'],
  ])('[ATT-2] is refused when it is %s', async (_what, name, body) => {
    const before = filesOnDisk()
    expect(await upload(name, body)).toMatchObject({ status: 415, code: 'attachment.wrongType' })
    expect(filesOnDisk()).toEqual(before)
    expect(incoming()).toEqual([])
  })

  it('[ATT-4] is refused when it is empty or too large, and nothing of it is left', async () => {
    const before = filesOnDisk()
    expect(await upload('tom.txt', '')).toMatchObject({ status: 400, code: 'attachment.empty' })
    const large = Buffer.alloc(attachmentLimits.fileBytes + 1, 'a')
    expect(await upload('stor.txt', large)).toMatchObject({ status: 413, code: 'attachment.tooLarge' })
    expect(await upload('hel.txt', large.subarray(1))).toMatchObject({ status: 200 })
    expect(filesOnDisk()).toHaveLength(before.length + 1)
    expect(incoming()).toEqual([])
  })

  it('[ATT-4] is refused when the partnership has no room left', async () => {
    const foundation = app.app.foundation
    const files = createAttachmentFiles(app.dataDir, randomUUID)
    const small = createAttachmentsService(foundation, files, { fileBytes: 1000, partnershipBytes: 1 })
    const actor = await readActor(foundation.database, lead.personId)
    const caller = { actor: actor!, credentialId: SessionId.parse(randomUUID()) }
    const query = {
      id: AttachmentId.parse(randomUUID()),
      kind: 'commitment' as const,
      subject: commitmentId,
      name: 'a.txt',
      note: '',
    }
    const before = filesOnDisk()
    expect(await small.upload(caller, query, Readable.from([Buffer.from('to')]))).toMatchObject({
      ok: false,
      error: { code: 'attachment.noRoom' },
    })
    expect(filesOnDisk()).toEqual(before)
    expect(incoming()).toEqual([])
  })

  it('[ATT-4] that breaks off half-way leaves nothing, and the server goes on', async () => {
    const before = filesOnDisk()
    const query = new URLSearchParams({ id: randomUUID(), kind: 'commitment', subject: commitmentId, name: 'a.txt' })
    const socket = connect(app.port, 'localhost')
    const head = `POST /api/attachments?${query} HTTP/1.1\r\nHost: localhost:${app.port}\r\nCookie: ${lead.cookie}\r\n`
    socket.write(`${head}Content-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalvt`)
    await expect.poll(() => incoming().length).toBe(1)
    socket.destroy()
    await expect.poll(() => incoming().length).toBe(0)
    expect(filesOnDisk()).toEqual(before)
    expect((await upload('b.txt', 'helt')).status).toBe(200)
  })

  it('[ATT-4] before a crash is cleared away at the next start', async () => {
    const files = createAttachmentFiles(app.dataDir, randomUUID)
    mkdirSync(join(folder(), 'incoming'), { recursive: true })
    writeFileSync(join(folder(), 'incoming', 'left'), 'x')
    await files.tidy()
    expect(incoming()).toEqual([])
  })

  it('[ATT-1] is kept once however often it is sent, with one row in the log', async () => {
    const id = randomUUID()
    await upload('a.txt', 'en', { id })
    const again = await upload('b.txt', 'to', { id })
    expect(again.list.map(({ fileName }) => fileName)).toEqual(['a.txt'])
    expect(readFileSync(join(folder(), id), 'utf8')).toBe('en')
    const rows = await app.storage.database
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', commitmentId)
      .where('action', '=', 'attachment.added')
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('[ATT-1] [ATT-6] is refused to people outside, in the same words as what does not exist', async () => {
    const id = randomUUID()
    await upload('a.txt', 'en', { id })
    expect(await upload('a.txt', 'en', { by: null })).toMatchObject({ status: 401, code: 'access.signInRequired' })
    const foreign = await upload('a.txt', 'en', { by: outsider })
    const missing = await upload('a.txt', 'en', { by: outsider, subject: randomUUID() })
    expect(foreign).toEqual(missing)
    expect(foreign).toMatchObject({ status: 404, code: 'thing.notFound' })
    // Its id taken by somebody else's file.
    expect((await upload('a.txt', 'to', { by: other, id: 'no-uuid' })).status).toBe(400)
    for (const [who, status] of [
      [null, 401],
      [outsider, 404],
      [other, 200],
    ] as const) {
      const answer = await download(id, who)
      expect(answer.status).toBe(status)
      await answer.arrayBuffer()
    }
    const nothing = await download(randomUUID(), lead)
    expect(nothing.status).toBe(404)
  })

  it('[ATT-1] cannot be sent by another site’s page', async () => {
    const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect(await upload('a.txt', 'en', { headers: evil })).toMatchObject({ status: 403, code: 'origin.refused' })
    expect(await upload('a.txt', 'en', { headers: { 'content-encoding': 'gzip' } })).toMatchObject({ status: 400 })
  })

  it('[SEC-2] is refused with a personal number in its name or its note', async () => {
    expect(await upload('070761-4285.txt', 'en')).toMatchObject({ status: 400, code: 'input.personalNumber' })
    const note = { id: AttachmentId.parse(randomUUID()), note: 'ring om 070761-4285' }
    const call = lead.trpc.attachments.addNote.mutate({ ...note, subject: { kind: 'commitment', id: commitmentId } })
    expect(await refusalOf(call)).toEqual({ code: 'input.personalNumber', data: { field: 'note' } })
  })
})

describe('taking away', () => {
  it('[ATT-5] deletes words and bytes, and keeps who added and who removed', async () => {
    const id = AttachmentId.parse(randomUUID())
    await upload('a.txt', 'en', { id })
    expect(await refusalOf(other.trpc.attachments.remove.mutate({ id }))).toMatchObject({
      code: 'access.otherPartyOnly',
    })
    const [removed] = await lead.trpc.attachments.remove.mutate({ id })
    expect(removed).toMatchObject({ fileName: 'a.txt', addedByName: 'Ida', removedByName: 'Ida', note: '' })
    expect(removed!.removedAt).toBeGreaterThan(0)
    expect(existsSync(join(folder(), id))).toBe(false)
    expect((await download(id)).status).toBe(404)
    expect(await lead.trpc.attachments.remove.mutate({ id })).toEqual([removed])
    const history = await lead.trpc.commitments.history.query({ id: commitmentId as never })
    expect(history.map(({ action }) => action)).toEqual([
      'attachment.removed',
      'attachment.added',
      'commitment.proposed',
    ])
  })
})

const holbaek = () => lead.trpc.partnerships.bySlug.query({ slug: 'holbaek' })
