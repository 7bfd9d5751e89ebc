import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PersonId } from '#shared/kernel/ids.ts'

export interface PersonHere {
  readonly personId: PersonId
  readonly name: string
  readonly partyKind: PartyKind
  readonly partyName: string
}

/** The people of a partnership, each once, by the first party they belong to. */
export function peopleHere({ parties }: Pick<PartnershipView, 'parties'>): PersonHere[] {
  const seen = new Set<PersonId>()
  return parties.flatMap(({ kind, name, people }) =>
    people
      .filter(({ personId }) => !seen.has(personId) && seen.add(personId))
      .map((person) => ({ personId: person.personId, name: person.name, partyKind: kind, partyName: name })),
  )
}
