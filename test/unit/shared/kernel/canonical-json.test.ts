import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '#server/export/content-hash.ts'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'

describe('canonical JSON', () => {
  it('[STL-10] is one text whatever the order of the fields, without blanks', () => {
    expect(canonicalJson({ b: [1, 'æ"', null], a: { d: true, c: 0.5 }, e: undefined })).toBe(
      '{"a":{"c":0.5,"d":true},"b":[1,"æ\\"",null]}',
    )
    expect(canonicalJson({ x: -0 })).toBe(canonicalJson({ x: 0 }))
    expect(() => canonicalJson({ x: Number.NaN })).toThrow('finite')
  })

  it('[STL-10] reads back as the same value, and the hash is that of its UTF-8 text', () => {
    expect(contentHash({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862')
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json)
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
        expect(contentHash(JSON.parse(JSON.stringify(value)) as Json)).toBe(contentHash(value as Json))
      }),
    )
  })
})
