import type { PortfolioOutcome, PortfolioRow, PortfolioStatus, PortfolioView } from '#shared/contracts/portfolio.ts'
import { portfolioScope } from '#shared/domain/access/portfolio-scope.ts'
import { type OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { expectedPaymentOf } from '#shared/domain/outcome/outcome-target.ts'
import { compareSettings, publish, sumOfPublished } from '#shared/domain/privacy/published-figures.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, ok } from '#shared/kernel/result.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { listPartnerships } from '#server/modules/partnerships/partnerships.store.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { type VerifiedCount, listDates, listPlaces, listVerifiedCounts } from './portfolio.store.ts'

export interface PortfolioService {
  /** Every partnership that the caller sees side by side (PFO-1), with small counts hidden (PFO-2). */
  get(caller: Caller): Promise<Result<PortfolioView, Refusal>>
}

export function createPortfolioService(foundation: Foundation): PortfolioService {
  const { database, clock } = foundation
  return {
    async get({ actor }) {
      const scope = portfolioScope(actor, await listPlaces(database))
      if (!scope.ok) return scope
      const ids = [...scope.value.partnershipIds]
      const mine = new Set(actor.memberships.map(({ partnershipId }) => partnershipId))
      const listed = await listPartnerships(database, ids)
      const dates = await listDates(database, ids)
      const verified = await listVerifiedCounts(database, ids)
      const today = danishDay(clock.now())
      const rows: PortfolioRow[] = []
      for (const item of listed) {
        const targets = await listTargets(database, item.id)
        const own = verified.filter(({ partnershipId }) => partnershipId === item.id)
        rows.push({
          slug: item.slug,
          name: item.name,
          canOpen: mine.has(item.id),
          clusterNames: item.clusterNames,
          isUnclear: item.isUnclear,
          places: item.places,
          firms: item.partyKinds.includes('firm') ? (dates.get(item.id)?.firms ?? 0) : 0,
          status: statusOf(dates.get(item.id), item.commitments > 0 || item.sectionsReady > 0, today),
          sectionsReady: item.sectionsReady,
          sectionsTotal: item.sectionsTotal,
          commitments: item.commitments,
          accepted: item.accepted,
          promisedOre: targets.reduce((sum, target) => sum + expectedPaymentOf(target), 0),
          outcomes: outcomeCodes.flatMap((code): PortfolioOutcome[] => {
            const aims = targets.filter(({ outcomeCode }) => outcomeCode === code)
            const reached = own.filter(({ outcomeCode }) => outcomeCode === code)
            if (aims.length === 0 && reached.length === 0) return []
            const promised = aims.reduce((sum, { count }) => sum + count, 0)
            return [{ code, promised, verified: publishOf(code, total(reached)) }]
          }),
        })
      }
      return ok({
        scope: scope.value.kind,
        rows,
        outcomes: sumsOf(rows),
        settings: settingsOf(ids, verified),
      })
    },
  }
}

/** A firm is no citizen: how many firms reached something points at nobody. */
const publishOf = (code: OutcomeCode, count: number) =>
  outcomeLadder[code].side === 'citizen' || code === 'V3' ? publish(count) : ({ kind: 'exact', count } as const)

const total = (counts: readonly VerifiedCount[]): number => counts.reduce((sum, { count }) => sum + count, 0)

function sumsOf(rows: readonly PortfolioRow[]): PortfolioOutcome[] {
  return outcomeCodes.flatMap((code): PortfolioOutcome[] => {
    const of = rows.flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.code === code))
    if (of.length === 0) return []
    const promised = of.reduce((sum, outcome) => sum + outcome.promised, 0)
    return [{ code, promised, verified: sumOfPublished(of.map(({ verified }) => verified)) }]
  })
}

function settingsOf(ids: readonly PartnershipId[], verified: readonly VerifiedCount[]): PortfolioView['settings'] {
  return outcomeCodes.flatMap((code) => {
    const of = verified.filter(({ outcomeCode }) => outcomeCode === code)
    if (outcomeLadder[code].side !== 'citizen' || !of.some(({ setting }) => setting !== null)) return []
    const cells = ids.map((id) => {
      const own = of.filter(({ partnershipId }) => partnershipId === id)
      const by = (setting: 'a' | 'b' | null) => total(own.filter((one) => one.setting === setting))
      return { a: by('a'), b: by('b'), none: by(null) }
    })
    return [{ code, counts: compareSettings(cells) }]
  })
}

interface Dates {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly followUpEndsOn: string | null
}

function statusOf(dates: Dates | undefined, hasBegun: boolean, today: string): PortfolioStatus {
  if (dates?.followUpEndsOn != null && today > dates.followUpEndsOn) return 'ended'
  if (dates?.endsOn != null && today > dates.endsOn) return 'followUp'
  if (dates?.startsOn != null && today >= dates.startsOn) return 'running'
  return hasBegun ? 'planning' : 'notBegun'
}
