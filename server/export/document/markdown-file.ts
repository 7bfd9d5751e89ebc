import { partyLetter } from '#shared/domain/partnership/party.ts'
import { type Block, type ExportPage, type Inline, type Table, partyShape } from './blocks.ts'

/** The page as Markdown (GFM: tables and checklists). Own mapping, since cards and commitments have no node in it. */
export function markdownFile(page: ExportPage): string {
  const facts = page.facts.map(({ label, text }) => `- **${escaped(label)}:** ${inlines(text)}`)
  return `${[`# ${escaped(page.title)}`, facts.join('\n'), ...page.blocks.flatMap(blockText)].join('\n\n')}\n`
}

const blockText = (block: Block): string[] => {
  const text = textOf(block)
  return text === '' ? [] : [text]
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.level, 6))} ${inlines(block.text, ' ')}`
    case 'paragraph':
      return paragraph(block.text)
    case 'list':
      return block.items
        .map((item, index) => listItem(block.start === null ? '-' : `${block.start + index}.`, item))
        .join('\n')
    case 'checklist':
      return block.items.map(({ isDone, blocks }) => listItem(`- [${isDone ? 'x' : ' '}]`, blocks)).join('\n')
    case 'quote':
      return block.blocks
        .flatMap(blockText)
        .join('\n\n')
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')
    case 'rule':
      return '---'
    case 'facts':
      return block.rows.map(({ label, text }) => `- **${escaped(label)}:** ${inlines(text, ' ')}`).join('\n')
    case 'table':
      return table(block)
  }
}

/** A line that would begin a list, a heading or a quote is none. */
const paragraph = (text: readonly Inline[]): string =>
  inlines(text)
    .split('\n')
    .map((line) => line.replace(/^(\s*)([-+#>])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2'))
    .join('\n')

function listItem(mark: string, blocks: readonly Block[]): string {
  const [first = '', ...rest] = blocks.flatMap(blockText).join('\n\n').split('\n')
  const indent = ' '.repeat(mark.startsWith('- [') ? 2 : mark.length + 1)
  return [`${mark} ${first}`.trimEnd(), ...rest.map((line) => (line === '' ? '' : indent + line))].join('\n')
}

/** Markdown's tables have one header row, no merged cells and one line a cell; what is merged stands in its first. */
function table({ caption, rows }: Table): string {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.reduce((sum, cell) => sum + cell.columns, 0)))
  const row = (texts: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => texts[index] ?? '').join(' | ')} |`
  const texts = rows.map(({ cells }) =>
    cells.flatMap(({ blocks, columns }) => [
      blocks
        .flatMap(blockText)
        .join('\n')
        .replaceAll('|', '\\|')
        .replace(/\\?\n+/g, '<br>'),
      ...Array.from({ length: columns - 1 }, () => ''),
    ]),
  )
  const hasHeader = rows[0]?.cells.every((cell) => cell.isHeader) ?? false
  const [header = [], ...body] = hasHeader ? texts : [[], ...texts]
  const lines = [row(header), row(Array.from({ length: width }, () => '---')), ...body.map(row)]
  return [...(caption === null ? [] : [`**${escaped(caption)}**\n`]), ...lines].join('\n')
}

const inlines = (text: readonly Inline[], lineBreak = '\\\n'): string =>
  text.map((part) => inline(part, lineBreak)).join('')

function inline(part: Inline, lineBreak: string): string {
  switch (part.kind) {
    case 'text': {
      // A mark does not take hold beside a space: the spaces are moved outside.
      const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part.text) ?? []
      if (core === '') return part.text
      let marked = escaped(core)
      if (part.isBold === true) marked = `**${marked}**`
      if (part.isItalic === true) marked = `*${marked}*`
      if (part.isStruck === true) marked = `~~${marked}~~`
      if (part.href !== undefined) marked = `[${marked}](<${part.href.replace(/[<>\s]/g, encodeURIComponent)}>)`
      return before + marked + after
    }
    case 'break':
      return lineBreak
    case 'party':
      return `${partyShape[part.party]} ${partyLetter[part.party]} ${escaped(part.name)}`
    case 'reference':
      return escaped(part.text)
    case 'stamp':
      return `**${escaped(part.text)}**`
  }
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>~]/g, '\\$&')
