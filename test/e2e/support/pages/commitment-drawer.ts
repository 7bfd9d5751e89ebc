import type { Locator, Page } from 'playwright-core'

/** The drawer in which a commitment is made, read, answered and edited. */
export const drawerOf = (page: Page) => {
  const drawer = page.getByRole('dialog').filter({ has: page.getByRole('heading', { level: 2 }) })
  const field = (label: string): Locator => drawer.getByLabel(label, { exact: true })
  return {
    drawer,
    title: drawer.getByRole('heading', { level: 2 }),
    what: field('Hvad'),
    due: field('Senest'),
    evidence: field('Sådan ser vi det'),
    party: (name: string): Locator =>
      drawer.getByRole('group', { name: 'Hvem' }).getByRole('radio', { name, exact: true }),
    target: (words: string | RegExp): Locator =>
      drawer.getByRole('group', { name: 'Bidrager til' }).getByRole('checkbox', { name: words }),
    saveProposal: drawer.getByRole('button', { name: 'Gem forslag' }),
    saveEdit: drawer.getByRole('button', { name: 'Gem ændringer' }),
    edit: drawer.getByRole('button', { name: 'Ret', exact: true }),
    accept: drawer.getByRole('button', { name: 'Acceptér', exact: true }),
    close: drawer.getByRole('button', { name: 'Luk' }),
    toText: drawer.getByRole('link', { name: /^Se stedet i teksten/ }),
    history: drawer.locator('.commitment-history li'),
    conflict: drawer.getByRole('alert'),
  }
}
