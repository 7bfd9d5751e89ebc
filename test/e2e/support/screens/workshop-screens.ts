import type { Page } from 'playwright-core'
import { type Screen, inHolbaek, press } from './screen.ts'

const toDesk = async (page: Page): Promise<void> => {
  await page
    .getByRole('link', { name: /^(Åbn styrepult for|Open control desk of)/ })
    .first()
    .click()
  await page.locator('.desk').waitFor()
}
const untilRunning = async (page: Page): Promise<void> => {
  await toDesk(page)
  const open = page.getByRole('button', { name: /^(Åbn workshoppen|Open the workshop)$/ })
  await open.or(page.locator('.desk-room')).first().waitFor()
  if ((await open.count()) > 0) await open.click()
  await page.locator('.desk-room').waitFor()
}

/** The workshop that stands prepared in Holbæk: first its agenda, then opened. */
export const workshopScreens: readonly Screen[] = [
  {
    name: 'workshops',
    route: '/p/$slug/workshops',
    who: 'Jonas',
    path: () => inHolbaek('/workshops'),
    primary: '.ui-button-primary',
  },
  {
    name: 'new workshop',
    part: '.ui-dialog',
    route: '/p/$slug/workshops',
    who: 'Jonas',
    path: () => inHolbaek('/workshops'),
    reach: (page) => press(page, /^(Ny workshop|New workshop)$/),
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'control desk',
    route: '/p/$slug/workshops/$workshopId',
    who: 'Jonas',
    path: () => inHolbaek('/workshops'),
    reach: untilRunning,
    primary: '.ui-button-primary',
  },
  {
    name: 'big screen',
    route: '/p/$slug/workshops/$workshopId/skaerm',
    who: 'Jonas',
    path: () => inHolbaek('/workshops'),
    reach: async (page) => {
      await untilRunning(page)
      await page.goto(`${page.url()}/skaerm`)
      await page.locator('.stage-main').waitFor()
    },
  },
  {
    name: 'paper version of a workshop',
    route: '/p/$slug/workshops/$workshopId/papir',
    who: 'Jonas',
    path: () => inHolbaek('/workshops'),
    reach: async (page) => {
      await toDesk(page)
      await page.goto(`${page.url()}/papir`)
      await page.locator('.paper-sheet').first().waitFor()
    },
    primary: '.ui-button-primary',
  },
  // A page of its own beside the app's routes.
  { name: 'code of a workshop', route: '*', who: 'nobody', path: () => '/w', primary: '.ui-button-primary' },
]
