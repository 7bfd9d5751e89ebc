import type { Page } from 'playwright-core'
import { approvals as lateDanish } from '#client/i18n/da/approvals.ts'
import { da } from '#client/i18n/da/index.ts'
import { approvals as lateEnglish } from '#client/i18n/en/approvals.ts'
import { en } from '#client/i18n/en/index.ts'

/** Every text in sight and every text that stands in for one: labels, placeholders, titles. */
export const visibleWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words = new Set<string>([document.title])
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
    for (let element = walker.nextNode() as Element | null; element; element = walker.nextNode() as Element | null) {
      if (element.closest('script, style, .tiptap') !== null || element.getClientRects().length === 0) continue
      // What says that it is in another language is the document's own: its headings, its cards.
      if (element.closest<HTMLElement>('[lang]')?.lang !== document.documentElement.lang) continue
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) words.add(element.getAttribute(name) ?? '')
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      words.add(own.map((node) => node.textContent ?? '').join(''))
    }
    return [...words].map((word) => word.replace(/\s+/g, ' ').trim()).filter((word) => word.length > 2)
  })

const leaves = (texts: unknown): string[] => {
  if (typeof texts === 'string') return [texts]
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(leaves) : []
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A text as a pattern: what is filled in may be anything. Null for one that is little else than what is filled in. */
const pattern = (text: string): RegExp | null => {
  const fixed = text
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (fixed.replace(/\{\{.+?\}\}/g, '').replace(/[^\p{L}]/gu, '').length < 4) return null
  return new RegExp(
    `^${fixed
      .split(/\{\{.+?\}\}/)
      .map(escaped)
      .join('.+')}$`,
    'u',
  )
}

/** Both languages' texts, made once: they are some thousands, and every screen asks for all. */
const patterns = (texts: unknown): RegExp[] => leaves(texts).flatMap((text) => pattern(text) ?? [])
const danish = patterns({ ...da, approvals: lateDanish })
const english = patterns({ ...en, approvals: lateEnglish })

/** Which of the words are Danish texts of the app, and which English; those that are the same in both are neither. */
export function wordsByLanguage(words: readonly string[]): { readonly danish: string[]; readonly english: string[] } {
  const isIn = (some: readonly RegExp[], word: string) => some.some((one) => one.test(word))
  return {
    danish: words.filter((word) => isIn(danish, word) && !isIn(english, word)),
    english: words.filter((word) => isIn(english, word) && !isIn(danish, word)),
  }
}
