import { describe, expect, it } from 'vitest'
import { html } from '#server/export/html.ts'
import { writePrintPage } from '#server/export/print-page.ts'

describe('HTML for print', () => {
  it('[DWN-5] escapes every value, but not what was made the same way', () => {
    const cell = html`<td title="${'"a"'}">${'<script>'}</td>`
    const row = html`<tr>
      ${[cell, cell]}${null}${5}
    </tr>`.text.replace(/\s*\n\s*/g, '')
    expect(row).toBe(
      '<tr><td title="&quot;a&quot;">&lt;script&gt;</td><td title="&quot;a&quot;">&lt;script&gt;</td>5</tr>',
    )
  })

  it('[DWN-5] is a page with its language, that may fetch nothing and run nothing', () => {
    const page = writePrintPage({ title: 'A & B', language: 'da', body: html`<h1>Æ</h1>` })
    expect(page).toContain('<html lang="da">')
    expect(page).toContain('<title>A &amp; B</title>')
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/https?:\/\//)
  })
})
