import type { Page } from 'playwright-core'
import type { House } from '../house.ts'
import type { Screen } from './screen.ts'

/** A person and the app: coming in, home, help, the programme, searching. */
export const peopleScreens: readonly Screen[] = [
  { name: 'sign-in', route: '/log-ind', who: 'nobody', path: () => '/log-ind', primary: '.ui-button-primary' },
  {
    name: 'sign-in with an address that is none',
    route: '/log-ind',
    who: 'nobody',
    path: () => '/log-ind',
    reach: async (page) => {
      await page.locator('#sign-in-email').fill('ida')
      await page.keyboard.press('Enter')
      await page.locator('#sign-in-email[aria-invalid="true"]').waitFor()
    },
  },
  {
    name: 'link sent',
    route: '/log-ind',
    who: 'nobody',
    path: () => '/log-ind',
    reach: (page) => askForLink(page, 'peter@holbaek.example'),
  },
  {
    name: 'login link',
    route: '/l',
    who: 'nobody',
    path: () => '/log-ind',
    reach: async (page, house) => {
      const before = linksIn(house).length
      await askForLink(page, 'ida@holbaek.example')
      for (let tries = 0; linksIn(house).length === before && tries < 200; tries += 1) await page.waitForTimeout(25)
      await page.goto(linksIn(house).at(-1)!)
      await page.locator('.ui-button-primary').waitFor()
    },
    primary: '.ui-button-primary',
  },
  { name: 'login link without its secret', route: '/l', who: 'nobody', path: () => '/l' },
  {
    name: 'invitation',
    route: '/i',
    who: 'nobody',
    path: ({ inviteLink }) => new URL(inviteLink).pathname + new URL(inviteLink).hash,
    reach: (page) => page.locator('#invite-name').waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'turn off mails, by a link that is none',
    route: '/afmeld/$token',
    who: 'nobody',
    path: () => '/afmeld/abc',
    reach: (page) => page.locator('[role="alert"]').waitFor(),
  },
  { name: 'help, not signed in', route: '/hjaelp', who: 'nobody', path: () => '/hjaelp' },
  { name: 'help', route: '/hjaelp', who: 'Ida', path: () => '/hjaelp' },
  { name: 'accessibility', route: '/tilgaengelighed', who: 'Ida', path: () => '/tilgaengelighed' },
  { name: 'privacy', route: '/privatliv', who: 'Ida', path: () => '/privatliv' },
  {
    name: 'self-test of the network',
    route: '/selvtest',
    who: 'nobody',
    path: () => '/selvtest',
    primary: '.ui-button-primary',
  },
  { name: 'nowhere', route: '*', who: 'Ida', path: () => '/findes-ikke', primary: '.ui-button-primary' },
  { name: 'home', route: '/', who: 'Ida', path: () => '/', primary: '.ui-button-primary' },
  { name: 'home of the fund', route: '/', who: 'Jonas', path: () => '/' },
  { name: 'programme', route: '/programme', who: 'Ida', path: () => '/programme' },
  { name: 'programme of the fund', route: '/programme', who: 'Jonas', path: () => '/programme' },
  { name: 'profile', route: '/mig', who: 'Ida', path: () => '/mig', primary: '.ui-button-primary' },
  {
    name: 'search',
    part: '.ui-dialog',
    route: '/',
    who: 'Ida',
    path: () => '/',
    reach: async (page) => {
      await page.keyboard.press('Control+k')
      await page.locator('.palette input').fill('borgere')
      await page.locator('.palette mark').first().waitFor()
    },
  },
]

/** An address may ask for few links in a while, so the screens do not all ask for the same. */
async function askForLink(page: Page, email: string): Promise<void> {
  await page.locator('#sign-in-email').fill(email)
  await page.keyboard.press('Enter')
  await page.locator('.sign-in-sent').waitFor()
}

const linksIn = ({ server }: House): string[] => server.output().match(/http:\/\/\S+\/l#\S+/g) ?? []
