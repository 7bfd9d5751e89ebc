import type { Page } from 'playwright-core'

/** Counts how often the page is loaded from now on; moving within the app is no load. */
export function countLoads(page: Page): { readonly count: number } {
  const loads = { count: 0 }
  page.on('load', () => {
    loads.count += 1
  })
  return loads
}
