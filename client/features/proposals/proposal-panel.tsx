import './proposals.css'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { DocumentView, SectionView } from '#shared/contracts/partnerships.ts'
import { proposedChanges } from '#shared/document/proposed-changes.ts'
import { ProposalId } from '#shared/kernel/ids.ts'
import { keptDraft } from './proposal-draft.ts'
import { showProposal } from './proposal-window.ts'
import { proseNow, useLiveProse } from './use-live-prose.ts'

/** The open proposals to a section, and the way to make one. */
export function ProposalPanel(props: {
  readonly document: DocumentView
  readonly section: SectionView
  readonly connection: DocumentConnection
  readonly canWrite: boolean
}) {
  const { document: doc, section, connection, canWrite } = props
  const { sectionId } = section
  const { t } = useTranslation('proposals')
  const me = useMe()
  const { data } = useQuery(useTRPC().proposals.list.queryOptions({ documentId: doc.id }))
  const live = useLiveProse(connection, sectionId)
  const listed = useMemo(
    () =>
      (data ?? [])
        .filter((proposal) => proposal.sectionId === sectionId)
        .map((proposal) => ({
          proposal,
          changes: proposedChanges(proposal.base, proposal.proposed, live).keys.length,
        })),
    [data, live, sectionId],
  )
  const kept = keptDraft(doc.id, sectionId)

  const begin = () => {
    const now = proseNow(connection, sectionId)
    const fresh = { id: ProposalId.parse(crypto.randomUUID()), version: null, base: now, content: now, note: '' }
    showProposal({ kind: 'write', sectionId, draft: kept ?? fresh })
  }
  return (
    <div className="proposals">
      {listed.length > 0 && (
        <ul>
          {listed.map(({ proposal, changes }) => (
            <li key={proposal.id}>
              <button
                type="button"
                className="proposals-row"
                onClick={() => showProposal({ kind: 'look', id: proposal.id })}
              >
                {proposal.partyKind !== null && (
                  <PartyMark kind={proposal.partyKind} size={18} label={t(`party.${proposal.partyKind}`)} />
                )}
                <span>
                  <span className="strong">
                    {proposal.proposedBy === me?.personId ? t('yours') : t('from', { name: proposal.proposerName })}
                  </span>
                  <span className="tiny muted">
                    {t('changes', { count: changes })}
                    {proposal.remarks.length > 0 && ` · ${t('remarks', { count: proposal.remarks.length })}`}
                  </span>
                  {proposal.note !== '' && <span className="small">{proposal.note}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {canWrite && (
        <Button size="small" icon="edit" onClick={begin}>
          {t(kept === null ? 'make' : 'goOn')}
        </Button>
      )}
      <p className="tiny muted">{t(section.status === 'ready' ? 'whyReady' : 'why')}</p>
    </div>
  )
}
