// Whether dist/ belongs to the sources as they are now: a hash over the name, size and time of every source file.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const stampFile = path.join(root, 'dist/stamp.txt')

const sources = ['client', 'server', 'shared', 'package.json', 'package-lock.json', 'vite.config.ts']

function* files(entry) {
  const stat = fs.statSync(entry, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isDirectory()) {
    yield `${path.relative(root, entry)} ${stat.size} ${stat.mtimeMs}`
    return
  }
  for (const name of fs.readdirSync(entry).sort()) yield* files(path.join(entry, name))
}

/** The stamp of the sources now. */
export function sourceStamp() {
  const hash = createHash('sha256')
  for (const source of sources) for (const line of files(path.join(root, source))) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** Whether dist/ was built from exactly these sources. */
export const isBuilt = () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === sourceStamp()
