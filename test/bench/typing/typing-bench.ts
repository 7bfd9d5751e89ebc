import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { fragmentName } from '#shared/document/fragments.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { launchBrowser } from '../../e2e/support/browser.ts'
import { editorOf, untilSaved } from '../../e2e/support/documents.ts'
import { startTestApp } from '../../support/test-app.ts'
import { seedLarge } from '#server/seed/seed-trial.ts'
import { percentile } from '../statistics.ts'
import { joinRoom } from '../sync/room-client.ts'

const words = 10_000
const others = 10
const keystrokes = 300
const section = SectionId.parse('P4')

export interface TypingRow {
  readonly others: number
  readonly scriptingP50: number
  readonly scriptingP95: number
}

/**
 * Milliseconds of JavaScript per keystroke in a 10,000-word plan in a real browser: once alone (the floor), once while
 * ten others type three letters a second each in the same section and move their carets.
 */
export async function measureTyping(report: (line: string) => void): Promise<TypingRow[]> {
  const app = await startTestApp({ seed: 'none', setup: { clientDir: resolve('dist/client') } })
  const trial = await seedLarge(app.app.foundation, { words })
  const user = await app.signInAs('ida@holbaek.example')
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 } })
    const [name, value] = user.cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: app.url }])
    const page = await context.newPage()
    await page.goto(`${app.url}/p/lilleby/d/${trial.partnerPlanId}?afsnit=${section}`)
    await editorOf(page, section).waitFor()
    await untilSaved(page)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable')
    const scripting = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0) * 1000
    }
    await editorOf(page, section).click()

    const type = async (): Promise<number[]> => {
      const samples: number[] = []
      for (let index = 0; index < keystrokes; index += 1) {
        const before = await scripting()
        await page.keyboard.press('abcdefghij'[index % 10]!)
        samples.push((await scripting()) - before)
        await pause(60)
      }
      return samples
    }
    await type()
    const rows: TypingRow[] = []
    const note = (count: number, samples: number[]): void => {
      rows.push({ others: count, scriptingP50: percentile(samples, 0.5), scriptingP95: percentile(samples, 0.95) })
      report(`typing with ${count} others: done`)
    }
    note(0, await type())

    const { cookie } = await app.signInAs('jonas@fonden.example')
    const writers = await Promise.all(
      Array.from({ length: others }, async () => {
        const doc = new Y.Doc()
        const client = await joinRoom(
          { system: 'samspil', port: app.port, documentId: trial.partnerPlanId, cookie },
          doc,
        )
        client.onUpdate = (update) => Y.applyUpdate(doc, update, client)
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== client) client.sendUpdate(update)
        })
        return { doc, client }
      }),
    )
    let isTyping = true
    const typing = writers.map(async ({ doc }, index) => {
      await pause(index * 33)
      while (isTyping) {
        const paragraph = doc.getXmlFragment(fragmentName(section)).get(index % 3)
        const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
        if (text instanceof Y.XmlText) text.insert(0, 'x')
        await pause(333)
      }
    })
    note(others, await type())
    isTyping = false
    await Promise.all(typing)
    for (const { client } of writers) client.socket.terminate()
    return rows
  } finally {
    await browser.close()
    await app.close()
  }
}
