import type { Locator, Page } from 'playwright-core'

export const sectionOf = (page: Page, section: string): Locator => page.locator(`#afsnit-${section}`)

/** Chips in the text of a section, by what a screen reader says of them. */
export const chipIn = (page: Page, section: string, name: string | RegExp): Locator =>
  sectionOf(page, section).locator('.tiptap').getByRole('button', { name })

export const underlined = (page: Page, section: string, words: string): Locator =>
  sectionOf(page, section).locator('.tiptap .text-quote', { hasText: words })

export const makeCommitment = (page: Page): Locator =>
  page.locator('.selection-action').filter({ hasText: 'Lav forpligtelse' })

/** What the status line says, in words. */
export const saveLine = (page: Page): Locator => page.locator('.save-line').first()

export const goToSection = (page: Page, section: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Indhold' }).locator(`a[href="#${section}"]`).click()

/** Whether the element lies wholly in the window, below what sticks to its top. */
export const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
