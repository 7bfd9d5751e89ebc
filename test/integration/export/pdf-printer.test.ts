import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '#server/export/find-chromium.ts'
import { html } from '#server/export/html.ts'
import { type PdfPrinter, createPdfPrinter } from '#server/export/pdf-printer.ts'
import { writePrintPage } from '#server/export/print-page.ts'
import { lookAtPdf } from '#test/support/office.ts'

const logger = pino({ level: 'silent' })
const chromium = findChromium(process.env['CHROMIUM'] ?? null)
const page = (title: string) =>
  writePrintPage({
    title,
    language: 'da',
    body: html`<h1>${title}</h1>
      <h2>Hvem betaler</h2>
      <p>Æblegrød</p>
      <ul>
        <li>Første</li>
      </ul>
      <table>
        <thead>
          <tr>
            <th>Part</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Kommunen</td>
          </tr>
        </tbody>
      </table>`,
  })
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('samspil-print-')).length

async function bytesOf(printer: PdfPrinter, text: string): Promise<Buffer> {
  const printed = await printer.print({ html: text, footer: 'Samspil <SIMULERET>' })
  if (!printed.ok) throw new Error(printed.error.code)
  return printed.value
}

/** A folder for temporary files that no other test's printer writes to. */
const ownFolder = mkdtempSync(join(tmpdir(), 'samspil-printer-test-'))
const commonFolder = process.env['TMPDIR']
beforeAll(() => {
  process.env['TMPDIR'] = ownFolder
})
afterAll(() => {
  if (commonFolder === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = commonFolder
  rmSync(ownFolder, { recursive: true, force: true })
})

describe('the printer', () => {
  it('[DWN-5] makes a tagged PDF with language, headings, list and table, and leaves nothing behind', async () => {
    const printer = createPdfPrinter({ chromium, logger })
    const look = lookAtPdf(await bytesOf(printer, page('Opgørelse')))
    expect(look.info).toMatch(/Title:\s+Opgørelse/)
    expect(look.info).toMatch(/Tagged:\s+yes/)
    expect(look.info).toMatch(/JavaScript:\s+no/)
    for (const tag of ['H1', 'H2', 'L', 'LI', 'Table', 'TR', 'TH', 'TD']) {
      expect(look.structure).toMatch(new RegExp(`^\\s*${tag}[ :(\\n]`, 'm'))
    }
    expect(look.text).toContain('Æblegrød')
    expect(look.text).toContain('Samspil <SIMULERET>')
    expect(profiles()).toBe(0)
  })

  it('[DWN-5] fetches nothing and runs nothing, even without the page’s own policy', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('x')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const printer = createPdfPrinter({ chromium, logger })
    const hostile = `<!doctype html><html lang="da"><title>x</title><body><p>Teksten</p><p id="a">uberørt</p>
      <script>document.getElementById('a').textContent = 'kørt'</script>
      <img src="http://127.0.0.1:${port}/image"><iframe src="http://localhost:${port}/frame"></iframe>
      <link rel="stylesheet" href="http://127.0.0.1:${port}/style"><img src="x" onerror="document.body.textContent='kørt'">
      <iframe src="file:///etc/passwd"></iframe></body></html>`
    try {
      const { text } = lookAtPdf(await bytesOf(printer, hostile))
      expect(text).toContain('uberørt')
      expect(text).not.toContain('kørt')
      expect(text).not.toContain('root:')
      expect(asked).toEqual([])
    } finally {
      server.close()
    }
  })

  it('[DWN-5] prints one page after the other, each its own', async () => {
    const printer = createPdfPrinter({ chromium, logger })
    const [first, second] = await Promise.all([bytesOf(printer, page('Den ene')), bytesOf(printer, page('Den anden'))])
    expect(lookAtPdf(first!).text).toContain('Den ene')
    expect(lookAtPdf(second!).text).toContain('Den anden')
  })

  it('[DWN-5] gives up after its time, says so, and prints the next', async () => {
    const before = profiles()
    const printer = createPdfPrinter({ chromium, logger, timeLimitMs: 1 })
    expect(await printer.print({ html: page('Langsom'), footer: '' })).toEqual({
      ok: false,
      error: { code: 'print.failed' },
    })
    expect(profiles()).toBe(before)
  })

  it('[DWN-5] refuses when too many wait, rather than keeping them for minutes', async () => {
    const printer = createPdfPrinter({ chromium, logger, timeLimitMs: 1 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => printer.print({ html: page('x'), footer: '' })))
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    expect(codes.filter((code) => code === 'print.busy')).toHaveLength(2)
  })

  it('[DWN-6] refuses with its own code where no Chromium is, or it is no browser', async () => {
    const without = createPdfPrinter({ chromium: null, logger })
    expect(await without.print({ html: page('x'), footer: '' })).toEqual({
      ok: false,
      error: { code: 'print.unavailable' },
    })
    const noBrowser = createPdfPrinter({ chromium: '/bin/false', logger })
    expect(await noBrowser.print({ html: page('x'), footer: '' })).toEqual({
      ok: false,
      error: { code: 'print.failed' },
    })
    expect(findChromium('/does/not/exist')).toBeNull()
  })

  it('[DWN-6] refuses once it is closed, also what waited', async () => {
    const printer = createPdfPrinter({ chromium, logger })
    const waiting = printer.print({ html: page('x'), footer: '' })
    await printer.close()
    expect((await waiting).ok).toBe(false)
    expect(await printer.print({ html: page('x'), footer: '' })).toEqual({
      ok: false,
      error: { code: 'print.unavailable' },
    })
  })
})
