import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '#server/cli/commands/index.ts'
import { runCommand } from '#server/cli/run-command.ts'
import { meIn, openBrowser } from '#test/support/login.ts'
import { refusalCode } from '#test/support/raw-request.ts'
import { type TestApp, refusalOf, startTestApp } from '#test/support/test-app.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function run(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const io = {
    stdout: (text: string) => void (out += text),
    stderr: (text: string) => void (err += text),
    cwd: '/',
    env,
  }
  const code = await runCommand(args, io)
  return { code, out, err }
}

describe('the command line, beside a running server', () => {
  let app: TestApp
  let samspil: (...args: string[]) => Promise<Ran>
  beforeAll(async () => {
    app = await startTestApp({ seed: 'demo' })
    samspil = (...args) => run({ DATA_DIR: app.dataDir, PORT: String(app.port) }, ...args)
  })
  afterAll(() => app.close())

  it('lists every document with id, kind, title and partnership as JSON', async () => {
    const { code, out, err } = await samspil('documents', '--json')
    expect([code, err]).toEqual([0, ''])
    const list = JSON.parse(out) as {
      id: string
      kind: string
      title: string
      partnership: { slug: string; name: string }
    }[]
    const stored = await app.storage.database.selectFrom('document').select('id').execute()
    expect(list.map((each) => each.id).toSorted()).toEqual(stored.map((each) => each.id).toSorted())
    expect(list.filter((each) => each.kind === 'partnerPlan')).toHaveLength(12)
    expect(list.find((each) => each.partnership.slug === 'holbaek')).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      kind: 'partnerPlan',
      title: 'Partnerplan: Holbæk',
      partnership: { slug: 'holbaek', name: 'Holbæk' },
    })
    expect(list.find((each) => each.partnership.slug === 'holbaek' && each.kind === 'socialModel')?.title).toMatch(
      /^Social model: .+/,
    )
  })

  it('lists the documents for reading, one a line', async () => {
    const { out } = await samspil('documents')
    const stored = await app.storage.database.selectFrom('document').select('id').execute()
    expect(out.trimEnd().split('\n')).toHaveLength(stored.length)
  })

  it('makes a bearer token that works at once, alone on stdout, and keeps only its hash', async () => {
    const { code, out } = await samspil('token', '--as', 'Ida@holbaek.example', '--label', 'måling')
    expect(code).toBe(0)
    expect(out).toMatch(/^[A-Za-z0-9_-]{43}\n$/)
    const program = app.trpc({ authorization: `Bearer ${out.trim()}` })
    expect((await program.partnerships.list.query()).map((each) => each.slug)).toContain('holbaek')
    expect(JSON.stringify(await app.storage.database.selectFrom('token').selectAll().execute())).not.toContain(
      out.trim(),
    )
    const { out: listed } = await samspil('tokens', '--json')
    expect(listed).not.toContain(out.trim())
    expect(JSON.parse(listed)).toContainEqual(
      expect.objectContaining({ email: 'ida@holbaek.example', label: 'måling' }),
    )
  })

  it('revokes a token, which then opens nothing', async () => {
    const { out } = await samspil('token', '--as', 'karen@nordvest.example', '--days', '1')
    const program = app.trpc({ authorization: `Bearer ${out.trim()}` })
    await program.accounts.sessions.query()
    const all = JSON.parse((await samspil('tokens', '--json')).out) as { id: string; email: string }[]
    const id = all.find((each) => each.email === 'karen@nordvest.example')?.id ?? ''
    expect((await samspil('revoke-token', id)).code).toBe(0)
    expect((await refusalOf(program.accounts.sessions.query())).code).toBe('access.signInRequired')
    expect(await samspil('revoke-token', id)).toMatchObject({ code: 1, out: '' })
  })

  it('makes an invitation that lets a new person into the party', async () => {
    const { code, out } = await samspil(
      'invite',
      '--partnership',
      'holbaek',
      '--party',
      'municipality',
      '--role',
      'reader',
    )
    expect(code).toBe(0)
    const token = new RegExp(`^http://localhost:${app.port}/i#([A-Za-z0-9_-]{43})\n$`).exec(out)?.[1]
    const answer = await openBrowser(app).call('accounts.redeemInvite', {
      token,
      email: 'ny@holbaek.example',
      name: 'Ny',
      title: '',
      language: 'da',
    })
    expect(meIn(answer)).toMatchObject({
      isVerified: false,
      memberships: [{ partnershipSlug: 'holbaek', partyKind: 'municipality', role: 'reader' }],
    })
  })

  it('takes a party’s id where there are several of a kind, and lists them when asked for the kind', async () => {
    const refused = await samspil('invite', '--partnership', 'odsherred', '--party', 'firm')
    expect([refused.code, refused.out]).toEqual([1, ''])
    const id = /firm +([0-9a-f-]{36})/.exec(refused.err)?.[1] ?? ''
    const { code, out } = await samspil(
      'invite',
      '--partnership',
      'odsherred',
      '--party',
      id,
      '--email',
      'ny@firma.example',
    )
    expect(code).toBe(0)
    const answer = await openBrowser(app).call('accounts.redeemInvite', {
      token: out.trim().split('#')[1],
      email: 'anden@firma.example',
      name: 'Anden',
      title: '',
      language: 'da',
    })
    expect(refusalCode(answer)).toBe('token.otherPerson')
  })

  it('lists the people with their parties', async () => {
    const list = JSON.parse((await samspil('people', '--json')).out) as { email: string; memberships: unknown[] }[]
    expect(list.find((each) => each.email === 'karen@nordvest.example')?.memberships).toContainEqual(
      expect.objectContaining({ partnership: 'holbaek', kind: 'firm' }),
    )
  })

  it('loads no second programme', async () => {
    const count = () => app.storage.database.selectFrom('person').select('id').execute()
    const before = (await count()).length
    for (const kind of ['demo', 'empty']) expect(await samspil('seed', kind)).toMatchObject({ code: 1, out: '' })
    expect(await count()).toHaveLength(before)
  })

  it.each([
    [['token', '--as', 'nobody@holbaek.example'], 1],
    [['invite', '--partnership', 'nowhere', '--party', 'firm'], 1],
    [['revoke-token', '00000000-0000-4000-8000-000000000000'], 1],
    [[], 2],
    [['unknown'], 2],
    [['toString'], 2],
    [['token'], 2],
    [['token', '--as', 'no address'], 2],
    [['token', '--as', 'ida@holbaek.example', '--days', '0'], 2],
    [['token', '--as', 'ida@holbaek.example', '--days', '4e9'], 2],
    [['documents', '--jsn'], 2],
    [['documents', 'more'], 2],
    [['revoke-token', 'x'], 2],
    [['seed', 'other'], 2],
    [['invite', '--partnership', 'holbaek'], 2],
    [['invite', '--partnership', 'holbaek', '--party', 'fund', '--role', 'owner'], 2],
  ])('%j ends with %i, says why on stderr, and answers nothing on stdout', async (args, expected) => {
    const { code, out, err } = await samspil(...args)
    expect([code, out]).toEqual([expected, ''])
    expect(err).not.toBe('')
    expect(err).not.toMatch(/\n\s+at /)
  })

  it.each(Object.keys(commands))('%s --help prints its usage and does nothing', async (name) => {
    const { code, out } = await samspil(name, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^samspil ${name}`))
  })

  it('--help names every command', async () => {
    const { code, out } = await samspil('--help')
    expect(code).toBe(0)
    for (const name of Object.keys(commands)) expect(out).toContain(`\n  ${name} `)
  })
})

describe('the command line on a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samspil-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('refuses to ask a folder without a database, and makes none', async () => {
    const dataDir = join(folder, 'nothing')
    expect(await run({ DATA_DIR: dataDir }, 'documents')).toMatchObject({ code: 1, out: '' })
    expect(await run({ DATA_DIR: dataDir }, 'documents')).toMatchObject({ code: 1, out: '' })
  })

  it('makes an empty programme, into which the demo is not loaded later', async () => {
    const dataDir = join(folder, 'empty')
    expect((await run({ DATA_DIR: dataDir }, 'seed', 'empty')).code).toBe(0)
    expect((await run({ DATA_DIR: dataDir }, 'seed', 'demo')).code).toBe(1)
    expect((await run({ DATA_DIR: dataDir }, 'documents', '--json')).out).toBe('[]\n')
  })

  it('says in one line what is wrong with a setting or a file', async () => {
    const wrong = await run({ PORT: 'many' }, 'documents')
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('PORT')
    const dataDir = mkdtempSync(join(folder, 'broken-'))
    writeFileSync(join(dataDir, 'samspil.sqlite'), 'this is no database'.repeat(100))
    const broken = await run({ DATA_DIR: dataDir }, 'documents')
    expect(broken.code).toBe(1)
    expect(broken.err.trimEnd().split('\n')).toEqual([expect.stringContaining('SQLITE_NOTADB')])
  })
})
