import { sql } from 'kysely'
import type { Language } from '#shared/contracts/accounts.ts'
import { writingRoles } from '#shared/domain/partnership/party.ts'
import type { DigestSource } from './digest-source.ts'

const oldestMs = 7 * 24 * 60 * 60 * 1000

/**
 * Proposals that only the person's own party can say yes to: told to the person who is named, else to everybody who
 * may answer for the party, never to whoever asked.
 */
export const acceptSource: DigestSource = {
  kind: 'accept',
  collect: async (db, { now, personId }) => {
    let query = db
      .selectFrom('commitment')
      .innerJoin('party', 'party.id', 'commitment.party_id')
      .innerJoin('partnership', 'partnership.id', 'commitment.partnership_id')
      .innerJoin('membership', 'membership.party_id', 'commitment.party_id')
      // The event that made it a proposal, so that one that is proposed again is told of again.
      .innerJoin(
        (eb) =>
          eb
            .selectFrom('audit')
            .where('audit.subject_kind', '=', 'commitment')
            .where('audit.at', '>=', now - oldestMs)
            .where(
              sql<boolean>`(audit.action IN ('commitment.proposed', 'commitment.reopened')
                OR json_extract(audit.data, '$."after.status"') = 'proposed')`,
            )
            .select((inner) => [
              'audit.subject_id as subject_id',
              inner.fn.max('audit.seq').as('seq'),
              inner.fn.max('audit.at').as('at'),
            ])
            .groupBy('audit.subject_id')
            .as('asked'),
        (join) => join.onRef('asked.subject_id', '=', 'commitment.id'),
      )
      .innerJoin('audit as asking', 'asking.seq', 'asked.seq')
      .where('commitment.status', '=', 'proposed')
      .where('membership.ended_at', 'is', null)
      .where('membership.role', 'in', writingRoles)
      .where((eb) =>
        eb.or([eb('asking.person_id', 'is', null), eb('asking.person_id', '<>', eb.ref('membership.person_id'))]),
      )
      .where((eb) =>
        eb.or([
          eb('commitment.person_id', 'is', null),
          eb('commitment.person_id', '=', eb.ref('membership.person_id')),
        ]),
      )
    if (personId !== undefined) query = query.where('membership.person_id', '=', personId)
    const rows = await query
      .select([
        'commitment.id as id',
        'membership.person_id as personId',
        'asked.seq as seq',
        'asked.at as at',
        'party.name as partyName',
        'partnership.name as partnershipName',
        'partnership.slug as slug',
      ])
      .orderBy('asked.seq')
      .execute()
    return rows.map((row) => ({
      personId: row.personId,
      key: `accept:${row.id}:${row.seq}`,
      at: row.at,
      line: (language) => lineIn[language](row.partyName, row.partnershipName),
      path: `/p/${row.slug}/f?id=${row.id}`,
    }))
  },
}

const lineIn: Record<Language, (party: string, partnership: string) => string> = {
  da: (party, partnership) => `Et forslag venter på, at ${party} siger ja eller nej (${partnership})`,
  en: (party, partnership) => `A proposal waits for ${party} to say yes or no (${partnership})`,
}
