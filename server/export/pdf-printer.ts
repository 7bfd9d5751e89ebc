import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type BrowserPipe, openBrowserPipe } from './browser-pipe.ts'
import { escapeHtml } from './html.ts'

export interface PdfPage {
  /** Whole HTML page, see `writePrintPage`. */
  readonly html: string
  /** Stands small at the foot of every page, before the page's number. */
  readonly footer: string
}

export interface PdfPrinter {
  /**
   * The page as a tagged PDF (headings, lists and tables for screen readers; an outline). One page at a time; the
   * others wait.
   * Errors: `print.unavailable` where no Chromium is installed, `print.busy` when too many wait, `print.failed` when
   * it took too long or broke.
   */
  print(page: PdfPage): Promise<Result<Buffer, Refusal>>
  /** Ends what is under way and refuses what waits. */
  close(): Promise<void>
}

export interface PdfPrinterSetup {
  /** Path of the browser, or null: then every print is refused. */
  readonly chromium: string | null
  readonly logger: Logger
  readonly timeLimitMs?: number
}

const maxWaiting = 8
const defaultTimeLimitMs = 30_000

export function createPdfPrinter({ chromium, logger, timeLimitMs = defaultTimeLimitMs }: PdfPrinterSetup): PdfPrinter {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isClosed = false
  let running: ChildProcess | null = null

  const printNow = async (path: string, page: PdfPage): Promise<Result<Buffer, Refusal>> => {
    if (isClosed) return err(refuse('print.unavailable'))
    const profile = mkdtempSync(join(tmpdir(), 'samspil-print-'))
    const child = startBrowser(path, profile)
    running = child
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs)
    try {
      return ok(await printWith(openBrowserPipe(child), page))
    } catch (error) {
      logger.error({ err: error }, 'A page could not be printed')
      return err(refuse('print.failed'))
    } finally {
      clearTimeout(timer)
      child.kill('SIGKILL')
      await exited
      running = null
      // Helpers of the browser may write for a moment longer than it lives itself.
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  }

  return {
    async print(page) {
      if (chromium === null || isClosed) return err(refuse('print.unavailable'))
      if (waiting >= maxWaiting) return err(refuse('print.busy'))
      waiting += 1
      const printed = last.then(() => printNow(chromium, page))
      last = printed.catch(() => undefined)
      try {
        return await printed
      } finally {
        waiting -= 1
      }
    },
    async close() {
      isClosed = true
      running?.kill('SIGKILL')
      await last
    },
  }
}

function startBrowser(path: string, profile: string): ChildProcess {
  const flags = [
    '--headless=new',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
    // Nothing leaves the machine, and nothing on it is reached either: every address, also of this machine, goes to a
    // proxy that does not exist.
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Chromium's own sandbox cannot start as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  // Own variables only: the server's settings hold secrets that a browser has no use for.
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: profile, LANG: 'C.UTF-8' }
  return spawn(path, flags, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
}

async function printWith(browser: BrowserPipe, page: PdfPage): Promise<Buffer> {
  const { targetId } = await browser.call<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await browser.call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const onPage = <T>(method: string, params: object = {}) => browser.call<T>(method, params, sessionId)
  await onPage('Emulation.setScriptExecutionDisabled', { value: true })
  await onPage('Network.enable')
  await onPage('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  await onPage('Page.enable')
  const { frameTree } = await onPage<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
  const loaded = browser.once('Page.loadEventFired', sessionId)
  await onPage('Page.setDocumentContent', { frameId: frameTree.frame.id, html: page.html })
  await loaded
  const { data } = await onPage<{ data: string }>('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footer(page.footer),
    paperWidth: 8.27,
    paperHeight: 11.69,
  })
  return Buffer.from(data, 'base64')
}

const footer = (text: string): string =>
  `<div style="font:8px sans-serif;color:#565b57;width:100%;margin:0 16mm;display:flex;justify-content:space-between">` +
  `<span>${escapeHtml(text)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
