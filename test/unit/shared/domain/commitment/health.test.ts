import { describe, expect, it } from 'vitest'
import { commitmentStatuses } from '#shared/domain/commitment/commitment.ts'
import { hasHealth, needsWords } from '#shared/domain/commitment/health.ts'

describe('how a promise is going', () => {
  it('[COM-11] is told of what is agreed and not kept, and of nothing else', () => {
    expect(commitmentStatuses.filter(hasHealth)).toEqual(['accepted', 'inProgress'])
  })

  it.each([
    ['onTrack', '', false],
    ['concern', '', true],
    ['concern', '  ', true],
    ['behind', '', true],
    ['behind', 'Ordren er udskudt', false],
  ] as const)('[COM-11] %s with the words "%s" lacks words: %s', (health, text, lacks) => {
    expect(needsWords({ health, text })).toBe(lacks)
  })
})
