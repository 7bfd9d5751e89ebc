import { describe, expect, it } from 'vitest'
import { type ConnectionFacts, deriveSaveState, reconnectDelayMs, refusalOfClose } from '#client/sync/save-state.ts'
import { closeCode } from '#shared/contracts/sync.ts'

const settled: ConnectionFacts = {
  canWrite: true,
  refusal: null,
  isOpen: true,
  isSynced: true,
  hasHandedOver: true,
  sent: 3,
  acked: 3,
  changes: 0,
  waitingMs: 0,
  hasFailed: false,
  isKept: true,
}

describe('what the status line may say', () => {
  it('is saved when everything is known to be on the disk', () => {
    expect(deriveSaveState(settled)).toEqual({ kind: 'saved' })
  })

  it.each([
    ['the socket is closed or silent', { isOpen: false }],
    ['the first sync is not done', { isSynced: false }],
    ['what lay on this device is not handed over', { hasHandedOver: false }],
    ['a message is not acknowledged', { acked: 2 }],
    ['a change was never sent', { changes: 1 }],
    ['the server refused', { refusal: 'tooLarge' }],
    ['the person may only read', { canWrite: false }],
  ] satisfies [string, Partial<ConnectionFacts>][])('is never saved when %s', (_why, fact) => {
    expect(deriveSaveState({ ...settled, ...fact }).kind).not.toBe('saved')
  })

  it('says "kept on this device" when an acknowledgement takes longer than five seconds', () => {
    const waiting = { ...settled, acked: 2, changes: 4 }
    expect(deriveSaveState({ ...waiting, waitingMs: 4900 }).kind).toBe('saving')
    expect(deriveSaveState({ ...waiting, waitingMs: 5100 })).toEqual({ kind: 'offline', changes: 4, isKept: true })
  })

  it('tells who may only read now of what did not come through, online or not', () => {
    const left = { ...settled, canWrite: false, changes: 2 }
    for (const isOpen of [true, false]) {
      expect(deriveSaveState({ ...left, isOpen })).toEqual({ kind: 'refused', reason: 'readOnly', changes: 2 })
    }
  })

  it('does not promise a copy on this device where the browser keeps none', () => {
    const lost = { ...settled, isOpen: false, changes: 2, isKept: false, hasFailed: true }
    expect(deriveSaveState(lost)).toEqual({ kind: 'offline', changes: 2, isKept: false })
  })
})

describe('coming back', () => {
  it('gives up for good on the five codes that no attempt can mend, and on no other', () => {
    const final = Object.values(closeCode).filter((code) => refusalOfClose(code) !== null)
    expect(final).toEqual([4401, 4403, 4409, 4413, 4422])
  })

  it('waits between half a step and a whole one, eight seconds at most, longer after a flood', () => {
    expect(reconnectDelayMs(1, 1006, 0)).toBe(250)
    expect(reconnectDelayMs(1, 1006, 1)).toBe(500)
    expect(reconnectDelayMs(40, 1006, 1)).toBe(8000)
    expect(reconnectDelayMs(1, closeCode.flood, 0)).toBe(10_000)
  })
})
