import './empty-state.css'
import type { ReactNode } from 'react'

/** What belongs here, why it is empty, and the one thing to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="ui-empty">
      <svg
        width="56"
        height="40"
        viewBox="0 0 56 40"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        <path d="M28 31V5M28 6h15l-4 5 4 5H28" />
        <path d="M4 33c6-5 12 3 18-1s12 3 18-1 8 1 12-1" />
        <path d="M8 38c6-4 11 2 17-1s11 2 16-1 6 1 9 0" opacity=".5" />
      </svg>
      <h2>{title}</h2>
      <div className="ui-empty-text">{children}</div>
      {action !== undefined && <div className="ui-empty-action">{action}</div>}
    </div>
  )
}
