import type { Page } from 'playwright-core'

/** Notes every state that the status line goes through from now on, also those that nobody looked at in time. */
export async function noteSaveStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const states: string[] = []
    const look = () => {
      const state = document.querySelector('[data-save-state]')?.getAttribute('data-save-state')
      if (state != null && state !== states.at(-1)) states.push(state)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
    Object.assign(window, { notedSaveStates: states })
  })
  return () => page.evaluate(() => Reflect.get(window, 'notedSaveStates') as string[])
}
