import { describe, expect, it } from 'vitest'
import { AttemptLimit, networkOf } from '#server/modules/accounts/attempt-limit.ts'

describe('[AUT-13] the limit on attempts', () => {
  it('allows so many in any window, each key for itself', () => {
    let now = 0
    const limit = new AttemptLimit({ now: () => now }, { most: 2, windowMs: 100 })
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([true, true, false, true])
    now = 60
    expect(limit.take('b')).toBe(true)
    now = 100
    // The first of `b` is over, the one at 60 is not.
    expect([limit.take('a'), limit.take('b'), limit.take('b')]).toEqual([true, true, false])
  })

  it('does not grow when every attempt has another key', () => {
    let now = 0
    const limit = new AttemptLimit({ now: () => now }, { most: 1, windowMs: 10 })
    for (now = 0; now < 10_000; now += 1) limit.take(`key ${now}`)
    expect((limit as unknown as { attempts: Map<string, unknown> }).attempts.size).toBeLessThan(20)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ])('counts %j as the network %j', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
