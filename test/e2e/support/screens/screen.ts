import type { Page } from 'playwright-core'
import { untilSaved } from '../documents.ts'
import type { House, Who } from '../house.ts'

export interface Screen {
  readonly name: string
  /** The row of the client's route table that leads here; `*` is an address that leads nowhere. */
  readonly route: string
  readonly who: Who
  readonly path: (house: House) => string
  /** What is done on the page before it is the screen that is meant. */
  readonly reach?: (page: Page, house: House) => Promise<void>
  /** What the screen suggests next, if it suggests anything. */
  readonly primary?: string
  /** The sheet or dialog that is meant, where the page behind it is a screen of its own here. */
  readonly part?: string
}

export const inHolbaek = (rest = ''): string => `/p/holbaek${rest}`
export const press = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click()
export const untilDrawer = (page: Page): Promise<void> => page.locator('.ui-drawer-body .ui-field').first().waitFor()

/** Goes to the screen and waits until everything that it fetches stands on it. */
export async function openScreen(page: Page, house: House, screen: Screen): Promise<void> {
  const path = screen.path(house)
  // An address that differs only behind the # would be no new page.
  if (path.includes('#')) await page.goto('about:blank')
  await page.goto(house.server.url + path)
  await untilSettled(page)
  await screen.reach?.(page, house)
  await untilSettled(page)
}

async function untilSettled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.ui-loading, .progress-bar, [aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready)
}

export async function untilWritten(page: Page): Promise<void> {
  await page.locator('.section').first().waitFor()
  await untilSaved(page)
  await page.locator('.section-text').first().waitFor({ state: 'attached' })
}
