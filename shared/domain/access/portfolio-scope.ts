import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, ProgrammeId } from '#shared/kernel/ids.ts'
import type { Actor } from './permissions.ts'

/** Where a partnership belongs. */
export interface PartnershipPlace {
  readonly partnershipId: PartnershipId
  readonly programmeId: ProgrammeId
}

export interface PortfolioScope {
  /** `programme`: everything in the programmes that the actor's fund gathers; `municipality`: the own partnerships. */
  readonly kind: 'programme' | 'municipality'
  readonly partnershipIds: ReadonlySet<PartnershipId>
}

/**
 * The partnerships whose figures the actor sees side by side (PFO-1): the fund's people all of their programme, a
 * municipality's people those they belong to for the municipality. Employment actors and firms have no portfolio:
 * they would see their competitors.
 */
export function portfolioScope(
  actor: Actor | null,
  places: readonly PartnershipPlace[],
): { readonly ok: true; readonly value: PortfolioScope } | { readonly ok: false; readonly error: Refusal } {
  if (actor === null) return { ok: false, error: refuse('access.signInRequired') }
  const idsAs = (kind: 'fund' | 'municipality') =>
    new Set(actor.memberships.filter(({ partyKind }) => partyKind === kind).map(({ partnershipId }) => partnershipId))
  const [asFund, asMunicipality] = [idsAs('fund'), idsAs('municipality')]
  const programmes = new Set(
    places.filter(({ partnershipId }) => asFund.has(partnershipId)).map(({ programmeId }) => programmeId),
  )
  const partnershipIds = new Set(
    places
      .filter((place) => programmes.has(place.programmeId) || asMunicipality.has(place.partnershipId))
      .map(({ partnershipId }) => partnershipId),
  )
  if (partnershipIds.size === 0) return { ok: false, error: refuse('access.notAllowed') }
  return { ok: true, value: { kind: programmes.size > 0 ? 'programme' : 'municipality', partnershipIds } }
}
