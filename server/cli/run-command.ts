import { type CommandIo, CommandRefused, type ExitCode, UsageError } from './command.ts'
import { commands } from './commands/index.ts'

const overview = (): string => {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `samspil <command> [options]

${lines.join('\n')}

samspil <command> --help tells more. DATA_DIR names the data folder (default: data).
Exit codes: 0 done, 1 refused or wrong input, 2 called wrongly.
`
}

/** Runs one command line and gives its exit code. */
export async function runCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined) {
    io.stderr(overview())
    return 2 satisfies ExitCode
  }
  if (name === '--help' || name === 'help' || name === '-h') {
    io.stdout(overview())
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    io.stderr(`There is no command called ${name}.\n\n${overview()}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(`${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr(`${error.message}\n\n${command.usage}\n`)
      return 2
    }
    io.stderr(`${error instanceof Error ? error.message : String(error)}\n`)
    // A refusal says all there is to say; anything else is a defect, and its trace is what a report needs.
    if (!(error instanceof CommandRefused) && error instanceof Error) io.stderr(`${error.stack ?? ''}\n`)
    return 1
  }
}
