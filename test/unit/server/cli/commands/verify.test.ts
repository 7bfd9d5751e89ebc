import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SettlementContent, SettlementFile } from '#shared/contracts/settlements.ts'
import { runCommand } from '#server/cli/run-command.ts'
import { hashOf, sealOf } from '#server/modules/settlements/settlement-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samspil-verify-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function verify(content: unknown) {
  const written = { out: '', err: '' }
  writeFileSync(path.join(folder, 'file.json'), typeof content === 'string' ? content : JSON.stringify(content))
  const code = await runCommand(['verify', 'file.json'], {
    stdout: (text) => {
      written.out += text
    },
    stderr: (text) => {
      written.err += text
    },
    cwd: folder,
    env: {},
  })
  return { code, ...written }
}

const line = {
  kind: 'payment',
  outcomeCode: 'J6',
  payerPartyId: 'k',
  payeePartyId: 'f',
  dueMonth: 2,
  count: 2,
  tariffOre: 3_000_000,
  fullTariffOre: 3_000_000,
  earnedOre: 6_000_000,
  paidOre: 6_000_000,
}
const content = {
  schema: 'samspil-settlement/1',
  number: 4,
  parties: [{ id: 'k' }, { id: 'f' }],
  lines: [line],
  transfers: [{ payerPartyId: 'k', payeePartyId: 'f', ore: 6_000_000 }],
  paidOre: 6_000_000,
  adjustedOre: 0,
} as unknown as SettlementContent

function agreed(): SettlementFile {
  const hash = hashOf(content)
  const answers = [{ partyId: 'k', answer: 'agreed', at: 1, reason: '', hash }] as unknown as SettlementFile['answers']
  return { content, hash, answers, seal: sealOf({ hash, answers }) }
}

describe('samspil verify', () => {
  it('[STL-10] says that a statement fits, alone or in a list', async () => {
    expect(await verify(agreed())).toEqual({ code: 0, out: 'statement 4: agreed and sealed, hash fits\n', err: '' })
    const both = await verify([agreed(), { ...agreed(), seal: null, answers: [] }])
    expect(both).toMatchObject({ code: 0, err: '' })
    expect(both.out.split('\n')[1]).toBe('[1] statement 4: not agreed yet, hash fits')
  })

  it('[STL-10] names what is broken, one line each', async () => {
    const cheaper = { ...agreed(), content: { ...content, transfers: [] } }
    const { code, err, out } = await verify(cheaper)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trimEnd().split('\n')).toEqual([
      'hash: does not fit content; a figure or a name was changed',
      'content.transfers: do not follow from the lines',
    ])
    expect((await verify({ ...agreed(), seal: '0'.repeat(64) })).err).toContain('seal:')
  })

  it('refuses what is no file of ours, and what is no JSON', async () => {
    expect(await verify({ content: { schema: 'constructor' } })).toMatchObject({ code: 1, out: '' })
    expect((await verify({})).err).toContain('schema: is missing')
    expect(await verify('{')).toMatchObject({ code: 1 })
    expect(await verify([])).toMatchObject({ code: 1 })
  })
})
