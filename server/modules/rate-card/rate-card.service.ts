import type { z } from 'zod'
import type { PublishRateCard, RateCardView } from '#shared/contracts/rate-card.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { refusalOfRateCard, rateCardFaults } from '#shared/domain/outcome/rate-card-rules.ts'
import { type RateCardDraft, changedRateCardValues, rateCardValues } from '#shared/domain/outcome/rate-card.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { insertRateCardVersion, listPartyIds, readRateCard } from './rate-card.store.ts'

export interface RateCardService {
  get(partnershipId: PartnershipId): Promise<RateCardView>
  /**
   * Adds a version to the card; those before it stay (RTC-2). Made on an older version than the newest, it is refused
   * with `rateCard.changed` and the card as it stands; what the newest says already changes nothing (RTC-3).
   */
  publish(caller: Caller, input: z.infer<typeof PublishRateCard>): Promise<Result<RateCardView, Refusal>>
}

export function createRateCardService(foundation: Foundation): RateCardService {
  return {
    get: (partnershipId) => readRateCard(foundation.database, partnershipId),

    publish: (caller, { partnershipId, version, draft }) =>
      recordChange<RateCardView>(foundation, async (trx, at) => {
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'target.edit' })
        if (!permitted.ok) return permitted
        const card = await readRateCard(trx, partnershipId)
        const latest = card.versions.at(-1) ?? null
        const changed = latest === null ? Object.keys(rateCardValues(draft)) : changedRateCardValues(latest, draft)
        if (changed.length === 0) return ok({ value: card, isRepeat: true })
        if ((latest?.version ?? 0) !== version) return err(refuse('rateCard.changed', { current: latest }))
        const fault =
          (await partyFault(trx, partnershipId, draft)) ??
          refusalOfRateCard(rateCardFaults(draft, latest, danishDay(at)))
        if (fault !== null) return err(fault)
        const actor = permitted.value
        const added = { ...draft, version: version + 1, createdAt: at }
        await insertRateCardVersion(trx, partnershipId, added, actor.personId)
        const [before, after] = [latest === null ? {} : rateCardValues(latest), rateCardValues(added)]
        return ok({
          value: await readRateCard(trx, partnershipId),
          partnershipId,
          topics: ['rateCard', 'targets'],
          event: {
            personId: actor.personId,
            partyId: actingParty(actor, partnershipId),
            action: 'rateCard.published',
            subjectKind: 'rateCard',
            subjectId: partnershipId,
            data: {
              version: added.version,
              validFrom: added.validFrom,
              fields: changed.join(','),
              ...Object.fromEntries(changed.map((name) => [`before.${name}`, before[name] ?? null])),
              ...Object.fromEntries(changed.map((name) => [`after.${name}`, after[name] ?? null])),
            },
          },
        })
      }),
  }
}

/** Payers and payees of another partnership answer as those that do not exist; the note is free text (SEC-2). */
async function partyFault(trx: Database, partnershipId: PartnershipId, draft: RateCardDraft): Promise<Refusal | null> {
  const field = fieldWithPersonalNumber({ note: draft.note })
  if (field !== null) return refuse('input.personalNumber', { field })
  const known = await listPartyIds(trx, partnershipId)
  for (const [code, line] of Object.entries(draft.lines)) {
    for (const name of ['payerPartyId', 'payeePartyId'] as const) {
      const id = line[name]
      if (id !== null && !known.has(id)) return refuse('thing.notFound', { field: `${code}.${name}` })
    }
  }
  return null
}
