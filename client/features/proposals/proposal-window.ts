import { useSyncExternalStore } from 'react'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { ProposalId } from '#shared/kernel/ids.ts'
import type { ProposalDraft } from './proposal-draft.ts'

/** What is open of the proposals: one to look at, one that is being written, or nothing. */
export type ProposalWindow =
  | { readonly kind: 'closed' }
  | { readonly kind: 'look'; readonly id: ProposalId }
  | { readonly kind: 'write'; readonly sectionId: SectionId; readonly draft: ProposalDraft }

// The list stands beside the text or in a sheet, by the width; what was opened from it must outlive the change.
let shown: ProposalWindow = { kind: 'closed' }
const listeners = new Set<() => void>()

export function showProposal(next: ProposalWindow): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useProposalWindow = (): ProposalWindow => useSyncExternalStore(subscribe, () => shown)
