import type { Language } from '#shared/contracts/accounts.ts'
import { writingRoles } from '#shared/domain/partnership/party.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import type { DigestSource } from './digest-source.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Promises of one's own that are late or due within seven days, once a week for as long as they are (COM-10). */
export const dueSource: DigestSource = {
  kind: 'due',
  collect: async (db, { now, personId }) => {
    const today = danishDay(now)
    let query = db
      .selectFrom('commitment')
      .innerJoin('party', 'party.id', 'commitment.party_id')
      .innerJoin('partnership', 'partnership.id', 'commitment.partnership_id')
      .innerJoin('membership', 'membership.party_id', 'commitment.party_id')
      .where('commitment.status', 'in', ['accepted', 'inProgress'])
      .where('commitment.due_on', 'is not', null)
      .where('commitment.due_on', '<=', danishDay(now + 7 * dayMs))
      .where('membership.ended_at', 'is', null)
      .where('membership.role', 'in', writingRoles)
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
        'commitment.due_on as dueOn',
        'party.name as partyName',
        'partnership.name as partnershipName',
        'partnership.slug as slug',
      ])
      .orderBy('commitment.due_on')
      .orderBy('commitment.id')
      .execute()
    return rows.map((row) => ({
      personId: row.personId,
      // The week is in the key: what is still late is told of again the Monday after.
      key: `due:${row.id}:${today}`,
      at: now,
      line: (language) =>
        lineIn[language](row.partyName, row.partnershipName, row.dueOn ?? '', (row.dueOn ?? '') < today),
      path: `/p/${row.slug}/f?id=${row.id}`,
    }))
  },
}

const dayIn: Record<Language, Intl.DateTimeFormat> = {
  da: new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}
const dayText = (language: Language, day: string): string => dayIn[language].format(new Date(`${day}T00:00:00Z`))

const lineIn: Record<Language, (party: string, partnership: string, dueOn: string, isLate: boolean) => string> = {
  da: (party, partnership, dueOn, isLate) =>
    `${isLate ? 'Fristen er overskredet' : 'Fristen nærmer sig'}: en forpligtelse for ${party}, ${dayText('da', dueOn)} (${partnership})`,
  en: (party, partnership, dueOn, isLate) =>
    `${isLate ? 'Past its deadline' : 'Due soon'}: a commitment of ${party}, ${dayText('en', dueOn)} (${partnership})`,
}
