import { describe, expect, it } from 'vitest'
import { currentPractice } from '#client/features/best-practice/current-practice.model.ts'

describe('a card that somebody else was faster with', () => {
  it('[BPC-1] is taken out of the refusal with its version, and nothing else is', () => {
    const current = { id: 'x', version: 3, title: 'Ét nummer', partyId: 'p' }
    expect(currentPractice({ current })).toMatchObject({ version: 3, title: 'Ét nummer' })
    expect(currentPractice({ current: { version: '3' } })).toBeNull()
    expect(currentPractice({})).toBeNull()
  })
})
