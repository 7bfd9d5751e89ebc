import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#client/ui/icon.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { WorkLine } from './partnership.model.ts'

/** The lines of work in any order; a line that cannot be opened yet is no link and says when it comes. */
export function WorkLines({ slug, lines }: { slug: string; lines: readonly WorkLine[] }) {
  const { t } = useTranslation('partnership')
  return (
    <section aria-labelledby="partnership-lines">
      <SectionHeading id="partnership-lines" title={t('lines.title')} aside={t('lines.hint')} />
      <ol className="partnership-lines">
        {lines.map((line, index) => (
          <li key={line.id}>
            <LineTarget line={line} slug={slug}>
              <span className="partnership-line-number" aria-hidden="true">
                {index + 1}
              </span>
              <span className="partnership-line-text">
                <span className="partnership-line-title">{line.title}</span>
                <span className="small muted">{line.sentence}</span>
              </span>
              <StatusTag tone={line.tone}>{t(`lines.status.${line.tone}`)}</StatusTag>
              {line.to !== null && <Icon name="chevronRight" size={16} />}
            </LineTarget>
          </li>
        ))}
      </ol>
    </section>
  )
}

function LineTarget({ line, slug, children }: { line: WorkLine; slug: string; children: ReactNode }) {
  const className = 'partnership-line'
  const params = { slug }
  switch (line.to?.kind) {
    case undefined:
      return <div className={className}>{children}</div>
    case 'document':
      return (
        <Link
          className={className}
          to="/p/$slug/d/$documentId"
          params={{ slug, documentId: line.to?.kind === 'document' ? line.to.documentId : '' }}
          search={{}}
        >
          {children}
        </Link>
      )
    case 'commitments':
      return (
        <Link className={className} to="/p/$slug/f" params={params} search={{}}>
          {children}
        </Link>
      )
    case 'targets':
      return (
        <Link className={className} to="/p/$slug/r" params={params} search={{}}>
          {children}
        </Link>
      )
    case 'members':
      return (
        <Link className={className} to="/p/$slug/m" params={params}>
          {children}
        </Link>
      )
  }
}
