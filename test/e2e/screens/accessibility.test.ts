import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOn } from '../support/axe.ts'
import { type PersonAtBrowser, widths } from '../support/browser.ts'
import { type House, type Who, openHouse, openScreen, profileOf, routesInTable, screens } from '../support/screens.ts'

/** In Danish; the same screens in English stand in english.test.ts. */
describe('every screen under WCAG 2.2 A and AA', () => {
  let house: House
  const profiles = new Map<Who, PersonAtBrowser>()

  beforeAll(async () => {
    house = await openHouse()
    for (const who of ['nobody', 'Ida', 'Jonas'] as const) profiles.set(who, await profileOf(house, who))
  })
  afterAll(() => house?.close())

  it('has a row for every route of the client', () => {
    const routes = routesInTable()
    expect(routes.length).toBeGreaterThan(10)
    const covered = new Set(screens.map(({ route }) => route))
    expect(routes.filter((route) => !covered.has(route))).toEqual([])
    expect([...covered].filter((route) => route !== '*' && !routes.includes(route))).toEqual([])
  })

  it.each(screens.map((screen) => [screen.name, screen] as const))(
    '%s has no violation on a laptop, on a phone and in the dark',
    async (_name, screen) => {
      const { page } = profiles.get(screen.who)!
      await page.setViewportSize(widths.laptop)
      await openScreen(page, house, screen)
      expect(await violationsOn(page, screen.part), 'laptop').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violationsOn(page, screen.part, 'contrast'), 'dark').toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize(widths.phone)
      expect(await violationsOn(page, screen.part), 'phone').toEqual([])
    },
  )

  it('ends without an error in any page', () => {
    expect([...profiles.values()].flatMap(({ errors }) => errors)).toEqual([])
  })
})
