import { type LiveCard, numberIn, sumOf } from '#shared/domain/social-model/live-card.ts'

/** How far firms have come, from the first word to a place in the course. */
export const funnelSteps = ['contacted', 'met', 'interested', 'bootCamp', 'selected'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** Firms at each step over all channels, in order (PLN-6). */
export const campaignFunnel = (campaign: readonly LiveCard[]): { key: FunnelStep; count: number }[] =>
  funnelSteps.map((key) => ({ key, count: sumOf(campaign, key) }))

/** From this weight on a risk needs a plan B and somebody who looks after it. */
export const heavyRisk = 12

/** Likelihood × impact, 1 to 25; null until both are known. */
export function riskWeight(card: LiveCard): number | null {
  const [likelihood, impact] = [numberIn(card, 'likelihood'), numberIn(card, 'impact')]
  return likelihood === null || impact === null ? null : likelihood * impact
}
