import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPage } from '#server/export/document/export-page.ts'
import { htmlFile } from '#server/export/document/html-file.ts'
import { sampleExport } from '#test/support/sample-export.ts'
import { violationsOn } from './support/axe.ts'
import { launchBrowser, openProfile, widths } from './support/browser.ts'

let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'samspil-page-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the exported web page, opened from somebody’s own folder', () => {
  it.each(['da', 'en'] as const)(
    '[EXP-11] asks for nothing else, has nothing that axe holds against it and fits a phone, in %s',
    async (language) => {
      const file = join(folder, `plan-${language}.html`)
      writeFileSync(file, htmlFile(exportPage({ ...sampleExport, language })))
      const { context, page, errors } = await openProfile(browser, { viewport: widths.phone })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(pathToFileURL(file).href)
      expect(asked).toEqual([pathToFileURL(file).href])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(widths.phone.width)
      expect(await violationsOn(page)).toEqual([])
      await page.setViewportSize(widths.laptop)
      expect(await violationsOn(page)).toEqual([])
      expect(errors).toEqual([])
      await context.close()
    },
  )
})
