import { describe, expect, it } from 'vitest'
import { TokenBucket } from '#server/sync/rate-limit.ts'

describe('TokenBucket', () => {
  const taken = (bucket: TokenBucket, tries: number): number => {
    let count = 0
    for (let index = 0; index < tries; index += 1) if (bucket.take()) count += 1
    return count
  }

  it('[SYN-26] lets a burst through at once and then the sustained rate', () => {
    let now = 0
    const bucket = new TokenBucket({ now: () => now }, 60, 600)
    expect(taken(bucket, 1000)).toBe(600)
    now += 1000
    expect(taken(bucket, 1000)).toBe(60)
    now += 60_000
    expect(taken(bucket, 1000)).toBe(600)
  })

  it('[SYN-26] a clock that jumps back neither fills nor empties it', () => {
    let now = 10_000
    const bucket = new TokenBucket({ now: () => now }, 60, 600)
    expect(taken(bucket, 500)).toBe(500)
    now = 0
    expect(taken(bucket, 1000)).toBe(100)
  })
})
