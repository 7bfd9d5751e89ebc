// The quick check before every commit: format, lint, types, and the tests that need no server or browser.
// `--no-tests` leaves the tests out, for `npm test`, which runs them all.
import { spawnSync } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
const steps = [
  ['format', bin('oxfmt'), ['--check', '.']],
  ['lint', bin('oxlint'), ['--deny-warnings']],
  ['types', bin('tsc'), ['-b']],
]
if (!process.argv.includes('--no-tests')) steps.push(['unit tests', bin('vitest'), ['run', '--project', 'unit']])

for (const [name, command, args] of steps) {
  const startedAt = Date.now()
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (error || status !== 0) {
    console.error(`check: ${name} failed${error ? `: ${error.message}` : ''}`)
    process.exit(1)
  }
  console.log(`check: ${name} ok (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
}
