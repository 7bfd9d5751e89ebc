import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CheckBox,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type PartyKind, partyLetter } from '#shared/domain/partnership/party.ts'
import { type Block, type Cell, type ExportPage, type Inline, type Table as TableBlock, partyShape } from './blocks.ts'

/** The page as a Word file: Word's own heading styles, lists and table headers, in the language of the document. */
export async function docxFile(page: ExportPage): Promise<Buffer> {
  const drawing = new Docx()
  const language = { value: page.language === 'da' ? 'da-DK' : 'en-GB' }
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(page.title)] }),
    ...page.facts.map(
      ({ label, text }) =>
        new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), ...drawing.inlines(text)] }),
    ),
    ...drawing.blocks(page.blocks),
  ]
  const document = new Document({
    title: page.title,
    creator: 'Samspil',
    lastModifiedBy: 'Samspil',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language }, paragraph: { spacing: { after: 120 } } },
        title: { run: { size: 44, bold: true, language }, paragraph: { spacing: { after: 200 } } },
        heading1: { run: { size: 32, bold: true, color: '14201B', language }, paragraph: headingParagraph(0) },
        heading2: { run: { size: 27, bold: true, color: '14201B', language }, paragraph: headingParagraph(1) },
        heading3: { run: { size: 24, bold: true, color: '14201B', language }, paragraph: headingParagraph(2) },
        heading4: { run: { size: 22, bold: true, color: '14201B', language }, paragraph: headingParagraph(3) },
        hyperlink: { run: { color: '0B5D3B', underline: { type: UnderlineType.SINGLE } } },
      },
    },
    numbering: { config: [...drawing.listStarts].map(listKind) },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: { default: new Footer({ children: [pageNumber(page)] }) },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** The outline level is what makes it a heading to Word's navigation and to screen readers. */
const headingParagraph = (outlineLevel: number) => ({
  spacing: { before: 280, after: 80 },
  keepNext: true,
  outlineLevel,
})
const deepestList = 8

/** `start` null is a bulleted list. Word keeps where a list begins in its kind of list, not in the list. */
const listReference = (start: number | null): string => (start === null ? 'bullets' : `numbers-${start}`)

const listKind = (start: number | null) => ({
  reference: listReference(start),
  levels: Array.from({ length: deepestList + 1 }, (_, level) => ({
    level,
    ...(start === null
      ? { format: LevelFormat.BULLET, text: '•' }
      : { format: LevelFormat.DECIMAL, text: `%${level + 1}.` }),
    ...(start !== null && level === 0 && { start }),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 340 } } },
  })),
})

/** `Side 2 af 9`, with Word's own fields for the two numbers. */
function pageNumber({ words }: ExportPage): Paragraph {
  const [before = '', between = '', after = ''] = words.pageOf('\u0000', '\u0000').split('\u0000')
  return new Paragraph({
    alignment: AlignmentType.END,
    children: [
      new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], size: 18 }),
    ],
  })
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const

const partyColour: Record<PartyKind, string> = {
  municipality: '14589A',
  employmentActor: '7A5300',
  firm: '0B4A2F',
  fund: '5C2160',
}

/** Where a block stands: how deep in lists and quotes, and what its first paragraph begins with. */
interface Place {
  readonly depth: number
  readonly isQuote: boolean
  readonly bullet?: { readonly reference: string; readonly instance: number } | undefined
  readonly box?: boolean | undefined
}

const top: Place = { depth: -1, isQuote: false }

class Docx {
  /** The kinds of list that were drawn. */
  readonly listStarts = new Set<number | null>()
  private instances = 0

  blocks(blocks: readonly Block[], place: Place = top): (Paragraph | Table)[] {
    return blocks.flatMap((block, index) =>
      // The bullet belongs to the item's first paragraph; what follows in it is only indented.
      this.block(block, index === 0 ? place : { ...place, bullet: undefined, box: undefined }),
    )
  }

  private block(block: Block, place: Place): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            // The page's own title is Word's Title, so level 2 of the page is Word's Heading 1.
            heading: levels[Math.min(block.level, 5) - 2] ?? HeadingLevel.HEADING_4,
            children: this.withPlace(block.id, this.inlines(block.text)),
          }),
        ]
      case 'paragraph':
        return [this.paragraph(block.text, place, block.isNote === true)]
      case 'list': {
        this.instances += 1
        this.listStarts.add(block.start)
        const bullet = { reference: listReference(block.start), instance: this.instances }
        return block.items.flatMap((item) => this.item(item, { ...place, depth: place.depth + 1, bullet }))
      }
      case 'checklist':
        return block.items.flatMap(({ isDone, blocks }) =>
          this.item(blocks, { ...place, depth: place.depth + 1, bullet: undefined, box: isDone }),
        )
      case 'quote':
        return this.blocks(block.blocks, { ...place, isQuote: true })
      case 'rule':
        return [
          new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: 'D8D2C4' } }, children: [] }),
        ]
      case 'facts':
        return block.rows.map(
          ({ label, text }) =>
            new Paragraph({
              spacing: { after: 40 },
              children: [new TextRun({ text: `${label}: `, bold: true }), ...this.inlines(text)],
            }),
        )
      case 'table':
        return this.table(block)
    }
  }

  private item(blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
    return blocks.length === 0 ? [this.paragraph([], place, false)] : this.blocks(blocks, place)
  }

  private paragraph(text: readonly Inline[], place: Place, isNote: boolean): Paragraph {
    const level = Math.min(Math.max(place.depth, 0), deepestList)
    const box = place.box === undefined ? [] : [checkBox(place.box), new TextRun(' ')]
    return new Paragraph({
      children: [...box, ...this.inlines(text, isNote)],
      ...(place.depth >= 0 && { spacing: { after: 60 } }),
      ...(place.bullet === undefined
        ? place.depth >= 0 && { indent: { left: 500 * (level + 1) - (place.box === undefined ? 0 : 340) } }
        : { numbering: { ...place.bullet, level } }),
      ...(place.isQuote && {
        indent: { left: 400 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'D8D2C4', space: 8 } },
      }),
    })
  }

  private table({ caption, rows }: TableBlock): (Paragraph | Table)[] {
    const isHeader = (cells: readonly Cell[]): boolean => cells.length > 0 && cells.every((cell) => cell.isHeader)
    const table = new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        ({ id, cells }, index) =>
          new TableRow({
            // Word repeats only rows from the top on, and only an unbroken run of them.
            tableHeader: rows.slice(0, index + 1).every((row) => isHeader(row.cells)),
            cantSplit: true,
            children: cells.map((cell, column) => this.cell(cell, column === 0 ? id : undefined)),
          }),
      ),
    })
    const title =
      caption === null
        ? []
        : [
            new Paragraph({
              keepNext: true,
              spacing: { before: 120 },
              children: [new TextRun({ text: caption, bold: true })],
            }),
          ]
    // Two tables with nothing between them become one in Word.
    return [...title, table, new Paragraph({ spacing: { after: 60 }, children: [] })]
  }

  private cell({ isHeader, columns, rows, blocks }: Cell, id: string | undefined): TableCell {
    const [first, ...rest] = isHeader ? blocks.map(inBold) : blocks
    const content =
      first?.kind === 'paragraph'
        ? [
            new Paragraph({ spacing: { after: 0 }, children: this.withPlace(id, this.inlines(first.text)) }),
            ...this.blocks(rest),
          ]
        : this.blocks(blocks)
    // A cell must end with a paragraph.
    const children = content.at(-1) instanceof Paragraph ? content : [...content, new Paragraph({ children: [] })]
    return new TableCell({
      children,
      columnSpan: columns,
      rowSpan: rows,
      verticalAlign: VerticalAlignTable.TOP,
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(isHeader && { shading: { type: ShadingType.CLEAR, fill: 'F5F1E8', color: 'auto' } }),
    })
  }

  private withPlace(id: string | undefined, children: ParagraphChild[]): ParagraphChild[] {
    return id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })]
  }

  inlines(text: readonly Inline[], isNote = false): ParagraphChild[] {
    const colour = isNote ? { color: '4D5A54' } : {}
    return text.map((part): ParagraphChild => {
      switch (part.kind) {
        case 'text': {
          const run = new TextRun({
            text: part.text,
            ...colour,
            ...(part.isBold === true && { bold: true }),
            ...(part.isItalic === true && { italics: true }),
            ...(part.isStruck === true && { strike: true }),
            ...(part.isUnderlined === true && { underline: { type: UnderlineType.SINGLE } }),
            ...(part.href !== undefined && { style: 'Hyperlink' }),
          })
          return part.href === undefined ? run : new ExternalHyperlink({ link: part.href, children: [run] })
        }
        case 'break':
          return new TextRun({ break: 1 })
        case 'party':
          return new TextRun({
            text: `${partyShape[part.party]} ${partyLetter[part.party]} ${part.name}`,
            color: partyColour[part.party],
            bold: true,
          })
        case 'reference':
          return new InternalHyperlink({
            anchor: bookmarkName(part.to),
            children: [new TextRun({ text: part.text, style: 'Hyperlink' })],
          })
        case 'stamp':
          return new TextRun({
            text: part.text,
            bold: true,
            size: 16,
            border: { style: BorderStyle.SINGLE, size: 4, color: 'auto' },
          })
      }
    })
  }
}

const inBold = (block: Block): Block =>
  block.kind === 'paragraph'
    ? { ...block, text: block.text.map((part) => (part.kind === 'text' ? { ...part, isBold: true } : part)) }
    : block

/** Word takes letters, digits and underscores, a letter first, and at most 40 of them. */
const bookmarkName = (id: string): string => `s_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40)

const checkBox = (isDone: boolean): CheckBox =>
  new CheckBox({
    checked: isDone,
    checkedState: { value: '2611', font: 'Segoe UI Symbol' },
    uncheckedState: { value: '2610', font: 'Segoe UI Symbol' },
  })
