import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { SectionView } from '#shared/contracts/partnerships.ts'
import type { SectionTemplate } from '#shared/content/section-template.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { Writing } from './document-presence.model.ts'
import { sectionTone } from './section-facts.tsx'

/** The document at a glance: every section with its state and who is in it. */
export function Outline(props: {
  readonly sections: readonly SectionView[]
  readonly templates: ReadonlyMap<SectionId, SectionTemplate>
  readonly current: SectionId
  /** Of the document, whose sections keep their names whatever language the screen speaks. */
  readonly language: string
  readonly writing: readonly Writing[]
  readonly onGo: (sectionId: SectionId) => void
  /** Shows what is missing. */
  readonly onChecks: () => void
}) {
  const { sections, templates, current, language, writing, onGo, onChecks } = props
  const { t } = useTranslation('document')
  const ready = sections.filter((section) => section.status === 'ready').length
  return (
    <nav className="outline" aria-label={t('outline.label')}>
      <div className="outline-head">
        <b>{t('outline.label')}</b>
        <span>{t('outline.ready', { ready, total: sections.length })}</span>
      </div>
      <ol>
        {sections.map((section) => {
          const people = writing.find((entry) => entry.section === section.sectionId)?.people ?? []
          const isOn = section.sectionId === current
          return (
            <li key={section.sectionId}>
              <a
                href={`#${section.sectionId}`}
                className={isOn ? 'is-on' : ''}
                aria-current={isOn ? 'location' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onGo(section.sectionId)
                }}
              >
                <span className="outline-code">{section.sectionId}</span>
                <span className="outline-title">
                  <span lang={language}>{templates.get(section.sectionId)?.title}</span>
                  {people.length > 0 && (
                    <span className="outline-here">
                      {people.slice(0, 4).map((peer) => (
                        <PartyMark key={peer.clientId} kind={peer.partyKind} size={16} />
                      ))}
                      <span>
                        {people.length === 1
                          ? t('outline.oneWrites', { name: people[0]?.name ?? '' })
                          : t('outline.manyWrite', { count: people.length })}
                      </span>
                    </span>
                  )}
                </span>
                <StatusGlyph tone={sectionTone[section.status]} label={t(`section.status.${section.status}`)} />
              </a>
            </li>
          )
        })}
      </ol>
      <Button className="outline-checks" variant="quiet" size="small" icon="list" onClick={onChecks}>
        {t('outline.checks')}
      </Button>
    </nav>
  )
}
