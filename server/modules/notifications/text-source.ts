import type { Language } from '#shared/contracts/accounts.ts'
import { textSides } from '#shared/domain/commitment/agreed-text.ts'
import { writingRoles } from '#shared/domain/partnership/party.ts'
import { readTextChanges } from '#server/modules/commitments/agreed-text.store.ts'
import { listAllOpenCommitments } from '#server/modules/commitments/commitments.store.ts'
import type { DigestSource } from './digest-source.ts'

/** Agreed commitments whose words were changed: told once to the people of each side that has not answered (TXT-3). */
export const textSource: DigestSource = {
  kind: 'accept',
  collect: async (db, { personId }) => {
    const open = await listAllOpenCommitments(db)
    const changes = await readTextChanges(
      db,
      open.map(({ commitment }) => commitment),
    )
    if (changes.size === 0) return []
    let query = db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .where('membership.ended_at', 'is', null)
      .where('membership.role', 'in', writingRoles)
      // Who has not proved the address cannot answer either.
      .where('person.verified_at', 'is not', null)
    if (personId !== undefined) query = query.where('membership.person_id', '=', personId)
    const members = await query
      .select(['membership.person_id as personId', 'membership.party_id as partyId'])
      .orderBy('membership.created_at')
      .execute()
    return open.flatMap(({ commitment, partnershipName, partnershipSlug }) => {
      const change = changes.get(commitment.id)
      if (change === undefined) return []
      const unanswered = textSides(commitment).filter((party) => !change.confirmedBy.includes(party))
      const people = new Set(
        members.filter(({ partyId }) => unanswered.includes(partyId)).map((member) => member.personId),
      )
      return [...people].map((to) => ({
        personId: to,
        // Told once for what was agreed, however often the text goes on changing before anybody answers.
        key: `text:${commitment.id}:${commitment.version}`,
        at: change.at,
        line: (language: Language) => lineIn[language](partnershipName),
        path: `/p/${partnershipSlug}/f?id=${commitment.id}`,
      }))
    })
  },
}

const lineIn: Record<Language, (partnership: string) => string> = {
  da: (partnership) => `Teksten under en aftale er ændret. Bekræft den nye tekst, eller ret (${partnership})`,
  en: (partnership) => `The text under an agreement has changed. Confirm the new text, or correct (${partnership})`,
}
