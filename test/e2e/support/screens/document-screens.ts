import type { Page } from 'playwright-core'
import { type Screen, inHolbaek, press, untilDrawer, untilWritten } from './screen.ts'

/** A plan or a social model, with what stands beside it: larger pages than all others. */
export const documentScreens: readonly Screen[] = [
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
]

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
