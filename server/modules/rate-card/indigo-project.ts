import { outcomeText } from '#shared/content/outcome-texts.ts'
import { type RuleContext, paymentRuleText } from '#shared/content/payment-rule.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { RateCardView } from '#shared/contracts/rate-card.ts'
import { outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { type OutcomeTarget, expectedPaymentOf } from '#shared/domain/outcome/outcome-target.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const value = <T>(of: T): { readonly value: T } => ({ value: of })
const amount = (ore: number) => ({ amount: value(ore / 100) })

const roles: Record<PartyKind, string> = {
  municipality: 'Government/Public Sector/Public Bank',
  employmentActor: 'Other',
  firm: 'Other',
  fund: 'Foundation/Philanthropist',
}

/**
 * Targets and rate card in the field names of a project of the INDIGO Data Standard 4.1.0, whose values stand as
 * `{"value": …}`. Amounts are kroner. What the standard has no place for (versions, caps, schedule) is under
 * `samspil`, in øre. No outcomes and no people: only what has been agreed.
 */
export function indigoProject(
  partnership: PartnershipView,
  targets: readonly OutcomeTarget[],
  card: RateCardView,
  language: RuleContext['language'],
): Readonly<Record<string, unknown>> {
  const startsOn = CalendarDay.nullable().parse(partnership.startsOn)
  const context: RuleContext = { language, parties: partnership.parties, startsOn }
  const payers = partnership.parties.filter(({ id }) => targets.some(({ payerPartyId }) => payerPartyId === id))
  return {
    status: 'PRIVATE',
    name: value(partnership.name),
    stage_development: value('Implementation'),
    notes: language === 'en' ? 'Simulated: no money moves.' : 'Simuleret: der flyttes ingen penge.',
    outcome_metrics: targets.map((target) => {
      const text = outcomeText(target.outcomeCode, language)
      const isCitizens = outcomeLadder[target.outcomeCode].side === 'citizen'
      return {
        id: target.id,
        definition: value(text.definition),
        target_population: value(target.targetGroup),
        targeted_number_of_service_users_or_beneficiaries_total: value(target.outOf ?? target.count),
        unit_type_of_targeted_service_users_or_beneficiaries: value(isCitizens ? 'Individual' : 'Other'),
        outcome_metric_target: value(text.trigger),
        other_target_for_meeting_outcome_metric_target: value(paymentRuleText(target, context)),
        outcome_validation_method: value('Simple ex-post verification'),
        data_source_for_outcome_validation: value(target.evidence),
        policy_sector: value('Employment and training'),
        primary_sdg_goal: value('8'),
        primary_sdg_target: value('8.5'),
        notes: `${target.outcomeCode} ${text.name}. ${text.verification}`,
      }
    }),
    outcome_pricings: targets.map((target) => ({
      outcome_metric_id: value(target.id),
      currency: value('DKK'),
      price_per_unit: amount(target.tariffOre),
      maximum_price_if_all_targets_achieved: amount(expectedPaymentOf(target)),
      contracted_increases_to_outcome_pricing: value(''),
      price_description: value(paymentRuleText(target, context)),
    })),
    outcome_payment_commitments: payers.map(({ id, name, kind }) => ({
      organisation_id: value(id),
      organisation_role_category: value(roles[kind]),
      maximum_potential_outcome_payment: {
        currency: value('DKK'),
        ...amount(
          targets
            .filter(({ payerPartyId }) => payerPartyId === id)
            .reduce((sum, target) => sum + expectedPaymentOf(target), 0),
        ),
      },
      period: { start_date: value(partnership.startsOn), end_date: value(partnership.followUpEndsOn) },
      notes: name,
    })),
    samspil: {
      standard: 'INDIGO Data Standard 4.1.0',
      isSimulated: true,
      organisations: partnership.parties.map(({ id, kind, name }) => ({ id, kind, name })),
      rateCard: card.versions.map(({ createdByName: _createdByName, ...version }) => version),
    },
  }
}
