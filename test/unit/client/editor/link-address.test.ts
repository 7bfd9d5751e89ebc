import { describe, expect, it } from 'vitest'
import { linkAddress } from '#client/editor/link-address.ts'

describe('the address behind a link', () => {
  it.each([
    ['https://holbaek.dk/plan', 'https://holbaek.dk/plan'],
    [' holbaek.dk/plan?x=1 ', 'https://holbaek.dk/plan?x=1'],
    ['ida@holbaek.dk', 'mailto:ida@holbaek.dk'],
    ['tel:+4572361000', 'tel:+4572361000'],
    ['rødovre.dk', 'https://rødovre.dk'],
  ])('takes %s for %s', (typed, address) => {
    expect(linkAddress(typed)).toBe(address)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'https:///evil',
    'to ord',
    '',
  ])('refuses %j', (typed) => {
    expect(linkAddress(typed)).toBeNull()
  })
})
