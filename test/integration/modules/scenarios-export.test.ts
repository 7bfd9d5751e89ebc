import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, buildWorld } from '#test/support/records.ts'
import { lookAtPdf, openSpreadsheet } from '#test/support/office.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { aScenario } from '#test/reference/scenarios.ts'

let app: TestApp
let world: World
let token = ''

beforeAll(async () => {
  app = await startTestApp({ seed: 'none' })
  world = await buildWorld(app.app.foundation)
  token = await app.apiToken('reader@eksempel.dk')
})
afterAll(() => app.close())

const ask = async (name: string): Promise<Buffer> => {
  const query = new URLSearchParams({ partnershipId: world.here.partnershipId, language: 'da' })
  const answer = await fetch(`http://localhost:${app.port}/download/${name}?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

describe('a scenario as a file', () => {
  it('[DWN-2] as a workbook opened by LibreOffice has the sums of the simulation, and every row says what it is', async () => {
    const sheets = openSpreadsheet(await ask('simulation.xlsx'), 'xlsx')
    const [heading = [], ...rows] = sheets['Måneder'] ?? []
    expect(rows).toHaveLength(61)
    const { summary } = simulate(aScenario())
    const sumOf = (name: string): number => {
      const column = heading.indexOf(name)
      const total = Number(rows[60]?.[column])
      const added = rows.slice(0, 60).reduce((sum, row) => sum + Number(row[column]), 0)
      expect(Math.abs(total - added)).toBeLessThan(0.001)
      return total
    }
    expect(Math.abs(sumOf('Udgifter') - summary.costs)).toBeLessThan(0.31)
    expect(Math.abs(sumOf('Kommunen i måneden') - summary.komAt.H)).toBeLessThan(0.31)
    expect(Math.abs(sumOf('Betaling for borgernes resultater') - summary.payC)).toBeLessThan(0.31)
    expect(rows.every((row) => row.at(-1) === 'SIMULERET')).toBe(true)
    const assumptions = sheets['Antagelser'] ?? []
    expect(assumptions.find(([name]) => name === 'Ydelse pr. borger')?.slice(1, 3)).toEqual(['12326', 'kr. pr. måned'])
  })

  it('says SIMULERET on paper, with the krone of the screen', async () => {
    const { text } = lookAtPdf(await ask('simulation.pdf'))
    expect(text).toContain('SIMULERET')
    expect(text.replaceAll('\u00a0', ' ')).toContain('−75.584 kr.')
  })
})
