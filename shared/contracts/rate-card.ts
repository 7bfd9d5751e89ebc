import { z } from 'zod'
import { type RateCardVersion, RateCardDraft } from '#shared/domain/outcome/rate-card.ts'
import { PartnershipId } from '#shared/kernel/ids.ts'

/** `version` is the newest one that the writer saw; 0 when there was none. */
export const PublishRateCard = z.strictObject({
  partnershipId: PartnershipId,
  version: z.number().int().min(0),
  draft: RateCardDraft.strict(),
})

export interface RateCardVersionView extends RateCardVersion {
  readonly createdByName: string | null
}
/** `rateCard.get`: every version there has been, the oldest first. */
export interface RateCardView {
  readonly versions: readonly RateCardVersionView[]
}
