import { type Screen, inHolbaek, press, untilDrawer } from './screen.ts'

/** Targets, tariffs, outcomes, statements and what they might pay. */
export const resultScreens: readonly Screen[] = [
  { name: 'portfolio', route: '/portefoelje', who: 'Jonas', path: () => '/portefoelje' },
  { name: 'targets', route: '/p/$slug/r', who: 'Ida', path: () => inHolbaek('/r'), primary: '.ui-button-primary' },
  { name: 'no targets', route: '/p/$slug/r', who: 'Jonas', path: () => '/p/kolding/r' },
  {
    name: 'target',
    part: '.ui-drawer',
    route: '/p/$slug/r',
    who: 'Ida',
    path: ({ targetId }) => inHolbaek(`/r?id=${targetId}`),
    reach: (page) => page.locator('.ui-drawer-body').waitFor(),
  },
  {
    name: 'new target',
    part: '.ui-drawer',
    route: '/p/$slug/r',
    who: 'Ida',
    path: () => inHolbaek('/r'),
    reach: async (page) => {
      await page.locator('.ui-page-action .ui-button-primary').click()
      await untilDrawer(page)
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'rate card',
    route: '/p/$slug/takster',
    who: 'Ida',
    path: () => inHolbaek('/takster'),
    primary: '.ui-button-primary',
  },
  { name: 'no rate card', route: '/p/$slug/takster', who: 'Jonas', path: () => '/p/kolding/takster' },
  {
    name: 'new version of the rate card',
    part: '.ui-drawer',
    route: '/p/$slug/takster',
    who: 'Ida',
    path: () => inHolbaek('/takster'),
    reach: async (page) => {
      await page.locator('main .ui-button-primary').first().click()
      await untilDrawer(page)
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'outcomes, none yet',
    route: '/p/$slug/opnaaet',
    who: 'Ida',
    path: () => inHolbaek('/opnaaet'),
    primary: '.ui-button-primary',
  },
  {
    name: 'outcomes',
    route: '/p/$slug/opnaaet',
    who: 'Jonas',
    path: () => '/p/gribskov/opnaaet',
    primary: '.ui-button-primary',
  },
  {
    name: 'an outcome that waits',
    part: '.ui-drawer',
    route: '/p/$slug/opnaaet',
    who: 'Jonas',
    path: () => '/p/gribskov/opnaaet',
    reach: async (page) => {
      await page.locator('.outcomes-open').first().click()
      await page.locator('.ui-drawer .ui-button-primary').waitFor()
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  { name: 'statements', route: '/p/$slug/opgoerelser', who: 'Jonas', path: () => '/p/gribskov/opgoerelser' },
  {
    name: 'register an outcome',
    part: '.ui-drawer',
    route: '/p/$slug/opnaaet',
    who: 'Ida',
    path: () => inHolbaek('/opnaaet?id=ny'),
    reach: untilDrawer,
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'statements before the programme',
    route: '/p/$slug/opgoerelser',
    who: 'Ida',
    path: () => inHolbaek('/opgoerelser'),
  },
  {
    name: 'simulation',
    route: '/p/$slug/simulering',
    who: 'Ida',
    path: () => inHolbaek('/simulering'),
    primary: '.ui-button-primary',
  },
  {
    name: 'assumptions of the simulation',
    part: '.ui-drawer',
    route: '/p/$slug/simulering',
    who: 'Ida',
    path: () => inHolbaek('/simulering'),
    reach: async (page) => {
      await press(page, /^(Ændr antagelser|Change assumptions)/)
      await untilDrawer(page)
    },
  },
  {
    name: 'values of an assumption over time',
    part: '.ui-dialog',
    route: '/p/$slug/simulering',
    who: 'Ida',
    path: () => inHolbaek('/simulering'),
    reach: async (page) => {
      await press(page, /^(Ændr antagelser|Change assumptions)/)
      await untilDrawer(page)
      await press(page, /^(Historik|History): (Borgere|Citizens)/)
      await page.locator('.ui-dialog tbody tr').first().waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'new value of an assumption',
    part: '.ui-dialog',
    route: '/p/$slug/simulering',
    who: 'Ida',
    path: () => inHolbaek('/simulering'),
    reach: async (page) => {
      await press(page, /^(Ændr antagelser|Change assumptions)/)
      await untilDrawer(page)
      await press(page, /^(Historik|History): (Borgere|Citizens)/)
      await page.locator('.ui-dialog .ui-button-primary').click()
      await page.locator('.sim-value-form').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'simulation to be put into the plan',
    part: '.ui-dialog',
    route: '/p/$slug/simulering',
    who: 'Ida',
    path: () => inHolbaek('/simulering'),
    reach: async (page) => {
      await press(page, /^(Indsæt i planen|Insert into the plan)/)
      await page.locator('.ui-dialog .ui-button-primary').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
]
