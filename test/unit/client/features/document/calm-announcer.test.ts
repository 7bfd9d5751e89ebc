import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CalmAnnouncer } from '#client/features/document/calm-announcer.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('says the latest at most every ten seconds, and nothing twice in a row', () => {
  const said: string[] = []
  const announcer = new CalmAnnouncer((text, onSaid) => {
    said.push(text)
    onSaid()
  })
  announcer.offer('Karen')
  vi.advanceTimersByTime(0)
  announcer.offer('Karen og Mads')
  announcer.offer('Mads')
  vi.advanceTimersByTime(9_999)
  expect(said).toEqual(['Karen'])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['Karen', 'Mads'])
  announcer.offer('Mads')
  vi.advanceTimersByTime(20_000)
  expect(said).toEqual(['Karen', 'Mads'])
})

it('counts the ten seconds from when a busy page let the words be heard', () => {
  const heard: { text: string; at: number }[] = []
  const announcer = new CalmAnnouncer((text, onSaid) => {
    setTimeout(() => {
      heard.push({ text, at: Date.now() })
      onSaid()
    }, 3_000)
  })
  announcer.offer('Karen')
  vi.advanceTimersByTime(1)
  announcer.offer('Mads')
  vi.advanceTimersByTime(30_000)
  expect(heard.map(({ text }) => text)).toEqual(['Karen', 'Mads'])
  expect(heard[1]!.at - heard[0]!.at).toBeGreaterThanOrEqual(10_000)
})
