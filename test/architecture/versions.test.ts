import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly version: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly link?: boolean
  readonly engines?: { readonly node?: string }
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> }
const locked = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...entry }))

const isAtLeast = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
  for (let index = 0; index < 3; index += 1) {
    const difference = (a![index] ?? 0) - (b![index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Below these, a published hole is open: remote crash, script in pasted text, SQL injection, redirected mail. */
const floors: Record<string, string> = {
  ws: '8.21.1',
  'prosemirror-view': '1.42.3',
  '@tiptap/core': '3.31.2',
  '@trpc/server': '11.8.0',
  fastify: '5.8.5',
  '@fastify/static': '10.1.1',
  vite: '8.0.5',
  kysely: '0.28.15',
  nodemailer: '10.1.4',
}

describe('what is installed', () => {
  it('is pinned to exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it.each(Object.entries(floors))('%s is at least %s', (name, floor) => {
    const versions = locked.filter((entry) => entry.name === name).map((entry) => entry.version)
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
  })

  it.each(['yjs', 'y-protocols', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'react', 'ws'])(
    'there is one copy of %s, since two in one process do not recognise each other',
    (name) => {
      expect(locked.filter((entry) => entry.name === name)).toHaveLength(1)
    },
  )

  it.each(['@tiptap/', '@mantine/'])('all of %s have one version', (scope) => {
    const versions = new Set(
      locked
        .filter((entry) => entry.name.startsWith(scope) && entry.name !== '@tiptap/y-tiptap')
        .map((entry) => entry.version),
    )
    expect(versions.size).toBe(1)
  })

  it('runs on Node 20.19, every package of it', () => {
    const tooNew = locked.filter(({ engines }) => {
      const range = engines?.node
      if (!range || range === '*') return false
      const lowest = range.split('||').map((part) => /(\d+)(?:\.(\d+))?/.exec(part))
      return !lowest.some(
        (match) => match && (Number(match[1]) < 20 || (match[1] === '20' && Number(match[2] ?? 0) <= 19)),
      )
    })
    expect(tooNew.map((entry) => `${entry.name}@${entry.version}: ${entry.engines?.node}`)).toEqual([])
  })
})
