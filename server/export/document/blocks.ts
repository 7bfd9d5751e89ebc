import type { PartyKind } from '#shared/domain/partnership/party.ts'

/** A page without a format: what DOCX, HTML, PDF and Markdown are all drawn from. */
export interface ExportPage {
  readonly language: 'da' | 'en'
  readonly title: string
  /** Lines under the title: whose it is, the date and the version. */
  readonly facts: readonly { readonly label: string; readonly text: readonly Inline[] }[]
  readonly blocks: readonly Block[]
  /** The small words that formats need: contents, skip link, page numbers. */
  readonly words: {
    readonly contents: string
    readonly skip: string
    readonly pageOf: (page: string, pages: string) => string
    readonly done: string
    readonly notDone: string
  }
}

export type Inline =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly isBold?: boolean
      readonly isItalic?: boolean
      readonly isStruck?: boolean
      readonly isUnderlined?: boolean
      /** An address that `isAllowedHref` takes. */
      readonly href?: string
    }
  | { readonly kind: 'break' }
  /** A party's mark: shape, letter and name, so that it can be told without colours. */
  | { readonly kind: 'party'; readonly party: PartyKind; readonly name: string }
  /** A place in the same file. */
  | { readonly kind: 'reference'; readonly text: string; readonly to: string }
  /** A stamp such as SIMULERET. */
  | { readonly kind: 'stamp'; readonly text: string }

export interface Cell {
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
  readonly blocks: readonly Block[]
}

export interface Table {
  readonly kind: 'table'
  readonly caption: string | null
  readonly rows: readonly { readonly id?: string; readonly cells: readonly Cell[] }[]
}

export type Block =
  /** Level 1 is the page's own title and never stands among the blocks. `id` makes it a place and a contents line. */
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[]; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[]; readonly isNote?: boolean }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'checklist'
      readonly items: readonly { readonly isDone: boolean; readonly blocks: readonly Block[] }[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: readonly Inline[] }[] }
  | Table

/** The shape that goes with the party's letter, as a character that every format has. */
export const partyShape: Record<PartyKind, string> = {
  municipality: '●',
  employmentActor: '◆',
  firm: '■',
  fund: '▲',
}

export const words = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }])

/** The text of several lines with its line breaks. */
export const lines = (text: string): Inline[] =>
  text
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...words(line)])

const cell =
  (isHeader: boolean) =>
  (content: string | readonly Inline[]): Cell => ({
    isHeader,
    columns: 1,
    rows: 1,
    blocks: [{ kind: 'paragraph', text: typeof content === 'string' ? lines(content) : content }],
  })

/** A table with one header row; `id` makes a row a place that references can lead to. */
export const simpleTable = (
  caption: string,
  header: readonly string[],
  rows: readonly { readonly id?: string; readonly cells: readonly (string | readonly Inline[])[] }[],
): Table => ({
  kind: 'table',
  caption,
  rows: [
    { cells: header.map(cell(true)) },
    ...rows.map(({ id, cells }) => ({ ...(id === undefined ? {} : { id }), cells: cells.map(cell(false)) })),
  ],
})
