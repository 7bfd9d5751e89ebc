import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { type PersonAtBrowser } from './browser.ts'
import { visibleWords, wordsByLanguage } from './pages/visible-words.ts'
import { type House, type Language, type Who, openHouse, openScreen, profileOf, screens } from './screens.ts'

/**
 * What the demo's people have written, and not the app: a department, a step, a word on a delay, and the names of the
 * first three scenarios, which are the partnership's own from the moment that it has them.
 */
export const written: ReadonlySet<string> = new Set([
  'Job og virksomheder',
  'Forsigtig',
  'Forventet',
  'Ambitiøs',
  'Check-in',
  'Venter på ferieplan',
])

const foreign = { da: 'english', en: 'danish' } as const

/** Every screen in one language: the files in `screens/` call it once each, so that the languages run side by side. */
export const everyScreenSpeaks = (language: Language): void => {
  let house: House
  const profiles = new Map<Who, PersonAtBrowser>()

  beforeAll(async () => {
    house = await openHouse()
    for (const who of ['nobody', 'Ida', 'Jonas'] as const) profiles.set(who, await profileOf(house, who, { language }))
  })
  afterAll(() => house?.close())

  it.each(screens.map((screen) => [screen.name, screen] as const))(
    '%s speaks one language and names it',
    async (_name, screen) => {
      const { page } = profiles.get(screen.who)!
      await openScreen(page, house, screen)
      const words = await visibleWords(page)
      expect(words.length).toBeGreaterThan(5)
      expect(wordsByLanguage(words)[foreign[language]].filter((word) => !written.has(word))).toEqual([])
      expect(words.filter(isKey)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
      expect(await contentLanguages(page)).toEqual([])
      // In Danish every screen is looked at in accessibility.test.ts.
      if (language === 'en') expect(await violationsOn(page, screen.part)).toEqual([])
    },
  )
}

/** A key that has no text is shown as itself: `ns:some.key` or `some.key.deep`. */
const isKey = (word: string): boolean =>
  word !== 'dd.mm.yyyy' && /^[a-z][A-Za-z0-9]*(:[a-z][A-Za-z0-9.]*|(\.[a-z][A-Za-z0-9]*){2,})$|\{\{|\}\}/.test(word)

/** What is written in a document says its own language, since the demo's plans are Danish whoever reads them. */
const contentLanguages = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.section .tiptap')].flatMap((text) =>
      text.closest('[lang]')?.getAttribute('lang') === 'da' ? [] : [text.outerHTML.slice(0, 80)],
    ),
  )
