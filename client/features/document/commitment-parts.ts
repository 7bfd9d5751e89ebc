import type { ComponentType } from 'react'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { CommitmentId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'

/** What the drawer is opened on: a commitment that exists, or a new one begun from words in the text. */
export type DrawerSubject =
  | { readonly kind: 'existing'; readonly id: CommitmentId }
  | {
      readonly kind: 'new'
      readonly id: CommitmentId
      readonly quote?: string
      readonly source?: CommitmentSource
      readonly suggestedPartyId?: PartyId
    }

/** The parts of the commitments feature that the document shows; the app hands them in, features do not know each other. */
export interface CommitmentParts {
  readonly CommitmentDrawer: ComponentType<{
    readonly partnershipId: PartnershipId
    readonly isOpen: boolean
    readonly onClose: () => void
    readonly subject: DrawerSubject
    readonly onProposed?: ((commitment: CommitmentView) => void) | undefined
    /** Brings the commitment's place in the text into view; false when it lies in another document. */
    readonly onShowPlace?: ((commitment: CommitmentView) => boolean) | undefined
  }>
  readonly CommitmentCard: ComponentType<{
    readonly commitment: CommitmentView
    readonly partyKind: PartyKind
    readonly partyName: string
    readonly onOpen: () => void
  }>
}
