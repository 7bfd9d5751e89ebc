import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Plants violations in a small copy of the house and looks whether the guards report them. Needed because a guard
 * that resolves no import reports nothing and looks green.
 */
const root = resolve(import.meta.dirname, '../..')
const house = mkdtempSync(join(tmpdir(), 'samspil-architecture-'))

const clean: Record<string, string> = {
  'shared/kernel/word.ts': `export const word = 'ord'\n`,
  'shared/domain/thing/thing.ts': `import { word } from '#shared/kernel/word.ts'\nexport const thing = word\n`,
  'server/rpc/router.ts': `export interface AppRouter { readonly name: string }\n`,
  'client/rpc/trpc.ts': `import type { AppRouter } from '#server/rpc/router.ts'\nexport type Router = AppRouter\n`,
  'client/features/alpha/screen.ts': `export const alpha = 1\n`,
  'client/features/alpha/index.ts': `export { alpha } from './screen.ts'\n`,
  'client/app/routes.ts': `import { alpha } from '#client/features/alpha/index.ts'\nexport const route = alpha\n`,
}

const planted: readonly { file: string; source: string; rule: string; why: string }[] = [
  {
    file: 'client/features/beta/index.ts',
    source: `import { alpha } from '#client/features/alpha/index.ts'\nexport const beta = alpha\n`,
    rule: 'boundaries(dependencies)',
    why: 'a feature imports another feature',
  },
  {
    file: 'client/app/past-the-door.ts',
    source: `import { alpha } from '#client/features/alpha/screen.ts'\nexport const past = alpha\n`,
    rule: 'boundaries(dependencies)',
    why: 'a feature is entered past its index.ts',
  },
  {
    file: 'client/ui/feature-in-ui.ts',
    source: `import { alpha } from '#client/features/alpha/index.ts'\nexport const ui = alpha\n`,
    rule: 'boundaries(dependencies)',
    why: 'ui imports a feature',
  },
  {
    file: 'client/app/server-in-client.ts',
    source: `import type { AppRouter } from '#server/rpc/router.ts'\nexport type Own = AppRouter\n`,
    rule: 'boundaries(dependencies)',
    why: 'the client knows the server outside client/rpc',
  },
  {
    file: 'client/app/kit.ts',
    source: `import { Button } from '@mantine/core'\nexport const kit = Button\n`,
    rule: 'eslint(no-restricted-imports)',
    why: 'the kit is used outside client/ui',
  },
  {
    file: 'shared/kernel/upwards.ts',
    source: `import { thing } from '#shared/domain/thing/thing.ts'\nexport const up = thing\n`,
    rule: 'boundaries(dependencies)',
    why: 'the kernel imports the domain',
  },
  {
    file: 'server/storage/upwards.ts',
    source: `import type { AppRouter } from '#server/rpc/router.ts'\nexport type Up = AppRouter\n`,
    rule: 'boundaries(dependencies)',
    why: 'storage imports the procedures',
  },
  {
    file: 'server/modules/client-in-server.ts',
    source: `import { route } from '#client/app/routes.ts'\nexport const wrong = route\n`,
    rule: 'boundaries(dependencies)',
    why: 'the server imports the client',
  },
  {
    file: 'server/modules/things/things.router.ts',
    source: `import { sql } from 'kysely'\nexport const query = sql\n`,
    rule: 'eslint(no-restricted-imports)',
    why: 'a router asks the database',
  },
  {
    file: 'server/sync/database-in-sync.ts',
    source: `import sqlite3 from 'sqlite3'\nexport const database = sqlite3\n`,
    rule: 'eslint(no-restricted-imports)',
    why: 'the sync server goes past its ports',
  },
  {
    file: 'shared/simulation/database.ts',
    source: `import { sql } from 'kysely'\nexport const query = sql\n`,
    rule: 'eslint(no-restricted-imports)',
    why: 'the simulation imports a database',
  },
  {
    file: 'shared/document/files.ts',
    source: `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`,
    rule: 'eslint(no-restricted-imports)',
    why: 'shared reads files',
  },
  {
    file: 'shared/domain/environment.ts',
    source: `export const home = () => process.env\n`,
    rule: 'eslint(no-restricted-globals)',
    why: 'shared reads the environment',
  },
  {
    file: 'shared/domain/clock.ts',
    source: `export const now = () => Date.now()\n`,
    rule: 'eslint(no-restricted-globals)',
    why: 'shared reads the clock',
  },
  {
    file: 'shared/domain/chance.ts',
    source: `export const chance = () => Math.random()\n`,
    rule: 'eslint(no-restricted-properties)',
    why: 'shared uses chance',
  },
  {
    file: 'shared/domain/noise.ts',
    source: `export const noise = () => console.log('x')\n`,
    rule: 'eslint(no-console)',
    why: 'shared prints',
  },
  {
    file: 'server/rpc/floating.ts',
    source: `const later = async () => 1\nexport const start = () => {\n  later()\n}\n`,
    rule: 'typescript(no-floating-promises)',
    why: 'a promise is left floating',
  },
]

const write = (file: string, source: string): void => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), source)
}

describe('the guards of the house', () => {
  let report: { filename: string; code: string }[] = []

  beforeAll(() => {
    for (const file of [
      'package.json',
      '.oxlintrc.json',
      'tsconfig.json',
      ...['shared', 'server', 'client', 'test'].map((folder) => `${folder}/tsconfig.json`),
    ]) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      copyFileSync(join(root, file), join(house, file))
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    for (const [file, source] of Object.entries(clean)) write(file, source)
    for (const { file, source } of planted) write(file, source)
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', '.'], {
      cwd: house,
      encoding: 'utf8',
    })
    report = (JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }).diagnostics
  }, 120_000)

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const codesFor = (file: string): string[] =>
    report.filter((entry) => entry.filename.endsWith(file)).map((entry) => entry.code)

  it.each(planted)('reports that $why', ({ file, rule }) => {
    expect(codesFor(file)).toContain(rule)
  })

  it.each(Object.keys(clean))('finds nothing wrong with the allowed import in %s', (file) => {
    expect(codesFor(file)).toEqual([])
  })

  it('does not compile shared code that touches the page', () => {
    write('shared/domain/page.ts', `export const title = (): string => document.title\n`)
    const compile = (): string => {
      try {
        execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', 'shared'], { cwd: house, encoding: 'utf8' })
        return ''
      } catch (error) {
        return String((error as { stdout?: string }).stdout)
      }
    }
    expect(compile()).toContain("Cannot find name 'document'")
  })
})
