import { describe, expect, it } from 'vitest'
import { accessibilityIn } from '#shared/document/content-accessibility.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'

const text = (words: string, href?: string): Json => ({
  type: 'text',
  text: words,
  ...(href === undefined ? {} : { marks: [{ type: 'link', attrs: { href } }] }),
})
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content })
const heading = (level: number): Json => ({ type: 'heading', attrs: { level }, content: [text('Overskrift')] })
const table = (first: string): Json => ({
  type: 'table',
  content: [
    { type: 'tableRow', content: [{ type: first, content: [paragraph(text('a'))] }] },
    { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('b'))] }] },
  ],
})
const faults = (...prose: Json[]) => accessibilityIn({ prose })

describe('what is hard to follow with a screen reader', () => {
  it('[APR-4] is a heading that skips a level', () => {
    expect(faults(heading(2), heading(3), heading(2), heading(3))).toEqual([])
    expect(faults(heading(3))).toEqual(['headingSkipped'])
  })

  it('[APR-4] is a link whose words say nothing, or are its address', () => {
    const href = 'https://eksempel.dk/regler'
    expect(faults(paragraph(text('Læs '), text('kommunens regler', href)))).toEqual([])
    expect(faults(paragraph(text('Se '), text('her', href)))).toEqual(['linkText'])
    expect(faults(paragraph(text('Klik her.', href), text(' og '), text(href, href)))).toEqual(['linkText', 'linkText'])
    expect(faults(paragraph(text('he', href), text('r', href)))).toEqual(['linkText'])
  })

  it('[APR-4] is a table without a row of headings, also inside a list', () => {
    expect(faults(table('tableHeader'))).toEqual([])
    expect(faults({ type: 'bulletList', content: [{ type: 'listItem', content: [table('tableCell')] }] })).toEqual([
      'tableWithoutHeader',
    ])
  })
})
