import { type Screen, inHolbaek, press } from './screen.ts'

/** Freezing, approving and checking what is agreed. */
export const approvalScreens: readonly Screen[] = [
  {
    name: 'agreement',
    route: '/p/$slug/aftale',
    who: 'Ida',
    path: () => inHolbaek('/aftale'),
    reach: (page) => page.locator('.approvals-summary').waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'version to approve',
    route: '/p/$slug/aftale/$number',
    who: 'Ida',
    path: () => inHolbaek('/aftale/2'),
    reach: (page) => page.locator('.approvals-checked').waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'sending a version back',
    part: '.ui-dialog',
    route: '/p/$slug/aftale/$number',
    who: 'Ida',
    path: () => inHolbaek('/aftale/2'),
    reach: async (page) => {
      await page.locator('.approvals-form input').first().fill('Leder')
      await press(page, /^(Send retur|Send back)/)
      await page.locator('.ui-dialog textarea').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'approved version, whole',
    route: '/p/$slug/aftale/$number',
    who: 'Jonas',
    path: () => '/p/gribskov/aftale/1',
    reach: async (page) => {
      await page.locator('.approvals-checked').waitFor()
      await page.locator('summary').first().click()
    },
  },
  {
    name: 'history of the partnership',
    route: '/p/$slug/haendelser',
    who: 'Ida',
    path: () => inHolbaek('/haendelser'),
    reach: (page) => page.locator('.approvals-log li').first().waitFor(),
  },
  {
    name: 'checking a code',
    route: '/verify/$code',
    who: 'Ida',
    path: () => '/verify/0123-4567-89AB-CDEF',
    reach: (page) => page.locator('.approvals-verdict').waitFor(),
    primary: '.ui-button-primary',
  },
]
