import { describe, expect, it } from 'vitest'
import { writeCsv } from '#server/export/csv.ts'
import type { ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'
import { openSpreadsheet } from '#test/support/office.ts'

const attacks = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1:A2)',
  '\t=1+1',
  '=HYPERLINK("http://evil.example";"Klik")',
  "=cmd|' /C calc'!A0",
]
const table: ExportTable = {
  name: 'Opgørelse: [1/2] æøå og et alt for langt navn',
  columns: [
    { heading: 'Hvad', kind: 'text' },
    { heading: 'Antal', kind: 'count' },
    { heading: 'Andel', kind: 'decimal' },
    { heading: 'Beløb', kind: 'money' },
    { heading: 'Dag', kind: 'day' },
  ],
  rows: [
    ['Æblegrød; "rød"', 3, 0.25, 1_234_567, '2026-12-31'],
    ...attacks.map((text) => [text, 1, null, 50, null] as const),
  ],
  totals: ['I alt', 3 + attacks.length, null, 1_234_567 + 50 * attacks.length, null],
}

describe('what LibreOffice in Danish reads', () => {
  it('[DWN-1] [DWN-2] from CSV: letters, figures, days and sums, and no text that was calculated', () => {
    const [sheet = []] = Object.values(openSpreadsheet(writeCsv(table), 'csv'))
    expect(sheet[0]).toEqual(['Hvad', 'Antal', 'Andel', 'Beløb', 'Dag'])
    expect(sheet[1]).toEqual(['Æblegrød; "rød"', '3', '0.25', '12345.67', '12/31/2026'])
    expect(sheet.slice(2, -1).map((row) => row[0]?.replace(/^'/, '').trim())).toEqual(
      attacks.map((text) => text.trim()),
    )
    expect(sheet.at(-1)?.slice(0, 4)).toEqual(['I alt', '10', '', '12349.17'])
  })

  it('[DWN-1] [DWN-2] from XLSX: the same, from every sheet, whatever somebody pasted', async () => {
    const columns = [{ heading: 'Tekst', kind: 'text' } as const]
    const bytes = await writeXlsx([
      table,
      { ...table, rows: [], totals: ['Kun én', 1, 1.5, 5, '2026-01-02'] },
      // Characters that XML cannot hold, and more of them than a cell may have.
      { name: '', columns, rows: [['a\u0000b\u000Bc\uD800d\uFFFF'], ['x'.repeat(40_000)]] },
    ])
    const sheets = openSpreadsheet(bytes, 'xlsx')
    const names = ['Ark', 'Opgørelse 1 2 æøå og et alt f 2', 'Opgørelse 1 2 æøå og et alt for']
    expect(Object.keys(sheets).sort()).toEqual(names)
    const [odd, second, sheet] = names.map((name) => sheets[name] ?? [])
    expect(sheet?.[0]).toEqual(['Hvad', 'Antal', 'Andel', 'Beløb', 'Dag'])
    expect(sheet?.[1]).toEqual(['Æblegrød; "rød"', '3', '0.25', '12345.67', '12/31/2026'])
    expect(sheet?.slice(2, -1).map((row) => row[0]?.trim())).toEqual(attacks.map((text) => text.trim()))
    expect(sheet?.at(-1)?.slice(0, 4)).toEqual(['I alt', '10', '', '12349.17'])
    expect(second?.[1]?.slice(0, 4)).toEqual(['Kun én', '1', '1.5', '0.05'])
    expect(odd?.[1]).toEqual(['abcd'])
    expect(odd?.[2]?.[0]).toHaveLength(32_767)
  })
})
