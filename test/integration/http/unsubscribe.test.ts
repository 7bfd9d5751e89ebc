import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSmtpMailer } from '#server/mail/smtp-mailer.ts'
import { unsubscribeSecretName } from '#server/modules/notifications/digest-run.ts'
import { readSettings, serverSecret } from '#server/modules/notifications/notifications.store.ts'
import { unsubscribeToken } from '#server/modules/notifications/unsubscribe-token.ts'
import { pino } from 'pino'
import { startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

let house: TestApp

beforeAll(async () => {
  house = await startTestApp()
})
afterAll(() => house.close())

describe('the unsubscribe button of a mail program', () => {
  it('[NOT-7] posts to the address of the link, without a session; a GET of it turns nothing off', async () => {
    const { database } = house.storage
    const { personId } = await house.signInAs('ida@holbaek.example')
    const secret = await serverSecret(database, house.app.foundation.random, unsubscribeSecretName)
    const address = `${house.url}/afmeld/${unsubscribeToken(secret, personId, 'mention')}`
    await fetch(address)
    expect(await readSettings(database, personId)).toMatchObject({ mention: true })
    const post = (to: string) =>
      fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    expect((await post(`${address}x`)).status).toBe(400)
    expect(await readSettings(database, personId)).toMatchObject({ mention: true })
    expect((await post(address)).status).toBe(200)
    expect(await readSettings(database, personId)).toMatchObject({ mention: false, accept: true })
  })

  it('[NOT-7] finds the address in the head of the mail and at its foot', async () => {
    const sink = await startSmtpSink()
    const mailer = createSmtpMailer({
      smtpUrl: sink.url,
      from: 'Samspil <samspil@localhost>',
      logger: pino({ level: 'silent' }),
    })
    const unsubscribe = 'https://samspil.example/afmeld/abc'
    await mailer.send({
      kind: 'digest',
      to: 'ida@holbaek.example',
      language: 'da',
      about: 'mention',
      lines: [{ text: 'Fjordværkstedet har svaret', link: 'https://samspil.example/p/holbaek' }],
      more: 2,
      home: 'https://samspil.example/',
      unsubscribe,
    })
    await sink.close()
    const [letter = ''] = sink.letters
    expect(letter).toContain(`List-Unsubscribe: <${unsubscribe}>`)
    expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(letter.split('\n\n').slice(1).join('\n\n')).toContain(`Afmeld dem her:\n${unsubscribe}`)
    expect(letter).toContain('og 2 mere.')
  })
})
