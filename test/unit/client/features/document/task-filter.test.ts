import { describe, expect, it } from 'vitest'
import { everyTask, filterTasks } from '#client/features/document/task-filter.model.ts'

const card = (id: string, fields: Record<string, string | number>) => ({ id, order: id, fields })
const tasks = [
  card('a', { title: 'Vask af varebiler', status: 'permanent', together: 'pair' }),
  card('b', { title: 'Lagervarer', description: 'Tælle og vaske kasser', together: 'alone' }),
  card('c', { title: 'Æbler', status: 'tested' }),
]
const found = (filter: Partial<typeof everyTask>) => filterTasks(tasks, { ...everyTask, ...filter }).map(({ id }) => id)

describe('tasks that are looked for', () => {
  it('are all when nothing is asked for', () => expect(filterTasks(tasks, everyTask)).toBe(tasks))

  it('hold every word, in any field, whatever the case', () => {
    expect(found({ words: 'VASK' })).toEqual(['a', 'b'])
    expect(found({ words: 'vask varebiler' })).toEqual(['a'])
    expect(found({ words: 'ÆBLER ' })).toEqual(['c'])
  })

  it('have the status and the company asked for; without a status a task is an idea', () => {
    expect(found({ status: 'idea' })).toEqual(['b'])
    expect(found({ status: 'permanent', together: 'pair' })).toEqual(['a'])
    expect(found({ status: 'permanent', together: 'alone' })).toEqual([])
  })
})
