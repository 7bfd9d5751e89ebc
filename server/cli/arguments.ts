import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './command.ts'

/** `parseArgs` whose complaints count as wrong usage. `positionals` is how many words must stand without an option. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  positionals: { readonly min: number; readonly max: number } = { min: 0, max: 0 },
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const count = parsed.positionals.length
    if (count < positionals.min) throw new UsageError('Something is missing.')
    if (count > positionals.max)
      throw new UsageError(`Not understood: ${parsed.positionals.slice(positionals.max).join(' ')}`)
    return parsed
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** A whole number in the range. Errors: `UsageError` naming the option. */
export function wholeNumber(text: string, option: string, { min, max }: { min: number; max: number }): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) throw new UsageError(`${option} must be a whole number from ${min} to ${max}.`)
  return value
}
