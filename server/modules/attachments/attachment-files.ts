import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import { type AttachmentEnding, attachmentTypes } from '#shared/domain/attachment/attachment.ts'
import type { AttachmentId } from '#shared/kernel/ids.ts'
import { makeFolder } from '#server/storage/make-folder.ts'

/** Bytes that have arrived and belong to nothing yet. */
export interface Arrived {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** The files of attachments under `<dataDir>/attachments`, each named by its id and by nothing a person typed. */
export interface AttachmentFiles {
  /**
   * Writes what comes to the disk and flushes it. 'tooLarge' as soon as more than `maxBytes` have come; then nothing
   * is left. Errors: rejects when the sender breaks off or the disk refuses, likewise with nothing left.
   */
  receive(source: Readable, maxBytes: number): Promise<Arrived | 'tooLarge'>
  /** Whether the bytes are what the ending says: by their first bytes, a text by holding no control characters. */
  isOfType(arrived: Arrived, ending: AttachmentEnding): Promise<boolean>
  /** Makes what arrived the file of the attachment, in one step. */
  keep(arrived: Arrived, id: AttachmentId): Promise<void>
  discard(arrived: Arrived): Promise<void>
  /** The file as a stream. Errors: rejects when it is not there. */
  read(id: AttachmentId): Promise<Readable>
  /** Deletes the file; one that is gone already is no error. */
  remove(id: AttachmentId): Promise<void>
  /** Deletes what arrived before a crash and belongs to nothing. */
  tidy(): Promise<void>
}

export function createAttachmentFiles(dataDir: string, newName: () => string): AttachmentFiles {
  const folder = join(dataDir, 'attachments')
  const incoming = join(folder, 'incoming')
  const pathOf = (id: AttachmentId): string => join(folder, id)

  return {
    async receive(source, maxBytes) {
      makeFolder(incoming)
      const path = join(incoming, newName())
      const handle = await open(path, 'wx', 0o600)
      try {
        const written = await writeAll(handle, source, maxBytes)
        if (written !== 'tooLarge') return { path, ...written }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      } finally {
        await handle.close()
      }
      await rm(path, { force: true })
      return 'tooLarge'
    },

    async isOfType({ path }, ending) {
      const found = await fileTypeFromFile(path)
      if (ending !== 'txt' && ending !== 'csv') return found?.mime === attachmentTypes[ending]
      // A text has no first bytes to know it by; what has some is something else under a text's name.
      return found === undefined && isPlainText(await readFile(path))
    },

    async keep({ path }, id) {
      await rename(path, pathOf(id))
      const handle = await open(folder, 'r')
      // The new name must be on the disk before a record speaks of it. Not every system lets a folder be flushed.
      await handle.sync().catch(() => undefined)
      await handle.close()
    },

    discard: ({ path }) => rm(path, { force: true }),

    async read(id) {
      const stream = createReadStream(pathOf(id))
      await once(stream, 'open')
      return stream
    },

    remove: (id) => rm(pathOf(id), { force: true }),

    async tidy() {
      const left = await readdir(incoming).catch(() => [])
      await Promise.all(left.map((name) => rm(join(incoming, name), { force: true })))
    },
  }
}

async function writeAll(
  handle: FileHandle,
  source: Readable,
  maxBytes: number,
): Promise<Omit<Arrived, 'path'> | 'tooLarge'> {
  const hash = createHash('sha256')
  let bytes = 0
  // A request that is destroyed takes its connection with it, and the sender would never hear what was wrong.
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return 'tooLarge'
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  await handle.sync()
  return { bytes, sha256: hash.digest('hex') }
}

/** No control characters but tab and line ends; letters of any 8-bit table pass, since spreadsheets still write them. */
const isPlainText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
