import './plan-checks.css'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { Loading } from '#client/ui/loading.tsx'
import type { DocumentView } from '#shared/contracts/partnerships.ts'
import type { SectionTemplate } from '#shared/content/section-template.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import {
  type PlanContent,
  type PlanHint,
  planHints,
  sectionCompleteness,
} from '#shared/domain/plan-check/plan-check.ts'
import { planContentOf } from './plan-content.ts'

/** Long enough that nobody's typing is ever held up by it. */
const quietMs = 800

/** What is missing, section by section, each with the way to its place. Reads the document only while it is open. */
export function PlanChecks(props: {
  readonly document: DocumentView
  readonly connection: DocumentConnection
  readonly templates: ReadonlyMap<SectionId, SectionTemplate>
  readonly onGo: (sectionId: SectionId, cardId: string | undefined) => void
}) {
  const { document, connection, templates, onGo } = props
  const { t } = useTranslation('checks')
  const hintText = useHintText()
  const content = useQuietContent(connection, document)
  if (content === null) return <Loading label={t('reading')} />
  const hints = planHints(content)
  const sections = content.sections.map((section) => ({
    id: section.sectionId as SectionId,
    hints: hints.filter((hint) => hint.sectionId === section.sectionId),
    ...sectionCompleteness(section, content, hints),
  }))
  const line = (id: SectionId, done: number, total: number, isBegun: boolean) => (
    <button type="button" className="check-section" onClick={() => onGo(id, undefined)}>
      <span className="check-code">{id}</span>
      <span lang={document.language}>{templates.get(id)?.title}</span>
      <span className="check-done" aria-label={t('doneLabel', { section: id, done, total })}>
        {isBegun ? t('done', { done, total }) : t('notBegun')}
      </span>
    </button>
  )
  const open = sections.filter((section) => section.hints.length > 0)
  const notBegun = sections.filter((section) => !section.isBegun).length
  const rest = sections.filter((section) => section.hints.length === 0)
  return (
    <div className="checks">
      <p className="checks-lead" role="status">
        {hints.length > 0 && (
          <>
            <strong>{t('count', { count: hints.length })}.</strong> {t('lead')}
          </>
        )}
        {hints.length === 0 && t('none')}
        {notBegun > 0 && ` ${t('sectionsNotBegun', { count: notBegun })}`}
      </p>
      {open.map((section) => (
        <section key={section.id} aria-label={`${section.id} ${templates.get(section.id)?.title ?? ''}`}>
          {line(section.id, section.done, section.total, section.isBegun)}
          <ul>
            {section.hints.map((hint, index) => (
              <li key={`${hint.code}-${hint.cardId ?? index}`}>
                <button type="button" className="link-button" onClick={() => onGo(section.id, hint.cardId)}>
                  {hintText(hint)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rest.length > 0 && (
        <section aria-label={t('allGood')}>
          <h3>{t('allGood')}</h3>
          {rest.map((section) => (
            <div key={section.id}>{line(section.id, section.done, section.total, section.isBegun)}</div>
          ))}
        </section>
      )}
    </div>
  )
}

/** The document as the checks read it, again once nobody has changed anything for a moment. */
function useQuietContent(connection: DocumentConnection, document: DocumentView): PlanContent | null {
  const [content, setContent] = useState<PlanContent | null>(null)
  useEffect(() => {
    const read = () => setContent(planContentOf(connection.doc, document))
    let timer = setTimeout(read, 0)
    const onUpdate = () => {
      clearTimeout(timer)
      timer = setTimeout(read, quietMs)
    }
    connection.doc.on('update', onUpdate)
    return () => {
      clearTimeout(timer)
      connection.doc.off('update', onUpdate)
    }
  }, [connection, document])
  return content
}

/** A hint in words; what it names by key is named in words too. */
function useHintText(): (hint: PlanHint) => string {
  const { t } = useTranslation('checks')
  // The keys are the hints' own codes; a test holds the two against each other.
  const say = t as (key: string, values?: Record<string, unknown>) => string
  return ({ code, data = {} }) => {
    const values: Record<string, unknown> = { ...data }
    if (data['name'] === '') values['name'] = t('unnamed')
    if (data['party'] !== undefined) values['party'] = say(`party.${data['party']}`)
    if (data['level'] !== undefined) values['level'] = say(`level.${data['level']}`).toLowerCase()
    for (const key of ['step', 'before']) {
      if (data[key] !== undefined) values[key] = say(`step.${data[key]}`)
    }
    return say(`hint.${code}`, values)
  }
}
