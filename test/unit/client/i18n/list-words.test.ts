import { describe, expect, it } from 'vitest'
import { formLists } from '#client/features/document/use-list-words.ts'
import { da } from '#client/i18n/da/index.ts'
import { en } from '#client/i18n/en/index.ts'
import { cardFields } from '#shared/document/cards.ts'
import { partyKinds } from '#shared/domain/partnership/party.ts'

describe.each([
  ['da', da],
  ['en', en],
] as const)('the words of lists in %s', (_language, texts) => {
  it.each(formLists)('name every field of %s and every option', (list) => {
    const words = texts.lists[list]
    expect(Object.keys(words.field).toSorted()).toEqual(cardFields[list].map(({ name }) => name).toSorted())
    for (const field of cardFields[list]) {
      if (field.kind !== 'choice') continue
      const isParty = partyKinds.some((kind) => kind === field.name)
      const group = isParty ? 'responsibility' : field.name
      const options = texts.lists.option[group as keyof typeof texts.lists.option]
      expect(Object.keys(options).toSorted()).toEqual([...field.options].toSorted())
    }
  })

  it('name every field of tasks, modules and steps', () => {
    const named = [texts.cards.tasks.field, texts.cards.buddyModules, texts.cards.intakeSteps]
    const lists = ['tasks', 'buddyModules', 'intakeSteps'] as const
    for (const [index, list] of lists.entries()) {
      expect(Object.keys(named[index]!).toSorted()).toEqual(cardFields[list].map(({ name }) => name).toSorted())
    }
  })
})
