import type { Language } from '#shared/contracts/accounts.ts'
import { daysBetween } from '#shared/domain/commitment/due.ts'
import { type ReminderKind, remindersFor } from '#shared/domain/commitment/reminders.ts'
import { writingRoles } from '#shared/domain/partnership/party.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import type { DigestSource } from './digest-source.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Promises by their deadlines (REM-1, REM-2): the week's on Monday, the day itself, and when it has passed, then once
 * a week for as long as it lasts; from a week late the party's leads too.
 */
export const dueSource: DigestSource = {
  kind: 'due',
  collect: async (db, { now, personId }) => {
    const today = danishDay(now)
    const isMonday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1
    const rows = await db
      .selectFrom('commitment')
      .innerJoin('party', 'party.id', 'commitment.party_id')
      .innerJoin('partnership', 'partnership.id', 'commitment.partnership_id')
      .innerJoin('membership', 'membership.party_id', 'commitment.party_id')
      .where('commitment.status', 'in', ['accepted', 'inProgress'])
      .where('commitment.due_on', 'is not', null)
      .where('commitment.due_on', '<=', danishDay(now + 7 * dayMs))
      .where('membership.ended_at', 'is', null)
      .where('membership.role', 'in', writingRoles)
      .select([
        'commitment.id as id',
        'commitment.status as status',
        'commitment.person_id as namedId',
        'commitment.due_on as dueOn',
        'membership.person_id as personId',
        'membership.role as role',
        'party.name as partyName',
        'partnership.name as partnershipName',
        'partnership.slug as slug',
      ])
      .orderBy('commitment.due_on')
      .orderBy('commitment.id')
      .orderBy('membership.created_at')
      .execute()
    return [...new Set(rows.map(({ id }) => id))].flatMap((id) => {
      const ofOne = rows.filter((row) => row.id === id)
      const [first] = ofOne
      if (first === undefined || first.dueOn === null) return []
      const { status, namedId, partyName, partnershipName, slug } = first
      const dueOn = CalendarDay.parse(first.dueOn)
      const people = ofOne.map((row) => ({ personId: row.personId, isLead: row.role === 'lead' }))
      // What is late is told of again for every week that has gone.
      const weeksLate = Math.floor(Math.max(0, daysBetween(dueOn, today)) / 7)
      return remindersFor({ status, dueOn, personId: namedId }, people, today)
        .filter((reminder) => personId === undefined || reminder.personId === personId)
        .filter(({ kind }) => kind !== 'soon' || isMonday)
        .map(({ kind, personId: to }) => ({
          personId: to,
          // The day is in the key: a deadline that is moved is a new one.
          key: `due:${id}:${dueOn}:${kind}:${weeksLate}`,
          at: now,
          line: (language: Language) => lineIn[language](kind, partyName, dayText(language, dueOn), partnershipName),
          path: `/p/${slug}/f?id=${id}&skriv=1`,
        }))
    })
  },
}

const dayIn: Record<Language, Intl.DateTimeFormat> = {
  da: new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}
const dayText = (language: Language, day: string): string => dayIn[language].format(new Date(`${day}T00:00:00Z`))

const beginnings: Record<Language, Record<ReminderKind, string>> = {
  da: {
    soon: 'Fristen nærmer sig',
    today: 'Fristen er i dag',
    late: 'Fristen er overskredet',
    lateToLead: 'Fristen er overskredet med mindst en uge',
  },
  en: {
    soon: 'Due soon',
    today: 'Due today',
    late: 'Past its deadline',
    lateToLead: 'At least a week past its deadline',
  },
}
const lineIn: Record<Language, (kind: ReminderKind, party: string, day: string, partnership: string) => string> = {
  da: (kind, party, day, partnership) =>
    `${beginnings.da[kind]}: en forpligtelse for ${party}, ${day} (${partnership})`,
  en: (kind, party, day, partnership) => `${beginnings.en[kind]}: a commitment of ${party}, ${day} (${partnership})`,
}
