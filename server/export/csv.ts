import { invariant } from '#shared/kernel/result.ts'
import type { CellKind, CellValue, ExportTable } from './table.ts'

/** Without it Excel reads the file in the machine's old character set, and æ, ø and å are lost. */
const byteOrderMark = '\uFEFF'

/**
 * The table as Excel in Denmark opens it by a double click: UTF-8 with a byte order mark, semicolons, decimal comma,
 * days as `31-12-2026`, CRLF.
 */
export function writeCsv(table: ExportTable): string {
  const headings = table.columns.map((column) => csvText(column.heading))
  const records = [...table.rows, ...(table.totals === undefined ? [] : [table.totals])]
  const lines = records.map((row) =>
    table.columns.map((column, index) => csvCell(row[index] ?? null, column.kind)).join(';'),
  )
  return `${byteOrderMark}${[headings.join(';'), ...lines].join('\r\n')}\r\n`
}

function csvCell(value: CellValue, kind: CellKind): string {
  if (value === null) return ''
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a number in a table is finite')
    return csvNumber(value, kind)
  }
  return kind === 'day' ? csvText(danishDay(value)) : csvText(value)
}

function csvNumber(value: number, kind: CellKind): string {
  if (kind === 'money') return (value / 100).toFixed(2).replace('.', ',')
  // Six decimals keep a share of persons; more would be noise that Excel shows as it stands.
  const text = Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '')
  return text.replace('.', ',')
}

/** `31-12-2026` of `2026-12-31`; other text as it stands. */
const danishDay = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3-$2-$1')

/** What a spreadsheet takes for the beginning of a formula, also as full-width characters or behind blanks. */
const startsLikeFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u

/**
 * Text as a cell. A text that a spreadsheet would calculate is written behind an apostrophe (DWN-1): what one partner
 * types must never run on another's machine.
 */
function csvText(text: string): string {
  const safe = startsLikeFormula.test(text) ? `'${text}` : text
  return /[;"\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
