export interface PaletteRow {
  readonly label: string
  readonly hint?: string
  /** Letter that stands for the entry. */
  readonly letter?: string
}

/**
 * The entry that a first letter runs by itself. None when the letter also begins a section's number (`P` and `P4`):
 * whoever wants the section must be able to type on.
 */
export function entryAtOnce<Row extends PaletteRow>(rows: readonly Row[], letter: string): Row | undefined {
  const wanted = letter.toUpperCase()
  const entry = rows.find((row) => row.letter === wanted)
  return rows.some((row) => row.label.startsWith(wanted) && /^\d/.test(row.label.slice(1))) ? undefined : entry
}

/** What fits the words typed so far; the entry whose letter they are comes first, so that Enter runs it. */
export function entriesFor<Row extends PaletteRow>(rows: readonly Row[], query: string): readonly Row[] {
  const words = query.trim().toLowerCase()
  const fitting = rows.filter(
    (row) => row.letter?.toLowerCase() === words || `${row.label} ${row.hint ?? ''}`.toLowerCase().includes(words),
  )
  const isByLetter = (row: Row): boolean => words !== '' && row.letter?.toLowerCase() === words
  return [...fitting.filter(isByLetter), ...fitting.filter((row) => !isByLetter(row))]
}
