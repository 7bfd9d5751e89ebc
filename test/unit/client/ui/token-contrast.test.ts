import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../../client/ui/tokens.css', import.meta.url), 'utf8')

/** The colours that a block of the tokens sets. */
function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

const light = coloursOf(':root')
const themes = { light, dark: new Map([...light, ...coloursOf("[data-theme='dark']")]) }

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds = ['color-canvas', 'color-surface', 'color-sunken']
const parties = ['party-municipality', 'party-employment-actor', 'party-firm', 'party-fund']
const statuses = ['color-success', 'color-warning', 'color-danger', 'color-info']

/** Text colour, and the grounds that it is set on. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    'color-ink',
    [
      ...grounds,
      ...statuses.map((name) => `${name}-tint`),
      ...parties.map((name) => `${name}-tint`),
      'color-fjord-tint',
    ],
  ],
  ['color-ink-muted', [...grounds, 'color-fjord-tint']],
  ['color-placeholder', ['color-canvas', 'color-surface']],
  ['color-fjord', [...grounds, 'color-fjord-tint']],
  ['color-fjord-hover', [...grounds, 'color-fjord-tint']],
  ['color-on-fjord', ['color-fjord', 'color-fjord-hover']],
  ...statuses.map((name) => [name, [...grounds, `${name}-tint`]] as const),
  ...parties.map((name) => ['party-on-strong', [name]] as const),
]
/** What must be seen though it is not text: the edges of fields, and the parties' marks. */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['color-border-input', grounds],
  ...parties.map((name) => [name, [...grounds, `${name}-tint`]] as const),
]

describe.each(Object.entries(themes))('tokens, %s', (_theme, colours) => {
  const colour = (name: string): string => {
    const value = colours.get(name)
    if (value === undefined) throw new Error(`no token --${name}`)
    return value
  }
  const tooFaint = (pairs: typeof texts, least: number) =>
    pairs.flatMap(([front, backs]) =>
      backs
        .map((back) => ({ front, back, ratio: Math.round(contrast(colour(front), colour(back)) * 100) / 100 }))
        .filter(({ ratio }) => ratio < least),
    )

  it('sets every text at 4.5:1 or more on each of its grounds', () => {
    expect(tooFaint(texts, 4.5)).toEqual([])
  })

  it('sets every edge and mark at 3:1 or more', () => {
    expect(tooFaint(shapes, 3)).toEqual([])
  })
})

it('the dark theme gives every colour that the light one has', () => {
  const dark = coloursOf("[data-theme='dark']")
  expect([...light.keys()].filter((name) => !dark.has(name))).toEqual([])
})
