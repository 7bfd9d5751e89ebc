import { getRouteApi } from '@tanstack/react-router'
import { CommentsPanel } from '#client/features/comments/index.ts'
import { CommitmentCard, CommitmentDrawer } from '#client/features/commitments/index.ts'
import { DocumentScreen } from '#client/features/document/index.ts'
import { SinceLastVisit } from '#client/features/history/index.ts'
import { ProposalDrawers, ProposalPanel } from '#client/features/proposals/index.ts'
import { BeginNote, ReuseDialog, SectionReuse } from '#client/features/reuse/index.ts'
import { useSearchHits } from '#client/features/search/index.ts'

const route = getRouteApi('/signed-in/p/$slug/d/$documentId')
const commitmentParts = { CommitmentDrawer, CommitmentCard }
const lookingParts = { SinceLastVisit, ProposalPanel, ProposalDrawers, useSearchHits }
const commentParts = { CommentsPanel }
const reuseParts = { BeginNote, ReuseDialog, SectionReuse }

/** The document with the parts of the commitments feature that stand in it; the two do not know each other. */
export function DocumentRoute() {
  const { documentId } = route.useParams()
  const { afsnit, forpligtelse, traad } = route.useSearch()
  return (
    <DocumentScreen
      key={documentId}
      documentId={documentId}
      section={afsnit}
      commitment={forpligtelse}
      thread={traad}
      commitmentParts={commitmentParts}
      lookingParts={lookingParts}
      commentParts={commentParts}
      reuseParts={reuseParts}
    />
  )
}
