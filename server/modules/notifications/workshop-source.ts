import type { Language } from '#shared/contracts/accounts.ts'
import type { DigestSource } from './digest-source.ts'

const oldestMs = 3 * 24 * 60 * 60 * 1000

/** A workshop that has been held: everybody of the partnership is told where to read what was agreed. */
export const workshopSource: DigestSource = {
  kind: 'workshop',
  collect: async (db, { now, personId }) => {
    let query = db
      .selectFrom('workshop')
      .innerJoin('partnership', 'partnership.id', 'workshop.partnership_id')
      .innerJoin('party', 'party.partnership_id', 'partnership.id')
      .innerJoin('membership', 'membership.party_id', 'party.id')
      .where('workshop.state', '=', 'closed')
      .where('workshop.is_rehearsal', '=', 0)
      .where('workshop.closed_at', '>=', now - oldestMs)
      .where('membership.ended_at', 'is', null)
    if (personId !== undefined) query = query.where('membership.person_id', '=', personId)
    const rows = await query
      .select([
        'workshop.id as id',
        'workshop.closed_at as closedAt',
        'membership.person_id as personId',
        'partnership.name as partnershipName',
        'partnership.slug as slug',
      ])
      .distinct()
      .orderBy('workshop.closed_at')
      .execute()
    return rows.map((row) => ({
      personId: row.personId,
      key: `workshop:${row.id}`,
      at: row.closedAt ?? 0,
      line: (language) => lineIn[language](row.partnershipName),
      path: `/p/${row.slug}/workshops/${row.id}/skaerm`,
    }))
  },
}

const lineIn: Record<Language, (partnership: string) => string> = {
  da: (partnership) => `En workshop i ${partnership} er slut. Læs, hvad I aftalte`,
  en: (partnership) => `A workshop in ${partnership} is over. Read what you agreed`,
}
