import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { findPartnershipBySlug } from '#server/modules/partnerships/partnerships.store.ts'
import { checkSettlementFile } from '#server/modules/settlements/settlement-file.ts'
import { lookAtPdf, openSpreadsheet } from '#test/support/office.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

let app: TestApp
let token = ''
let partnershipId: PartnershipId

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  token = await app.apiToken('jonas@fonden.example')
  partnershipId = (await findPartnershipBySlug(app.storage.database, 'gribskov')) as PartnershipId
})
afterAll(() => app.close())

const ask = async (name: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> => {
  const query = new URLSearchParams({ partnershipId, language: 'da', ...more })
  const answer = await fetch(`http://localhost:${app.port}/download/${name}?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

describe('statements as files', () => {
  it('[DWN-2] [STL-6] as a workbook opened by LibreOffice: the lines add up to who pays whom, and each row says what it is', async () => {
    const sheets = openSpreadsheet(await ask('settlements.xlsx'), 'xlsx')
    const sumOf = (name: string, column: string): number => {
      const [heading = [], ...rows] = sheets[name] ?? []
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.includes('SIMULERET'))).toBe(true)
      return rows.reduce((sum, row) => sum + Number(row[heading.indexOf(column)]), 0)
    }
    // 40,000 for the firm's model, and 20,000 that the cap leaves of three times 10,000.
    expect(sumOf('Linjer', 'Beløb, kr.')).toBe(60_000)
    expect(sumOf('Linjer', 'Optjent, kr.')).toBe(70_000)
    expect(sumOf('Hvem betaler hvem', 'Beløb, kr.')).toBe(60_000)
  })

  it('[STL-10] as JSON can be checked, one alone and all together', async () => {
    const one: unknown = JSON.parse((await ask('settlements.json', { number: '1' })).toString())
    expect(checkSettlementFile(one)).toEqual({ faults: [], number: 1, isAgreed: true })
    const all = JSON.parse((await ask('settlements.json')).toString()) as unknown[]
    expect(all.map((file) => checkSettlementFile(file))).toEqual([
      { faults: [], number: 1, isAgreed: true },
      { faults: [], number: 2, isAgreed: false },
    ])
  })

  it('says SIMULERET on paper, who pays and the code that binds the figures', async () => {
    const { text } = lookAtPdf(await ask('settlements.pdf', { number: '1' }))
    const words = text.replaceAll(/\s+/g, ' ')
    expect(words).toContain('SIMULERET')
    expect(words).toContain('40.000,00')
    expect(words).toMatch(/Referencekode: [0-9a-f]{64}/)
  })

  it('[DWN-1] as CSV holds a name that looks like a formula as text', async () => {
    const { database } = app.storage
    const open = database.selectFrom('settlement').where('partnership_id', '=', partnershipId).where('number', '=', 2)
    const { id, content } = await open.select(['id', 'content']).executeTakeFirstOrThrow()
    const renamed = content.replaceAll('Den Sociale Kapitalfond', '=1+1')
    expect(renamed).not.toBe(content)
    await database.updateTable('settlement').set({ content: renamed }).where('id', '=', id).execute()
    const csv = (await ask('settlements.csv', { number: '2' })).toString()
    expect(csv).toContain("'=1+1")
    expect(csv).not.toMatch(/(^|;)"?=1\+1/m)
  })
})
