import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type DeltaPart, movePosition, textChange } from '#client/features/document/text-change.model.ts'

const apply = (text: string, change: ReturnType<typeof textChange>) =>
  change === null ? text : text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove)

describe('a keystroke as one small change', () => {
  it('turns any text into any other', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, fc.nat(12), (before, after, caret) => {
        expect(apply(before, textChange(before, after, Math.min(caret, after.length)))).toBe(after)
      }),
      { seed: 7, numRuns: 3000 },
    )
  })

  it('puts a repeated letter where the caret is, so that two people in one word do not cross', () => {
    expect(textChange('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' })
    expect(textChange('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' })
    expect(textChange('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' })
  })

  it('never cuts an emoji in two, which would stop the sync', () => {
    // Both share their first half: U+1F600 and U+1F601.
    const change = textChange('x😀y', 'x😁y', 3)
    expect(change).toEqual({ at: 1, remove: 2, insert: '😁' })
    const halves = fc.constantFrom('😀', '😁', '🎈', 'a', 'æ')
    const texts = fc.array(halves, { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const made = textChange(before, after, after.length)
        if (made === null) return
        expect(made.insert.isWellFormed()).toBe(true)
        expect(before.slice(made.at, made.at + made.remove).isWellFormed()).toBe(true)
      }),
      { seed: 11, numRuns: 2000 },
    )
  })
})

describe('the caret while others write in the same field', () => {
  it('stays with the same letter for any change by somebody else', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 10 }),
        fc.nat(10),
        fc.string({ maxLength: 4 }),
        fc.nat(10),
        (text, at, words, where) => {
          const doc = new Y.Doc()
          const shared = doc.getText('t')
          shared.insert(0, `${text}|`)
          const caret = Math.min(where, text.length)
          const marker = Y.createRelativePositionFromTypeIndex(shared, caret)
          let delta: DeltaPart[] = []
          shared.observe((event) => {
            delta = event.delta as DeltaPart[]
          })
          const place = Math.min(at, text.length)
          fc.pre(place !== caret || words === '')
          doc.transact(() => shared.insert(place, words))
          const expected = Y.createAbsolutePositionFromRelativePosition(marker, doc)?.index
          expect(movePosition(caret, words === '' ? [] : delta)).toBe(expected)
        },
      ),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('falls back to the start of words that were deleted around it', () => {
    expect(movePosition(5, [{ retain: 2 }, { delete: 6 }])).toBe(2)
  })
})
