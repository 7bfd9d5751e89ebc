import type { Page } from 'playwright-core'
import { visibleWords, wordsByLanguage } from './pages/visible-words.ts'
import type { Language } from './house.ts'

/**
 * What the demo's people have written, and not the app: a department, a step, a word on a delay, what they have learnt,
 * and the names of the
 * first three scenarios, which are the partnership's own from the moment that it has them.
 */
export const written: ReadonlySet<string> = new Set([
  'Job og virksomheder',
  'Forsigtig',
  'Forventet',
  'Ambitiøs',
  'Check-in',
  'Venter på ferieplan',
  'Ét nummer at ringe til',
  'Vi pegede på en dygtig kok som buddy. Hun sagde ja af pligt, og det kunne mærkes.',
])

const foreign = { da: 'english', en: 'danish' } as const

/** Words in the other language, keys that have no text, and a page or plan that does not name its language. */
export async function languageFaults(page: Page, language: Language): Promise<string[]> {
  const words = await visibleWords(page)
  const named = await page.evaluate(() => document.documentElement.lang)
  return [
    ...(words.length > 5 ? [] : [`only ${words.length} words to be seen`]),
    ...wordsByLanguage(words)
      [foreign[language]].filter((word) => !written.has(word))
      .map((word) => `not in ${language}: ${word}`),
    ...words.filter(isKey).map((word) => `a key without its text: ${word}`),
    ...(named === language ? [] : [`the page says that it is in ${named}`]),
    ...(await contentLanguages(page)).map((text) => `a text that does not say that it is Danish: ${text}`),
  ]
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
