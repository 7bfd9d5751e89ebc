import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** A rule without a test is a wish, and a test that names a rule nobody wrote down misleads. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
const specs = [...filesUnder('shared'), ...filesUnder('server')]
  .filter((file) => file.endsWith('SPEC.md'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const rule = /\b([A-Z]{3}-\d+)\b/g
const written = new Map(
  specs.flatMap(({ file, text }) =>
    [...text.matchAll(/^[-*|\s]*\*\*([A-Z]{3}-\d+)\*\*/gm)].map((match) => [match[1]!, file]),
  ),
)
const tests = filesUnder('test')
  .filter((file) => /\.(test|contract)\.tsx?$/.test(file) && !file.endsWith('rules.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
const named = new Set(
  tests.flatMap((text) =>
    [...text.matchAll(/\[([A-Z]{3}-\d+(?:,? [A-Z]{3}-\d+)*)\]/g)].flatMap((match) => match[1]!.match(rule) ?? []),
  ),
)

describe('the numbered rules', () => {
  it('are found in every SPEC.md', () => {
    expect(specs.length).toBeGreaterThan(3)
    for (const { file } of specs) expect([...written.values()], file).toContain(file)
  })

  it('each stand in the title of a test', () => {
    expect([...written.keys()].filter((id) => !named.has(id))).toEqual([])
  })

  it('are the only ones that tests name', () => {
    expect([...named].filter((id) => !written.has(id))).toEqual([])
  })
})
