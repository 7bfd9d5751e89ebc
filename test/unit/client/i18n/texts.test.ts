import { describe, expect, it } from 'vitest'
import { approvals as lateDa } from '#client/i18n/da/approvals.ts'
import { da } from '#client/i18n/da/index.ts'
import { approvals as lateEn } from '#client/i18n/en/approvals.ts'
import { en } from '#client/i18n/en/index.ts'
import { errorCodes } from '#shared/kernel/errors.ts'

/** Every text by its path: `shell.nav.home`. */
function textsOf(tree: unknown, path = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]])
  return new Map(
    Object.entries(tree as object).flatMap(([key, value]) => [...textsOf(value, path === '' ? key : `${path}.${key}`)]),
  )
}
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()

/** A yes or no has no unit to write after it. */
const wordless = new Set(['simulation.unit.yesNo', 'simulation.unitShort.yesNo'])

const danish = textsOf({ ...da, approvals: lateDa })
const english = textsOf({ ...en, approvals: lateEn })

describe('texts', () => {
  it('words every refusal in both languages', () => {
    for (const texts of [da, en]) expect(Object.keys(texts.errors.code).sort()).toEqual(Object.keys(errorCodes).sort())
  })

  it('has exactly the same texts in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...danish.keys()].sort())
  })

  it('leaves no text empty but those that have nothing to say', () => {
    const empty = [...danish, ...english]
      .filter(([path, text]) => text.trim() === '' && !wordless.has(path))
      .map(([path]) => path)
    expect(empty).toEqual([])
  })

  it('puts the same values into a text in both languages', () => {
    const different = [...danish]
      .filter(([path, text]) => {
        const other = placeholders(english.get(path) ?? '')
        // A singular may say "1" without the number being put in.
        return !path.endsWith('_one') && placeholders(text).join() !== other.join()
      })
      .map(([path]) => path)
    expect(different).toEqual([])
  })

  it('never says stakeholder, in either language', () => {
    const guilty = [...danish, ...english]
      .filter(([, text]) => /stakeholder|interessent/i.test(text))
      .map(([path]) => path)
    expect(guilty).toEqual([])
  })
})
