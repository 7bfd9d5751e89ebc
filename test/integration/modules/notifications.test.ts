import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NotificationKind } from '#shared/domain/notification/notification.ts'
import { CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import { WorkshopId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { mailText } from '#test/support/mail-box.ts'
import type { Letter } from '#server/mail/mailer.ts'
import { createCommentsService } from '#server/modules/comments/comments.service.ts'
import { insertAnswers, writeWords } from '#server/modules/commitments/agreed-text.store.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { RoomHub } from '#server/live/room-hub.ts'
import { createWorkshopsService } from '#server/modules/workshops/workshops.service.ts'
import { sendDueDigests } from '#server/modules/notifications/digest-run.ts'
import { digestSources } from '#server/modules/notifications/digest-sources.ts'
import { createNotificationsService } from '#server/modules/notifications/notifications.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommentId,
  newCommitmentId,
  newThreadId,
  openFoundation,
  textPlace,
} from '#test/support/records.ts'

/** Tuesday 24 November 2026, 9.20 in Denmark. */
const tuesday = Date.parse('2026-11-24T08:20:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let foundation: TestFoundation
let world: World
let box: Letter[]
let canSend: boolean

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  foundation.clock.moveTo(tuesday)
  box = []
  canSend = true
})
afterEach(() => foundation.close())

const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const run = () =>
  sendDueDigests(
    foundation,
    {
      mailer: {
        sendsMail: true,
        send: async (letter) => {
          if (canSend) box.push(letter)
          return canSend
        },
        settled: async () => {},
      },
      publicUrl: () => 'https://samspil.example',
    },
    digestSources,
  )
const later = (ms: number) => foundation.clock.moveTo(foundation.clock.now() + ms)
const digests = () => box.flatMap((letter) => (letter.kind === 'digest' ? [letter] : []))
const told = () => digests().map(({ to, about, lines }) => [to, about, lines.length])

async function mention(who: PersonName, body = 'Hvad siger du til det her?') {
  const comments = createCommentsService(foundation)
  const made = await comments.start(await as('commenter'), {
    id: newThreadId(),
    commentId: newCommentId(),
    place: textPlace(world.here.partnerPlanId),
    text: { body, mentions: [world.people[who].id] },
    assigneeId: null,
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
async function proposal(over: Parameters<typeof draftFor>[1] = {}) {
  const id = newCommitmentId()
  const commitments = createCommitmentsService(foundation)
  const { partnershipId } = world.here
  const draft = draftFor(world.party.firm, over)
  const made = await commitments.propose(await as('municipalityLead'), { id, partnershipId, draft, source: null })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
async function turn(name: PersonName, kind: NotificationKind, isOn: boolean) {
  await createNotificationsService(foundation).switch(await as(name), { kind, isOn })
}

describe('comments by mail', () => {
  it('[NOT-6] come together after the full hour, in the language of the person', async () => {
    await mention('municipalityLead')
    await mention('municipalityLead')
    await run()
    expect(box).toEqual([])
    later(40 * minute)
    expect(await run()).toBe(1)
    expect(told()).toEqual([['municipalitylead@eksempel.dk', 'mention', 2]])
    expect(digests()[0]?.lines[0]).toEqual({
      text: 'Holbæk firm har nævnt dig: partnerplanen, P4 Målgruppe og visitation (Holbæk)',
      link: expect.stringMatching(/^https:\/\/samspil\.example\/p\/holbaek\/d\/[0-9a-f-]{36}\?afsnit=P4&traad=/),
    })
    await foundation.database.updateTable('person').set({ language: 'en' }).execute()
    await mention('municipalityLead')
    later(hour)
    await run()
    expect(digests()[1]?.lines[0]?.text).toContain('has mentioned you: the partner plan, P4')
  })

  it('[NOT-2] are told once, however often the server starts and looks', async () => {
    await mention('municipalityLead')
    later(hour)
    await run()
    await Promise.all([run(), run()])
    later(hour)
    await run()
    later(5 * hour)
    await run()
    expect(told()).toEqual([['municipalitylead@eksempel.dk', 'mention', 1]])
  })

  it('[NOT-2] stay told when the server was killed between the record and the sending', async () => {
    await mention('municipalityLead')
    later(hour)
    const dying = {
      sendsMail: true,
      send: () => Promise.reject(new Error('killed')),
      settled: async () => {},
    }
    const post = { mailer: dying, publicUrl: () => 'https://samspil.example' }
    await expect(sendDueDigests(foundation, post, digestSources)).rejects.toThrow('killed')
    later(2 * hour)
    await run()
    expect(box).toEqual([])
    expect(await createNotificationsService(foundation).inbox(await as('municipalityLead'))).toHaveLength(1)
  })

  it('[NOT-2] that could not leave are tried again after ten minutes, with what is new', async () => {
    await mention('municipalityLead')
    later(hour)
    canSend = false
    expect(await run()).toBe(0)
    canSend = true
    later(minute)
    await run()
    expect(box).toEqual([])
    later(10 * minute)
    await run()
    expect(told()).toEqual([['municipalitylead@eksempel.dk', 'mention', 1]])
  })

  it('[NOT-3] leave out what was read or taken back meanwhile, and send no empty mail', async () => {
    const comments = createCommentsService(foundation)
    const deleted = await mention('municipalityLead')
    await mention('actorMember')
    await mention('firmLead')
    const own = { id: deleted.comments[0]?.id ?? newCommentId(), version: 1 }
    await comments.delete(await as('commenter'), own)
    await createNotificationsService(foundation).markAllRead(await as('actorMember'))
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: tuesday })
      .where('person_id', '=', world.people.firmLead.id)
      .execute()
    later(hour)
    expect(await run()).toBe(0)
    expect(box).toEqual([])
  })

  it('[NOT-3] leave out what is older than three days', async () => {
    await mention('municipalityLead')
    later(4 * day)
    await run()
    expect(box).toEqual([])
  })

  it('[NOT-4] go to nobody who has switched them off, and to no address that is not proved', async () => {
    await mention('municipalityLead')
    await mention('unverified')
    await turn('municipalityLead', 'mention', false)
    later(hour)
    await run()
    expect(box).toEqual([])
    await turn('municipalityLead', 'mention', true)
    later(hour)
    await run()
    expect(told()).toEqual([['municipalitylead@eksempel.dk', 'mention', 1]])
  })

  it('[NOT-5] hold no word of the comment, of the text or of a commitment, and no name of a person', async () => {
    await mention('municipalityLead', 'Bent fra lageret skal vide det')
    await proposal({ what: 'Ansætter tre borgere', condition: 'Hvis Bent siger ja' })
    later(hour)
    await run()
    const texts = box.map(mailText).join('\n')
    expect(texts).toContain('Holbæk firm')
    for (const secret of ['Bent', 'Ansætter', 'arbejdsdage', 'Person ']) expect(texts).not.toContain(secret)
  })
})

describe('what a workshop agreed', () => {
  it('[WOR-10] [NOT-5] [NOT-6] is mailed to everybody of the partnership when it is over, without a word of it', async () => {
    const workshops = createWorkshopsService(foundation, new RoomHub(() => {}))
    const caller = await as('fundFacilitator')
    const id = WorkshopId.parse(randomUUID())
    const { partnershipId } = world.here
    const made = { id, partnershipId, title: 'Hemmelig titel', agenda: 'own', isAtOwnPace: false } as const
    await workshops.create(caller, { ...made, isRehearsal: false })
    await workshops.steer(caller, { id, command: { kind: 'open' } })
    later(2 * minute)
    await run()
    expect(box).toEqual([])
    await workshops.steer(caller, { id, command: { kind: 'close' } })
    later(2 * minute)
    await run()
    const addresses = told().map(([address]) => address)
    expect(addresses).toContain('firmmember@eksempel.dk')
    expect(addresses).toContain('reader@eksempel.dk')
    expect(addresses).not.toContain('outsider@eksempel.dk')
    expect(addresses).not.toContain('exmember@eksempel.dk')
    expect(digests()[0]?.lines[0]?.text).toBe('En workshop i Holbæk er slut. Læs, hvad I aftalte')
    expect(box.map(mailText).join()).not.toContain('Hemmelig')
    const sent = box.length
    later(hour)
    await run()
    expect(box).toHaveLength(sent)
  })
})

describe('what must be accepted', () => {
  it('[NOT-6] is mailed a minute later, several at once in one mail, to those who can say yes', async () => {
    await proposal()
    await proposal()
    await run()
    expect(box).toEqual([])
    later(2 * minute)
    await run()
    expect(told().toSorted()).toEqual([
      ['firmlead@eksempel.dk', 'accept', 2],
      ['firmmember@eksempel.dk', 'accept', 2],
    ])
    expect(digests()[0]?.lines[0]?.text).toBe('Et forslag venter på, at Holbæk firm siger ja eller nej (Holbæk)')
    later(hour)
    await run()
    expect(box).toHaveLength(2)
  })

  it('[NOT-3] is not mailed when somebody has answered, or the person named is another', async () => {
    const { id, version } = await proposal()
    await createCommitmentsService(foundation).accept(await as('firmLead'), { id, version })
    await proposal({ personId: world.people.firmMember.id })
    later(2 * minute)
    await run()
    expect(told()).toEqual([['firmmember@eksempel.dk', 'accept', 1]])
  })

  it('[NOT-2] is told again when it is proposed again', async () => {
    const commitments = createCommitmentsService(foundation)
    const { id } = await proposal({ personId: world.people.firmMember.id })
    later(2 * minute)
    await run()
    await commitments.lapse(await as('firmLead'), { id, version: 1, reason: 'Ikke nu' })
    await commitments.reopen(await as('municipalityLead'), { id, version: 2 })
    later(2 * minute)
    await run()
    expect(told()).toEqual([
      ['firmmember@eksempel.dk', 'accept', 1],
      ['firmmember@eksempel.dk', 'accept', 1],
    ])
  })
})

describe('deadlines', () => {
  it('[REM-2] are told on Monday, on the day, on the day after and then once a week, each once', async () => {
    const dueOn = CalendarDay.parse('2026-12-03')
    const { id, version } = await proposal({ dueOn, personId: world.people.firmMember.id })
    await createCommitmentsService(foundation).accept(await as('firmMember'), { id, version })
    await turn('firmLead', 'accept', false)
    const heard: string[] = []
    for (let at = Date.parse('2026-11-24T09:00:00Z'); at < Date.parse('2026-12-19T09:00:00Z'); at += 12 * hour) {
      foundation.clock.moveTo(at)
      box = []
      await run()
      for (const { to, about, lines } of digests()) {
        const [word] = /^[^:]+/.exec(lines[0]?.text ?? '') ?? []
        if (about === 'due') heard.push(`${new Date(at).toISOString().slice(5, 10)} ${to.split('@')[0]} ${word}`)
      }
    }
    expect(heard).toEqual([
      '11-30 firmmember Fristen nærmer sig',
      '12-03 firmmember Fristen er i dag',
      '12-04 firmmember Fristen er overskredet',
      '12-10 firmmember Fristen er overskredet',
      '12-10 firmlead Fristen er overskredet med mindst en uge',
      '12-17 firmmember Fristen er overskredet',
      '12-17 firmlead Fristen er overskredet med mindst en uge',
    ])
  })

  it('[REM-2] are told to nobody who has switched them off, and anew when the day is moved', async () => {
    const dueOn = CalendarDay.parse('2026-11-24')
    const personId = world.people.firmMember.id
    const { id, version } = await proposal({ dueOn, personId })
    const commitments = createCommitmentsService(foundation)
    await commitments.accept(await as('firmMember'), { id, version })
    await turn('firmMember', 'due', false)
    await run()
    expect(digests().filter(({ about }) => about === 'due')).toEqual([])
    await turn('firmMember', 'due', true)
    const moved = draftFor(world.party.firm, { personId, dueOn: CalendarDay.parse('2026-11-25') })
    foundation.clock.moveTo(tuesday + minute)
    await run()
    await commitments.edit(await as('firmMember'), { id, version: version + 1, draft: moved })
    later(day)
    await run()
    expect(told().filter(([, about]) => about === 'due')).toEqual([
      ['firmmember@eksempel.dk', 'due', 1],
      ['firmmember@eksempel.dk', 'due', 1],
    ])
  })
})

describe('changed words', () => {
  it('[TXT-3] are told once to each side that has not answered, and to nobody else', async () => {
    const id = newCommitmentId()
    const source = CommitmentSource.parse({
      documentId: world.here.partnerPlanId,
      sectionId: 'P4',
      quote: 'stiller to pladser',
    })
    const commitments = createCommitmentsService(foundation)
    const { partnershipId } = world.here
    const draft = draftFor(world.party.firm)
    await commitments.propose(await as('municipalityLead'), { id, partnershipId, draft, source })
    await commitments.accept(await as('firmMember'), { id, version: 1 })
    const write = (words: string) => writeWords(foundation.database, id, { words, seq: 1 }, foundation.clock.now())
    await write('stiller tre pladser')
    await insertAnswers(foundation.database, id, {
      partyIds: [world.party.municipality],
      personId: world.people.municipalityLead.id,
      at: foundation.clock.now(),
    })
    later(2 * minute)
    await run()
    const heard = () =>
      digests()
        .filter(({ lines }) => lines.some(({ text }) => text.startsWith('Teksten under en aftale er ændret')))
        .map(({ to }) => to)
    expect(heard().sort()).toEqual(['firmlead@eksempel.dk', 'firmmember@eksempel.dk'])
    later(hour)
    await write('stiller fire pladser')
    later(2 * minute)
    await run()
    // The answer was to other words, so the municipality is asked for the first time.
    expect(heard().sort()).toEqual([
      'firmlead@eksempel.dk',
      'firmmember@eksempel.dk',
      'municipalitycolleague@eksempel.dk',
      'municipalitylead@eksempel.dk',
    ])
  })
})

describe('on Mondays', () => {
  const monday = Date.parse('2026-11-30T06:00:00Z')

  it('[NOT-6] deadlines are told from 7 in Denmark, once, and again the Monday after while they last', async () => {
    const dueOn = CalendarDay.parse('2026-12-03')
    const { id, version } = await proposal({ dueOn, personId: world.people.firmMember.id })
    await createCommitmentsService(foundation).accept(await as('firmMember'), { id, version })
    foundation.clock.moveTo(monday - minute)
    await run()
    expect(box).toEqual([])
    foundation.clock.moveTo(monday)
    await run()
    later(3 * hour)
    await run()
    expect(told()).toEqual([['firmmember@eksempel.dk', 'due', 1]])
    expect(digests()[0]?.lines[0]?.text).toBe(
      'Fristen nærmer sig: en forpligtelse for Holbæk firm, 3. december (Holbæk)',
    )
    foundation.clock.moveTo(monday + 7 * day)
    await run()
    expect(digests()[1]?.lines[0]?.text).toContain('Fristen er overskredet')
  })

  it('[NOT-4] the changes of the week are counted for those who have switched them on', async () => {
    foundation.clock.moveTo(monday + 6 * day)
    await mention('reader')
    await mention('reader')
    await turn('actorMember', 'changes', true)
    await turn('commenter', 'changes', true)
    foundation.clock.moveTo(monday + 7 * day)
    await run()
    const changes = digests().filter(({ about }) => about === 'changes')
    expect(changes.map(({ to, lines }) => [to, lines.map(({ text }) => text)])).toEqual([
      // Their own changes are no news to the commenter.
      ['actormember@eksempel.dk', ['2 ændringer i Holbæk']],
    ])
  })
})

describe('switching', () => {
  it('[NOT-4] holds for one person and one kind, and the rest as it was', async () => {
    await turn('municipalityLead', 'accept', false)
    await turn('municipalityLead', 'changes', true)
    const service = createNotificationsService(foundation)
    expect(await service.settings(await as('municipalityLead'))).toEqual({
      accept: false,
      mention: true,
      workshop: true,
      due: true,
      changes: true,
    })
    expect(await service.settings(await as('firmLead'))).toEqual({
      accept: true,
      mention: true,
      workshop: true,
      due: true,
      changes: false,
    })
  })

  it('[NOT-7] by the link of a mail turns that kind off for that person, and looking at it changes nothing', async () => {
    const service = createNotificationsService(foundation)
    await mention('municipalityLead')
    later(hour)
    await run()
    const token = digests()[0]?.unsubscribe.replace('https://samspil.example/afmeld/', '') ?? ''
    expect(await service.describeUnsubscribe(token)).toEqual({ ok: true, value: { kind: 'mention', isOn: true } })
    expect(await service.settings(await as('municipalityLead'))).toMatchObject({ mention: true })
    expect(await service.unsubscribe(token)).toEqual({ ok: true, value: { kind: 'mention', isOn: false } })
    expect(await service.settings(await as('municipalityLead'))).toMatchObject({ mention: false, accept: true })
    const [person, , signature] = token.split('.')
    const forged = [
      `${person}.accept.${signature}`,
      `${world.people.firmLead.id}.mention.${signature}`,
      `${person}.mention.`,
      `${token}x`,
      '',
    ]
    for (const wrong of forged) {
      expect(await service.unsubscribe(wrong)).toEqual({ ok: false, error: { code: 'token.invalid' } })
    }
    expect(await service.settings(await as('firmLead'))).toMatchObject({ mention: true })
  })
})
