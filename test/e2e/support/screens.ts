import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { type RunningServer, startServer } from '../../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './browser.ts'
import { type ListedDocument, listDocuments, untilSaved } from './documents.ts'

export type Language = 'da' | 'en'
export type Who = 'nobody' | 'Ida' | 'Jonas'

/** A running server with demo data, and what a test must know of it to reach every screen. */
export interface House {
  readonly server: RunningServer
  readonly browser: Browser
  readonly partnershipId: string
  readonly plan: ListedDocument
  readonly model: ListedDocument
  /** Somebody else's promise to Ida's partnership, and one of her own party's. */
  readonly commitmentId: string
  /** One whose text says something else than was agreed, and one of Ida's own party that is under way. */
  readonly changedTextId: string
  readonly ownCommitmentId: string
  readonly targetId: string
  readonly inviteLink: string
  close(): Promise<void>
}

export interface Screen {
  readonly name: string
  /** The row of the client's route table that leads here; `*` is an address that leads nowhere. */
  readonly route: string
  readonly who: Who
  readonly path: (house: House) => string
  /** What is done on the page before it is the screen that is meant. */
  readonly reach?: (page: Page, house: House) => Promise<void>
  /** What the screen suggests next, if it suggests anything. */
  readonly primary?: string
  /** The sheet or dialog that is meant, where the page behind it is a screen of its own here. */
  readonly part?: string
}

const inHolbaek = (rest = ''): string => `/p/holbaek${rest}`
const press = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click()
const untilDrawer = (page: Page): Promise<void> => page.locator('.ui-drawer-body .ui-field').first().waitFor()

/** Every screen of the client and every sheet, dialog and menu that stands on one. */
export const screens: readonly Screen[] = [
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
  { name: 'link sent', route: '/log-ind', who: 'nobody', path: () => '/log-ind', reach: askForLink },
  {
    name: 'login link',
    route: '/l',
    who: 'nobody',
    path: () => '/log-ind',
    reach: async (page, house) => {
      const before = linksIn(house).length
      await askForLink(page)
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
  { name: 'nowhere', route: '*', who: 'Ida', path: () => '/findes-ikke', primary: '.ui-button-primary' },
  { name: 'home', route: '/', who: 'Ida', path: () => '/', primary: '.ui-button-primary' },
  { name: 'home of the fund', route: '/', who: 'Jonas', path: () => '/' },
  { name: 'programme', route: '/programme', who: 'Ida', path: () => '/programme' },
  { name: 'programme of the fund', route: '/programme', who: 'Jonas', path: () => '/programme' },
  { name: 'profile', route: '/mig', who: 'Ida', path: () => '/mig', primary: '.ui-button-primary' },
  { name: 'partnership', route: '/p/$slug', who: 'Ida', path: () => inHolbaek() },
  { name: 'partnership not begun', route: '/p/$slug', who: 'Jonas', path: () => '/p/kolding' },
  { name: 'partnership half-way', route: '/p/$slug', who: 'Jonas', path: () => '/p/odsherred' },
  {
    name: 'partner plan',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P4`),
    reach: untilWritten,
  },
  {
    name: 'what is missing in the document',
    part: '.ui-drawer',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}`),
    reach: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.press('h')
      await page.locator('.checks').waitFor()
    },
  },
  {
    name: 'task catalogue',
    route: '/p/$slug/d/$documentId/opgavekatalog',
    who: 'Ida',
    path: ({ model }) => inHolbaek(`/d/${model.id}/opgavekatalog`),
    reach: (page) => page.locator('.catalogue').waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'buddy certificate',
    route: '/p/$slug/d/$documentId/buddybevis',
    who: 'Ida',
    path: ({ model }) => inHolbaek(`/d/${model.id}/buddybevis`),
    reach: (page) => page.locator('.certificate').waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'double course',
    route: '/p/$slug/forloeb',
    who: 'Ida',
    path: () => inHolbaek('/forloeb'),
    reach: (page) => page.locator('.course-table').waitFor(),
  },
  {
    name: 'files of the document',
    part: '.ui-menu',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}`),
    reach: async (page) => {
      await page.locator('.shell-actions [aria-haspopup="menu"]').click()
      await page.locator('.ui-menu-item').last().waitFor()
    },
  },
  {
    name: 'tasks',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ model }) => inHolbaek(`/d/${model.id}?afsnit=S3`),
    reach: untilWritten,
  },
  {
    name: 'intake',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ model }) => inHolbaek(`/d/${model.id}?afsnit=S7`),
    reach: untilWritten,
  },
  {
    name: 'comments',
    // On a phone they are behind a button of the bar.
    part: '.comments, .sheet-bar',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P4`),
    reach: async (page) => {
      await untilWritten(page)
      // In the side where there is one, else in a sheet of its own.
      const tab = page.locator('.document-side').getByRole('tab', { name: /^(Kommentarer|Comments)/ })
      if ((await tab.count()) > 0) await tab.click()
      else
        await page
          .locator('.sheet-bar')
          .getByRole('button', { name: /^(Kommentarer|Comments)/ })
          .click()
      // By its line below when another section is in view.
      await page.locator('.comment-thread, .comments-elsewhere').first().waitFor()
    },
  },
  {
    name: 'new comment that mentions somebody',
    // On a phone they are behind a button of the bar.
    part: '.comments, .sheet-bar',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P4`),
    reach: async (page) => {
      await untilWritten(page)
      await page.keyboard.press('Control+k')
      await page.locator('.palette input').waitFor()
      await page.keyboard.press('m')
      await page.locator('.comment-thread.is-active textarea').first().fill('Spørg @')
      await page.locator('.comment-people').waitFor()
    },
  },
  {
    name: 'commitment beside the text',
    part: '.ui-drawer',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P4`),
    reach: async (page) => {
      await untilWritten(page)
      await page.keyboard.press('Control+k')
      await page.locator('.palette input').waitFor()
      await page.keyboard.press('f')
      await untilDrawer(page)
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'palette',
    part: '.ui-dialog',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}`),
    reach: async (page) => {
      await untilWritten(page)
      await page.keyboard.press('Control+k')
      await page.locator('.palette input').waitFor()
    },
  },
  {
    name: 'propose a change',
    part: '.ui-drawer',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P6`),
    reach: async (page) => {
      await openProposals(page)
      await page.locator('.proposals > .ui-button').click()
      await page.locator('#proposal-note').waitFor()
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'proposal',
    part: '.ui-drawer',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}?afsnit=P4`),
    reach: async (page) => {
      await openProposals(page)
      await page.locator('.proposals-row').first().click()
      await page.locator('#proposal-remark').waitFor()
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'history',
    route: '/p/$slug/d/$documentId/historik',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}/historik`),
    reach: (page) => page.locator('.history-section').first().waitFor(),
    primary: '.ui-button-primary',
  },
  {
    name: 'history asks before it restores',
    part: '.ui-dialog',
    route: '/p/$slug/d/$documentId/historik',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}/historik`),
    reach: async (page) => {
      await page.locator('.history-section').first().waitFor()
      await page.locator('.history-section .ui-button').first().click()
      await page.locator('.ui-dialog').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'name a version',
    part: '.ui-dialog',
    route: '/p/$slug/d/$documentId/historik',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}/historik`),
    reach: async (page) => {
      await page.locator('.history-section').first().waitFor()
      await page.locator('.history-shown-head .ui-button').click()
      await page.locator('#version-name').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
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
  {
    name: 'commitments',
    route: '/p/$slug/f',
    who: 'Ida',
    path: () => inHolbaek('/f'),
    primary: '.ui-button-primary',
  },
  { name: 'no commitments', route: '/p/$slug/f', who: 'Jonas', path: () => '/p/kolding/f' },
  {
    name: 'new commitment',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: () => inHolbaek('/f?ny=1'),
    reach: untilDrawer,
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'new commitment with what is missing',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: () => inHolbaek('/f?ny=1'),
    reach: async (page) => {
      await untilDrawer(page)
      await page.locator('.ui-drawer .ui-button-primary').click()
      await page.locator('.ui-drawer .ui-error-summary').waitFor()
    },
  },
  {
    name: 'commitment',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: ({ commitmentId }) => inHolbaek(`/f?id=${commitmentId}`),
    reach: (page) => page.locator('.ui-drawer-body h2, .ui-drawer-body h3, .ui-drawer-body dl').first().waitFor(),
  },
  {
    name: 'commitment in conflict',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: ({ commitmentId }) => inHolbaek(`/f?id=${commitmentId}`),
    reach: bringConflict,
  },
  {
    name: 'board of commitments',
    route: '/p/$slug/f',
    who: 'Ida',
    path: () => inHolbaek('/f?vis=tavle'),
    reach: (page) => page.locator('.commitment-board-card').first().waitFor(),
    // On a phone it is the answer to what waits, below the heading.
    primary: '.ui-button-primary',
  },
  {
    name: 'commitment whose text has changed',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: ({ changedTextId }) => inHolbaek(`/f?id=${changedTextId}`),
    reach: (page) => page.locator('.commitment-changed').waitFor(),
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'text as it was agreed',
    part: '.ui-dialog',
    route: '/p/$slug/f',
    who: 'Ida',
    path: ({ changedTextId }) => inHolbaek(`/f?id=${changedTextId}`),
    reach: async (page) => {
      await press(page, /^(Se teksten, som|See the text as)/)
      await page.locator('.commitment-agreed-text').waitFor()
    },
  },
  {
    name: 'status of a commitment',
    part: '.ui-drawer',
    route: '/p/$slug/f',
    who: 'Ida',
    path: ({ ownCommitmentId }) => inHolbaek(`/f?id=${ownCommitmentId}&skriv=1`),
    reach: (page) => page.locator('.commitment-health form').waitFor(),
    primary: '.ui-drawer .ui-button-primary',
  },
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
  {
    name: 'experiences',
    route: '/p/$slug/erfaringer',
    who: 'Ida',
    path: () => inHolbaek('/erfaringer'),
    primary: '.ui-button-primary',
  },
  { name: 'no experiences', route: '/p/$slug/erfaringer', who: 'Jonas', path: () => '/p/kolding/erfaringer' },
  {
    name: 'new experience',
    part: '.ui-drawer',
    route: '/p/$slug/erfaringer',
    who: 'Ida',
    path: () => inHolbaek('/erfaringer'),
    reach: async (page) => {
      await page.locator('.ui-page-action .ui-button-primary').click()
      await page.locator('#practice-title').waitFor()
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'experience to be shared',
    part: '.ui-dialog',
    route: '/p/$slug/erfaringer',
    who: 'Ida',
    path: () => inHolbaek('/erfaringer'),
    reach: async (page) => {
      await press(page, /^(Del med programmet|Share with the programme)/)
      await page.locator('.ui-dialog .ui-button-primary').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  { name: 'templates', route: '/skabeloner', who: 'Ida', path: () => '/skabeloner' },
  {
    name: 'template to be edited',
    part: '.ui-drawer',
    route: '/skabeloner',
    who: 'Jonas',
    path: () => '/skabeloner',
    reach: async (page) => {
      await press(page, /^(Ret hjælpen|Edit the help)/)
      await untilDrawer(page)
    },
    primary: '.ui-drawer .ui-button-primary',
  },
  {
    name: 'document to be begun',
    part: '.ui-dialog',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}`),
    reach: async (page) => {
      await openQuestions(page)
      await press(page, /^(Begynd dokumentet|Begin the document)/)
      await page.locator('.ui-dialog select').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  {
    name: 'file to be put in',
    part: '.ui-dialog',
    route: '/p/$slug/d/$documentId',
    who: 'Ida',
    path: ({ plan }) => inHolbaek(`/d/${plan.id}`),
    reach: async (page) => {
      await openQuestions(page)
      // On a phone text is read, not edited, and nothing is put in.
      const button = page.getByRole('button', { name: /^(Indsæt fra Word|Insert from Word)/ })
      if ((await button.count()) === 0) await press(page, /^(Begynd dokumentet|Begin the document)/)
      else await button.click()
      await page.locator('.ui-dialog .ui-button-primary').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
  { name: 'members', route: '/p/$slug/m', who: 'Ida', path: () => inHolbaek('/m'), primary: '.ui-button-primary' },
  {
    name: 'invite',
    part: '.ui-dialog',
    route: '/p/$slug/m',
    who: 'Ida',
    path: () => inHolbaek('/m'),
    reach: async (page) => {
      await page.locator('.ui-page-action .ui-button-primary').click()
      await page.locator('.members-form').waitFor()
    },
    primary: '.ui-dialog .ui-button-primary',
  },
]

/** A plan or a social model, with what stands beside it: larger pages than all others. */
export const isOfDocument = ({ route }: Screen): boolean => route.startsWith('/p/$slug/d/')

/** The paths of the client's route table, read from its source: a new route without a screen above is found out. */
export function routesInTable(): string[] {
  const source = readFileSync(new URL('../../../client/app/routes.tsx', import.meta.url), 'utf8')
  return [...source.matchAll(/^\s*(?:.*\{ getParentRoute.*)?\bpath: '([^']+)'/gm)].map((match) => match[1]!)
}

export async function openHouse(): Promise<House> {
  const server = await startServer()
  const browser = await launchBrowser()
  const documents = listDocuments(server.dataDir).filter(({ partnership }) => partnership.slug === 'holbaek')
  const jonas = await openProfile(browser)
  await stepInAs(jonas.page, server.url, 'Jonas')
  const partnership = await call<{ id: string; parties: { id: string; kind: string }[] }>(
    jonas.page,
    'partnerships.bySlug',
    { slug: 'holbaek' },
  )
  const of = { partnershipId: partnership.id }
  const commitments = await call<CommitmentInList[]>(jonas.page, 'commitments.list', of)
  const { targets } = await call<{ targets: { id: string }[] }>(jonas.page, 'targets.list', of)
  const municipality = partnership.parties.find(({ kind }) => kind === 'municipality')!
  const firm = partnership.parties.find(({ kind }) => kind === 'firm')!
  const { link } = await call<{ link: string }>(
    jonas.page,
    'members.invite',
    { partyId: firm.id, email: null, role: 'member' },
    'mutation',
  )
  await jonas.context.close()
  return {
    server,
    browser,
    partnershipId: partnership.id,
    plan: documents.find(({ kind }) => kind === 'partnerPlan')!,
    model: documents.find(({ kind }) => kind === 'socialModel')!,
    commitmentId: commitments.find(({ status }) => status === 'accepted')!.id,
    changedTextId: commitments.find(({ textChange }) => textChange !== null)!.id,
    ownCommitmentId: commitments.find(({ status, partyId }) => status === 'inProgress' && partyId === municipality.id)!
      .id,
    targetId: targets[0]!.id,
    inviteLink: link,
    close: async () => {
      await browser.close()
      await server.dispose()
    },
  }
}

/** A profile in which the person has stepped in, with the client in the language. */
export async function profileOf(
  house: House,
  who: Who,
  options: { language?: Language; viewport?: { width: number; height: number } } = {},
): Promise<PersonAtBrowser> {
  const { language = 'da', viewport } = options
  // What fades from one colour into another has neither when it is looked at half-way.
  const profile = await openProfile(house.browser, {
    reducedMotion: 'reduce',
    ...(viewport === undefined ? {} : { viewport }),
  })
  await profile.context.addInitScript((chosen) => {
    // An empty page has no storage of its own.
    if (window.location.protocol !== 'http:') return
    window.localStorage.setItem('samspil:language', chosen)
    // Follows what the browser says that the device wants, so that a test can change it on the open page.
    window.localStorage.setItem('samspil.theme', 'device')
  }, language)
  if (who !== 'nobody') {
    await stepInAs(profile.page, house.server.url, who)
    const me = await call<{ me: { name: string; title: string } }>(profile.page, 'accounts.welcome', undefined)
    const { name, title } = me.me
    await call(profile.page, 'accounts.updateProfile', { name, title, language }, 'mutation')
  }
  return profile
}

/** Goes to the screen and waits until everything that it fetches stands on it. */
export async function openScreen(page: Page, house: House, screen: Screen): Promise<void> {
  const path = screen.path(house)
  // An address that differs only behind the # would be no new page.
  if (path.includes('#')) await page.goto('about:blank')
  await page.goto(house.server.url + path)
  await untilSettled(page)
  await screen.reach?.(page, house)
  await untilSettled(page)
}

async function untilSettled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.ui-loading, .progress-bar, [aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready)
}

async function untilWritten(page: Page): Promise<void> {
  await page.locator('.section').first().waitFor()
  await untilSaved(page)
  await page.locator('.section-text').first().waitFor({ state: 'attached' })
}

/** Where the proposals stand: beside the text, or in the sheet that stands for it. */
async function openProposals(page: Page): Promise<void> {
  await untilWritten(page)
  if ((await page.locator('.proposals').count()) === 0) await page.locator('.sheet-bar .ui-button').nth(1).click()
  await page.locator('.proposals').waitFor()
}

/** The tab with questions and what a section can be begun with: beside the text, or in the sheet that stands for it. */
async function openQuestions(page: Page): Promise<void> {
  await untilWritten(page)
  const tab = page.getByRole('tab', { name: /^(Spørgsmål|Questions)/ })
  if ((await tab.count()) === 0) await page.locator('.sheet-bar .ui-button').last().click()
  await tab.click()
  await page.locator('.reuse').waitFor()
}

async function askForLink(page: Page): Promise<void> {
  await page.locator('#sign-in-email').fill('ida@holbaek.example')
  await page.keyboard.press('Enter')
  await page.locator('.sign-in-sent').waitFor()
}

const linksIn = ({ server }: House): string[] => server.output().match(/http:\/\/\S+\/l#\S+/g) ?? []

/** Somebody else saves the same field while Ida's form is open, and Ida saves hers. */
async function bringConflict(page: Page, house: House): Promise<void> {
  await press(page, /^(Ret|Edit|Rediger)/)
  await untilDrawer(page)
  const what = page.locator('.ui-drawer textarea, .ui-drawer input[type="text"]').first()
  await what.fill(`Mit ord ${Date.now()}`)
  const commitments = await call<CommitmentAnswer[]>(page, 'commitments.list', { partnershipId: house.partnershipId })
  const { id, version, ...rest } = commitments.find((one) => one.id === house.commitmentId)!
  const { partyId, personId, quantity, unit, dueOn, programmeMonth, condition, evidence, targetIds } = rest
  const draft = { partyId, personId, quantity, unit, dueOn, programmeMonth, condition, evidence, targetIds }
  await call(
    page,
    'commitments.edit',
    { id, version, draft: { ...draft, what: `Et andet ord ${version}` } },
    'mutation',
  )
  await page.locator('.ui-drawer .ui-button-primary').click()
  await page.locator('.commitment-conflict').waitFor()
}

interface CommitmentInList {
  readonly id: string
  readonly status: string
  readonly partyId: string
  readonly textChange: unknown
}

type CommitmentAnswer = { readonly id: string; readonly version: number } & Readonly<
  Record<
    'partyId' | 'personId' | 'quantity' | 'unit' | 'dueOn' | 'programmeMonth' | 'condition' | 'evidence' | 'targetIds',
    unknown
  >
>

/** Calls a procedure as the person whose page it is. */
export async function call<Answer>(
  page: Page,
  procedure: string,
  input: unknown,
  kind: 'query' | 'mutation' = 'query',
): Promise<Answer> {
  const answer = await page.evaluate(
    async ({ procedure: name, body, isQuery }) => {
      const address = `/trpc/${name}`
      const response = isQuery
        ? await fetch(body === undefined ? address : `${address}?input=${encodeURIComponent(body)}`)
        : await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '{}' })
      return { status: response.status, text: await response.text() }
    },
    { procedure, body: input === undefined ? undefined : JSON.stringify(input), isQuery: kind === 'query' },
  )
  if (answer.status !== 200) throw new Error(`${procedure} was answered ${answer.status}: ${answer.text}`)
  return (JSON.parse(answer.text) as { result: { data: Answer } }).result.data
}
