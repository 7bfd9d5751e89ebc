import './proposals.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import type { DocumentView, PartnershipView, SectionView } from '#shared/contracts/partnerships.ts'
import type { ProposalView } from '#shared/contracts/proposals.ts'
import { proposedChanges } from '#shared/document/proposed-changes.ts'
import { ProposalDrawer } from './proposal-drawer.tsx'
import { showProposal, useProposalWindow } from './proposal-window.ts'
import { ProposeDrawer } from './propose-drawer.tsx'
import { proseNow, useLiveProse } from './use-live-prose.ts'

interface Place {
  readonly document: DocumentView
  readonly partnership: PartnershipView
  readonly connection: DocumentConnection
  readonly canWrite: boolean
}

const close = () => showProposal({ kind: 'closed' })

/** The proposal that is being looked at or written, beside the text. */
export function ProposalDrawers(place: Place) {
  const { document: doc } = place
  const shown = useProposalWindow()
  const { data } = useQuery(useTRPC().proposals.list.queryOptions({ documentId: doc.id }))
  // Another document's page begins with nothing open.
  useEffect(() => close, [])
  if (shown.kind === 'write') {
    return (
      <ProposeDrawer
        key={shown.draft.id}
        documentId={doc.id}
        sectionId={shown.sectionId}
        language={doc.language}
        draft={shown.draft}
        onClose={close}
      />
    )
  }
  const proposal = shown.kind === 'look' ? data?.find(({ id }) => id === shown.id) : undefined
  const section = doc.sections.find(({ sectionId }) => sectionId === proposal?.sectionId)
  if (proposal === undefined || section === undefined) return null
  return <OpenProposal key={proposal.id} {...place} proposal={proposal} section={section} />
}

function OpenProposal(props: Place & { readonly proposal: ProposalView; readonly section: SectionView }) {
  const { document: doc, partnership, connection, canWrite, proposal, section } = props
  const { sectionId } = section
  const edit = () => {
    // What the text has become meanwhile is what it is now written on.
    const now = proseNow(connection, sectionId)
    const { content } = proposedChanges(proposal.base, proposal.proposed, now)
    const { id, version, note } = proposal
    showProposal({ kind: 'write', sectionId, draft: { id, version, base: now, content, note } })
  }
  return (
    <ProposalDrawer
      proposal={proposal}
      section={section}
      partnership={partnership}
      language={doc.language}
      live={useLiveProse(connection, sectionId)}
      canWrite={canWrite}
      onEdit={edit}
      onClose={close}
    />
  )
}
