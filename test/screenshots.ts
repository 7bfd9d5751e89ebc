// `npm run screenshots`: writes docs/images from the built app with its demo data, three people in the plan.
import { mkdirSync } from 'node:fs'
import { startServer } from './support/running-server.ts'
import { launchBrowser, openProfile, stepInAs, widths } from './e2e/support/browser.ts'
import { editorOf, listDocuments, openDocument } from './e2e/support/documents.ts'

const folder = 'docs/images'
mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await launchBrowser()
try {
  const documents = listDocuments(server.dataDir).filter((document) => document.partnership.slug === 'holbaek')
  const plan = documents.find((document) => document.kind === 'partnerPlan')!
  const model = documents.find((document) => document.kind === 'socialModel')!
  const [ida, mads, karen] = await Promise.all(
    ['Ida', 'Mads', 'Karen'].map(async (name) => {
      const { page } = await openProfile(browser)
      await stepInAs(page, server.url, name)
      return page
    }),
  )
  if (!ida || !mads || !karen) throw new Error('Three people are needed')

  await ida.screenshot({ path: `${folder}/home.png` })
  for (const page of [ida, mads, karen]) await openDocument(page, server.url, plan, 'P4')
  await editorOf(mads, 'P4').getByText('og svarer på spørgsmål inden').click()
  await mads.keyboard.press('End')
  await editorOf(karen, 'P4').getByText('Borgeren møder buddyen').click()
  await karen.keyboard.press('End')
  await ida.locator('.peer-caret').nth(1).waitFor({ state: 'attached' })
  await ida.screenshot({ path: `${folder}/document.png` })

  await openDocument(ida, server.url, model, 'S3')
  await ida.screenshot({ path: `${folder}/tasks.png` })
  const shoot = async (path: string, name: string): Promise<void> => {
    await ida.goto(`${server.url}${path}`)
    await ida.getByRole('heading', { level: 1 }).waitFor()
    await ida.waitForLoadState('networkidle')
    await ida.screenshot({ path: `${folder}/${name}.png` })
  }
  await shoot('/p/holbaek', 'partnership')
  await shoot('/p/holbaek/simulering', 'simulation')
  await shoot('/p/holbaek/f?ny=1', 'commitment')
  await ida.setViewportSize(widths.phone)
  await shoot('/p/holbaek/f', 'phone-commitments')
} finally {
  await browser.close()
  await server.dispose()
}
