import { describe, expect, it } from 'vitest'
import { type Fetching, fetchedOf } from '#client/rpc/fetched.ts'

const there = <Data>(data: Data): Fetching & { readonly data: Data } => ({
  data,
  error: null,
  refetch: () => Promise.resolve(),
})
const onItsWay = there(undefined)
const failed = (error: string, data?: number) => ({ ...there(data), error })

describe('what a screen has fetched', () => {
  it('is there when every answer is, each under its name', () => {
    expect(fetchedOf({ a: there(1), b: there('two') })).toEqual({ data: { a: 1, b: 'two' }, error: null })
  })

  it('is there when an answer is that there is none', () => {
    expect(fetchedOf({ programme: there(null) })).toEqual({ data: { programme: null }, error: null })
  })

  it('is on its way until the last has come', () => {
    expect(fetchedOf({ a: there(1), b: onItsWay })).toEqual({ data: null, error: null })
  })

  it('has failed with the first that has, also while others are on their way or an older answer is still there', () => {
    expect(fetchedOf({ a: onItsWay, b: failed('b'), c: failed('c') })).toEqual({ data: null, error: 'b' })
    expect(fetchedOf({ a: there(1), b: failed('b', 2) })).toEqual({ data: null, error: 'b' })
  })
})
