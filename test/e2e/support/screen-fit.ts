import type { Page } from 'playwright-core'
import type { Screen } from './screens/screen.ts'

type Size = readonly [width: number, height: number]

/** Width and height: the two phones, a tablet, a small and a usual laptop, a projector. */
const pageSizes: readonly Size[] = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1366, 900],
  [1920, 1080],
]

/** A sheet or dialog lies over the whole of a phone and is as wide as itself everywhere else. */
const partSizes: readonly Size[] = [
  [320, 640],
  [390, 844],
  [1366, 900],
]

export const sizesOf = ({ part }: Screen): readonly Size[] => (part === undefined ? pageSizes : partSizes)

/** Where every control is gone to as by the Tab key: a phone, with bars above and below, and a laptop. */
const walked: readonly number[] = [390, 1366]

/** How long a page may take to draw itself anew after its window has changed. */
const redrawWithinMs = 2000

/**
 * What is wrong with the open screen at this size of window, a line for each: it scrolls sideways, its heading or next
 * step is out of sight, a thumb misses a control, a bar covers what has the focus.
 */
export async function faultsAtSize(page: Page, screen: Screen, [width, height]: Size): Promise<string[]> {
  await page.setViewportSize({ width, height })
  await untilDrawn(page, width)
  const look = async (): Promise<string[]> => [
    ...(await faultsOfFit(page)),
    ...(await faultsOfPrimary(page, screen)),
    ...(width === 390 ? await smallControls(page) : []),
  ]
  // A sheet that stood beside the page and now lies over it is drawn a moment after the window has changed.
  const until = Date.now() + redrawWithinMs
  let found = await look()
  while (found.length > 0 && Date.now() < until) {
    await untilDrawn(page, width)
    found = await look()
  }
  if (walked.includes(width)) found.push(...(await coveredControls(page, screen.part ?? 'body')))
  return found.map((fault) => `${width} px: ${fault}`)
}

async function untilDrawn(page: Page, width: number): Promise<void> {
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Too wide for the window, and headings that are missing, doubled or out of sight. */
const faultsOfFit = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right + window.scrollX > clientWidth + 1,
      )
      const names = wide.slice(-4).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
      faults.push(`scrolls sideways by ${scrollWidth - clientWidth} px: ${names.join(', ')}`)
    }
    const headings = [...document.querySelectorAll('h1')]
    if (headings.length !== 1) faults.push(`${headings.length} main headings`)
    for (const heading of headings) {
      const { left, right, width } = heading.getBoundingClientRect()
      // The document's own heading is for screen readers: its section's heading stands in the text.
      if (heading.classList.contains('sr-only')) continue
      if (width === 0 || left < 0 || right > clientWidth) faults.push(`main heading from ${left} to ${right}`)
    }
    // A single word that is cut off inside its own box says no less than a page that is too wide.
    for (const text of document.querySelectorAll('h1, h2, h3, .ui-button, .ui-status-tag')) {
      if (text.closest('.sr-only, [inert]') !== null || text.clientWidth === 0) continue
      if (text.scrollWidth > text.clientWidth + 1) faults.push(`cut off: ${text.textContent.slice(0, 50)}`)
    }
    return faults
  })

async function faultsOfPrimary(page: Page, screen: Screen): Promise<string[]> {
  if (screen.primary === undefined) return []
  const primary = page.locator(screen.primary).filter({ visible: true }).first()
  if ((await primary.count()) === 0) return ['the primary action is not to be seen']
  const box = (await primary.boundingBox())!
  const { width } = page.viewportSize()!
  return box.x < 0 || box.x + box.width > width ? [`the primary action stands from ${box.x} on`] : []
}

/** On a phone, what a thumb must hit is 44 px high and wide; a name for each that is not. */
const smallControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main =
      '.ui-button, .ui-icon-button, .shell-bottom a, .shell-bottom button, .shell-help, .results-tabs a, ' +
      '.ui-field input:not([type="checkbox"], [type="radio"]), .ui-field textarea, .ui-field select, ' +
      '.sign-in-demo button, .ui-menu-item, .ui-choice label'
    return [...document.querySelectorAll<HTMLElement>(main)].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      // One pixel is for the browser's own calendar, which a button of full size opens.
      if (width <= 1 || !control.checkVisibility() || control.closest('[inert], .sr-only') !== null) return []
      // Half a pixel is the browser's rounding.
      if (Math.min(width, height) >= 43.5) return []
      const name = control.getAttribute('aria-label') ?? control.textContent
      return [
        `only ${Math.round(width)} × ${Math.round(height)} px: ${control.className} "${name.trim().slice(0, 40)}"`,
      ]
    })
  })

/** Goes to every control and looks whether a bar that stays on the screen lies over it. */
const coveredControls = (page: Page, part: string): Promise<string[]> =>
  page.evaluate((within) => {
    const ground = document.querySelector(within) ?? document.body
    const bars = document.querySelectorAll('.shell-top, .shell-status, .shell-bottom, .text-tools, .ui-drawer-foot')
    const controls = ground.querySelectorAll<HTMLElement>(
      'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"], [contenteditable="true"]',
    )
    const start = document.activeElement
    const faults: string[] = []
    // There and back, since a bar at the top covers what is gone to backwards.
    for (const control of [...controls, ...[...controls].reverse()]) {
      if (!control.checkVisibility() || control.closest('[inert], .shell-skip') !== null || control.tabIndex < 0)
        continue
      control.focus()
      const box = control.getBoundingClientRect()
      if (box.width === 0 || document.activeElement !== control) continue
      const middle = { x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, 20) }
      const hit = document.elementFromPoint(middle.x, middle.y)
      if (hit === null) {
        faults.push(
          `out of sight at ${Math.round(middle.x)}, ${Math.round(middle.y)}: ${control.outerHTML.slice(0, 80)}`,
        )
        continue
      }
      const bar = [...bars].find((one) => one.contains(hit) && !one.contains(control))
      if (bar !== undefined) faults.push(`under ${bar.className}: ${control.outerHTML.slice(0, 80)}`)
    }
    if (start instanceof HTMLElement) start.focus()
    return faults
  }, part)
