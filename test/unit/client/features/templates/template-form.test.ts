import { describe, expect, it } from 'vitest'
import { currentTemplate, textsFrom, typedFrom } from '#client/features/templates/template-form.model.ts'

const texts = {
  da: { purpose: 'At blive enige.', questions: ['Hvem?', 'Hvornår?'], example: 'Et\n\neksempel' },
  en: { purpose: 'To agree.', questions: ['Who?'], example: '' },
}
const typed = typedFrom(texts)

describe('the help of a section as it is typed', () => {
  it('[TPL-1] has a question a line, and gives back what it was made of', () => {
    expect(typed.da.questions).toBe('Hvem?\nHvornår?')
    expect(textsFrom(typed)).toEqual(texts)
  })

  it('[TPL-1] passes over empty lines and spaces at the ends', () => {
    expect(textsFrom({ ...typed, da: { ...typed.da, questions: ' Hvem? \n\n \nHvornår?\n' } })).toEqual(texts)
  })

  it('[TPL-1] is not sent while a language lacks a purpose or a question', () => {
    expect(textsFrom({ ...typed, en: { ...typed.en, purpose: ' ' } })).toBeNull()
    expect(textsFrom({ ...typed, da: { ...typed.da, questions: '\n' } })).toBeNull()
  })

  it('[TPL-1] takes the texts as they stand out of a refusal, and nothing else', () => {
    expect(currentTemplate({ current: { sectionId: 'P1', revision: 4, texts } })).toMatchObject({ revision: 4 })
    expect(currentTemplate({ current: { revision: 4 } })).toBeNull()
    expect(currentTemplate(undefined)).toBeNull()
  })
})
