import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxFile } from '#server/export/document/docx-file.ts'
import { exportPage } from '#server/export/document/export-page.ts'
import { sampleExport } from '#test/support/sample-export.ts'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { listDocuments, openDocument, textOf } from './support/documents.ts'
import { eventually } from './support/eventually.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('files into and out of a document', () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let ida: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    ida = await openProfile(browser)
    await stepInAs(ida.page, server.url, 'Ida')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  it('[IMP-1] [IMP-4] [IMP-6] a Word file is shown with what is left out, comes in as one step, and is taken back as one', async () => {
    const { page } = ida
    const plan = listDocuments(server.dataDir).find(
      ({ kind, partnership }) => kind === 'partnerPlan' && partnership.slug === 'holbaek',
    )!
    await openDocument(page, server.url, plan, 'P14')
    await page.getByRole('tab', { name: 'Spørgsmål' }).click()
    await page.getByRole('button', { name: 'Indsæt fra Word eller Markdown' }).click()
    const dialog = page.getByRole('dialog', { name: 'Indsæt fra en fil i P14' })
    const file = dialog.locator('input[type="file"]')

    await file.setInputFiles({ name: 'plan.docx', mimeType: wordType, buffer: Buffer.from('%PDF-1.7 …') })
    await dialog.getByRole('alert').getByText('Filen er hverken Word').waitFor()
    await file.setInputFiles({
      name: 'noter.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Åben\n\n![kort](kort.png) Vi mødes\n'),
    })
    await dialog.getByText('1 billede er udeladt').waitFor()
    await dialog.getByRole('button', { name: 'Vælg en fil' }).click()
    await file.setInputFiles({
      name: 'plan.docx',
      mimeType: wordType,
      buffer: await docxFile(exportPage(sampleExport)),
    })
    await dialog.getByText('3 links er fjernet').waitFor()
    const preview = dialog.getByRole('group', { name: 'Sådan kommer det til at stå' })
    expect(await preview.getByRole('checkbox').count()).toBe(2)
    expect(await textOf(page, 'P14')).toEqual([''])

    await dialog.getByRole('button', { name: 'Indsæt i P14' }).click()
    const section = page.locator('#afsnit-P14 .tiptap')
    await section.getByRole('heading', { name: 'Hvorfor sammen' }).waitFor()
    expect(await section.locator('table').count()).toBeGreaterThan(2)
    expect(
      await section
        .locator('li input[type="checkbox"]')
        .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked)),
    ).toEqual([true, false])
    await page.getByRole('button', { name: 'Fortryd', exact: true }).last().click()
    await eventually(() => textOf(page, 'P14')).toEqual([''])
  })

  it('[EXP-12] the browser prints the page that the PDF is made of, and on paper the screen is the text alone', async () => {
    const { page } = ida
    await page.context().addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset['printed'] = 'yes'
      }
    })
    await page.reload()
    await page.locator('.section').first().waitFor()
    await page.locator('.shell-actions [aria-haspopup="menu"]').click()
    await page.getByRole('menuitem', { name: 'Udskriv' }).click()
    const printed = page.frameLocator('iframe').locator('html[data-printed="yes"]')
    await printed.waitFor({ state: 'attached' })
    expect(await printed.locator('h1').textContent()).toBe('Partnerplan, Holbæk')
    expect(await printed.textContent()).toContain('SIMULERET')

    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.shell-rail', '.shell-top', '.document-outline', '.document-side', '.text-tools']) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
    }
    expect(await page.locator('.print-head').innerText()).toMatch(
      /Partnerplan, Holbæk[\s\S]*Holbæk Kommune[\s\S]*Udskrevet .*2\d{3}[\s\S]*SIMULERET/i,
    )
    expect(await page.getByRole('heading', { level: 2, name: 'P17' }).isVisible()).toBe(true)
    expect(ida.errors).toEqual([])
  })
})
