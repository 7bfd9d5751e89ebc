import { expect, it } from 'vitest'
import { outcomes as danish } from '#client/i18n/da/outcomes.ts'
import { outcomes as english } from '#client/i18n/en/outcomes.ts'
import { outcomeNames } from '#shared/content/outcome-names.ts'

it('outcomes are called the same in files and on screens', () => {
  const names = (texts: Readonly<Record<string, { readonly name: string }>>) =>
    Object.fromEntries(Object.entries(texts).map(([code, { name }]) => [code, name]))
  expect(outcomeNames.da).toEqual(names(danish))
  expect(outcomeNames.en).toEqual(names(english))
})
