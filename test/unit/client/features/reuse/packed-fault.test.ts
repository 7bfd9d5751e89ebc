import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { packedFault } from '#client/features/reuse/packed-fault.model.ts'

describe('a packed file before it is unpacked', () => {
  it('[IMP-5] may be unpacked when it is a Word file of ordinary size', () => {
    expect(packedFault(zipSync({ 'word/document.xml': strToU8('<w:document/>') }))).toBeNull()
  })

  it('[IMP-5] is refused when it unpacks to more than a device can hold, and none of it is unpacked', () => {
    const bomb = zipSync(
      { 'word/document.xml': strToU8('<w/>'), 'word/media/x': new Uint8Array(70 * 1024 * 1024) },
      { level: 1 },
    )
    expect(bomb.byteLength).toBeLessThan(1_000_000)
    expect(packedFault(bomb)).toBe('packed')
  })

  it('[IMP-5] is refused when it has too many parts, is no Word file, or no packed file at all', () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`p${index}`, new Uint8Array(1)]))
    expect(packedFault(zipSync({ 'word/document.xml': strToU8('<w/>'), ...many }, { level: 0 }))).toBe('packed')
    expect(packedFault(zipSync({ mimetype: strToU8('odt') }))).toBe('kind')
    expect(packedFault(strToU8('not a zip'))).toBe('broken')
  })
})
