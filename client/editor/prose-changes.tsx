import './prose-changes.css'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { AuthoredNode } from '#shared/document/inline-tokens.ts'
import type { ChangeKey, DiffBlock, DiffRun } from '#shared/document/prose-diff.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { partyClass } from './party-shape.ts'

/** Who made a change, by the id that stands in it; null when nobody is known. */
export type PersonOf = (id: string | null) => { readonly name: string; readonly partyKind: PartyKind | null } | null

interface Looks {
  readonly personOf: PersonOf
  /** Something to press beside a change, such as a tick box. */
  readonly control?: ((key: ChangeKey) => ReactNode) | undefined
}

/**
 * Changes of a text where they stand: what came is underlined, what went is struck through, each with its party's
 * colour, shape and letter, and said in words for those who listen. Blocks far from any change are folded away.
 */
export function ProseChanges({ blocks, ...looks }: Looks & { readonly blocks: readonly DiffBlock[] }) {
  const { t } = useTranslation('history')
  return (
    <div className="changes">
      {folded(blocks).map((part, index) =>
        typeof part === 'number' ? (
          // A place in the text has no identity but its order.
          <p key={index} className="changes-fold">
            {t('unchanged', { count: part })}
          </p>
        ) : (
          <Block key={index} block={part} {...looks} />
        ),
      )}
    </div>
  )
}

/** A line of words with what went and came, for the text of a card. */
export function WordChanges({ runs, ...looks }: Looks & { readonly runs: readonly DiffRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} {...looks} />)
}

/** One unchanged block is kept on each side of a change; the others become their number. */
function folded(blocks: readonly DiffBlock[]): (DiffBlock | number)[] {
  const parts: (DiffBlock | number)[] = []
  blocks.forEach((block, index) => {
    const isNear = [index - 1, index, index + 1].some((at) => blocks[at] !== undefined && blocks[at].kind !== 'same')
    const last = parts.at(-1)
    if (isNear) parts.push(block)
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1
    else parts.push(1)
  })
  return parts
}

function Block({ block, ...looks }: Looks & { readonly block: DiffBlock }) {
  if (block.kind === 'same') return <Node node={block.node} mode={null} {...looks} />
  if (block.kind === 'added' || block.kind === 'removed') {
    return (
      <>
        {looks.control?.(block.key)}
        <Node node={block.node} mode={block.kind} {...looks} />
      </>
    )
  }
  const own = block.shellChange === null ? null : looks.control?.(block.shellChange.key)
  const children =
    block.kind === 'text'
      ? block.runs.map((run, index) => <Run key={index} run={run} {...looks} />)
      : block.children.map((child, index) => <Block key={index} block={child} {...looks} />)
  return (
    <>
      {own}
      <Shell type={block.shell.type} attrs={block.shell.attrs ?? {}} isChanged={block.shellChange !== null}>
        {children}
      </Shell>
    </>
  )
}

function Run({ run, ...looks }: Looks & { readonly run: DiffRun }) {
  if (run.kind === 'same') return run.content.map((node, index) => <Inline key={index} node={node} />)
  return (
    <>
      {looks.control?.(run.key)}
      <Marked nodes={run.removed} mode="removed" personOf={looks.personOf} />
      <Marked nodes={run.added} mode="added" personOf={looks.personOf} />
    </>
  )
}

type Mode = 'added' | 'removed'

/** Inline content that came or went, one piece for each author. */
function Marked(props: { readonly nodes: readonly AuthoredNode[]; readonly mode: Mode; readonly personOf: PersonOf }) {
  const { nodes, mode, personOf } = props
  const { t } = useTranslation('history')
  const pieces: { readonly by: string | null; readonly nodes: AuthoredNode[] }[] = []
  for (const node of nodes) {
    const by = node.by ?? null
    const last = pieces.at(-1)
    if (last?.by === by) last.nodes.push(node)
    else pieces.push({ by, nodes: [node] })
  }
  return pieces.map(({ by, nodes: own }, index) => {
    const person = personOf(by)
    const party = person?.partyKind ?? null
    const Tag = mode === 'added' ? 'ins' : 'del'
    const name = person?.name ?? t('unknownPerson')
    return (
      <Tag
        key={index}
        className={`change ${party === null ? 'by-nobody' : partyClass[party]}`}
        title={t(`by.${mode}`, { name })}
      >
        <span className="sr-only">{t(`by.${mode}`, { name })} </span>
        {party !== null && <PartyMark kind={party} size={13} />}
        {own.map((node, at) => (
          <Inline key={at} node={node} />
        ))}
        <span className="sr-only"> {t('by.end')} </span>
      </Tag>
    )
  })
}

function Inline({ node }: { readonly node: AuthoredNode }) {
  const { t } = useTranslation('history')
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'commitmentChip') return <span className="changes-chip">⚑ {t('commitment')}</span>
  const marks = (node.marks ?? []).map((mark) => mark.type)
  const text = marks.includes('italic') ? <em>{node.text}</em> : node.text
  return marks.includes('bold') ? <strong>{text}</strong> : <Fragment>{text}</Fragment>
}

function Node({ node, mode, ...looks }: Looks & { readonly node: AuthoredNode; readonly mode: Mode | null }) {
  const content = (node.content ?? []) as readonly AuthoredNode[]
  const isInline = content.some(({ type }) => type === 'text' || type === 'hardBreak' || type === 'commitmentChip')
  const children = !isInline
    ? content.map((child, index) => <Node key={index} node={child} mode={mode} {...looks} />)
    : mode === null
      ? content.map((child, index) => <Inline key={index} node={child} />)
      : [<Marked key="all" nodes={content} mode={mode} personOf={looks.personOf} />]
  return (
    <Shell type={node.type ?? ''} attrs={node.attrs ?? {}} isChanged={false}>
      {children}
    </Shell>
  )
}

/** The block itself, as plain elements: a heading here is none of the page's own. */
function Shell(props: {
  readonly type: string
  readonly attrs: Readonly<Record<string, unknown>>
  readonly isChanged: boolean
  readonly children: ReactNode
}) {
  const { type, attrs, isChanged, children } = props
  const { t } = useTranslation('history')
  const className = isChanged ? 'changes-shell' : undefined
  switch (type) {
    case 'heading':
      return <p className={`changes-heading ${className ?? ''}`}>{children}</p>
    case 'bulletList':
    case 'taskList':
      return <ul className={className}>{children}</ul>
    case 'orderedList':
      return <ol className={className}>{children}</ol>
    case 'listItem':
      return <li className={className}>{children}</li>
    case 'taskItem':
      return (
        <li className={`changes-task ${className ?? ''}`}>
          <span aria-hidden="true">{attrs['checked'] === true ? '☑' : '☐'}</span>
          <span className="sr-only">{t(attrs['checked'] === true ? 'ticked' : 'notTicked')}</span>
          <div>{children}</div>
        </li>
      )
    case 'blockquote':
      return <blockquote className={className}>{children}</blockquote>
    case 'table':
      return (
        <div className="changes-table">
          <table className={className}>
            <tbody>{children}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr>{children}</tr>
    case 'tableHeader':
    case 'tableCell':
      return <td className={type === 'tableHeader' ? 'changes-head' : className}>{children}</td>
    case 'horizontalRule':
      return <hr />
    default:
      return <p className={className}>{children}</p>
  }
}
