import { describe, expect, it } from 'vitest'
import { da } from '#client/i18n/da/index.ts'
import { en } from '#client/i18n/en/index.ts'
import { hintCodes } from '#shared/domain/plan-check/plan-check.ts'

describe.each([
  ['da', da],
  ['en', en],
] as const)('the words of hints in %s', (_language, texts) => {
  it('name every hint and nothing else', () => {
    const worded = Object.entries(texts.checks.hint).flatMap(([group, hints]) =>
      Object.keys(hints).map((name) => `${group}.${name}`),
    )
    expect(worded.toSorted()).toEqual([...hintCodes].toSorted())
  })
})
