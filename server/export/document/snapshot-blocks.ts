import { type Block, type Cell, type Inline, words } from './blocks.ts'
import type { ExportWords } from './export-words.ts'
import type { ExportedSnapshot } from './partnership-export.ts'

/** A frozen simulation as the plan shows it: whose and when, the words, the figures and the table (EXP-10). */
export function snapshotBlocks(snapshot: ExportedSnapshot, language: 'da' | 'en', t: ExportWords): Block[] {
  const { headline, sentences, figures, table } = snapshot.report[language]
  const stamp: Inline = { kind: 'stamp', text: t.simulated }
  const stamped = (text: string): Inline[] => (hasAmount(text) ? [...words(`${text} `), stamp] : words(text))
  const origin = t.snapshot.origin({ day: t.day(snapshot.takenAt), who: snapshot.takenBy, scenario: snapshot.scenario })
  return [
    { kind: 'paragraph', isNote: true, text: [stamp, ...words(` ${origin}`)] },
    { kind: 'paragraph', text: [{ kind: 'text', text: headline, isBold: true }] },
    ...sentences.map((sentence): Block => ({ kind: 'paragraph', text: stamped(sentence) })),
    { kind: 'facts', rows: figures.map(({ label, value }) => ({ label, text: stamped(value) })) },
    {
      kind: 'table',
      caption: table.caption,
      rows: [
        // The first names what all the numbers are, so the stamp of all of them stands with it.
        { cells: table.columns.map((column, index) => cell(true, index === 0 ? stamped(column) : words(column))) },
        ...table.rows.map((row) => ({ cells: row.map((text, index) => cell(index === 0, words(text))) })),
      ],
    },
  ]
}

/** As `report-words.ts` writes kroner in either language. */
const hasAmount = (text: string): boolean => /\bkr\.|\bDKK\b/.test(text)

const cell = (isHeader: boolean, text: readonly Inline[]): Cell => ({
  isHeader,
  columns: 1,
  rows: 1,
  blocks: [{ kind: 'paragraph', text }],
})
