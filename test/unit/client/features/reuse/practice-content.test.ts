import { describe, expect, it } from 'vitest'
import { paragraphsOf, practiceContent, practiceTask } from '#client/features/reuse/practice-content.model.ts'
import { cardFields } from '#shared/document/cards.ts'
import { contentSchema } from '#shared/document/schema.ts'

const card = { title: 'Buddyen vælger selv', situation: 'En\nto', action: 'Spurgte', effect: '', advice: 'Spørg alle' }

describe('an experience put into a document', () => {
  it('[TPL-3] is a heading and its answers, each led in by its name, and fits a section', () => {
    const content = practiceContent(card, (part) => part.toUpperCase())
    expect(() => contentSchema.nodeFromJSON({ type: 'doc', content }).check()).not.toThrow()
    expect(content.map((node) => (node.content ?? []).map(({ text }) => text).join(''))).toEqual([
      'Buddyen vælger selv',
      'SITUATION: En to',
      'ACTION: Spurgte',
      'ADVICE: Spørg alle',
    ])
  })

  it('[TPL-3] is a task with fields that a task has', () => {
    const task = practiceTask(card)
    expect(task).toEqual({
      title: 'Buddyen vælger selv',
      description: 'En\nto\nSpurgte',
      firstStep: 'Spørg alle',
    })
    const names = cardFields.tasks.map(({ name }) => name)
    expect(Object.keys(task).filter((name) => !names.includes(name))).toEqual([])
  })

  it('[TPL-3] an example is a paragraph for each of its own', () => {
    expect(paragraphsOf('En\n\n to \n\n\n').map((node) => node.content?.[0]?.text)).toEqual(['En', 'to'])
  })
})
