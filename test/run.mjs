// `npm test`: everything, browser tests included. `npm run test:soak` (`--soak`): the same with the long runs.
// Further arguments go to vitest, e.g. `npm test -- test/e2e/three-people.test.ts`.
import { spawnSync } from 'node:child_process'
import { ensureChromium } from './support/find-chromium.mjs'
import { ensureOfficeTools } from './support/find-libreoffice.mjs'

const args = process.argv.slice(2)
const isSoak = args.includes('--soak')
const filters = args.filter((arg) => arg !== '--soak')
let hasFailed = false

const run = (name, command, commandArgs, env = {}) => {
  const startedAt = Date.now()
  const { status, error } = spawnSync(command, commandArgs, { stdio: 'inherit', env: { ...process.env, ...env } })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
  if (!error && status === 0) {
    console.log(`test: ${name} ok (${seconds} s)`)
    return true
  }
  console.error(`test: ${name} failed after ${seconds} s${error ? `: ${error.message}` : ''}`)
  hasFailed = true
  return false
}

const chromium = ensureChromium()
if (!chromium || !ensureOfficeTools()) process.exit(1)
const vitest = (...vitestArgs) => [
  'node_modules/.bin/vitest',
  ['run', ...vitestArgs],
  { CHROMIUM: chromium, ...(isSoak ? { SOAK: '1', REPEAT: process.env.REPEAT ?? '20' } : {}) },
]

if (filters.length === 0) run('format, lint, types', process.execPath, ['test/check.mjs', '--no-tests'])
// Without a build there is nothing for the browsers to open.
if (!run('build', process.execPath, ['server/cli/build.mjs'])) process.exit(1)
if (filters.length > 0) {
  run('tests', ...vitest(...filters))
} else {
  // One suite after the other: side by side they would measure each other on a small machine.
  for (const suite of ['unit', 'integration', 'process', 'screens', 'e2e'])
    run(`${suite} tests`, ...vitest('--project', suite))
}
process.exit(hasFailed ? 1 : 0)
