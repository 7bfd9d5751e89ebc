import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node'
import { invariant } from '#shared/kernel/result.ts'
import type { CellKind, CellValue, ExportTable, TableColumn } from './table.ts'

/** Excel refuses to open a file with a longer text in a cell. */
const maxCellCharacters = 32_767
/** Characters that XML cannot hold: one of them makes the whole file unreadable. */
const notXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

const formats: Record<Exclude<CellKind, 'text'>, string> = {
  count: '#,##0',
  decimal: '#,##0.######',
  money: '#,##0.00',
  day: 'dd-mm-yyyy',
}

/**
 * The tables as one workbook, a sheet each. Text is always typed as text and sums are values, so nothing in the file
 * is ever calculated (DWN-1).
 */
export function writeXlsx(tables: readonly ExportTable[]): Promise<Buffer> {
  invariant(tables.length > 0, 'a workbook has a sheet')
  const taken = new Set<string>()
  return writeXlsxFile(
    tables.map((table) => ({
      sheet: sheetName(table.name, taken),
      data: sheetRows(table),
      columns: table.columns.map((column) => ({ width: column.width ?? Math.max(12, column.heading.length + 2) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}

function sheetRows(table: ExportTable): Row[] {
  const heading = (column: TableColumn): Cell => ({
    ...textCell(column.heading),
    fontWeight: 'bold',
    wrap: true,
    align: column.kind === 'text' || column.kind === 'day' ? 'left' : 'right',
  })
  const cells = (row: readonly CellValue[]) =>
    table.columns.map((column, index) => cell(row[index] ?? null, column.kind))
  const bold = (made: ReturnType<typeof cell>): Cell => (made === null ? null : { ...made, fontWeight: 'bold' })
  return [
    table.columns.map(heading),
    ...table.rows.map(cells),
    ...(table.totals === undefined ? [] : [cells(table.totals).map(bold)]),
  ]
}

function cell(value: CellValue, kind: CellKind) {
  if (value === null || value === '') return null
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a number in a table is finite')
    const format = kind === 'text' || kind === 'day' ? formats.decimal : formats[kind]
    return { type: Number, value: kind === 'money' ? value / 100 : value, format }
  }
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return { type: Date, value: new Date(`${value}T00:00:00Z`), format: formats.day }
  }
  return textCell(value)
}

function textCell(text: string) {
  const plain = text.replace(notXml, '')
  const value = plain.length > maxCellCharacters ? `${plain.slice(0, maxCellCharacters - 1)}…` : plain
  return { type: String, value }
}

/** A name that Excel takes: 31 characters, none of `: \ / ? * [ ]`, no apostrophe at the ends, none twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(notXml, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '') || 'Ark'
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` ${count}`
    const name = `${plain.slice(0, 31 - suffix.length).trim()}${suffix}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
