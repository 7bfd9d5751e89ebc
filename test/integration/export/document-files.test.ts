import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertSnapshot } from '#shared/document/insert-snapshot.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { SnapshotId } from '#shared/kernel/ids.ts'
import { PartnershipExport } from '#server/export/document/partnership-export.ts'
import { lookAtPdf, openText } from '#test/support/office.ts'
import { type SignedInUser, type TestApp, startTestApp } from '#test/support/test-app.ts'

/** The demo's documents as files, each opened by a program that is not ours. */
let app: TestApp
let ida: SignedInUser
let planId: string
let partnershipId: string
let commitmentIds: string[]

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  ida = await app.signInAs('ida@holbaek.example')
  const partnership = await ida.trpc.partnerships.bySlug.query({ slug: 'holbaek' })
  partnershipId = partnership.id
  const listed = await ida.trpc.commitments.list.query({ partnershipId: partnership.id })
  commitmentIds = listed.map(({ id }) => String(id)).sort()
  const plan = partnership.documents[0]!
  planId = plan.id
  const [scenario] = await ida.trpc.scenarios.list.query({ partnershipId })
  const { id } = await ida.trpc.snapshots.take.mutate({
    id: SnapshotId.parse(randomUUID()),
    partnershipId,
    scenarioId: scenario!.id,
    overrides: {},
    startsOn: null,
  })
  await app.app.sync.transact(plan.id, null, (doc) => void insertSnapshot(doc, SectionId.parse('P11'), id))
}, 120_000)
afterAll(() => app.close())

/** A connection of its own: LibreOffice holds this process up for longer than the server keeps an idle one. */
function download(name: string, query: Record<string, string>): Promise<Buffer> {
  const path = `/download/${name}?${new URLSearchParams(query).toString()}`
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port: app.port,
      path,
      agent: false,
      headers: { host: `localhost:${app.port}`, cookie: ida.cookie },
    })
    sent.on('response', (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        if (answer.statusCode === 200) resolve(body)
        else reject(new Error(`${name}: ${answer.statusCode} ${body.toString('utf8')}`))
      })
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** What stands between the tags, with the breaks of the source as spaces. */
const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')

describe('a whole partnership as a Word file', () => {
  it('[EXP-1] [EXP-2] [EXP-6] [EXP-10] is read by LibreOffice with headings, tables, cards, commitments and stamps', async () => {
    const html = openText(await download('partnership.docx', { partnershipId }), 'docx')
    expect(html).toContain('lang="da-DK"')
    const headings = [...html.matchAll(/<h([1-6])\b[^>]*>(.*?)<\/h\1>/gs)].map(
      ([, level, inner]) => `${level} ${wordsOf(inner ?? '').trim()}`,
    )
    for (const heading of [
      '1 Partnerplan, Holbæk',
      '2 P1 Partnerskabet kort',
      '2 S3 Værdiskabende arbejdsopgaver',
      '1 Forpligtelser',
    ]) {
      expect(headings).toContain(heading)
    }
    expect(headings.some((heading) => heading.startsWith('1 Social model, '))).toBe(true)
    const words = wordsOf(html)
    for (const said of ['● K Holbæk Kommune', 'Timer pr. uge: ', 'Rollen som buddy', 'Hvis målet nås']) {
      expect(words).toContain(said)
    }
    expect(words).toMatch(/⚑ Forpligtelse \d+/)
    expect(words).toMatch(/SIMULERET Frosset .+ af Ida ud fra scenariet .+\. Ikke en aftale\./)
    expect(words).toMatch(/Kommunen i nutidskroner: [−\d.]+ kr\. SIMULERET/)
    const tables = [...html.matchAll(/<table\b.*?<\/table>/gs)].map(([table]) => table)
    expect(tables.length).toBeGreaterThan(4)
    expect(tables.filter((table) => table.includes('<thead')).length).toBeGreaterThan(4)
    const frozen = tables.map(wordsOf).find((table) => table.includes('Løbende sum, kr.'))
    expect(frozen).toMatch(/Løbende sum, kr\. SIMULERET .*Kommunen .*Hele programmet/)
    const targets = wordsOf(tables.at(-1) ?? '')
    expect(countOf(targets, /SIMULERET/g)).toBe(countOf(targets, /\d kr\./g))
    expect(countOf(targets, /SIMULERET/g)).toBeGreaterThan(3)
  })
})

describe('the partner plan as PDF', () => {
  it('[EXP-2] [EXP-10] [DWN-5] is tagged: title, language, headings, lists and tables, in Danish letters', async () => {
    const { info, structure, text } = lookAtPdf(await download('document.pdf', { documentId: planId }))
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+Partnerplan, Holbæk/)
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TH', 'TD', 'LI', 'Link']) {
      expect(structure, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
    }
    expect(text).toContain('Målgruppe og visitation')
    expect(text).toContain('SIMULERET')
    expect(text).toMatch(/K Holbæk Kommune/)
    expect(text).toMatch(/SIMULERET\s+Frosset .+ af Ida/)
    expect(text).toMatch(/Kommunen i nutidskroner\s+[−\d.]+\skr\.\s+SIMULERET/)
  })
})

describe('a whole partnership as JSON', () => {
  it('[EXP-7] [EXP-10] is what its schema says: the plan, every model, all commitments, targets and frozen simulations', async () => {
    const content = PartnershipExport.parse(
      JSON.parse((await download('partnership.json', { partnershipId })).toString('utf8')),
    )
    expect(content.documents.length).toBeGreaterThan(1)
    expect(content.commitments.map(({ id }) => id).sort()).toEqual(commitmentIds)
    const named = JSON.stringify(content.documents)
    // The demo's own, and the one that this test has put into the plan.
    expect(content.snapshots.map(({ takenBy, isSimulated }) => ({ takenBy, isSimulated }))).toEqual([
      { takenBy: 'Jonas', isSimulated: true },
      { takenBy: 'Ida', isSimulated: true },
    ])
    for (const { id } of content.snapshots) expect(named).toContain(id)
    for (const { id } of content.commitments.filter(({ source }) => source !== null)) expect(named).toContain(id)
  })
})
