import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { StatusTag, type StatusTone } from '#client/ui/status-tag.tsx'
import type { PartyView, SectionView } from '#shared/contracts/partnerships.ts'
import { type SectionId, SectionStatus, sectionStatuses } from '#shared/domain/document-section/section.ts'
import { DocumentId, PartyId } from '#shared/kernel/ids.ts'

export const sectionTone: Record<SectionStatus, StatusTone> = {
  notStarted: 'notStarted',
  inProgress: 'progress',
  ready: 'ready',
}

/**
 * Sets status and owner of a section. When somebody else has just changed it, what stands now is shown together
 * with the choice that was refused, which can be set anew in one click.
 */
export function useSectionActions(documentId: string) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { t } = useTranslation('document')
  const refusalText = useRefusalText()
  const id = DocumentId.parse(documentId)
  const key = trpc.documents.get.queryKey({ documentId: id })

  const keep = (section: SectionView) => {
    queryClient.setQueryData(key, (view) =>
      view === undefined
        ? undefined
        : {
            ...view,
            document: {
              ...view.document,
              sections: view.document.sections.map((other) =>
                other.sectionId === section.sectionId ? section : other,
              ),
            },
          },
    )
    void queryClient.invalidateQueries(trpc.partnerships.pathFilter())
  }
  const onError = (error: unknown, mine: string, again: (version: number) => void) => {
    const refusal = refusalOf(error)
    const current = refusal?.code === 'section.changed' ? currentSection(refusal.data) : null
    if (current === null) {
      notify({ message: refusalText(error), tone: 'danger' })
      return
    }
    keep(current)
    notify({
      message: t('section.conflict', {
        section: current.sectionId,
        theirs: t(`section.status.${current.status}`),
        mine,
      }),
      action: { label: t('section.setAnyway'), run: () => again(current.version) },
    })
  }
  const status = useMutation(trpc.documents.setSectionStatus.mutationOptions({ onSuccess: keep }))
  const owner = useMutation(trpc.documents.setSectionOwner.mutationOptions({ onSuccess: keep }))

  const setStatus = (section: SectionView, next: SectionStatus, version = section.version): void =>
    status.mutate(
      { documentId: id, sectionId: section.sectionId, status: next, version },
      {
        onError: (error) => onError(error, t(`section.status.${next}`), (current) => setStatus(section, next, current)),
      },
    )
  const setOwner = (section: SectionView, next: PartyView | null, version = section.version): void =>
    owner.mutate(
      { documentId: id, sectionId: section.sectionId, ownerPartyId: next?.id ?? null, version },
      {
        onError: (error) =>
          onError(error, next?.name ?? t('section.noOwner'), (current) => setOwner(section, next, current)),
      },
    )
  return { setStatus, setOwner, isBusy: status.isPending || owner.isPending }
}

function currentSection(data: Readonly<Record<string, unknown>> | undefined): SectionView | null {
  const current = data?.['current']
  if (typeof current !== 'object' || current === null) return null
  const { sectionId, status, ownerPartyId, version, updatedAt } = current as Record<string, unknown>
  const parsedStatus = SectionStatus.safeParse(status)
  if (!parsedStatus.success || typeof version !== 'number') return null
  return {
    sectionId: String(sectionId) as SectionId,
    status: parsedStatus.data,
    ownerPartyId: typeof ownerPartyId === 'string' ? PartyId.parse(ownerPartyId) : null,
    version,
    updatedAt: typeof updatedAt === 'number' ? updatedAt : 0,
  }
}

/** How far the section is and which party looks after it, to see and to change. */
export function SectionFacts(props: {
  readonly documentId: string
  readonly section: SectionView
  readonly parties: readonly PartyView[]
  readonly canWrite: boolean
}) {
  const { documentId, section, parties, canWrite } = props
  const { t } = useTranslation('document')
  const { setStatus, setOwner } = useSectionActions(documentId)
  const owner = parties.find((party) => party.id === section.ownerPartyId) ?? null
  if (!canWrite) {
    return (
      <dl className="section-facts">
        <div>
          <dt>{t('section.statusLabel')}</dt>
          <dd>
            <StatusTag tone={sectionTone[section.status]}>{t(`section.status.${section.status}`)}</StatusTag>
          </dd>
        </div>
        <div>
          <dt>{t('section.ownerLabel')}</dt>
          <dd>{owner === null ? t('section.noOwner') : <OwnerName party={owner} />}</dd>
        </div>
      </dl>
    )
  }
  return (
    <div className="section-facts">
      <SelectField
        label={t('section.statusLabel')}
        value={section.status}
        options={sectionStatuses.map((status) => ({ value: status, label: t(`section.status.${status}`) }))}
        onChange={(value) => {
          const status = SectionStatus.safeParse(value)
          if (status.success && status.data !== section.status) setStatus(section, status.data)
        }}
      />
      <SelectField
        label={t('section.ownerLabel')}
        value={section.ownerPartyId ?? ''}
        options={[
          { value: '', label: t('section.noOwner') },
          ...parties.map((party) => ({ value: party.id, label: party.name })),
        ]}
        onChange={(value) => setOwner(section, parties.find((party) => party.id === value) ?? null)}
      />
    </div>
  )
}

const OwnerName = ({ party }: { readonly party: PartyView }) => (
  <span className="owner-name">
    <PartyMark kind={party.kind} size={16} /> {party.name}
  </span>
)
