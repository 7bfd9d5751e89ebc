import type { ComponentType } from 'react'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartyId } from '#shared/kernel/ids.ts'

/** What a new commitment begins with when it is made from words in the text. */
export interface CommitmentStart {
  readonly what: string
  readonly partyId: PartyId | null
  readonly source: CommitmentSource | null
}

/** The parts of the commitments feature that the document shows; the app hands them in, features do not know each other. */
export interface CommitmentParts {
  readonly CommitmentDrawer: ComponentType<{
    readonly partnership: PartnershipView
    readonly isOpen: boolean
    readonly onClose: () => void
    /** The commitment to show; null for a new one. */
    readonly commitmentId: string | null
    readonly start: CommitmentStart | null
    readonly onSaved: (commitment: CommitmentView) => void
  }>
  readonly CommitmentCard: ComponentType<{
    readonly commitment: CommitmentView
    readonly partyKind: PartyKind
    readonly partyName: string
    readonly onOpen: () => void
  }>
}
