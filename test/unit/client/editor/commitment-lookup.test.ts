import { describe, expect, it } from 'vitest'
import { type CommitmentFace, CommitmentLookup } from '#client/editor/commitment-lookup.ts'

const face = (status: string): CommitmentFace => ({
  partyKind: 'firm',
  status,
  before: 'Forpligtelse,',
  after: ', Virksomhed',
})

describe('what the chips in the text know', () => {
  it('says nothing about a commitment before the list has come, and that it is gone when the list lacks it', () => {
    const lookup = new CommitmentLookup()
    expect(lookup.get('a')).toEqual({ kind: 'waiting' })
    lookup.replace(new Map())
    expect(lookup.get('a')).toEqual({ kind: 'unknown' })
    lookup.replace(new Map([['a', face('Foreslået')]]))
    expect(lookup.get('a')).toEqual({ kind: 'known', face: face('Foreslået') })
  })

  it('wakes only the chips whose commitment has changed', () => {
    const lookup = new CommitmentLookup()
    lookup.replace(
      new Map([
        ['a', face('Foreslået')],
        ['b', face('Foreslået')],
      ]),
    )
    const drawn: string[] = []
    lookup.watch('a', () => drawn.push('a'))
    const stop = lookup.watch('b', () => drawn.push('b'))
    drawn.length = 0
    lookup.replace(
      new Map([
        ['a', face('Accepteret')],
        ['b', face('Foreslået')],
      ]),
    )
    expect(drawn).toEqual(['a'])
    lookup.replace(new Map([['a', face('Accepteret')]]))
    expect(drawn).toEqual(['a', 'b'])
    stop()
    lookup.replace(new Map())
    expect(drawn).toEqual(['a', 'b', 'a'])
  })
})
