import { type KeyboardEvent, type ReactNode, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentPlaces } from '#client/editor/comment-places.ts'
import type { CommitmentLookup } from '#client/editor/commitment-lookup.ts'
import type { EditorHub } from '#client/editor/editor-hub.ts'
import { LiveSection } from '#client/editor/live-section.tsx'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import type { SectionView as SectionRow } from '#shared/contracts/partnerships.ts'
import type { SectionTemplate } from '#shared/content/section-template.ts'
import { type CardList, cardListHome, cardLists } from '#shared/document/cards.ts'
import { useCardDesk } from './card-desk.ts'
import { BuddyModules } from './buddy-modules.tsx'
import { Campaign } from './campaign.tsx'
import { Capacity } from './capacity.tsx'
import { Contacts, Escalations, Meetings } from './card-forms.tsx'
import { IntakeTrack } from './intake-track.tsx'
import { NeedsMap } from './needs-map.tsx'
import { Risks } from './risks.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { sectionTone } from './section-facts.tsx'
import { Guidance } from './side-panels.tsx'
import { TaskTable } from './task-table.tsx'
import { sectionElementId } from './use-section-in-view.ts'

const listView: Record<CardList, () => ReactNode> = {
  tasks: () => <TaskTable />,
  capacity: () => <Capacity />,
  buddyModules: () => <BuddyModules />,
  intakeSteps: () => <IntakeTrack />,
  needs: () => <NeedsMap />,
  contacts: () => <Contacts />,
  escalations: () => <Escalations />,
  roles: () => <RoleMatrix />,
  campaign: () => <Campaign />,
  meetings: () => <Meetings />,
  risks: () => <Risks />,
}

/** The cards of a section. Ctrl+Z takes back this person's own changes to cards, in every field alike. */
function CardArea({ children }: { readonly children: ReactNode }) {
  const { undo, canWrite } = useCardDesk()
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase()
    if (!canWrite || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return
    // The browser's own undo knows nothing of what others have written into the same field.
    event.preventDefault()
    if (key === 'y' || event.shiftKey) undo.redo()
    else undo.undo()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="section-cards" onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

/** One section: number, title, purpose, its lists of cards, and the text. */
export const SectionView = memo(function SectionView(props: {
  readonly section: SectionRow
  readonly template: SectionTemplate
  readonly isPlan: boolean
  readonly isEditable: boolean
  readonly connection: DocumentConnection
  readonly hub: EditorHub
  readonly lookup: CommitmentLookup
  readonly places: CommentPlaces
  readonly language: string
  readonly describedBy: string
  readonly focusToolbar: () => void
}) {
  const { section, template, isEditable, connection, hub, lookup, places, language, describedBy, focusToolbar } = props
  const { t } = useTranslation('document')
  const { sectionId } = section
  const lists = cardLists.filter((known) => cardListHome[known].section === sectionId)
  const headingId = `overskrift-${sectionId}`
  return (
    <section id={sectionElementId(sectionId)} className="section" aria-labelledby={headingId}>
      <div className="section-column">
        <div className="section-head">
          <h2 id={headingId} tabIndex={-1} data-section-heading>
            <span className="section-code">{sectionId}</span> <span lang={language}>{template.title}</span>
          </h2>
          {section.status !== 'notStarted' && (
            <StatusTag tone={sectionTone[section.status]}>{t(`section.status.${section.status}`)}</StatusTag>
          )}
        </div>
        <p className="section-purpose" lang={language}>
          {template.purpose}
        </p>
        <div className="section-help">
          <Disclosure summary={t('guidance.show', { count: template.questions.length })}>
            <Guidance template={template} language={language} hasPurpose={false} />
          </Disclosure>
        </div>
      </div>
      {lists.map((list) => (
        <CardArea key={list}>{listView[list]()}</CardArea>
      ))}
      <div
        className="section-column"
        style={{ '--section-placeholder': JSON.stringify(t('editor.placeholder')) } as React.CSSProperties}
      >
        <LiveSection
          connection={connection}
          sectionId={sectionId}
          hub={hub}
          lookup={lookup}
          places={places}
          isEditable={isEditable}
          language={language}
          label={`${sectionId} ${template.title}`}
          describedBy={describedBy}
          focusToolbar={focusToolbar}
          unknownContent={<p className="sheet-note">{t('editor.unknownContent')}</p>}
        />
      </div>
    </section>
  )
})
