import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256Hex, sha256OfText } from '#shared/kernel/sha-256.ts'

const byNode = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

describe('SHA-256', () => {
  it('is what Node calculates, at every length around a block', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = randomBytes(length)
      expect(sha256Hex(bytes), bytes.toString('hex')).toBe(byNode(bytes))
    }
    const long = randomBytes(100_003)
    expect(sha256Hex(long)).toBe(byNode(long))
  })

  it('is what a browser calculates', async () => {
    const bytes = randomBytes(1000)
    const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes)
    expect(sha256Hex(bytes)).toBe(Buffer.from(digest).toString('hex'))
  })

  it('takes a text as UTF-8', () => {
    for (const text of ['', 'abc', 'Blåbærgrød på Ærø', '100 %', '€ 🙂 \u0000 %41'])
      expect(sha256OfText(text)).toBe(byNode(text))
  })
})
