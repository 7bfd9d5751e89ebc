import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.0, 2.1 and 2.2 at A and AA. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
  }[]
}

/**
 * What axe holds against the page as it stands, or against one part of it; a line for each element, so that a failing
 * test says where.
 */
export async function violationsOn(page: Page, part = 'html', rules: 'wcag' | 'contrast' = 'wcag'): Promise<string[]> {
  // A change of theme or width is drawn a moment later; a colour on its way is no colour.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  // Evaluated by the browser itself: the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const runOnly = rules === 'wcag' ? { type: 'tag', values: wcag } : { type: 'rule', values: ['color-contrast'] }
  const { violations } = (await page.evaluate(
    ({ context, options }) =>
      (window as unknown as { axe: { run(context: string, options: unknown): Promise<unknown> } }).axe.run(
        context,
        options,
      ),
    { context: part, options: { runOnly, resultTypes: ['violations'] } },
  )) as AxeResult
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} | ${target.join(' ')} | ${failureSummary ?? ''}`),
  )
}
