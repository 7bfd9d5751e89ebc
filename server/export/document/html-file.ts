import { escapeHtml } from '#server/export/html.ts'
import { partyLetter } from '#shared/domain/partnership/party.ts'
import { type Block, type Cell, type ExportPage, type Inline, type Table, partyShape } from './blocks.ts'

/**
 * The page as one HTML file that needs nothing else: no script, no picture, no address but the links in the text.
 * Also what the PDF is printed from.
 */
export function htmlFile(page: ExportPage): string {
  const places = page.blocks.filter((block) => block.kind === 'heading' && block.id !== undefined)
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Samspil">
<title>${escapeHtml(page.title)}</title>
<style>${exportStyle}</style>
</head>
<body>
<a class="skip" href="#tekst">${escapeHtml(page.words.skip)}</a>
<header>
<h1>${escapeHtml(page.title)}</h1>
${facts(page.facts)}
</header>
<nav aria-labelledby="indhold">
<h2 id="indhold">${escapeHtml(page.words.contents)}</h2>
${contentsList(places)}
</nav>
<main id="tekst" tabindex="-1">
${new Html(page).blocks(page.blocks)}
</main>
</body>
</html>
`
}

type Heading = Extract<Block, { kind: 'heading' }>

function contentsList(places: readonly Block[]): string {
  const headings = places.filter((block): block is Heading => block.kind === 'heading')
  const items = headings.map(
    ({ id = '', text, level }) => `<li class="level-${level}"><a href="#${escapeHtml(id)}">${plain(text)}</a></li>`,
  )
  return `<ul class="contents">\n${items.join('\n')}\n</ul>`
}

const plain = (text: readonly Inline[]): string =>
  text
    .map((part) => ('text' in part ? escapeHtml(part.text) : part.kind === 'party' ? escapeHtml(part.name) : ' '))
    .join('')

const facts = (rows: ExportPage['facts']): string =>
  `<dl>\n${rows.map(({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd>${inlines(text)}</dd></div>`).join('\n')}\n</dl>`

class Html {
  private readonly words: ExportPage['words']
  constructor({ words }: ExportPage) {
    this.words = words
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.block(block)).join('\n')
  }

  private block(block: Block): string {
    switch (block.kind) {
      case 'heading': {
        const level = Math.min(block.level, 6)
        const id = block.id === undefined ? '' : ` id="${escapeHtml(block.id)}"`
        return `<h${level}${id}>${inlines(block.text)}</h${level}>`
      }
      case 'paragraph':
        return `<p${block.isNote === true ? ' class="note"' : ''}>${inlines(block.text)}</p>`
      case 'list': {
        const items = block.items.map((item) => `<li>${this.item(item)}</li>`).join('\n')
        if (block.start === null) return `<ul>\n${items}\n</ul>`
        return `<ol${block.start === 1 ? '' : ` start="${block.start}"`}>\n${items}\n</ol>`
      }
      case 'checklist': {
        const items = block.items.map(
          ({ isDone, blocks }) =>
            `<li><span aria-hidden="true">${isDone ? '☑' : '☐'}</span><span class="sr">${escapeHtml(isDone ? this.words.done : this.words.notDone)}:</span> <div>${this.item(blocks)}</div></li>`,
        )
        return `<ul class="checklist">\n${items.join('\n')}\n</ul>`
      }
      case 'quote':
        return `<blockquote>\n${this.blocks(block.blocks)}\n</blockquote>`
      case 'rule':
        return '<hr>'
      case 'facts':
        return facts(block.rows)
      case 'table':
        return this.table(block)
    }
  }

  /** One paragraph alone stands in its item without a `<p>`, so that lists are close as in the app. */
  private item(blocks: readonly Block[]): string {
    const [first, ...rest] = blocks
    if (first?.kind !== 'paragraph') return this.blocks(blocks)
    return inlines(first.text) + (rest.length > 0 ? `\n${this.blocks(rest)}` : '')
  }

  private table({ caption, rows }: Table): string {
    const isHeaderRow = (cells: readonly Cell[]): boolean => cells.length > 0 && cells.every((cell) => cell.isHeader)
    const firstBody = rows.findIndex(({ cells }) => !isHeaderRow(cells))
    const headers = firstBody === -1 ? rows.length : firstBody
    const draw = (some: Table['rows'], scope: 'col' | 'row'): string =>
      some
        .map(
          ({ id, cells }) =>
            `<tr${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${cells.map((cell) => this.cell(cell, scope)).join('')}</tr>`,
        )
        .join('\n')
    const head = headers === 0 ? '' : `<thead>\n${draw(rows.slice(0, headers), 'col')}\n</thead>\n`
    const body = headers === rows.length ? '' : `<tbody>\n${draw(rows.slice(headers), 'row')}\n</tbody>\n`
    const title = caption === null ? '' : `<caption>${escapeHtml(caption)}</caption>\n`
    // A wide table scrolls in itself on a phone; what scrolls can be reached from the keyboard.
    const name = caption === null ? '' : ` role="region" aria-label="${escapeHtml(caption)}"`
    return `<div class="table" tabindex="0"${name}><table>\n${title}${head}${body}</table></div>`
  }

  private cell({ isHeader, columns, rows, blocks }: Cell, scope: 'col' | 'row'): string {
    const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`
    const content = this.item(blocks)
    // An empty header names nothing; axe and screen readers rightly complain of it.
    return isHeader && content !== '' ? `<th scope="${scope}"${spans}>${content}</th>` : `<td${spans}>${content}</td>`
  }
}

const inlines = (text: readonly Inline[]): string => text.map(inline).join('')

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text': {
      let html = escapeHtml(part.text)
      if (part.isBold === true) html = `<strong>${html}</strong>`
      if (part.isItalic === true) html = `<em>${html}</em>`
      if (part.isStruck === true) html = `<s>${html}</s>`
      if (part.isUnderlined === true) html = `<u>${html}</u>`
      return part.href === undefined ? html : `<a href="${escapeHtml(part.href)}" rel="noopener noreferrer">${html}</a>`
    }
    case 'break':
      return '<br>'
    case 'party':
      return `<span class="party ${part.party}"><span aria-hidden="true">${partyShape[part.party]}</span> ${partyLetter[part.party]} ${escapeHtml(part.name)}</span>`
    case 'reference':
      return `<a href="#${escapeHtml(part.to)}">${escapeHtml(part.text)}</a>`
    case 'stamp':
      return `<strong class="stamp">${escapeHtml(part.text)}</strong>`
  }
}

const exportStyle = `
:root { color-scheme: light; --ink: #14201b; --soft: #4d5a54; --line: #d8d2c4; --link: #0b5d3b; }
* { box-sizing: border-box; }
html { font: 1rem/1.55 "Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: var(--ink); background: #fff; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--ink); }
h3 { font-size: 1.2rem; margin: 1.75rem 0 .4rem; }
h4, h5, h6 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
p, ul, ol, blockquote, dl { margin: 0 0 .8rem; }
ul, ol { padding-left: 1.4rem; }
li { margin-bottom: .25rem; }
a { color: var(--link); }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 0 1rem; padding: .2rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.note { color: var(--soft); }
.contents { list-style: none; padding: 0; }
.contents .level-3 { padding-left: 1.25rem; }
.checklist { list-style: none; padding-left: 0; }
.checklist li { display: flex; gap: .5rem; }
.checklist li > div { flex: 1; }
.table { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { border: 1px solid var(--line); padding: .4rem .55rem; text-align: left; vertical-align: top; }
thead th { background: #f5f1e8; }
.party { white-space: normal; font-weight: 600; }
.municipality { color: #14589a; } .employmentActor { color: #7a5300; } .firm { color: #0b4a2f; } .fund { color: #5c2160; }
.stamp { font-size: .72em; letter-spacing: .06em; border: 1px solid currentColor; padding: .05em .35em; white-space: nowrap; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem .75rem; outline: 3px solid var(--link); }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; padding: .4rem 0; } }
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  .skip { display: none; }
  a { color: inherit; }
}
@page { size: A4; margin: 20mm 18mm 22mm; }
`
