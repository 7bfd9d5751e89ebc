import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#server/cli/run-command.ts'
import { differences } from '#test/reference/compare.ts'
import { references } from '#test/reference/scenarios.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samspil-simulate-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function samspil(args: readonly string[], stdin = '') {
  const written = { out: '', err: '' }
  const code = await runCommand(['simulate', ...args], {
    stdout: (text) => {
      written.out += text
    },
    stderr: (text) => {
      written.err += text
    },
    stdin: (async function* () {
      yield Buffer.from(stdin)
    })(),
    cwd: folder,
    env: {},
  })
  return { code, ...written, lines: written.err.trimEnd().split('\n') }
}

function file(name: string, content: unknown): string {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const [s1, s2] = references.scenarios

describe('samspil simulate', () => {
  it('prints summary and rows in the shape of the reference', async () => {
    const { code, out } = await samspil([file('s1.json', s1?.input)])
    expect(code).toBe(0)
    expect(differences(JSON.parse(out), s1?.expected)).toEqual([])
  })

  it('gives a list for a list, of scenarios alone or under input, with their id and name', async () => {
    const { code, out } = await samspil([file('list.json', [s1?.input, { id: 7, name: 'To', input: s2?.input }])])
    expect(code).toBe(0)
    const [first, second, ...more] = JSON.parse(out) as Record<string, unknown>[]
    expect(more).toEqual([])
    expect(differences(first, s1?.expected)).toEqual([])
    expect(differences(second, { id: 7, name: 'To', ...s2?.expected })).toEqual([])
  })

  it('reads standard input, with a byte order mark too', async () => {
    const { code, out } = await samspil(['-'], `\uFEFF${JSON.stringify({ input: s1?.input })}`)
    expect(code).toBe(0)
    expect(differences(JSON.parse(out), s1?.expected)).toEqual([])
  })

  it('adds the percentiles of a Monte Carlo with the seed given', async () => {
    const { n, seed, npvKom } = references.monteCarlo
    const args = [file('s1.json', s1?.input), '--monte-carlo', String(n), '--seed', String(seed)]
    const { code, out } = await samspil(args)
    const { monteCarlo, ...rest } = JSON.parse(out) as { monteCarlo: Record<string, unknown> }
    expect(code).toBe(0)
    expect(monteCarlo).toMatchObject({ n, seed })
    expect(differences(monteCarlo['npvKom'], npvKom, { tolerance: 1e-6 })).toEqual([])
    expect(differences(rest, s1?.expected)).toEqual([])
  })

  it('names every wrong field on a line of its own, with range and unit, and prints no figures', async () => {
    const { code, out, lines } = await samspil([file('bad.json', { ...s1?.input, dT: 1.5, N: -1, Td: 2.5 })])
    expect([code, out]).toEqual([1, ''])
    expect(lines).toEqual([
      'N: -1 is outside the range; allowed: 0 or more (persons)',
      'Td: 2.5 is not a whole number; allowed: whole numbers 0 or more (months)',
      'dT: 1.5 is outside the range; allowed: 0 to 1 (share a month)',
    ])
  })

  it('says which scenario of a list is wrong, and calculates none', async () => {
    const { code, out, lines } = await samspil([file('half.json', [s1?.input, { ...s1?.input, H: 3 }, 4])])
    expect([code, out]).toEqual([1, ''])
    expect(lines).toEqual([
      '[1] H: 3 is outside the range; allowed: whole numbers 12 to 240 (months)',
      '[2] scenario: is no object with the symbols of the model',
    ])
  })

  it('says which range is wrong, and draws from those that are given', async () => {
    const bad = { input: s1?.input, ranges: { qJ: [0.4, 0.2, 0.3], lam: [0, 0.5, 2], cost: 1 } }
    const refused = await samspil([file('bad-ranges.json', bad), '--monte-carlo', '10'])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.lines).toEqual([
      'ranges.qJ: low, likeliest and high do not ascend; allowed: 0 to 1 (share)',
      'ranges.lam: 2 is outside the range; allowed: 0 to 1 (share a month)',
      'ranges.cost: has the wrong type; allowed: 0 or more (factor on the prices)',
    ])
    const still = (value: number) => [value, value, value]
    const ranges = { qJ: still(0.25), lam: still(0.03), h0: still(0.006), d: still(0.03), cost: still(1) }
    const drawn = await samspil([file('no-width.json', { input: s1?.input, ranges }), '--monte-carlo', '3'])
    const { monteCarlo, npvKom } = JSON.parse(drawn.out) as { monteCarlo: { npvKom: object }; npvKom: number }
    expect(differences(monteCarlo.npvKom, { p10: npvKom, p50: npvKom, p90: npvKom, mean: npvKom, pPos: 0 })).toEqual([])
  })

  it('says which names it does not know, and calculates without them', async () => {
    const misspelt = { ...s1?.input, capcitizen: 0, tar: { ...s1?.input.tar, O3: 1 } }
    const { code, out, lines } = await samspil([file('misspelt.json', misspelt)])
    expect(code).toBe(0)
    expect(lines).toEqual([
      'warning: tar.O3: is no symbol of the model; left out',
      'warning: capcitizen: is no symbol of the model; left out',
      expect.stringContaining('warning: ftar.V3'),
    ])
    expect(differences(JSON.parse(out), s1?.expected)).toEqual([])
  })

  it('takes a number too large for a computer as outside the range', async () => {
    const text = JSON.stringify({ ...s1?.input, B: 0 }).replace('"B":0', '"B":1e999')
    const { code, lines } = await samspil(['-'], text)
    expect(code).toBe(1)
    expect(lines).toEqual(['B: Infinity is outside the range; allowed: 0 to 1000000000000 (DKK a month)'])
  })

  it('draws no fractions of persons', async () => {
    const name = file('half-person.json', { ...s1?.input, N: 2.5 })
    expect((await samspil([name])).code).toBe(0)
    const { code, lines } = await samspil([name, '--monte-carlo', '10'])
    expect(code).toBe(1)
    expect(lines).toEqual(['N: 2.5 is not a whole number; allowed: whole numbers 0 or more (persons)'])
  })

  it('answers an unreadable file and bad JSON with one line', async () => {
    for (const name of ['nowhere.json', file('torn.json', '{"N":\n27')]) {
      const { code, out, lines } = await samspil([name])
      expect([code, out, lines.length]).toEqual([1, '', 1])
      expect(lines[0]).toContain(name)
    }
  })

  it.each([
    [[]],
    [['a.json', 'b.json']],
    [['a.json', '--monte-carlo', '0']],
    [['a.json', '--monte-carlo', '1e3']],
    [['a.json', '--monte-carlo', '10', '--seed', '-1']],
    [['a.json', '--seed', '1']],
    [['a.json', '--unknown']],
  ])('called with %j shows how it is called', async (args) => {
    const { code, out, err } = await samspil(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('samspil simulate FILE.json')
  })
})
