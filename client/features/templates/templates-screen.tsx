import './templates.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import type { TemplateView } from '#shared/contracts/templates.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { documentKinds } from '#shared/domain/document-section/section.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { TemplateDrawer } from './template-drawer.tsx'

/** The help beside every section, to read for all of the programme and to edit for the fund. */
export function TemplatesScreen() {
  const { t } = useTranslation('templates')
  const me = useMe()
  const actor = useActor()
  // The library is the programme's: any partnership leads to it, one in which it may be edited before the others.
  const memberships = me?.memberships ?? []
  const mayEdit = (id: PartnershipId) => decide(actor, id, { kind: 'template.edit' }).allowed
  const partnershipId = (memberships.find((one) => mayEdit(one.partnershipId)) ?? memberships[0])?.partnershipId
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ShellHeader breadcrumb={[{ label: t('title') }]} />
      {partnershipId === undefined ? (
        <EmptyState title={t('none')} />
      ) : (
        <Library partnershipId={partnershipId} canEdit={mayEdit(partnershipId)} />
      )}
    </Page>
  )
}

function Library({ partnershipId, canEdit }: { partnershipId: PartnershipId; canEdit: boolean }) {
  const { t } = useTranslation('templates')
  const refusalText = useRefusalText()
  const library = useQuery(useTRPC().templates.library.queryOptions({ partnershipId }))
  const [editing, setEditing] = useState<TemplateView | null>(null)
  if (library.error !== null) {
    return (
      <ErrorNotice title={t('loadFailed')} onRetry={() => void library.refetch()}>
        {refusalText(library.error)}
      </ErrorNotice>
    )
  }
  if (library.data === undefined) return <Loading label={t('loading')} />
  const byId = new Map(library.data.map((template) => [template.sectionId, template]))
  return (
    <>
      {!canEdit && <p className="templates-note">{t('readOnly')}</p>}
      {documentKinds.map((kind) => (
        <section key={kind} className="templates-kind">
          <SectionHeading title={t(kind === 'partnerPlan' ? 'plan' : 'model')} />
          <ul>
            {sectionIds[kind].map((id) => {
              const template = byId.get(id)
              return template === undefined ? null : (
                <li key={id}>
                  <TemplateRow template={template} onEdit={canEdit ? () => setEditing(template) : null} />
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      {editing !== null && (
        <TemplateDrawer
          key={editing.sectionId}
          partnershipId={partnershipId}
          template={editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function TemplateRow({ template, onEdit }: { template: TemplateView; onEdit: (() => void) | null }) {
  const { t } = useTranslation('templates')
  const language = currentLanguage()
  const { purpose, questions, example } = template.texts[language]
  const section = `${template.sectionId} ${template.title[language]}`
  return (
    <div className="template">
      <div className="template-head">
        <div>
          <h3>
            <span className="template-code">{template.sectionId}</span> {template.title[language]}
          </h3>
          <p>{purpose}</p>
        </div>
        {onEdit !== null && (
          <Button size="small" icon="edit" aria-label={t('editNamed', { section })} onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
      </div>
      <Disclosure summary={t('show', { count: questions.length })}>
        <div className="template-texts">
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          {example !== '' && (
            <>
              <h4>{t('example')}</h4>
              <blockquote>{example}</blockquote>
            </>
          )}
        </div>
      </Disclosure>
      <p className="small muted">
        {template.editedAt === null || template.editedByName === null
          ? t('delivered')
          : t('editedBy', { name: template.editedByName, when: formatTime(template.editedAt) })}
      </p>
    </div>
  )
}
