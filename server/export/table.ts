/** What a cell is made of: text, a number, whole øre, a day `YYYY-MM-DD`, or nothing. The column says which. */
export type CellValue = string | number | null

/**
 * `count` is shown without decimals, `decimal` with at most six, `money` takes øre and is shown in kroner, `day`
 * takes `YYYY-MM-DD`.
 */
export type CellKind = 'text' | 'count' | 'decimal' | 'money' | 'day'

export interface TableColumn {
  readonly heading: string
  readonly kind: CellKind
  /** Width in characters where a spreadsheet shows it; from the heading when left out. */
  readonly width?: number
}

/** One table as every spreadsheet format writes it: a row of headings, rows, and sums as values, never as formulas. */
export interface ExportTable {
  /** Name of the sheet. At most 31 characters; what a sheet's name cannot hold is replaced. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Calculated by the caller from the same rows. */
  readonly totals?: readonly CellValue[]
}
