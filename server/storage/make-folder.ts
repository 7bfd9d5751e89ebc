import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes the folder and those above it that are missing.
 * Not `mkdir` with `recursive`, which on Node 20 never returns below a folder that refuses as /proc does.
 * Errors: throws what the system says of the first folder that cannot be made.
 */
export function makeFolder(path: string): void {
  const missing: string[] = []
  for (let at = resolve(path); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at)
  for (const folder of missing) mkdirSync(folder)
  // A file in the folder's place: let the system say so in its own words.
  if (!statSync(path).isDirectory()) mkdirSync(path)
}
