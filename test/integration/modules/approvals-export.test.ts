import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { checkAgreementFile } from '#server/modules/approvals/agreement-file.ts'
import { readChain } from '#server/modules/audit/audit.store.ts'
import { findPartnershipBySlug } from '#server/modules/partnerships/partnerships.store.ts'
import { lookAtPdf } from '#test/support/office.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

let app: TestApp
let token = ''
let gribskov: PartnershipId
let holbaek: PartnershipId

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  token = await app.apiToken('jonas@fonden.example')
  gribskov = (await findPartnershipBySlug(app.storage.database, 'gribskov')) as PartnershipId
  holbaek = (await findPartnershipBySlug(app.storage.database, 'holbaek')) as PartnershipId
})
afterAll(() => app.close())

const get = (name: string, query: Readonly<Record<string, string>>) =>
  fetch(`http://localhost:${app.port}/download/${name}?${new URLSearchParams({ language: 'da', ...query })}`, {
    headers: { authorization: `Bearer ${token}` },
  })
const ask = async (name: string, query: Readonly<Record<string, string>>): Promise<Buffer> => {
  const answer = await get(name, query)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

describe('the certificate', () => {
  it('[APR-13] says who approved, on what authority, when, how they had signed in, the code and the end of the log', async () => {
    const { hash, seal, answers } = JSON.parse(
      (await ask('agreement.json', { partnershipId: gribskov, number: '1' })).toString(),
    ) as { hash: string; seal: string; answers: { personName: string; authority: string; text: string }[] }
    const { text, structure, info } = lookAtPdf(await ask('certificate.pdf', { partnershipId: gribskov, number: '1' }))
    const words = text.replaceAll(/\s+/g, ' ')
    expect(answers).toHaveLength(3)
    for (const { personName } of answers) expect(words).toContain(personName)
    expect(words).toContain('Daglig leder')
    expect(words).toContain('DEMO:')
    expect(words).toContain('eksempelperson')
    expect(words).toContain(referenceCode(hash))
    expect(words.replaceAll(' ', '')).toContain(seal)
    const sealing = (await readChain(app.storage.database, gribskov)).find(
      ({ action }) => action === 'agreement.approved',
    )
    expect(words.replaceAll(' ', '')).toContain(sealing?.hash)
    expect(words).not.toContain('FORELØBIGT')
    expect(info).toMatch(/Tagged:\s+yes/)
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'Figure']) expect(structure).toContain(tag)
  })

  it('[APR-13] is a page without anything to fetch, with the address as a drawing', async () => {
    const page = (await ask('certificate.html', { partnershipId: holbaek, number: '2', language: 'en' })).toString()
    expect(page).toContain('lang="en"')
    expect(page).toContain('PROVISIONAL')
    expect(page).toMatch(/<img class="qr" alt="QR code [^"]+" src="data:image\/svg\+xml;base64,/)
    expect(page).toMatch(/\/verify\/[0-9A-F]{4}(-[0-9A-F]{4}){3}/)
    expect(page).not.toMatch(/<(script|link|iframe)\b|src="(?!data:)/)
    expect((await get('certificate.html', { partnershipId: holbaek, number: '9' })).status).toBe(404)
  })

  it('[APR-11] and the demo’s own versions are whole when they are checked', async () => {
    const files = JSON.parse((await ask('agreement.json', { partnershipId: holbaek })).toString()) as unknown[]
    expect(files.map((file) => checkAgreementFile(file).faults)).toEqual([[], []])
  })
})
