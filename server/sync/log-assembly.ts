import type { DocumentId } from '#shared/kernel/ids.ts'
import { type Checkpoint, type LoadedLog, type LoggedUpdate, UpdateLogError, checkpointSha256 } from './update-log.ts'

/**
 * The newest sound start and every update after it.
 *
 * `checkpoints`: newest first. The first one ever written may hold the document's creation, which stands in no
 * update; so replaying the updates alone is sound only when there was never a checkpoint at 0.
 * Errors: throws when an update is missing or no start is sound.
 */
export async function assembleLog(
  documentId: DocumentId,
  checkpoints: readonly (Checkpoint & { readonly sha256: string })[],
  updatesAfter: (seq: number) => Promise<readonly LoggedUpdate[]>,
): Promise<LoadedLog> {
  const sound = checkpoints.find((candidate) => checkpointSha256(candidate.bytes) === candidate.sha256)
  if (sound === undefined && checkpoints.some((candidate) => candidate.seq === 0)) {
    throw new UpdateLogError(`Every checkpoint of document ${documentId} is damaged, its creation among them`)
  }
  const start = sound?.seq ?? 0
  const updates = await updatesAfter(start)
  updates.forEach((update, index) => {
    if (update.seq !== start + index + 1) {
      throw new UpdateLogError(`Update ${start + index + 1} of document ${documentId} is missing`)
    }
  })
  const lastSeq = start + updates.length
  // A damaged newer checkpoint still tells how far the log once reached.
  const reached = checkpoints[0]?.seq ?? 0
  if (reached > lastSeq) {
    throw new UpdateLogError(`Document ${documentId} once reached ${reached}, its log ends at ${lastSeq}`)
  }
  const checkpoint = sound === undefined ? null : { seq: sound.seq, bytes: sound.bytes, createdAt: sound.createdAt }
  return { checkpoint, updates, lastSeq }
}
