import { describe, expect, it } from 'vitest'
import { hasRoomForEditor } from '#client/features/document/text-room.model.ts'

describe('where the text is edited', () => {
  it.each([
    ['a phone', { isNarrow: true, isTouched: true, screenWidth: 390, screenHeight: 844 }, false],
    ['a phone held sideways', { isNarrow: false, isTouched: true, screenWidth: 844, screenHeight: 390 }, false],
    [
      'a phone that tells its screen as if upright',
      { isNarrow: false, isTouched: true, screenWidth: 430, screenHeight: 932 },
      false,
    ],
    ['a tablet, upright', { isNarrow: false, isTouched: true, screenWidth: 768, screenHeight: 1024 }, true],
    ['a tablet, sideways', { isNarrow: false, isTouched: true, screenWidth: 1024, screenHeight: 768 }, true],
    [
      'the smallest Android tablet, sideways',
      { isNarrow: false, isTouched: true, screenWidth: 960, screenHeight: 600 },
      true,
    ],
    ['a low screen with a mouse', { isNarrow: false, isTouched: false, screenWidth: 1280, screenHeight: 540 }, true],
    ['a narrow window on a laptop', { isNarrow: true, isTouched: false, screenWidth: 1366, screenHeight: 768 }, false],
  ])('%s', (_device, facts, isEdited) => {
    expect(hasRoomForEditor(facts)).toBe(isEdited)
  })
})
