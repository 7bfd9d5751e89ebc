import type { Language } from '#shared/contracts/accounts.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import type { DigestSource } from './digest-source.ts'

const weekMs = 7 * 24 * 60 * 60 * 1000

/** How much others have changed in each of the person's partnerships during the last week. */
export const changesSource: DigestSource = {
  kind: 'changes',
  collect: async (db, { now, personId }) => {
    let query = db
      .selectFrom('audit')
      .innerJoin('partnership', 'partnership.id', 'audit.partnership_id')
      .innerJoin('party', 'party.partnership_id', 'partnership.id')
      .innerJoin('membership', 'membership.party_id', 'party.id')
      .where('audit.at', '>', now - weekMs)
      .where('membership.ended_at', 'is', null)
      .where((eb) =>
        eb.or([eb('audit.person_id', 'is', null), eb('audit.person_id', '<>', eb.ref('membership.person_id'))]),
      )
    if (personId !== undefined) query = query.where('membership.person_id', '=', personId)
    const rows = await query
      .select((eb) => [
        'membership.person_id as personId',
        'partnership.id as partnershipId',
        'partnership.slug as slug',
        'partnership.name as name',
        eb.fn.count<number>('audit.seq').distinct().as('count'),
      ])
      .groupBy(['membership.person_id', 'partnership.id'])
      .orderBy('partnership.name')
      .execute()
    const today = danishDay(now)
    return rows.map((row) => ({
      personId: row.personId,
      key: `changes:${row.partnershipId}:${today}`,
      at: now,
      line: (language) => lineIn[language](row.count, row.name),
      path: `/p/${row.slug}`,
    }))
  },
}

const lineIn: Record<Language, (count: number, partnership: string) => string> = {
  da: (count, partnership) => `${count} ${count === 1 ? 'ændring' : 'ændringer'} i ${partnership}`,
  en: (count, partnership) => `${count} ${count === 1 ? 'change' : 'changes'} in ${partnership}`,
}
