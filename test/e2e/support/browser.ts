import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import { findChromium } from '../../support/find-chromium.mjs'

export const widths = {
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 640 },
  laptop: { width: 1366, height: 900 },
  projector: { width: 1920, height: 1080 },
} as const

/** A headless Chromium without its own network chatter. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('Chromium is missing: run the tests with npm test, which looks for it.')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface PersonAtBrowser {
  readonly context: BrowserContext
  readonly page: Page
  /** Whatever the page reported as an error: uncaught exceptions and console errors. */
  readonly errors: string[]
}

/**
 * A new browser profile: own cookies, own IndexedDB, in Danish unless said otherwise. `keepsApp`: with the service
 * worker; elsewhere it would only fetch each profile's files a second time.
 */
export async function openProfile(
  browser: Browser,
  options: {
    viewport?: { width: number; height: number }
    locale?: string
    reducedMotion?: 'reduce'
    keepsApp?: true
  } = {},
): Promise<PersonAtBrowser> {
  const context = await browser.newContext({
    viewport: options.viewport ?? widths.laptop,
    locale: options.locale ?? 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    serviceWorkers: options.keepsApp === true ? 'allow' : 'block',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`))
  page.on('console', (message) => {
    // A socket that cannot connect while the test keeps the server away is what the test is about.
    if (
      message.type() === 'error' &&
      !/WebSocket|ERR_(CONNECTION|INTERNET|NETWORK)|Failed to load resource/.test(message.text())
    ) {
      errors.push(message.text())
    }
  })
  return { context, page, errors }
}

/** Signs in as one of the demo people by the one click that the sign-in page offers. */
export async function stepInAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/log-ind`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor()
}
