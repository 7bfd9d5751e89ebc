import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from '#server/storage/make-folder.ts'

const base = mkdtempSync(join(tmpdir(), 'samspil-folder-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('the data folder', () => {
  it('is made with the folders above it, and once more does nothing', () => {
    const path = join(base, 'a', 'b', 'c')
    makeFolder(path)
    makeFolder(path)
    expect(existsSync(path)).toBe(true)
  })

  it('is refused below a file and in the place of one', () => {
    writeFileSync(join(base, 'file'), '')
    expect(() => makeFolder(join(base, 'file', 'folder'))).toThrow(/ENOTDIR/)
    expect(() => makeFolder(join(base, 'file'))).toThrow(/EEXIST/)
  })

  it.runIf(existsSync('/proc/self'))('is refused at once where the system makes no folders', () => {
    expect(() => makeFolder('/proc/samspil/data')).toThrow(/ENOENT|EACCES|EPERM/)
  })
})
