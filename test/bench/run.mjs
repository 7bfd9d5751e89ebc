// `npm run bench`: builds, then measures every system in one run, interleaved, and writes test/bench/README.md.
// `npm run bench -- sync` (or `typing`, `room`, `simulation`, `search`) runs one part and prints it without writing.
import { spawnSync } from 'node:child_process'

const parts = process.argv.slice(2)
for (const [command, args] of [
  [process.execPath, ['server/cli/build.mjs']],
  [process.execPath, ['--import', 'tsx', 'test/bench/bench.ts', ...parts]],
]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
