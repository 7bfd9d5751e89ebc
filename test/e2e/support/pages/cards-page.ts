import type { Locator, Page } from 'playwright-core'

export const taskTable = (page: Page): Locator => page.getByRole('table', { name: 'Opgaver' })

/** A text field of a task; `title` is how the task is called now. */
export const taskField = (page: Page, field: string, title: string): Locator =>
  taskTable(page).getByRole('textbox', { name: `${field}, ${title}`, exact: true })

/** The sentence above the tasks and the sums below them. */
export const taskSums = async (page: Page): Promise<string[]> => [
  ...(await page.locator('.tasks .cards-lead').allTextContents()),
  ...(await taskTable(page).locator('tfoot td').allTextContents()),
]

/** Names of the others that stand at a field in use. */
export const othersIn = (field: Locator): Promise<string[]> =>
  field.locator('xpath=ancestor::*[contains(@class, "card-field")][1]').locator('.in-use-flag').allTextContents()

export async function addTask(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Tilføj opgave' }).click()
  await page.keyboard.type(title, { delay: 5 })
}

/** Opens the menu of a card with the keyboard and chooses with the keyboard. */
export async function chooseFromMenu(page: Page, name: string, item: 'Flyt op' | 'Flyt ned' | 'Fjern'): Promise<void> {
  await page.getByRole('button', { name: `Flyt eller fjern: ${name}`, exact: true }).focus()
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('menuitem', { name: item })
  await page.locator('[role=menuitem]:focus').waitFor()
  for (let step = 0; step < 3 && !(await wanted.evaluate((node) => node === document.activeElement)); step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  if (!(await wanted.evaluate((node) => node === document.activeElement))) throw new Error(`No key leads to ${item}`)
  await page.keyboard.press('Enter')
  await wanted.waitFor({ state: 'detached' })
}

/** Text fields of the needs-and-wishes map in one of its places, such as "Kommune, Ønske". */
export const needsIn = (page: Page, place: string): Locator =>
  page.getByRole('table', { name: 'Behov og ønsker' }).getByRole('textbox', { name: place, exact: true })

export const valuesOf = (fields: Locator): Promise<string[]> =>
  fields.evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value))
