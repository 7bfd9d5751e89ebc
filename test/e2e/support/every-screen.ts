import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { type PersonAtBrowser, widths } from './browser.ts'
import { faultsAtSize, sizesOf } from './screen-fit.ts'
import { languageFaults } from './screen-languages.ts'
import { type House, type Language, type Who, openHouse, profileOf } from './house.ts'
import { type Screen, openScreen } from './screens/screen.ts'

const languages: readonly Language[] = process.env['SOAK'] === undefined ? ['da'] : ['da', 'en']

/**
 * One visit to each of the screens asks for all that can be asked of it: WCAG 2.2 A and AA on a laptop, on a phone and
 * in the dark, every size of window, and its words.
 *
 * English is the same page with other words. That no word of the other language can stand on it is shown by the
 * language files (the same keys) and by the code (no texts of its own), so each screen is visited in English only in
 * the long run.
 */
export function everyScreen(screens: readonly Screen[]): void {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house?.close())

  describe.each(languages)('in language %s', (language) => {
    visits(language)
  })

  function visits(language: Language): void {
    const profiles = new Map<Who, PersonAtBrowser>()
    // In turn: the language is also the person's own, in the records.
    beforeAll(async () => {
      for (const who of ['nobody', 'Ida', 'Jonas'] as const)
        profiles.set(who, await profileOf(house, who, { language }))
    })
    afterAll(() => Promise.all([...profiles.values()].map(({ context }) => context.close())))

    it.each(screens.map((screen) => [screen.name, screen] as const))('%s', async (_name, screen) => {
      const { page } = profiles.get(screen.who)!
      await page.setViewportSize(widths.laptop)
      await openScreen(page, house, screen)
      const faults = await languageFaults(page, language)
      if (language === 'da') faults.push(...(await faultsOfLook(page, screen)))
      expect(faults).toEqual([])
    })

    it('ends without an error in any page', () => {
      expect([...profiles.values()].flatMap(({ errors }) => errors)).toEqual([])
    })
  }
}

async function faultsOfLook(page: Page, screen: Screen): Promise<string[]> {
  const faults = await violationsOn(page, screen.part)
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await violationsOn(page, screen.part, 'contrast')).map((fault) => `dark: ${fault}`))
  await page.emulateMedia({ colorScheme: 'light' })
  for (const size of sizesOf(screen)) {
    faults.push(...(await faultsAtSize(page, screen, size)))
    if (size[0] === widths.phone.width) {
      faults.push(...(await violationsOn(page, screen.part)).map((fault) => `phone: ${fault}`))
    }
  }
  return faults
}
