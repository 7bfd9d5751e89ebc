import './page.css'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PageProps {
  readonly title: string
  readonly eyebrow?: ReactNode
  readonly lead?: ReactNode
  /** The one thing that the screen suggests next. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A screen with its heading; also the browser's title. */
export function Page({ title, eyebrow, lead, action, children }: PageProps) {
  return (
    <div className="ui-page">
      <title>{`${title} – Samspil`}</title>
      <header className="ui-page-head">
        <div>
          {eyebrow !== undefined && <div className="ui-eyebrow">{eyebrow}</div>}
          <h1>{title}</h1>
          {lead !== undefined && <div className="ui-page-lead">{lead}</div>}
        </div>
        {action !== undefined && <div className="ui-page-action">{action}</div>}
      </header>
      {children}
    </div>
  )
}

/** A black hairline opens a section. */
export function SectionHeading({ title, aside, id }: { title: ReactNode; aside?: ReactNode; id?: string | undefined }) {
  return (
    <div className="ui-section-heading">
      <h2 id={id}>{title}</h2>
      {aside !== undefined && <div className="ui-section-aside">{aside}</div>}
    </div>
  )
}

/** Rows with a sand hairline between them. */
export function RowList({ children, label, className }: { children: ReactNode; label?: string; className?: string }) {
  return (
    <ul className={classNames('ui-row-list', className)} aria-label={label}>
      {children}
    </ul>
  )
}

export function Row({ children, className }: { children: ReactNode; className?: string }) {
  return <li className={classNames('ui-row', className)}>{children}</li>
}
