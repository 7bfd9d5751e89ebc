import type { Page } from 'playwright-core'
import { type House, call } from '../house.ts'
import { type Screen, inHolbaek, press, untilDrawer } from './screen.ts'

/** A partnership and what its people promise, have learnt and begin from. */
export const partnershipScreens: readonly Screen[] = [
  { name: 'partnership', route: '/p/$slug', who: 'Ida', path: () => inHolbaek() },
  { name: 'partnership not begun', route: '/p/$slug', who: 'Jonas', path: () => '/p/kolding' },
  { name: 'partnership half-way', route: '/p/$slug', who: 'Jonas', path: () => '/p/odsherred' },
  {
    name: 'double course',
    route: '/p/$slug/forloeb',
    who: 'Ida',
    path: () => inHolbaek('/forloeb'),
    reach: (page) => page.locator('.course-table').waitFor(),
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

type CommitmentAnswer = { readonly id: string; readonly version: number } & Readonly<
  Record<
    'partyId' | 'personId' | 'quantity' | 'unit' | 'dueOn' | 'programmeMonth' | 'condition' | 'evidence' | 'targetIds',
    unknown
  >
>
