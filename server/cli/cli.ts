import { runCommand } from './run-command.ts'

// Not `process.exit`: what was written to a pipe would be cut off.
process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
})
