import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { DocumentId } from '#shared/kernel/ids.ts'
import type { LogEntry, UpdateLog } from '#server/sync/update-log.ts'

export interface LogUnderTest {
  readonly log: UpdateLog
  /** A document that the log may write to. */
  newDocument(): Promise<DocumentId>
  /** The same data opened again, as after a restart; null where nothing survives. */
  reopen: (() => Promise<UpdateLog>) | null
  /** Flips one byte of the checkpoint; null where it cannot be reached from outside. */
  damageCheckpoint: ((documentId: DocumentId, seq: number) => Promise<void>) | null
  close(): Promise<void>
}

const entry = (...bytes: number[]): LogEntry => ({ personId: null, bytes: new Uint8Array(bytes), createdAt: 7 })
const beginning = { seq: 0, bytes: new Uint8Array([0, 0]), createdAt: 1 }
const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

/** What every update log promises (the port's doc block), run over each adapter. */
export function describeUpdateLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`update log: ${name}`, () => {
    let opened: LogUnderTest | null = null
    afterEach(async () => {
      await opened?.close()
      opened = null
    })
    const start = async (): Promise<LogUnderTest & { documentId: DocumentId }> => {
      opened = await open()
      const documentId = await opened.newDocument()
      await opened.log.writeCheckpoint(documentId, beginning)
      return { ...opened, documentId }
    }

    it('[SYN-12] what is appended is loaded, in order, with its person and time', async () => {
      const { log, documentId } = await start()
      await log.append(documentId, 1, [entry(1), entry(2, 3)])
      await log.append(documentId, 3, [entry(4)])
      const loaded = await log.load(documentId)
      expect(loaded.lastSeq).toBe(3)
      expect(loaded.updates.map((row) => [row.seq, [...row.bytes], row.personId, row.createdAt])).toEqual([
        [1, [1], null, 7],
        [2, [2, 3], null, 7],
        [3, [4], null, 7],
      ])
      expect([...loaded.checkpoint.bytes]).toEqual([0, 0])
    })

    it('[SYN-12] a load sees every append that was called before it, awaited or not', async () => {
      const { log, documentId } = await start()
      const appends = numbers(50).map((seq) => log.append(documentId, seq, [entry(seq)]))
      expect((await log.load(documentId)).lastSeq).toBe(50)
      await Promise.all(appends)
    })

    it('[SYN-12] appends of many documents at once are all kept, each in its own order', async () => {
      const { log, documentId, newDocument } = await start()
      const second = await newDocument()
      await log.writeCheckpoint(second, beginning)
      await Promise.all(
        numbers(3000).map((seq) => log.append(seq % 2 ? documentId : second, Math.ceil(seq / 2), [entry(seq % 250)])),
      )
      for (const id of [documentId, second]) {
        expect((await log.load(id)).updates.map((row) => row.seq)).toEqual(numbers(1500))
      }
      expect(log.backlog()).toEqual({ entries: 0, bytes: 0 })
    })

    it('[SYN-13] a number that is taken is refused whole, with everything of that document behind it', async () => {
      const { log, documentId, newDocument } = await start()
      const neighbour = await newDocument()
      await log.writeCheckpoint(neighbour, beginning)
      await log.append(documentId, 1, [entry(1)])
      const results = await Promise.allSettled([
        log.append(neighbour, 1, [entry(9)]),
        log.append(documentId, 1, [entry(2), entry(3)]),
        log.append(documentId, 3, [entry(4)]),
        log.append(neighbour, 2, [entry(8)]),
      ])
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      expect((await log.load(documentId)).updates.map((row) => [...row.bytes])).toEqual([[1]])
      expect((await log.load(neighbour)).lastSeq).toBe(2)
      await log.append(documentId, 2, [entry(5)])
      expect((await log.load(documentId)).lastSeq).toBe(2)
    })

    it('[SYN-40] a document without a beginning is refused, not taken for an empty one', async () => {
      const { log, newDocument } = await start()
      const unknown = DocumentId.parse(randomUUID())
      await expect(log.load(unknown)).rejects.toThrow('no sound checkpoint')
      await expect(log.load(await newDocument())).rejects.toThrow('no sound checkpoint')
    })

    it('[SYN-40] a missing update is refused, not passed over', async () => {
      const { log, documentId } = await start()
      await log.append(documentId, 1, [entry(1)])
      await log.append(documentId, 3, [entry(3)])
      await expect(log.load(documentId)).rejects.toThrow('Update 2 of document')
    })

    it('[SYN-41] a load starts at the newest checkpoint', async () => {
      const { log, documentId } = await start()
      await log.append(
        documentId,
        1,
        numbers(5).map((n) => entry(n)),
      )
      await log.writeCheckpoint(documentId, { seq: 3, bytes: new Uint8Array([33]), createdAt: 9 })
      const loaded = await log.load(documentId)
      expect(loaded.checkpoint).toMatchObject({ seq: 3, createdAt: 9 })
      expect(loaded.updates.map((row) => row.seq)).toEqual([4, 5])
    })

    it('[SYN-41] writing a checkpoint again replaces it', async () => {
      const { log, documentId } = await start()
      await log.writeCheckpoint(documentId, { seq: 0, bytes: new Uint8Array([5]), createdAt: 2 })
      expect([...(await log.load(documentId)).checkpoint.bytes]).toEqual([5])
    })

    it('[SYN-12] everything is there after the data is opened again', async () => {
      const { log, documentId, reopen } = await start()
      await log.append(documentId, 1, [entry(1)])
      if (reopen === null) return
      expect((await (await reopen()).load(documentId)).lastSeq).toBe(1)
    })

    it('[SYN-41] a damaged checkpoint gives way to the one before it and a longer log', async () => {
      const { log, documentId, damageCheckpoint } = await start()
      await log.append(
        documentId,
        1,
        numbers(6).map((n) => entry(n)),
      )
      for (const seq of [2, 4, 6]) {
        await log.writeCheckpoint(documentId, { seq, bytes: new Uint8Array([seq, seq, seq]), createdAt: 1 })
      }
      if (damageCheckpoint === null) return
      await damageCheckpoint(documentId, 6)
      const older = await log.load(documentId)
      expect([older.checkpoint.seq, older.updates.map((row) => row.seq), older.lastSeq]).toEqual([4, [5, 6], 6])
      await damageCheckpoint(documentId, 4)
      const first = await log.load(documentId)
      expect([first.checkpoint.seq, first.lastSeq]).toEqual([0, 6])
      await damageCheckpoint(documentId, 0)
      await expect(log.load(documentId)).rejects.toThrow('no sound checkpoint')
    })
  })
}
