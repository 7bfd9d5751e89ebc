/** Where a command reads and writes; the process's own streams outside tests. */
export interface CommandIo {
  readonly stdin: AsyncIterable<unknown>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** One word after `samspil`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What to type, and what each option means. */
  readonly usage: string
  /** Resolves to the exit code: 0 done, 1 refused or failed, 2 typed wrongly. Writes its own messages. */
  run(args: readonly string[], io: CommandIo): Promise<number>
}
