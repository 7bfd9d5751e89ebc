import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Chunk, bundleBudget, loadedKb } from '#server/cli/bundle-budget.mjs'

const chunk = (fileName: string, kb: number, more: Partial<Chunk> = {}): Chunk => ({
  type: 'chunk',
  fileName,
  isEntry: false,
  isDynamicEntry: false,
  moduleIds: [`/somewhere/client/${fileName}`],
  imports: [],
  // What is random cannot be made smaller: its gzipped size is its own, half of it as hexadecimal digits.
  code: randomBytes(kb * 1000).toString('hex'),
  ...more,
})
const main = chunk('main.tsx', 20, { isEntry: true, imports: ['react.js', 'elsewhere.js'] })
const page = chunk('page.tsx', 30, { isDynamicEntry: true, imports: ['react.js', 'editor.js'] })
const chunks = [
  main,
  page,
  chunk('react.js', 40),
  chunk('editor.js', 50, { imports: ['react.js'] }),
  chunk('later.js', 60),
]

/** The digits' coding costs up to a sixth. */
const about = (kb: number) => ({ min: kb, max: kb * 1.2 })

describe('what a page loads', () => {
  it.each([
    [['client/main.tsx'], about(60)],
    [['client/page.tsx'], about(120)],
    [['client/main.tsx', 'client/page.tsx'], about(140)],
  ])('%s: each chunk once, with all that it imports statically and nothing else', (from, { min, max }) => {
    const kb = loadedKb(chunks, from)
    expect(kb).toBeGreaterThanOrEqual(min)
    expect(kb).toBeLessThanOrEqual(max)
  })

  it('is refused when nothing begins with the module, so that a renamed page is not measured as nothing', () => {
    expect(() => loadedKb(chunks, ['client/other.tsx'])).toThrow('client/other.tsx')
    expect(() => loadedKb(chunks, ['client/react.js'])).toThrow('client/react.js')
  })

  it('fails the build when it is above the budget, and names the page', () => {
    const errors: string[] = []
    const build = (kb: number): void => {
      const entry = chunk('main.tsx', kb, { isEntry: true })
      const room = chunk('room.tsx', kb, { isEntry: true })
      const document = chunk('app/document-route.tsx', 1, { isDynamicEntry: true })
      const { generateBundle } = bundleBudget() as unknown as {
        generateBundle(this: { error(message: string): void }, options: null, bundle: Record<string, Chunk>): void
      }
      generateBundle.call({ error: (message) => void errors.push(message) }, null, { entry, room, document })
    }
    build(100)
    expect(errors).toEqual([])
    build(700)
    expect(errors).toEqual(['Above the budget for JavaScript: room, app, document'])
  })
})
