import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInUser, type TestApp, startTestApp } from '#test/support/test-app.ts'

let app: TestApp
let ida: SignedInUser
let modelId: string

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  ida = await app.signInAs('ida@holbaek.example')
  const { documents } = await ida.trpc.partnerships.bySlug.query({ slug: 'holbaek' })
  modelId = documents.find(({ kind }) => kind === 'socialModel')!.id
}, 60_000)
afterAll(() => app.close())

const ask = (firstDay: string) =>
  fetch(`http://localhost:${app.port}/download/intake.ics?${new URLSearchParams({ documentId: modelId, firstDay })}`, {
    headers: { cookie: ida.cookie },
  })

/** Long lines of a calendar are folded; unfolded, every property is a line. */
const properties = (calendar: string, name: string): string[] =>
  calendar
    .replaceAll('\r\n\t', '')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line.startsWith(name))

describe('the intake programme as a calendar file', () => {
  it('[INT-4] has whole days from the first day, its end the day after the last, and the same names each time', async () => {
    const answer = await ask('2027-07-01')
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    const calendar = await answer.text()
    expect(properties(calendar, 'DTSTART;VALUE=DATE:20270701')).not.toEqual([])
    expect(properties(calendar, 'SUMMARY:Dag 1')).toHaveLength(1)
    expect(properties(calendar, 'DTEND;VALUE=DATE:20270702')).toHaveLength(1)
    const names = properties(calendar, 'UID:')
    expect(new Set(names).size).toBe(names.length)
    expect(properties(await (await ask('2027-08-01')).text(), 'UID:')).toEqual(names)
  })

  it('[INT-4] asks for a day that is one', async () => {
    expect((await ask('2027-02-30')).status).toBe(400)
  })
})
