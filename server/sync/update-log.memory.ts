import type { DocumentId } from '#shared/kernel/ids.ts'
import { GroupCommit, type PendingAppend } from './group-commit.ts'
import { assembleLog } from './log-assembly.ts'
import { type Checkpoint, type LoggedUpdate, type UpdateLog, UpdateLogError, checkpointSha256 } from './update-log.ts'

interface Kept {
  readonly updates: LoggedUpdate[]
  checkpoints: (Checkpoint & { readonly sha256: string })[]
}

/** The update log in memory, for tests that are not about the disk. Same promises, except that it dies with us. */
export function createMemoryUpdateLog(): UpdateLog {
  const documents = new Map<DocumentId, Kept>()
  const of = (documentId: DocumentId): Kept => {
    const kept = documents.get(documentId) ?? { updates: [], checkpoints: [] }
    documents.set(documentId, kept)
    return kept
  }
  const commits = new GroupCommit(async (batch) => {
    refuseTakenNumbers(batch, of)
    for (const { documentId, firstSeq, entries } of batch) {
      of(documentId).updates.push(
        ...entries.map((entry, index) => ({ ...entry, bytes: entry.bytes.slice(), seq: firstSeq + index })),
      )
    }
  })
  return {
    append: (documentId, firstSeq, entries) => commits.append(documentId, firstSeq, entries),
    load: async (documentId) => {
      await commits.settled(documentId)
      const kept = of(documentId)
      return assembleLog(documentId, kept.checkpoints, async (seq) => kept.updates.filter((row) => row.seq > seq))
    },
    writeCheckpoint: async (documentId, checkpoint) => {
      const kept = of(documentId)
      const bytes = checkpoint.bytes.slice()
      const others = kept.checkpoints.filter((other) => other.seq !== checkpoint.seq)
      const all = [...others, { ...checkpoint, bytes, sha256: checkpointSha256(bytes) }].sort((a, b) => b.seq - a.seq)
      kept.checkpoints = all.filter((_, index) => index < 2 || index === all.length - 1)
    },
    drained: () => commits.drained(),
    backlog: () => commits.backlog(),
  }
}

function refuseTakenNumbers(batch: readonly PendingAppend[], of: (documentId: DocumentId) => Kept): void {
  const taken = new Set<string>()
  for (const { documentId, firstSeq, entries } of batch) {
    const used = new Set(of(documentId).updates.map((row) => row.seq))
    entries.forEach((_, index) => {
      const key = `${documentId} ${firstSeq + index}`
      if (used.has(firstSeq + index) || taken.has(key)) throw new UpdateLogError(`Number already in use: ${key}`)
      taken.add(key)
    })
  }
}
