import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { assertNever } from '#shared/kernel/result.ts'
import { type MemberRole, type PartyKind, isWritingRole } from '#shared/domain/partnership/party.ts'

export interface ActorMembership {
  readonly partnershipId: PartnershipId
  readonly partyId: PartyId
  readonly partyKind: PartyKind
  readonly role: MemberRole
  /** An approved version holds the partnership's texts, tariffs and commitments until a new draft is begun. */
  readonly isLocked?: boolean
}

/** Who asks. `isVerified`: the person has proved the e-mail address, by a link or an invitation. */
export interface Actor {
  readonly personId: PersonId
  readonly isVerified: boolean
  readonly memberships: readonly ActorMembership[]
}

/**
 * What is asked. Each action names the least that the rule needs to know, so that the client can ask the same
 * question before it draws a button.
 */
export type Action =
  | { readonly kind: 'partnership.read' }
  | { readonly kind: 'partnership.edit' }
  | { readonly kind: 'document.read' }
  | { readonly kind: 'document.write' }
  | { readonly kind: 'section.setStatus' }
  | { readonly kind: 'section.setOwner' }
  | { readonly kind: 'commitment.propose' }
  | { readonly kind: 'commitment.edit' }
  /** Say yes on behalf of the party that promises. */
  | { readonly kind: 'commitment.accept'; readonly partyId: PartyId }
  /** Move an accepted promise on (in progress, fulfilled) or let it lapse: the promising party's own business. */
  | { readonly kind: 'commitment.progress'; readonly partyId: PartyId }
  /** Take back or turn down a proposal: its proposer's party or the party that was asked. */
  | {
      readonly kind: 'commitment.decline'
      readonly partyId: PartyId
      readonly proposedByPartyId: PartyId | null
    }
  /** Say that changed words under an agreed commitment are the agreed ones: each of the two sides for itself. */
  | {
      readonly kind: 'commitment.confirmText'
      readonly partyId: PartyId
      readonly proposedByPartyId: PartyId | null
    }
  | { readonly kind: 'attachment.add' }
  /** Take a note or file away again: whose party added it. */
  | { readonly kind: 'attachment.remove'; readonly addedByPartyId: PartyId | null }
  /** Targets and tariffs: what is agreed. */
  | { readonly kind: 'target.edit' }
  /** Scenarios and their assumptions: what is tried out. */
  | { readonly kind: 'scenario.edit' }
  | { readonly kind: 'silentWriting.begin' }
  /** Write a draft in the column of a party: one's own. */
  | { readonly kind: 'silentWriting.draft'; readonly partyKind: PartyKind }
  | { readonly kind: 'silentWriting.reveal' }
  /** Say how a section should read, beside the text. */
  | { readonly kind: 'proposal.make' }
  /** Say yes or no to a proposed text: the section's owner, or any writer where it has none. */
  | { readonly kind: 'proposal.decide'; readonly ownerPartyId: PartyId | null }
  | { readonly kind: 'proposal.withdraw'; readonly partyId: PartyId | null }
  /** Start, answer, resolve, reopen and assign; one's own comments are edited and deleted by oneself alone. */
  | { readonly kind: 'comment.write' }
  | { readonly kind: 'workshop.read' }
  /** Prepare a workshop, run it, and let its cards land in the plan: the fund's people and any party's leads. */
  | { readonly kind: 'workshop.run' }
  | { readonly kind: 'outcome.register'; readonly partyId: PartyId }
  /** Say whether a registration holds: never the party that registered it, and the target's verifier when it names one. */
  | {
      readonly kind: 'outcome.verify'
      readonly registeredByPartyId: PartyId
      readonly verifierPartyId: PartyId | null
    }
  | { readonly kind: 'settlement.make' }
  /** Agree or object on behalf of the party. */
  | { readonly kind: 'settlement.answer'; readonly partyId: PartyId }
  /** Freeze a version for approval; begin a new draft after one. */
  | { readonly kind: 'agreement.prepare' }
  /** Approve or send back on behalf of the party. */
  | { readonly kind: 'agreement.answer'; readonly partyId: PartyId }
  | { readonly kind: 'member.list' }
  | { readonly kind: 'member.invite'; readonly partyId: PartyId }
  | { readonly kind: 'member.remove'; readonly partyId: PartyId }
  | { readonly kind: 'firm.add' }
  | { readonly kind: 'audit.read' }
  /** The programme's help texts: the fund's own. */
  | { readonly kind: 'template.edit' }
  /** Write down what one's partnership has learnt. */
  | { readonly kind: 'practice.write' }
  /** Let other partnerships read it, and take that back: the lead of the party that it belongs to. */
  | { readonly kind: 'practice.share'; readonly partyId: PartyId }

export type ActionKind = Action['kind']

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly refusal: Refusal }

const allowed: Decision = { allowed: true }
const no = (refusal: Refusal): Decision => ({ allowed: false, refusal })

/** What would change the text, the tariffs or the promises of an approved version. Progress and comments go on. */
const lockedByApproval: ReadonlySet<ActionKind> = new Set([
  'document.write',
  'commitment.propose',
  'commitment.edit',
  'target.edit',
  'proposal.decide',
  'silentWriting.begin',
  'silentWriting.reveal',
])

/**
 * Whether the actor may do this in the partnership. The one place where rights are decided: tRPC procedures, the
 * sync server's frames and the client's buttons all ask here (rules ACC-1 to ACC-12 in `shared/SPEC.md`).
 *
 * A partnership that the actor has nothing to do with answers `thing.notFound`, the same as one that does not
 * exist, so that ids cannot be probed (ACC-2).
 */
export function decide(actor: Actor | null, partnershipId: PartnershipId, action: Action): Decision {
  if (actor === null) return no(refuse('access.signInRequired'))
  const mine = actor.memberships.filter((m) => m.partnershipId === partnershipId)
  if (mine.length === 0) return no(refuse('thing.notFound'))
  const writes = mine.filter((m) => isWritingRole(m.role))
  const isFacilitator = writes.some((m) => m.partyKind === 'fund')
  // APR-9: after the question who may, so that a reader is told the same as always.
  if (writes.length > 0 && lockedByApproval.has(action.kind) && mine.some((m) => m.isLocked === true)) {
    return no(refuse('agreement.locked'))
  }

  switch (action.kind) {
    case 'partnership.read':
    case 'document.read':
    case 'member.list':
    case 'workshop.read':
    case 'audit.read':
      return allowed
    case 'document.write':
    case 'section.setStatus':
    case 'section.setOwner':
    case 'commitment.propose':
    case 'commitment.edit':
    case 'attachment.add':
    case 'target.edit':
    case 'scenario.edit':
    case 'agreement.prepare':
    case 'silentWriting.begin':
    case 'proposal.make':
    case 'practice.write':
    case 'settlement.make':
      return writes.length > 0 ? allowed : no(refuse('access.readOnly'))
    case 'comment.write':
      return mine.some((m) => m.role !== 'reader') ? allowed : no(refuse('access.readOnly'))
    case 'proposal.decide': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return action.ownerPartyId === null || writes.some((m) => m.partyId === action.ownerPartyId)
        ? allowed
        : no(refuse('access.otherPartyOnly', { partyId: action.ownerPartyId }))
    }
    case 'proposal.withdraw': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return writes.some((m) => m.partyId === action.partyId)
        ? allowed
        : no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
    }
    case 'commitment.accept':
    case 'commitment.progress':
    case 'settlement.answer': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      // ACC-5: a party is bound only by its own people, so the facilitator is no exception here.
      if (!writes.some((m) => m.partyId === action.partyId)) {
        return no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
      }
      return actor.isVerified ? allowed : no(refuse('access.unverified'))
    }
    case 'agreement.answer': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      // ACC-5: a party is bound only by its own people; and the fund, a witness, approves nothing.
      const own = writes.filter((m) => m.partyId === action.partyId)
      if (own.length === 0) return no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
      if (own.every((m) => m.partyKind === 'fund')) return no(refuse('access.notAllowed'))
      return actor.isVerified ? allowed : no(refuse('access.unverified'))
    }
    case 'outcome.register': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return writes.some((m) => m.partyId === action.partyId)
        ? allowed
        : no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
    }
    case 'outcome.verify': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      // OUT-9: nobody confirms what the own party claims, whatever else they may belong to.
      const others = writes.filter((m) => m.partyId !== action.registeredByPartyId)
      if (others.length === 0) return no(refuse('outcome.ownRegistration'))
      const { verifierPartyId } = action
      if (verifierPartyId !== null && !others.some((m) => m.partyId === verifierPartyId)) {
        return no(refuse('access.otherPartyOnly', { partyId: verifierPartyId }))
      }
      return actor.isVerified ? allowed : no(refuse('access.unverified'))
    }
    case 'commitment.decline': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return writes.some((m) => m.partyId === action.partyId || m.partyId === action.proposedByPartyId)
        ? allowed
        : no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
    }
    case 'commitment.confirmText': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      if (!writes.some((m) => m.partyId === action.partyId || m.partyId === action.proposedByPartyId)) {
        return no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
      }
      return actor.isVerified ? allowed : no(refuse('access.unverified'))
    }
    case 'attachment.remove': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return writes.some((m) => m.partyId === action.addedByPartyId)
        ? allowed
        : no(refuse('access.otherPartyOnly', action.addedByPartyId === null ? {} : { partyId: action.addedByPartyId }))
    }
    case 'silentWriting.draft':
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return writes.some((m) => m.partyKind === action.partyKind) ? allowed : no(refuse('access.notAllowed'))
    case 'silentWriting.reveal':
    case 'workshop.run':
      if (writes.length === 0) return no(refuse('access.readOnly'))
      return isFacilitator || writes.some((m) => m.role === 'lead') ? allowed : no(refuse('access.notAllowed'))
    case 'member.invite':
    case 'member.remove': {
      if (isFacilitator) return allowed
      return writes.some((m) => m.partyId === action.partyId && m.role === 'lead')
        ? allowed
        : no(refuse('access.notAllowed'))
    }
    case 'template.edit':
      return isFacilitator ? allowed : no(refuse(writes.length > 0 ? 'access.notAllowed' : 'access.readOnly'))
    case 'practice.share': {
      if (writes.length === 0) return no(refuse('access.readOnly'))
      // ACC-5: also here a party speaks only through its own people.
      const own = writes.filter((m) => m.partyId === action.partyId)
      if (own.length === 0) return no(refuse('access.otherPartyOnly', { partyId: action.partyId }))
      if (!own.some((m) => m.role === 'lead')) return no(refuse('access.notAllowed'))
      return actor.isVerified ? allowed : no(refuse('access.unverified'))
    }
    case 'partnership.edit':
    case 'firm.add':
      return isFacilitator || writes.some((m) => m.partyKind === 'municipality' && m.role === 'lead')
        ? allowed
        : no(refuse(writes.length > 0 ? 'access.notAllowed' : 'access.readOnly'))
    default:
      return assertNever(action)
  }
}
