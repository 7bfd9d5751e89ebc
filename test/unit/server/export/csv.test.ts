import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '#server/export/csv.ts'
import type { CellValue, TableColumn } from '#server/export/table.ts'

const column = (kind: TableColumn['kind'], heading = 'Tekst'): TableColumn => ({ heading, kind })
const linesOf = (columns: readonly TableColumn[], rows: readonly (readonly CellValue[])[]) =>
  writeCsv({ name: 'Ark', columns, rows }).slice(1).split('\r\n')

describe('a CSV file', () => {
  it('[DWN-2] begins with a byte order mark and ends every line with CRLF', () => {
    const text = writeCsv({ name: 'Ark', columns: [column('text')], rows: [['æøå']], totals: ['I alt'] })
    expect(text).toBe('\uFEFFTekst\r\næøå\r\nI alt\r\n')
  })

  it('[DWN-2] writes figures and days as Excel in Denmark reads them', () => {
    const columns = [column('count'), column('decimal'), column('money'), column('day')]
    const [, first, second] = linesOf(columns, [
      [27, 0.5, 123_456, '2026-12-31'],
      [-3, -1.23456789, -50, null],
    ])
    expect(first).toBe('27;0,5;1234,56;31-12-2026')
    expect(second).toBe('-3;-1,234568;-0,50;')
  })

  it('[DWN-2] quotes what would end a cell or a line', () => {
    const [, ...lines] = linesOf([column('text'), column('text')], [['a;b', 'siger "nej"\nhelst']])
    expect(lines.join('\r\n')).toBe('"a;b";"siger ""nej""\nhelst"\r\n')
  })

  it.each(['=1+1', '+45', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u00a0=1', '＝1+1', '－1', '\0=1'])(
    '[DWN-1] puts an apostrophe before %j, also in a heading',
    (text) => {
      const [heading, line] = writeCsv({ name: 'Ark', columns: [column('text', text)], rows: [[text]] })
        .slice(1)
        .split('\r\n')
        .map((cell) => cell.replace(/^"/, ''))
      expect([heading?.[0], line?.[0]]).toEqual(["'", "'"])
    },
  )

  it('[DWN-1] leaves ordinary text and negative numbers as they are', () => {
    expect(linesOf([column('text'), column('count')], [['A-B = C', -5]])[1]).toBe('A-B = C;-5')
  })

  it('[DWN-1] no text at all begins a cell as a formula does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n \0\'";a\u00a0\uFEFF＝＋') }), (text) => {
        const file = writeCsv({ name: 'Ark', columns: [column('text')], rows: [[text]] })
        const cell = file.slice('\uFEFFTekst\r\n'.length).replace(/^"/, '')
        expect(cell).not.toMatch(/^[\s\0]*[=+\-@]/)
      }),
    )
  })
})
