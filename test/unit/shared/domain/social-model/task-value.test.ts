import { describe, expect, it } from 'vitest'
import { type TaskNumbers, taskTotals, taskValue } from '#shared/domain/social-model/task-value.ts'

const task = (
  hoursPerWeek: number,
  valuePerHour: number,
  pacePercent: number,
  buddyHoursPerWeek: number,
): TaskNumbers => ({
  hoursPerWeek,
  valuePerHour,
  pacePercent,
  buddyHoursPerWeek,
})

// The six rows of the example firm; the printed value per week of each is in the comment.
const rows = [
  task(10, 210, 60, 2), // 1.260
  task(12, 230, 55, 3), // 1.518
  task(8, 210, 60, 1), // 1.008
  task(6, 200, 65, 1), // 780
  task(6, 190, 75, 0.5), // 855
  task(4, 220, 50, 1), // 440
]

describe('what a task is worth', () => {
  it('[TSK-1] is hours × value × pace, less the buddy at 190 kroner an hour', () => {
    expect(taskValue(task(12, 230, 55, 3))).toEqual({
      value: 1518,
      buddyCost: 570,
      wageCost: 0,
      net: 948,
      breakEvenPercent: expect.closeTo(20.65, 2) as number,
    })
  })

  it('breaks even at 21 % of a skilled pace in the example', () => {
    expect(Math.round(taskValue(task(12, 230, 55, 3))?.breakEvenPercent ?? 0)).toBe(21)
  })

  it('agrees with every row and the foot of the example table', () => {
    expect(rows.map((row) => taskValue(row)?.value)).toEqual([1260, 1518, 1008, 780, 855, 440])
    expect(rows.map((row) => taskValue(row)?.net)).toEqual([880, 948, 818, 590, 760, 250])
    expect(taskTotals(rows)).toEqual({ hours: 46, buddyHours: 8.5, value: 5861, net: 4246, incomplete: 0 })
  })

  it('says nothing of the value until hours, value and pace are known, and counts the task as incomplete', () => {
    const unknown = { ...task(5, 200, 50, 1), pacePercent: null }
    expect(taskValue(unknown)).toBeNull()
    expect(taskTotals([unknown])).toEqual({ hours: 5, buddyHours: 1, value: 0, net: 0, incomplete: 1 })
  })

  it('[TSK-1] counts the buddy at the wage that is given, and of the wage what no subsidy covers', () => {
    const paid = { ...task(10, 200, 80, 1), buddyWagePerHour: 220, wagePerHour: 150, subsidyPerHour: 60 }
    expect(taskValue(paid)).toEqual({
      value: 1600,
      buddyCost: 220,
      wageCost: 900,
      net: 480,
      breakEvenPercent: expect.closeTo(56, 5) as number,
    })
    expect(taskValue({ ...paid, subsidyPerHour: 200 })?.wageCost).toBe(0)
  })

  it('may be a loss, and has no break-even pace when no hours are worked', () => {
    expect(taskValue(task(1, 100, 50, 2))?.net).toBe(-330)
    expect(taskValue(task(0, 100, 50, 2))?.breakEvenPercent).toBeNull()
  })
})
