/** Where a command reads from and writes to. stdout carries the answer and nothing else. */
export interface CommandIo {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** The process's own when left out. */
  readonly stdin?: AsyncIterable<unknown>
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** 0: done. 1: refused, or the input is wrong. 2: called wrongly. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints: how it is called and what comes back. */
  readonly usage: string
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** Called wrongly: unknown option, missing value. The command's usage is shown with it. */
export class UsageError extends Error {}

/** Cannot be done, for a reason that whoever called can act on. */
export class CommandRefused extends Error {}
