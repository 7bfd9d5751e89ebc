import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatDay, formatMoney } from '#client/i18n/format.ts'
import { startI18n } from '#client/i18n/i18n.ts'
import { type ActivityWords, activityLine } from '#client/i18n/wording/activity-sentence.ts'
import { addDays, mondayOf } from '#client/i18n/wording/calendar.ts'
import { plain, strong, wordedParts } from '#client/i18n/wording/strong.ts'
import { type ActivityItem, auditActions } from '#shared/contracts/partnerships.ts'

const words = (language: 'da' | 'en'): ActivityWords => ({
  activity: i18next.getFixedT(language, 'activity'),
  outcomes: i18next.getFixedT(language, 'outcomes'),
  commitments: i18next.getFixedT(language, 'commitments'),
  language,
  money: formatMoney,
  day: (day) => formatDay(day, new Date('2026-11-24T12:00:00Z')),
})
const item = (action: ActivityItem['action'], data: ActivityItem['data'] = {}): ActivityItem => ({
  seq: 1,
  at: 0,
  personName: 'Ida',
  partyKind: 'municipality',
  action,
  subjectId: 'x',
  data,
})
const say = (action: ActivityItem['action'], data: ActivityItem['data'] = {}, language: 'da' | 'en' = 'da') =>
  activityLine(item(action, data), words(language)).sentence

beforeAll(() => startI18n('da'))

describe('a change as a sentence', () => {
  it('puts the new value in bold', () => {
    const sentence = say('commitment.edited', {
      what: 'Gennemfører buddytræning',
      fields: 'dueOn',
      'before.dueOn': '2026-05-31',
      'after.dueOn': '2026-12-15',
    })
    expect(plain(sentence)).toBe('Ida ændrede fristen i ”Gennemfører buddytræning” til tirs. 15. dec.')
    expect(wordedParts(sentence).filter(({ isStrong }) => isStrong)).toEqual([
      { text: 'tirs. 15. dec.', isStrong: true },
    ])
  })

  it('names the fields when several were changed, and never shows an id', () => {
    const sentence = plain(
      say('commitment.edited', { what: 'X', fields: 'dueOn,evidence,targetIds', 'after.targetIds': 'uuid-1 uuid-2' }),
    )
    expect(sentence).toBe('Ida rettede fristen, beviset og resultatmålene i ”X”.')
    expect(plain(say('commitment.edited', { what: 'X', fields: 'personId', 'after.personId': 'uuid' }))).not.toContain(
      'uuid',
    )
  })

  it('says who was asked, and why something lapsed', () => {
    expect(plain(say('commitment.proposed', { what: 'Visiterer 3 borgere', partyKind: 'municipality' }))).toBe(
      'Ida foreslog kommunen: Visiterer 3 borgere.',
    )
    expect(plain(say('commitment.lapsed', { what: 'X', 'after.lapseReason': 'Ingen plads.' }))).toBe(
      'Ida lod X frafalde: Ingen plads.',
    )
  })

  it('names the section and leads to it', () => {
    const line = activityLine(
      item('section.statusSet', { documentId: 'd', sectionId: 'P4', kind: 'partnerPlan', status: 'ready' }),
      words('da'),
    )
    expect(plain(line.sentence)).toMatch(/^Ida satte P4 .+ til Klar\.$/)
    expect(line.place).toEqual({ kind: 'section', documentId: 'd', sectionId: 'P4', name: 'Partnerplan P4' })
  })

  it('has words for every action in both languages, whatever the data', () => {
    for (const language of ['da', 'en'] as const) {
      for (const action of auditActions) {
        const sentence = say(action, {}, language)
        expect(sentence, `${language} ${action}`).toMatch(/^Ida .+\.$/)
        expect(sentence, `${language} ${action}`).not.toMatch(/event\.|undefined|\{\{/)
      }
    }
  })
})

describe('bold in sentences', () => {
  it('cannot be forged by a value that holds the marks', () => {
    const forged = strong('a\uE001 fri \uE000b')
    expect(wordedParts(`før ${forged} efter`)).toEqual([
      { text: 'før ', isStrong: false },
      { text: 'a fri b', isStrong: true },
      { text: ' efter', isStrong: false },
    ])
  })
})

describe('days', () => {
  it('know their Monday over the turn of a year', () => {
    expect(mondayOf('2027-01-03')).toBe('2026-12-28')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})
