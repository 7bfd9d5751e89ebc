// `npm test`: everything, browser tests included. `npm run test:soak` (`--soak`): the same with the long runs.
// Further arguments go to vitest, e.g. `npm test -- test/e2e/three-people.test.ts`.
import { spawnSync } from 'node:child_process'
import { ensureChromium } from './support/find-chromium.mjs'

const args = process.argv.slice(2)
const isSoak = args.includes('--soak')
const filters = args.filter((arg) => arg !== '--soak')

const run = (name, command, commandArgs, env = {}) => {
  const startedAt = Date.now()
  const { status, error } = spawnSync(command, commandArgs, { stdio: 'inherit', env: { ...process.env, ...env } })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
  if (error || status !== 0) {
    console.error(`test: ${name} failed after ${seconds} s${error ? `: ${error.message}` : ''}`)
    process.exit(1)
  }
  console.log(`test: ${name} ok (${seconds} s)`)
}

const chromium = ensureChromium()
if (!chromium) process.exit(1)

if (filters.length === 0) run('format, lint, types', process.execPath, ['test/check.mjs', '--no-tests'])
run('build', process.execPath, ['server/cli/build.mjs'])
run('tests', 'node_modules/.bin/vitest', ['run', ...filters], {
  CHROMIUM: chromium,
  ...(isSoak ? { SOAK: '1' } : {}),
})
