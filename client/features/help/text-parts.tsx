import './help.css'
import type { ReactNode } from 'react'
import { SectionHeading } from '#client/ui/page.tsx'

/** A heading with what stands under it, at a width that reads well. */
export function TextSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="help-section">
      <SectionHeading title={title} />
      <div className="help-text">{children}</div>
    </section>
  )
}

export function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul className="help-bullets">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

export function Terms({ items }: { items: readonly { readonly term: string; readonly body: string }[] }) {
  return (
    <dl className="help-terms">
      {items.map(({ term, body }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{body}</dd>
        </div>
      ))}
    </dl>
  )
}
