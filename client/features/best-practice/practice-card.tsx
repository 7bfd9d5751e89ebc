import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { type PracticePart, practiceParts } from '#shared/domain/best-practice/best-practice.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'

/** One experience: its heading, whose it is, and its four answers. */
export function PracticeCard(props: {
  readonly practice: Readonly<Record<PracticePart | 'title', string>>
  readonly party: { readonly kind: PartyKind; readonly name: string }
  /** The partnership that it comes from, when it is another's. */
  readonly from?: string
  readonly isExample?: boolean
  /** Whether others read it; absent on another's. */
  readonly isShared?: boolean
  readonly by?: string
  /** What can be done with it. */
  readonly children?: ReactNode
}) {
  const { practice, party, from, isExample, isShared, by, children } = props
  const { t } = useTranslation('bestPractice')
  const headingId = useId()
  return (
    <article className="practice" aria-labelledby={headingId}>
      <div className="practice-head">
        <h3 id={headingId}>{practice.title}</h3>
        {isShared !== undefined && (
          <StatusTag tone={isShared ? 'ready' : 'notStarted'}>{t(isShared ? 'isShared' : 'isOwn')}</StatusTag>
        )}
      </div>
      <p className="practice-whose">
        <PartyMark kind={party.kind} size={16} /> {[party.name, from].filter((name) => name !== undefined).join(', ')}
        {isExample === true && ` (${t('example').toLocaleLowerCase()})`}
      </p>
      <dl>
        {practiceParts
          .filter((part) => practice[part] !== '')
          .map((part) => (
            <div key={part} className={part === 'advice' ? 'is-advice' : undefined}>
              <dt>{t(`part.${part}`)}</dt>
              <dd>{practice[part]}</dd>
            </div>
          ))}
      </dl>
      {(by !== undefined || children !== undefined) && (
        <div className="practice-foot">
          {by !== undefined && <p className="small muted">{by}</p>}
          <div className="practice-actions">{children}</div>
        </div>
      )}
    </article>
  )
}
