import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Anything that reaches `console.error` is a defect that a green run would hide. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = vi.isMockFunction(console.error) ? vi.mocked(console.error).mock.calls : []
  vi.restoreAllMocks()
  expect(calls, 'console.error was called').toEqual([])
})
