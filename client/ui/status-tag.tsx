import './status-tag.css'
import type { ReactNode } from 'react'

/** Klar · i gang · mangler noget · bagud · ikke startet · kan ikke startes endnu. */
export type StatusTone = 'ready' | 'progress' | 'missing' | 'late' | 'notStarted' | 'locked'

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const
const glyphs: Record<StatusTone, ReactNode> = {
  ready: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      <path
        d="m4.6 8.2 2.3 2.3 4.4-4.7"
        fill="none"
        stroke="var(--color-surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  progress: (
    <>
      <circle cx="8" cy="8" r="6.7" {...line} />
      <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  missing: (
    <>
      <circle cx="8" cy="8" r="6.7" {...line} />
      <path d="M8 4.3v4.6M8 11.5v.01" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  late: (
    <>
      <path d="M8 1.3 15.2 14.5H.8z" {...line} strokeLinejoin="round" />
      <path d="M8 6v3.5M8 12v.01" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  notStarted: <circle cx="8" cy="8" r="6.7" {...line} strokeWidth={1.4} strokeDasharray="2.6 2.6" />,
  locked: (
    <>
      <rect x="3" y="7" width="10" height="7" {...line} strokeWidth={1.5} />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" {...line} strokeWidth={1.5} />
    </>
  ),
}

/** The status as a shape alone, for narrow lists; give it a label unless the word stands beside it. */
export function StatusGlyph({ tone, label }: { tone: StatusTone; label?: string | undefined }) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={`ui-status-glyph ui-status-${tone}`} width="16" height="16" viewBox="0 0 16 16" {...named}>
      {glyphs[tone]}
    </svg>
  )
}

/** Status as shape and word together. */
export function StatusTag({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={`ui-status-tag ui-status-tag-${tone}`}>
      <StatusGlyph tone={tone} />
      {children}
    </span>
  )
}
