import type { PortfolioOutcome, PortfolioRow, PortfolioStatus, PortfolioView } from '#shared/contracts/portfolio.ts'
import { portfolioScope } from '#shared/domain/access/portfolio-scope.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { expectedPaymentOf } from '#shared/domain/outcome/outcome-target.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { type Result, ok } from '#shared/kernel/result.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { listPartnerships } from '#server/modules/partnerships/partnerships.store.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { listDates, listPlaces } from './portfolio.store.ts'

export interface PortfolioService {
  /** Every partnership that the caller sees side by side (PFO-1). Nothing of a citizen. */
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
      const today = danishDay(clock.now())
      const rows: PortfolioRow[] = []
      for (const item of listed) {
        const targets = await listTargets(database, item.id)
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
            if (aims.length === 0) return []
            return [{ code, promised: aims.reduce((sum, { count }) => sum + count, 0) }]
          }),
        })
      }
      return ok({ scope: scope.value.kind, rows, outcomes: sumsOf(rows) })
    },
  }
}

function sumsOf(rows: readonly PortfolioRow[]): PortfolioOutcome[] {
  return outcomeCodes.flatMap((code): PortfolioOutcome[] => {
    const of = rows.flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.code === code))
    if (of.length === 0) return []
    return [{ code, promised: of.reduce((sum, outcome) => sum + outcome.promised, 0) }]
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
