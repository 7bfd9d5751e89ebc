import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { kindOf, textOf } from '#client/features/reuse/file-kind.model.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))

describe('what a file is', () => {
  it('[IMP-6] is seen from its first bytes: packed, text, or neither', () => {
    expect(kindOf(zipSync({ a: new Uint8Array(3) }))).toBe('packed')
    expect(kindOf(bytes('# Målgruppe\n'))).toBe('text')
    expect(kindOf(bytes('%PDF-1.7'))).toBe('other')
    // The older Word, and a picture.
    expect(kindOf(bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe('other')
    expect(kindOf(bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13]))).toBe('other')
    expect(kindOf(bytes())).toBe('text')
  })

  it('[IMP-1] reads Danish letters as UTF-8 and as older programs on Windows wrote them', () => {
    expect(textOf(bytes('Æblegrød på åen'))).toBe('Æblegrød på åen')
    expect(textOf(bytes([0xc6], 'blegr', [0xf8], 'd'))).toBe('Æblegrød')
  })
})
