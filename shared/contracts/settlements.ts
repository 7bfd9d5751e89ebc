import { z } from 'zod'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { SettlementKind, type SettlementLine, type Transfer } from '#shared/domain/settlement/statement.ts'
import { PartnershipId, PartyId, SettlementId } from '#shared/kernel/ids.ts'
import type { RealisedOutcomes } from '#shared/simulation/realised.ts'

const OnSettlement = { id: SettlementId, version: z.number().int() }

export const MakeSettlement = z.strictObject({
  id: SettlementId,
  partnershipId: PartnershipId,
  kind: SettlementKind,
  toMonth: z.number().int().min(1).max(240),
})
/** Also the way to another period while nobody is bound. */
export const RecalculateSettlement = z.strictObject({
  ...OnSettlement,
  kind: SettlementKind,
  toMonth: z.number().int().min(1).max(240),
})
export const AgreeSettlement = z.strictObject({
  ...OnSettlement,
  /** The party that agrees. */
  partyId: PartyId,
  /** Hash of the figures that the caller has seen: nobody agrees to others. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export const ObjectToSettlement = z.strictObject({
  ...AgreeSettlement.shape,
  reason: z.string().trim().min(1).max(500),
})

/** What the parties agree to and what the hash is taken of. Nothing in it depends on when or by whom it is read. */
export interface SettlementContent {
  readonly schema: 'samspil-settlement/1'
  /** No money moves: the amounts show what the rate card would pay. */
  readonly isSimulated: true
  readonly partnership: { readonly id: PartnershipId; readonly name: string; readonly startsOn: string }
  readonly parties: readonly { readonly id: PartyId; readonly kind: PartyKind; readonly name: string }[]
  readonly number: number
  readonly kind: SettlementKind
  readonly fromMonth: number
  readonly toMonth: number
  readonly fromDay: string
  readonly toDay: string
  readonly lines: readonly SettlementLine[]
  readonly transfers: readonly Transfer[]
  readonly paidOre: number
  readonly adjustedOre: number
  /** Everything settled up to and with this statement: what has happened. */
  readonly realisedToDateOre: number
  /** Verified, and due after the last month of the statement. */
  readonly dueLater: readonly { readonly outcomeCode: OutcomeCode; readonly count: number; readonly ore: number }[]
  /** What the chosen scenario expects in the months after, to its horizon; nobody has earned it. */
  readonly projected: { readonly scenario: string; readonly through: number; readonly ore: number }
  readonly caps: {
    readonly perCitizenOre: number | null
    readonly totalOre: number | null
    readonly perJobOre: number | null
  }
  readonly cardVersions: readonly number[]
}

export interface SettlementAnswerView {
  readonly partyId: PartyId
  readonly answer: 'agreed' | 'objected'
  readonly hash: string
  readonly reason: string
  readonly personName: string
  readonly at: number
}

export interface SettlementView {
  readonly id: SettlementId
  readonly version: number
  readonly status: 'open' | 'objected' | 'agreed'
  readonly content: SettlementContent
  /** SHA-256 of the content's canonical JSON, hex. */
  readonly hash: string
  /** SHA-256 over the hash and the answers, once agreed: neither can be changed afterwards. */
  readonly seal: string | null
  /** Outcomes or tariffs have changed since it was calculated. */
  readonly isOutdated: boolean
  readonly neededPartyIds: readonly PartyId[]
  readonly missingPartyIds: readonly PartyId[]
  /** Every answer to these figures, the oldest first. */
  readonly answers: readonly SettlementAnswerView[]
  readonly createdAt: number
  readonly agreedAt: number | null
}

export interface SettlementsView {
  /** The newest first. */
  readonly settlements: readonly SettlementView[]
  /** Last month that the parties have agreed on; 0 before the first. */
  readonly agreedThrough: number
  /** The programme's month today; null while its first day is not set. */
  readonly currentMonth: number | null
  /** At the three dates on which the programme is judged: what verified outcomes pay, and what is expected beside it. */
  readonly cutDates: readonly {
    readonly kind: 'end' | 'followUp' | 'horizon'
    readonly month: number
    readonly realisedOre: number
    readonly projectedOre: number
  }[]
  /** Verified outcomes by the programme's months, up to the last month that counts as realised. */
  readonly realised: RealisedOutcomes
  /** The scenario behind what is expected; null when it cannot be calculated. */
  readonly scenario: { readonly name: string; readonly citizens: number; readonly firms: number } | null
}

/** A statement as a file that can be checked without us: `samspil verify FILE`. */
export interface SettlementFile {
  readonly content: SettlementContent
  readonly hash: string
  readonly seal: string | null
  readonly answers: readonly Omit<SettlementAnswerView, 'personName'>[]
}
