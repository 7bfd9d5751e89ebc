import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PersonAtBrowser, openProfile, stepInAs, widths } from './support/browser.ts'
import { editorOf, openDocument, textOf, untilSaved } from './support/documents.ts'
import { eventually } from './support/eventually.ts'
import { type House, openHouse, profileOf } from './support/house.ts'

describe('with the keyboard alone', () => {
  let house: House

  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house?.close())

  it('Ida comes in, writes in the plan, makes a commitment and looks at the members', async () => {
    const { page, context, errors } = await openProfile(house.browser)
    await page.goto(`${house.server.url}/log-ind`)
    await page.getByRole('heading', { level: 1, name: 'Log ind' }).waitFor()
    await tabTo(page, 'Forward', (name) => name.includes('Ida'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Ida/ }).waitFor()

    // To the partnership, and from there to the plan.
    await tabTo(page, 'Forward', (name) => name === 'Holbæk')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Holbæk/ }).waitFor()
    await tabTo(page, 'Forward', (name) => name === 'Fortsæt i partnerplanen')
    await page.keyboard.press('Enter')
    await untilSaved(page)

    // Past everything that repeats: the first stop of a page leads to what the page is about.
    await page.reload()
    await untilSaved(page)
    await page.keyboard.press('Tab')
    expect(await nameOfFocus(page)).toBe('Spring til indholdet')
    expect(await isFocusSeen(page)).toBe(true)
    await page.keyboard.press('Enter')
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('main')

    // To a section by its name.
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').waitFor()
    await page.keyboard.type('P4')
    await page.keyboard.press('Enter')
    await eventually(() => nameOfFocus(page)).toContain('P4 Målgruppe')
    await editorOf(page, 'P4').waitFor()
    await page.keyboard.press('Tab')
    expect(await isInEditor(page, 'P4')).toBe(true)

    await page.keyboard.press('Control+End')
    await rest(page)
    await page.keyboard.press('Enter')
    await page.keyboard.type('Kommunen ringer hver fredag')
    expect((await textOf(page, 'P4')).at(-1)).toBe('Kommunen ringer hver fredag')

    // Into the toolbar, along it, and back to the same place in the text.
    await page.keyboard.press('Alt+F10')
    const tools = page.getByRole('toolbar')
    const isInTools = () => tools.evaluate((bar) => bar.contains(document.activeElement))
    expect(await isInTools()).toBe(true)
    const first = await nameOfFocus(page)
    await page.keyboard.press('ArrowRight')
    expect(await isInTools()).toBe(true)
    expect(await isFocusSeen(page)).toBe(true)
    expect(await nameOfFocus(page)).not.toBe(first)
    await page.keyboard.press('Escape')
    expect(await isInEditor(page, 'P4')).toBe(true)
    await page.keyboard.type(' kl. 9')
    expect((await textOf(page, 'P4')).at(-1)).toBe('Kommunen ringer hver fredag kl. 9')

    // From the words to a commitment: select, Ctrl+K, F.
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('f')
    const drawer = page.getByRole('dialog', { name: 'Ny forpligtelse' })
    await drawer.waitFor()
    await eventually(() => nameOfFocus(page)).toContain('Hvad')
    await tabTo(page, 'Forward', (name) => name === 'Gem forslag')
    await page.keyboard.press('Enter')
    await drawer.waitFor({ state: 'detached' })
    await eventually(() => isInEditor(page, 'P4')).toBe(true)
    await page
      .locator('#afsnit-P4 .tiptap')
      .getByRole('button', { name: /Foreslået.*ringer hver fredag/ })
      .waitFor()
    await untilSaved(page)

    // Out of the text, which keeps Tab for itself until Esc has been pressed.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await isInEditor(page, 'P4')).toBe(false)

    // To the members and back.
    await tabTo(page, 'Backward', (name) => name === 'Medlemmer')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Medlemmer' }).waitFor()
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
    await tabTo(page, 'Backward', (name) => name.startsWith('Partnerplan'))
    await page.keyboard.press('Enter')
    await editorOf(page, 'P1').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  it('a drawer gives the focus back to what opened it, and keeps nobody in', async () => {
    const { page, context } = await profileOf(house, 'Ida')
    await page.goto(`${house.server.url}/p/holbaek/f`)
    await page.getByRole('heading', { level: 1, name: 'Forpligtelser' }).waitFor()
    await tabTo(page, 'Forward', (name) => name === 'Ny forpligtelse')
    await page.keyboard.press('Enter')
    const drawer = page.locator('.ui-drawer')
    await eventually(() => nameOfFocus(page)).toContain('Hvad')
    // Beside the page, the page can still be reached.
    const isInDrawer = () => drawer.evaluate((sheet) => sheet.contains(document.activeElement))
    for (let stop = 0; stop < 5 && (await isInDrawer()); stop += 1) await page.keyboard.press('Shift+Tab')
    expect(await isInDrawer()).toBe(false)
    // The tip of a button takes nothing from Esc.
    await tabTo(page, 'Forward', (name) => name === 'Luk')
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await eventually(() => nameOfFocus(page)).toBe('Ny forpligtelse')

    const row = page.getByRole('button', { name: 'Visiterer 3 borgere til forløbet' })
    await tabTo(page, 'Forward', (name) => name === 'Visiterer 3 borgere til forløbet')
    await page.keyboard.press('Enter')
    await drawer.waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await eventually(() => row.evaluate((button) => button === document.activeElement)).toBe(true)
    await context.close()
  })

  it('a sheet that covers a phone, and a dialog, hold the focus while they are open', async () => {
    const { page, context } = await profileOf(house, 'Ida', { viewport: widths.phone })
    await page.goto(`${house.server.url}/p/holbaek/m`)
    await page.getByRole('heading', { level: 1, name: 'Medlemmer' }).waitFor()
    for (const [opener, sheet] of [
      ['Mere', '.ui-drawer'],
      ['Invitér', '.ui-dialog'],
    ] as const) {
      const button = page.getByRole('button', { name: opener, exact: true }).first()
      await button.focus()
      await page.keyboard.press('Enter')
      const within = page.locator(sheet)
      await within.waitFor()
      const stops = new Set<string>()
      for (let stop = 0; stop < 30; stop += 1) {
        await page.keyboard.press('Tab')
        const place = await within.evaluate((element) => {
          const { activeElement } = document
          // Past the last control stands the browser itself, which no page may keep anybody from.
          if (activeElement === null || activeElement === document.body) return 'browser'
          return element.contains(activeElement) ? 'within' : activeElement.outerHTML.slice(0, 80)
        })
        stops.add(place)
      }
      expect([...stops].filter((place) => place !== 'browser')).toEqual(['within'])
      await page.keyboard.press('Escape')
      await within.waitFor({ state: 'detached' })
      await eventually(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    await context.close()
  })

  it('the caret stays in sight above the status line while one writes on', async () => {
    const { page, context } = await profileOf(house, 'Ida')
    await openDocument(page, house.server.url, house.plan, 'P2')
    await editorOf(page, 'P2').focus()
    await page.keyboard.press('Control+End')
    await rest(page)
    for (let line = 0; line < 30; line += 1) {
      await page.keyboard.press('Enter')
      await page.keyboard.type('o')
    }
    await expect.poll(() => roomAroundCaret(page)).toMatchObject({ isBelowToolbar: true, isAboveStatusLine: true })
    for (let line = 0; line < 29; line += 1) await page.keyboard.press('ArrowUp')
    await expect.poll(() => roomAroundCaret(page)).toMatchObject({ isBelowToolbar: true, isAboveStatusLine: true })
    for (let step = 0; step < 60; step += 1) await page.keyboard.press('Control+z')
    await untilSaved(page)
    await context.close()
  })

  it('nothing moves for those who have asked for rest', async () => {
    const { page, context } = await openProfile(house.browser, { reducedMotion: 'reduce' })
    await stepInAs(page, house.server.url, 'Ida')
    await openDocument(page, house.server.url, house.plan, 'P1')
    await page.evaluate(() => {
      const longest = { ms: 0 }
      Object.assign(window, { longest })
      const note = (event: TransitionEvent | AnimationEvent) => {
        longest.ms = Math.max(longest.ms, event.elapsedTime * 1000)
      }
      for (const kind of ['transitionend', 'animationend'] as const) document.addEventListener(kind, note, true)
    })
    // From the first section to the last is far enough for a glide to be seen.
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').waitFor()
    await page.keyboard.type('P17')
    await page.keyboard.press('Enter')
    await eventually(() => nameOfFocus(page)).toContain('P17')
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
    const moving = await page.evaluate(() =>
      document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().duration)),
    )
    expect(moving.filter((ms) => ms > 1)).toEqual([])
    expect(await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms)).toBeLessThan(2)
    await context.close()
  })

  it('a screen reader hears of others in the section at most every ten seconds, and focus and page stay put', async () => {
    const people: PersonAtBrowser[] = []
    for (const name of ['Ida', 'Karen', 'Mads']) {
      const person = await openProfile(house.browser)
      await stepInAs(person.page, house.server.url, name)
      await openDocument(person.page, house.server.url, house.plan, 'P7')
      people.push(person)
    }
    const [ida, karen, mads] = people.map(({ page }) => page) as [Page, Page, Page]
    await editorOf(ida, 'P7').focus()
    await ida.evaluate(() => {
      const said: { at: number; text: string }[] = []
      Object.assign(window, { said })
      // Every live region of the page: nothing may speak past the one that is calm.
      const regions = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"]'
      const listen = new MutationObserver((changes) => {
        const spoke = changes
          .map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(regions))
          .find((region) => region !== null && region !== undefined)
        if (spoke) said.push({ at: Date.now(), text: spoke.textContent })
      })
      listen.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    const before = await ida.evaluate(() => window.scrollY)

    // Two come and go in turn, each time with something new to tell.
    const until = Date.now() + (process.env['SOAK'] === undefined ? 13_000 : 40_000)
    for (let turn = 0; Date.now() < until; turn += 1) {
      const page = turn % 2 === 0 ? karen : mads
      await goInto(page, 'P7')
      await page.keyboard.type('ja ', { delay: 40 })
      await goInto(page, turn % 3 === 0 ? 'P8' : 'P7')
    }
    const said = await ida.evaluate(() => (window as unknown as { said: { at: number; text: string }[] }).said)
    expect(said.length).toBeGreaterThan(0)
    expect(said[0]!.text).toMatch(/Karen|Mads/)
    const gaps = said.slice(1).map(({ at }, index) => at - said[index]!.at)
    // Half a second is the page's own gathering of what is said in one breath.
    expect(gaps.filter((gap) => gap < 9_500)).toEqual([])
    expect(await isInEditor(ida, 'P7')).toBe(true)
    expect(await ida.evaluate(() => window.scrollY)).toBe(before)
    for (const { context } of people) await context.close()
  })
})

/** Presses Tab until what is wanted has the focus; on the way every stop must show that it has it. */
async function tabTo(
  page: Page,
  direction: 'Forward' | 'Backward',
  isWanted: (name: string) => boolean,
): Promise<void> {
  const unseen: string[] = []
  const passed: string[] = []
  for (let stop = 0; stop < 150; stop += 1) {
    // A text keeps Tab for lists and tables; Esc lets go. Elsewhere Esc would close what is open.
    if (await page.evaluate(() => document.activeElement?.matches('.tiptap') === true)) {
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press(direction === 'Forward' ? 'Tab' : 'Shift+Tab')
    const name = await nameOfFocus(page)
    passed.push(name)
    if (!(await isFocusSeen(page))) unseen.push(name)
    if (!isWanted(name)) continue
    expect(unseen).toEqual([])
    return
  }
  throw new Error(`Not reached with 150 presses of Tab; the last were ${passed.slice(-12).join(' | ')}`)
}

/** What a screen reader would call the element with the focus, as far as a name can be told by looking. */
const nameOfFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
    const text = element.getAttribute('aria-label') ?? label?.[0]?.textContent ?? element.textContent
    return text.replace(/\s+/g, ' ').trim()
  })

/** Whether a ring stands around the focus: on the element itself, or on what stands for it in sight. */
const isFocusSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return true
    // Where one writes, the caret is the mark; what is only led to by script is no control.
    if (element.matches('[contenteditable="true"], main, h2, [role="dialog"]')) return true
    const hasRing = (one: Element): boolean => {
      // A row's button draws its ring around the whole row, with what stands after it.
      return [null, '::after'].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part)
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      })
    }
    const standsFor = [element, element.parentElement, element.nextElementSibling, element.closest('label')]
    const { width, height } = element.getBoundingClientRect()
    const isSmall = width <= 2 || height <= 2 || getComputedStyle(element).opacity === '0'
    return isSmall ? standsFor.some((one) => one !== null && hasRing(one)) : hasRing(element)
  })

/** No hand is on the next key before the editor has heard where the caret went. */
const rest = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 500 })))

/** As a person does who leaves one section for another: editors out of sight rest until one comes near. */
async function goInto(page: Page, section: string): Promise<void> {
  await page.locator(`#afsnit-${section} .section-text`).scrollIntoViewIfNeeded()
  await editorOf(page, section).focus()
}

const isInEditor = (page: Page, section: string): Promise<boolean> =>
  editorOf(page, section).evaluate((editor) => editor === document.activeElement)

/** Where the caret stands between the bars. */
const roomAroundCaret = (page: Page): Promise<{ isBelowToolbar: boolean; isAboveStatusLine: boolean }> =>
  page.evaluate(() => {
    const range = window.getSelection()!.getRangeAt(0)
    const node = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement!
    const { top, bottom } = node.getBoundingClientRect()
    return {
      isBelowToolbar: top >= document.querySelector('.text-tools')!.getBoundingClientRect().bottom,
      isAboveStatusLine: bottom <= document.querySelector('.shell-status')!.getBoundingClientRect().top,
    }
  })
