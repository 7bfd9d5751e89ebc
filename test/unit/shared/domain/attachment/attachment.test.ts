import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endingOf, safeFileName } from '#shared/domain/attachment/attachment.ts'

describe('the name of a file', () => {
  it.each([
    ['referat.pdf', 'referat.pdf'],
    ['Ærø – møde 3.PDF', 'Ærø – møde 3.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Temp\\løn.xlsx', 'løn.xlsx'],
    ['a<b>:"c|d?*.csv', 'a b c d.csv'],
    ['\u202Efdp.exe.png', 'fdp.exe.png'],
    ['line\nbreak\u0000.txt', 'line break.txt'],
    ['.pdf', 'fil.pdf'],
    ['...', 'fil'],
    [`${'å'.repeat(200)}.docx`, `${'å'.repeat(115)}.docx`],
  ])('[ATT-3] %j is kept as %j', (name, kept) => {
    expect(safeFileName(name)).toBe(kept)
  })

  it('[ATT-3] has at most 120 characters, no folder and no control character, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const kept = safeFileName(name)
        expect(Array.from(kept).length).toBeLessThanOrEqual(120)
        expect(kept).toMatch(/^[^\p{Cc}\p{Cf}\\/]+$/u)
        expect(safeFileName(kept)).toBe(kept)
      }),
    )
  })

  it.each([
    ['a.pdf', 'pdf'],
    ['a.JPEG', 'jpeg'],
    ['a.pdf.exe', null],
    ['a.svg', null],
    ['a.html', null],
    ['pdf', null],
    ['a.constructor', null],
  ])('[ATT-2] %s ends in what may be uploaded: %s', (name, ending) => {
    expect(endingOf(name)).toBe(ending)
  })
})
