import '#client/ui/simulated-stamp.css'
import type { SnapshotReport } from '#shared/contracts/snapshots.ts'
import type { SnapshotFace, SnapshotLookup } from './snapshot-lookup.ts'

function element(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

/** Fills the block of a frozen simulation and keeps it current. Returns how to stop. */
export function liveSnapshot(block: HTMLElement, snapshotId: string, lookup: SnapshotLookup): () => void {
  block.classList.add('text-snapshot')
  block.dataset['simulationSnapshot'] = snapshotId
  block.contentEditable = 'false'
  block.setAttribute('role', 'group')
  return lookup.watch(snapshotId, () => {
    const face = lookup.get(snapshotId)
    block.classList.toggle('is-unknown', face === null)
    if (face === undefined) block.replaceChildren('…')
    else if (face === null) block.replaceChildren(lookup.unknownText)
    else {
      block.setAttribute('aria-label', `${face.stamp}: ${face.report.headline}`)
      block.replaceChildren(...parts(face, lookup))
    }
  })
}

/** Brings the frozen simulations inside to life, for text that is shown without an editor. Returns how to stop. */
export function liveSnapshots(root: HTMLElement, lookup: SnapshotLookup): () => void {
  const stops = [...root.querySelectorAll<HTMLElement>('[data-simulation-snapshot]')].map((block) =>
    liveSnapshot(block, block.dataset['simulationSnapshot'] ?? '', lookup),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

function parts({ report, stamp, origin, link }: SnapshotFace, lookup: SnapshotLookup): HTMLElement[] {
  const anchor = document.createElement('a')
  anchor.href = link.href
  anchor.textContent = link.text
  anchor.addEventListener('click', (event) => {
    // The browser's own ways of opening elsewhere stay.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    lookup.onFollow(link.href)
  })
  return [
    element('p', 'text-snapshot-head', element('span', 'ui-stamp', element('span', '', stamp)), ' ', origin),
    element('p', 'text-snapshot-headline', report.headline),
    element('p', '', report.sentences.join(' ')),
    figuresOf(report),
    tableOf(report),
    element('p', 'text-snapshot-foot', anchor),
  ]
}

function figuresOf({ figures }: SnapshotReport): HTMLElement {
  return element(
    'dl',
    'text-snapshot-figures',
    ...figures.map(({ label, value }) => element('div', '', element('dt', '', label), element('dd', '', value))),
  )
}

function tableOf({ table }: SnapshotReport): HTMLElement {
  const head = element('tr', '', ...table.columns.map((column, index) => headingCell(column, 'col', index > 0)))
  const rows = table.rows.map(([name = '', ...cells]) =>
    element('tr', '', headingCell(name, 'row', false), ...cells.map((cell) => element('td', 'num', cell))),
  )
  const drawn = element(
    'table',
    '',
    element('caption', 'sr-only', table.caption),
    element('thead', '', head),
    element('tbody', '', ...rows),
  )
  const scroll = element('div', 'text-snapshot-table', drawn)
  scroll.tabIndex = 0
  scroll.setAttribute('role', 'region')
  scroll.setAttribute('aria-label', table.caption)
  return scroll
}

function headingCell(text: string, scope: 'col' | 'row', isNumber: boolean): HTMLElement {
  const cell = element('th', isNumber ? 'num' : '', text)
  cell.setAttribute('scope', scope)
  return cell
}
