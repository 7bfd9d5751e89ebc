import { describe, expect, it } from 'vitest'
import { Receipts } from '#server/sync/receipts.ts'

const none = new Map<number, number>()

describe('Receipts', () => {
  it('[SYN-10] settles in order and says only the highest number', () => {
    const receipts = new Receipts()
    expect([receipts.add(1, none), receipts.add(2, none), receipts.add(3, none)]).toEqual([1, 2, 3])
    expect(receipts.settle(0)).toBeNull()
    expect(receipts.settle(2)).toBe(2)
    expect(receipts.settle(2)).toBeNull()
    expect(receipts.settle(9)).toBe(3)
    expect(receipts.isEmpty).toBe(true)
  })

  it('[SYN-11] one that changed nothing waits for what was under way when it came', () => {
    const receipts = new Receipts()
    receipts.add(5, none)
    expect(receipts.settle(4)).toBeNull()
    expect(receipts.settle(5)).toBe(1)
  })

  it('[SYN-24] one that is incomplete holds back those behind it until it is whole and on disk', () => {
    const receipts = new Receipts()
    receipts.add(null, new Map([[1, 10]]))
    receipts.add(3, none)
    expect(receipts.settle(3)).toBeNull()
    receipts.integrate(7, () => false)
    expect([receipts.waiting, receipts.settle(9)]).toEqual([1, null])
    receipts.integrate(7, (needs) => needs.get(1) === 10)
    expect(receipts.waiting).toBe(0)
    expect(receipts.settle(6)).toBeNull()
    expect(receipts.settle(7)).toBe(2)
  })
})
