import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeCode } from '#shared/contracts/sync.ts'
import type { DeskCommand } from '#shared/contracts/workshops.ts'
import { plainText } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { LandingTarget } from '#shared/domain/workshop/landing-target.ts'
import type { Activity } from '#shared/domain/workshop/activity.ts'
import { type PartnershipId, WorkshopId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { Phone, newCardId, waitOptions } from '#test/support/room-device.ts'
import { type SignedInUser, type TestApp, refusalOf, startTestApp } from '#test/support/test-app.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.parse('2026-11-23T11:00:00Z')
let app: TestApp
let jonas: SignedInUser
let karen: SignedInUser
let partnershipId: PartnershipId

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } })
  jonas = await app.signInAs('jonas@fonden.example')
  karen = await app.signInAs('karen@nordvest.example')
  partnershipId = (await jonas.trpc.partnerships.bySlug.query({ slug: 'lilleby' })).id
})
afterAll(() => app.close())

interface Run {
  readonly id: WorkshopId
  readonly code: string
  readonly step: (place: number) => WorkshopStepId
  readonly steer: (command: DeskCommand) => Promise<unknown>
  readonly desk: () => ReturnType<SignedInUser['trpc']['workshops']['desk']['query']>
}

/** A workshop with these activities, opened. */
async function open(
  activities: readonly Activity[],
  over: { isAtOwnPace?: boolean; isRehearsal?: boolean } = {},
): Promise<Run> {
  const id = WorkshopId.parse(randomUUID())
  await jonas.trpc.workshops.create.mutate({
    id,
    partnershipId,
    title: 'Partnerworkshop',
    agenda: 'own',
    isRehearsal: over.isRehearsal ?? false,
    isAtOwnPace: over.isAtOwnPace ?? false,
  })
  const steps = activities.map((activity) => ({
    id: WorkshopStepId.parse(randomUUID()),
    title: `Trin ${activity}`,
    instruction: 'Gør det her.',
    activity,
    minutes: 10,
    target: null,
  }))
  await jonas.trpc.workshops.saveAgenda.mutate({ id, version: 1, title: 'Partnerworkshop', steps })
  const steer = (command: DeskCommand) => jonas.trpc.workshops.steer.mutate({ id, command })
  await steer({ kind: 'open' })
  const desk = () => jonas.trpc.workshops.desk.query({ id, stepId: null })
  return { id, code: (await desk()).code, step: (place) => steps[place]!.id, steer, desk }
}

async function phone(run: Run, over: Parameters<Phone['join']>[1] = {}): Promise<Phone> {
  const device = new Phone(app)
  await device.join(run.code, over)
  await device.listen()
  return device
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, waitOptions)

describe('the door', () => {
  it('[WOR-1] lets in by the code as it is read aloud, and by no other', async () => {
    const run = await open(['write'])
    const guest = new Phone(app)
    const view = await guest.join(`${run.code.slice(0, 3).toLowerCase()} ${run.code.slice(3)}`)
    expect(view).toMatchObject({ title: 'Partnerworkshop', me: { name: 'Aya', partyKind: 'firm', isGuest: true } })
    const wrong = run.code.startsWith('A') ? `C${run.code.slice(1)}` : `A${run.code.slice(1)}`
    expect((await refusalOf(new Phone(app).join(wrong))).code).toBe('workshop.noSuchCode')
  })

  it('[WOR-1] is shut while the code is locked, before the opening, after the end, and when time has run out', async () => {
    const run = await open(['write'])
    await run.steer({ kind: 'lock', isLocked: true })
    expect((await refusalOf(new Phone(app).join(run.code))).code).toBe('workshop.locked')
    await run.steer({ kind: 'lock', isLocked: false })
    await new Phone(app).join(run.code)
    await run.steer({ kind: 'close' })
    expect((await refusalOf(new Phone(app).join(run.code))).code).toBe('workshop.noSuchCode')

    const draft = WorkshopId.parse(randomUUID())
    await jonas.trpc.workshops.create.mutate({
      id: draft,
      partnershipId,
      title: 'Senere',
      agenda: 'partner_workshop',
      isRehearsal: false,
      isAtOwnPace: false,
    })
    const { code } = await jonas.trpc.workshops.desk.query({ id: draft, stepId: null })
    expect((await refusalOf(new Phone(app).join(code))).code).toBe('workshop.noSuchCode')

    const forgotten = await open(['write'])
    await app.storage.database
      .updateTable('workshop')
      .set({ opened_at: now - day - 1 })
      .where('id', '=', forgotten.id)
      .execute()
    expect((await refusalOf(new Phone(app).join(forgotten.code))).code).toBe('workshop.noSuchCode')
  })

  it('[WOR-1] counts wrong guesses by browser, and lets others in meanwhile', async () => {
    const run = await open(['write'])
    const cookie = `samspil-browser=${randomBytes(32).toString('base64url')}`
    const first = await fetch(`${app.url}/trpc/room.door`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'AAAAAA' }),
    })
    const own = first.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const guesser = app.trpc({ cookie: own })
    const answers: string[] = []
    for (let guess = 0; guess < 13; guess += 1) {
      answers.push((await refusalOf(guesser.room.door.mutate({ code: 'AAAAAA' }))).code)
    }
    expect(answers.at(-1)).toBe('rate.tooMany')
    expect((await refusalOf(guesser.room.door.mutate({ code: run.code }))).code).toBe('rate.tooMany')
    expect(await app.trpc().room.door.mutate({ code: run.code })).toMatchObject({ title: 'Partnerworkshop' })
  })

  it('[WOR-5] [WOR-6] a join that is sent again is one person; another device cannot be them', async () => {
    const run = await open(['write'])
    const guest = new Phone(app)
    await Promise.all([guest.join(run.code), guest.join(run.code)])
    await guest.write(run.step(0), 'Et kort')
    await guest.join(run.code)
    expect((await run.desk()).people).toHaveLength(1)
    expect((await guest.view()).step?.cards.map(({ text }) => text)).toEqual(['Et kort'])
    const thief = app.trpc().room.join.mutate({
      code: run.code,
      participantId: guest.participantId,
      secret: randomBytes(32).toString('base64url'),
      name: 'Aya',
      partyKind: 'firm',
      table: '',
    })
    expect((await refusalOf(thief)).code).toBe('thing.notFound')
  })

  it('[WOR-3] a member stays a member of the own party, whatever is said at the door', async () => {
    const run = await open(['write'])
    const mine = new Phone(app, karen.headers)
    const view = await mine.join(run.code, { partyKind: 'municipality', name: 'Karen' })
    expect(view.me).toMatchObject({ partyKind: 'firm', isGuest: false })
  })
})

describe('what is hidden', () => {
  it('[WOR-2] is in nobody else’s frame, answer, notice or log before it is revealed', async () => {
    const run = await open(['write'])
    const [writer, other] = [await phone(run), await phone(run, { name: 'Ole' })]
    await writer.write(run.step(0), 'Hemmelig bekymring')
    await until(() => expect(writer.shown.step?.cards).toHaveLength(1))
    await until(() => expect(other.shown.step?.hiddenCards).toBe(1))
    expect(other.heard).not.toContain('Hemmelig')
    expect(JSON.stringify(await run.desk())).not.toContain('Hemmelig')
    expect(JSON.stringify(await karen.trpc.workshops.screen.query({ id: run.id }))).not.toContain('Hemmelig')
    expect(JSON.stringify(await other.view())).not.toContain('Hemmelig')
    expect(JSON.stringify(app.logged)).not.toContain('Hemmelig')
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    await until(() => expect(other.shown.step?.cards.map(({ text }) => text)).toEqual(['Hemmelig bekymring']))
    expect(other.shown.step?.cards[0]).toMatchObject({ partyKind: 'firm', isMine: false })
    expect(JSON.stringify(other.shown.step)).not.toContain('Aya')
    expect((await run.desk()).step?.cards).toHaveLength(1)
  })

  it('[WOR-2] in the second round of 1-2-alle the own table sees it and nobody else', async () => {
    const run = await open(['oneTwoAll'])
    const one = await phone(run, { table: 'Bord 1' })
    const two = await phone(run, { table: 'Bord 1' })
    const far = await phone(run, { table: 'Bord 2' })
    await one.write(run.step(0), 'Kun for bordet')
    await until(() => expect(two.shown.step?.hiddenCards).toBe(1))
    expect(two.heard).not.toContain('Kun for bordet')
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 1 })
    await until(() => expect(two.shown.step?.cards.map(({ text }) => text)).toEqual(['Kun for bordet']))
    await until(() => expect(far.shown.step?.phase).toBe(1))
    expect(far.heard).not.toContain('Kun for bordet')
    expect(JSON.stringify(await run.desk())).not.toContain('Kun for bordet')
  })

  it('[WOR-9] scores are shown from three answers on', async () => {
    const run = await open(['exitPulse'])
    const people = [await phone(run), await phone(run), await phone(run)]
    const stepId = run.step(0)
    await people[0]!.send({ kind: 'score', stepId, score: 5, word: 'håb' })
    await people[1]!.send({ kind: 'score', stepId, score: 4, word: '' })
    await until(() => expect(people[2]!.shown.step?.answered).toBe(2))
    expect(people[2]!.shown.step).toMatchObject({ spread: null, words: [] })
    await people[2]!.send({ kind: 'score', stepId, score: 4, word: '' })
    await until(() => expect(people[2]!.shown.step).toMatchObject({ spread: [0, 0, 0, 2, 1], words: ['håb'] }))
  })
})

describe('cards', () => {
  it('[WOR-5] sent twice are there once, and a removed one stays away', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    const card = { kind: 'card', stepId: run.step(0), cardId: newCardId(), column: null, text: 'Én gang' } as const
    await Promise.all([guest.send(card), guest.send(card), guest.send(card)])
    expect((await guest.view()).step?.cards).toHaveLength(1)
    await guest.send({ kind: 'removeCard', cardId: card.cardId })
    await guest.send(card)
    expect((await guest.view()).step?.cards).toEqual([])
  })

  it('[WOR-3] nobody writes in another’s card, in a step that has not begun, or in another room', async () => {
    const [run, foreign] = [await open(['write', 'write']), await open(['write'])]
    const [guest, other] = [await phone(run), await phone(run)]
    const cardId = await guest.write(run.step(0), 'Mit')
    const over = { kind: 'card', stepId: run.step(0), cardId, column: null, text: 'Overtaget' } as const
    expect((await refusalOf(other.send(over))).code).toBe('thing.notFound')
    expect((await refusalOf(other.send({ kind: 'removeCard', cardId }))).code).toBe('thing.notFound')
    expect((await refusalOf(guest.write(run.step(1), 'For tidligt'))).code).toBe('thing.notFound')
    expect((await refusalOf(guest.write(foreign.step(0), 'Fremmed'))).code).toBe('thing.notFound')
    expect((await guest.view()).step?.cards.map(({ text }) => text)).toEqual(['Mit'])
  })

  it('[SEC-2] hold no personal number', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    expect((await refusalOf(guest.write(run.step(0), 'Se 070761-4285'))).code).toBe('input.personalNumber')
  })

  it('[WOR-5] an open step takes cards at everybody’s own pace', async () => {
    const run = await open(['write', 'write'], { isAtOwnPace: true })
    const guest = await phone(run)
    await guest.write(run.step(1), 'Allerede nu')
    expect((await guest.view(run.step(1))).step?.cards.map(({ text }) => text)).toEqual(['Allerede nu'])
  })
})

describe('votes and decisions', () => {
  it('[WOR-7] keep to the budget, hide the tallies, and end with the reveal', async () => {
    const run = await open(['write', 'vote'])
    const [one, two] = [await phone(run, { partyKind: 'municipality', table: 'Bord 1' }), await phone(run)]
    const [weeds, vans] = [await one.write(run.step(0), 'Ukrudt'), await two.write(run.step(0), 'Varebiler')]
    const stepId = run.step(1)
    await run.steer({ kind: 'move', from: run.step(0), to: stepId })
    // Hidden cards are not there to be voted on.
    expect((await refusalOf(one.send({ kind: 'vote', stepId, cardId: vans, dots: 1 }))).code).toBe('thing.notFound')
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    await run.steer({ kind: 'budget', stepId, dots: 3 })
    await one.send({ kind: 'vote', stepId, cardId: weeds, dots: 2 })
    await one.send({ kind: 'vote', stepId, cardId: weeds, dots: 2 })
    await one.send({ kind: 'vote', stepId, cardId: vans, dots: 1 })
    expect((await refusalOf(one.send({ kind: 'vote', stepId, cardId: vans, dots: 2 }))).code).toBe(
      'workshop.tooManyDots',
    )
    await run.steer({ kind: 'tableVote', stepId, cardId: weeds, table: 'Bord 1', dots: 3 })
    await until(() => expect(two.shown.step).toMatchObject({ voted: 2, cards: [{ dots: null }, { dots: null }] }))
    expect((await one.view()).me.dots).toEqual({ [weeds]: 2, [vans]: 1 })
    expect((await run.desk()).step?.cards.map(({ dots }) => dots)).toEqual([null, null])
    await run.steer({ kind: 'reveal', stepId, phase: 2 })
    await until(() =>
      expect(two.shown.step?.cards).toMatchObject([
        { text: 'Ukrudt', dots: 5, dotsBy: ['municipality', 'municipality'] },
        { text: 'Varebiler', dots: 1 },
      ]),
    )
    expect((await refusalOf(two.send({ kind: 'vote', stepId, cardId: vans, dots: 1 }))).code).toBe('workshop.changed')
  })

  it('[WOR-7] a card gathered under another counts for that one', async () => {
    const run = await open(['write', 'vote'])
    const guest = await phone(run)
    const [lead, under] = [await guest.write(run.step(0), 'Ukrudt'), await guest.write(run.step(0), 'Bede')]
    const stepId = run.step(1)
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    await run.steer({ kind: 'move', from: run.step(0), to: stepId })
    await guest.send({ kind: 'vote', stepId, cardId: under, dots: 1 })
    await run.steer({ kind: 'group', cardId: under, into: lead })
    await run.steer({ kind: 'reveal', stepId, phase: 2 })
    expect((await run.desk()).step?.cards).toMatchObject([{ text: 'Ukrudt', dots: 1 }])
  })

  it('[WOR-8] an objection says why, and stances wait for the reveal', async () => {
    const run = await open(['decision'])
    const [one, two] = [await phone(run), await phone(run)]
    const stepId = run.step(0)
    expect((await refusalOf(one.send({ kind: 'stance', stepId, stance: 'objection', reason: '' }))).code).toBe(
      'input.invalid',
    )
    await one.send({ kind: 'stance', stepId, stance: 'objection', reason: 'For dyrt' })
    await until(() => expect(two.shown.step?.answered).toBe(1))
    expect(two.heard).not.toContain('For dyrt')
    await run.steer({ kind: 'reveal', stepId, phase: 2 })
    await until(() =>
      expect(two.shown.step?.stances).toEqual([{ partyKind: 'firm', stance: 'objection', reason: 'For dyrt' }]),
    )
  })
})

describe('the desk', () => {
  it('[WOR-4] moves one step however often and by however many it is pressed, and time moves nothing', async () => {
    const run = await open(['talk', 'talk', 'talk'])
    const next = { kind: 'move', from: run.step(0), to: run.step(1) } as const
    await Promise.all([run.steer(next), run.steer(next)])
    await run.steer(next)
    expect((await run.desk()).currentStepId).toBe(run.step(1))
    await app.storage.database
      .updateTable('workshop_step')
      .set({ started_at: now - 60 * 60_000 })
      .where('id', '=', run.step(1))
      .execute()
    expect((await run.desk()).currentStepId).toBe(run.step(1))
  })

  it('[WOR-3] takes somebody out within a second, and lets them do nothing more', async () => {
    const run = await open(['write'])
    const [guest, other] = [await phone(run), await phone(run)]
    await run.steer({ kind: 'remove', participantId: guest.participantId })
    await vi.waitFor(() => expect(guest.closeCode).toBe(closeCode.noAccess), { timeout: 1000, interval: 10 })
    expect((await refusalOf(guest.write(run.step(0), 'Stadig her'))).code).toBe('workshop.removed')
    expect((await refusalOf(guest.view())).code).toBe('workshop.removed')
    expect((await refusalOf(guest.join(run.code))).code).toBe('workshop.removed')
    await other.write(run.step(0), 'Jeg er her')
    await guest.listen()
    expect(guest.frames.at(-1)).toContain('workshop.removed')
  })

  it('[WOR-3] closing ends every open connection within a second, and the room takes nothing more', async () => {
    const run = await open(['write'])
    const guests = [await phone(run), await phone(run)]
    await run.steer({ kind: 'close' })
    await vi.waitFor(() => expect(guests.map((guest) => guest.closeCode)).toEqual([4403, 4403]), {
      timeout: 1000,
      interval: 10,
    })
    expect((await refusalOf(guests[0]!.write(run.step(0), 'For sent'))).code).toBe('workshop.closed')
  })

  it('[WOR-3] a guest’s secret opens nothing else', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    const program = app.trpc({ authorization: `Bearer ${guest.secret}` })
    expect((await refusalOf(program.partnerships.bySlug.query({ slug: 'lilleby' }))).code).toBe('access.signInRequired')
    expect((await refusalOf(program.workshops.desk.query({ id: run.id, stepId: null }))).code).toBe(
      'access.signInRequired',
    )
  })

  it('[WOR-6] sees who is here, whose hand is up, and what has not got through', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    await guest.send({ kind: 'hand', isUp: true })
    await guest.send({ kind: 'done', stepId: run.step(0), isDone: true })
    guest.look(null, 4)
    await vi.waitFor(async () => {
      expect((await run.desk()).people).toMatchObject([{ isOnline: true, unsent: 4, isDone: true, handUpAt: now }])
    }, waitOptions)
    guest.hangUp()
    await vi.waitFor(async () => expect((await run.desk()).people).toMatchObject([{ isOnline: false }]), waitOptions)
    await guest.listen()
    expect(guest.shown.me).toMatchObject({ isDone: true, isHandUp: true })
  })

  it('[WOR-10] parks what does not belong here, and finds it again next time', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    const parkedId = randomUUID()
    const park = { kind: 'park', parkedId, stepId: run.step(0), text: 'Hvem betaler arbejdstøj?' } as const
    await Promise.all([guest.send(park), guest.send(park)])
    expect((await guest.view()).me.parked).toEqual(['Hvem betaler arbejdstøj?'])
    await run.steer({ kind: 'close' })
    const next = await open(['talk'])
    const { parked } = await next.desk()
    expect(parked.filter(({ id }) => id === parkedId)).toMatchObject([{ isFromHere: false, stepTitle: 'Trin write' }])
    await next.steer({ kind: 'settleParked', parkedId })
    expect((await next.desk()).parked.filter(({ id }) => id === parkedId)).toEqual([])
  })
})

describe('what came of it', () => {
  it('[WOR-2] [WOR-10] is a file with decisions, parked things and votes as tables, and without what was hidden', async () => {
    const run = await open(['write', 'vote', 'decision', 'write', 'agreed'])
    const guest = await phone(run)
    const cardId = await guest.write(run.step(0), 'Ukrudt')
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    for (const place of [0, 1, 2, 3]) await run.steer({ kind: 'move', from: run.step(place), to: run.step(place + 1) })
    await guest.send({ kind: 'vote', stepId: run.step(1), cardId, dots: 2 })
    await run.steer({ kind: 'reveal', stepId: run.step(1), phase: 2 })
    const outcome = { proposal: 'Skal vi begynde i maj?', outcome: 'Ja, den 3. maj', reviewOn: null }
    await run.steer({ kind: 'decide', stepId: run.step(2), ...outcome })
    await guest.write(run.step(3), 'Hemmeligt til det sidste')
    await guest.send({ kind: 'park', parkedId: randomUUID(), stepId: run.step(3), text: 'Arbejdstøj' })
    await until(() =>
      expect(guest.shown.step?.agreed).toMatchObject({
        decisions: [{ title: 'Skal vi begynde i maj?', outcome: 'Ja, den 3. maj' }],
        parked: [{ text: 'Arbejdstøj' }],
        votes: [{ rows: [{ text: 'Ukrudt', dots: 2 }] }],
      }),
    )
    await run.steer({ kind: 'close' })
    const path = `/download/workshop.md?id=${run.id}`
    const text = await (await fetch(app.url + path, { headers: { cookie: karen.cookie } })).text()
    expect(text).toContain('| Skal vi begynde i maj? | Ja, den 3. maj |')
    expect(text).toContain('| Ukrudt | 2 |')
    expect(text).toContain('| Virksomhed | Arbejdstøj |')
    expect(text).not.toContain('Hemmeligt')
  })
})

describe('landing in the plan', () => {
  const planOf = async () => {
    const { documents, parties } = await jonas.trpc.partnerships.bySlug.query({ slug: 'lilleby' })
    const plan = documents.find(({ kind }) => kind === 'partnerPlan')!.id
    const model = documents.find(({ kind }) => kind === 'socialModel')!.id
    return { plan, model, parties }
  }
  const shown = async (activity: Activity, text: string, column: string | null = null) => {
    const run = await open([activity])
    const guest = await phone(run, { table: 'Bord 4' })
    const cardId = await guest.write(run.step(0), text, column)
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    const land = (target: LandingTarget, over: object = {}) =>
      jonas.trpc.workshops.land.mutate({
        id: run.id,
        cardIds: [cardId],
        target,
        documentId: null,
        partyId: null,
        ...over,
      })
    return { run, guest, cardId, land }
  }

  it('[WOR-12] as a bullet of a section, once, with where it was born', async () => {
    const { plan } = await planOf()
    const { land, guest } = await shown('write', 'Vi ringer hver mandag')
    expect(await land('P4' as LandingTarget)).toEqual({ landed: 1 })
    expect(await land('P4' as LandingTarget)).toEqual({ landed: 0 })
    const words = await app.app.sync.read(plan, (doc) => plainText(doc, SectionId.parse('P4')))
    expect(words).toBe('Vi ringer hver mandag (født i: Partnerworkshop, Bord 4)')
    await until(() => expect(guest.shown.step?.cards).toMatchObject([{ isLanded: true }]))
  })

  it('[WOR-12] as a task, a risk and a need under the card’s own id', async () => {
    const { plan, model } = await planOf()
    const task = await shown('tasks', 'Vaske varebiler', 'postponed')
    await task.land('tasks')
    const risk = await shown('write', 'Ingen tid til oplæring')
    await risk.land('risks')
    const need = await shown('needs', 'Hænder i april', 'need')
    await need.land('needs')
    const { tasks } = await jonas.trpc.cards.ofDocument.query({ documentId: model })
    expect(tasks).toMatchObject([
      {
        id: task.cardId,
        fields: { title: 'Vaske varebiler', foundBy: 'postponed', description: 'født i: Partnerworkshop, Bord 4' },
      },
    ])
    const { risks, needs } = await jonas.trpc.cards.ofDocument.query({ documentId: plan })
    expect(risks).toMatchObject([{ id: risk.cardId }])
    expect(needs).toMatchObject([{ id: need.cardId, fields: { party: 'firm', column: 'need' } }])
  })

  it('[WOR-12] as a commitment that waits for its party, and is told in "Det aftalte vi"', async () => {
    const { parties } = await planOf()
    const { land, cardId, run } = await shown('write', 'Stiller to pladser')
    expect((await refusalOf(land('commitments'))).code).toBe('input.invalid')
    await land('commitments', { partyId: parties.find(({ kind }) => kind === 'firm')!.id })
    const [made] = (await jonas.trpc.commitments.list.query({ partnershipId })).filter(
      ({ id }) => String(id) === String(cardId),
    )
    expect(made).toMatchObject({ status: 'proposed', what: 'Stiller to pladser (født i: Partnerworkshop, Bord 4)' })
    expect((await run.desk()).agreed.promises).toMatchObject([{ id: cardId, status: 'proposed' }])
  })

  it('[WOR-12] never while it is hidden, from a rehearsal, or from another workshop', async () => {
    const run = await open(['write'])
    const guest = await phone(run)
    const cardId = await guest.write(run.step(0), 'Skjult')
    const land = (id: WorkshopId) =>
      jonas.trpc.workshops.land.mutate({ id, cardIds: [cardId], target: 'risks', documentId: null, partyId: null })
    expect((await refusalOf(land(run.id))).code).toBe('thing.notFound')
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    expect((await refusalOf(land((await open(['write'])).id))).code).toBe('thing.notFound')
    await app.storage.database.updateTable('workshop').set({ is_rehearsal: 1 }).where('id', '=', run.id).execute()
    expect((await refusalOf(land(run.id))).code).toBe('workshop.rehearsal')
  })
})

describe('a rehearsal', () => {
  it('[WOR-13] has six simulated people who answer each step once, and nobody can be them', async () => {
    const run = await open(['write', 'vote', 'decision', 'exitPulse'], { isRehearsal: true })
    const answer = (place: number) => run.steer({ kind: 'rehearse', stepId: run.step(place) })
    await answer(0)
    await answer(0)
    const desk = await run.desk()
    expect(desk.people).toHaveLength(6)
    expect(desk.step).toMatchObject({ cards: [], hiddenCards: 6, done: 6 })
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    for (const place of [0, 1, 2]) {
      await run.steer({ kind: 'move', from: run.step(place), to: run.step(place + 1) })
      await answer(place + 1)
    }
    const at = (place: number) => jonas.trpc.workshops.desk.query({ id: run.id, stepId: run.step(place) })
    expect((await at(1)).step).toMatchObject({ voted: 6 })
    expect((await at(2)).step).toMatchObject({ answered: 6 })
    expect((await at(3)).step?.spread).toEqual([0, 0, 2, 2, 2])
    const real = await open(['write'])
    expect((await refusalOf(real.steer({ kind: 'rehearse', stepId: real.step(0) }))).code).toBe('input.invalid')
  })
})

describe('a room full of phones', () => {
  it('[WOR-2] [WOR-5] [WOR-6] 72 join, write and come back together, with nothing lost and nothing doubled', async () => {
    const run = await open(['write'])
    const phones = await Promise.all(Array.from({ length: 72 }, (_, index) => phone(run, { name: `Gæst ${index}` })))
    await Promise.all(phones.map((one, index) => one.write(run.step(0), `Kort nummer ${index}.`)))
    for (const one of phones) one.hangUp()
    await Promise.all(phones.map((one) => one.listen()))
    for (const [index, one] of phones.entries()) {
      expect(one.shown.step?.cards.map(({ text }) => text)).toEqual([`Kort nummer ${index}.`])
      expect(one.heard).not.toContain(`Kort nummer ${(index + 1) % 72}.`)
    }
    await run.steer({ kind: 'reveal', stepId: run.step(0), phase: 2 })
    await until(() => {
      for (const one of phones) expect(one.shown.step?.cards).toHaveLength(72)
    })
    for (const one of phones) one.hangUp()
  })
})
