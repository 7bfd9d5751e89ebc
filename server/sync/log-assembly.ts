import type { DocumentId } from '#shared/kernel/ids.ts'
import { type Checkpoint, type LoadedLog, type LoggedUpdate, UpdateLogError, checkpointSha256 } from './update-log.ts'

/**
 * The newest sound checkpoint and every update after it.
 *
 * `checkpoints`: newest first. A document begins with the checkpoint 0 that its creation wrote, and that one is kept
 * for ever; so a document without any is damaged, not new.
 * Errors: throws when no checkpoint is sound or an update is missing.
 */
export async function assembleLog(
  documentId: DocumentId,
  checkpoints: readonly (Checkpoint & { readonly sha256: string })[],
  updatesAfter: (seq: number) => Promise<readonly LoggedUpdate[]>,
): Promise<LoadedLog> {
  const sound = checkpoints.find((candidate) => checkpointSha256(candidate.bytes) === candidate.sha256)
  if (sound === undefined) throw new UpdateLogError(`Document ${documentId} has no sound checkpoint`)
  const updates = await updatesAfter(sound.seq)
  updates.forEach((update, index) => {
    if (update.seq !== sound.seq + index + 1) {
      throw new UpdateLogError(`Update ${sound.seq + index + 1} of document ${documentId} is missing`)
    }
  })
  const lastSeq = sound.seq + updates.length
  // A damaged newer checkpoint still tells how far the log once reached.
  const reached = checkpoints[0]?.seq ?? 0
  if (reached > lastSeq) {
    throw new UpdateLogError(`Document ${documentId} once reached ${reached}, its log ends at ${lastSeq}`)
  }
  const { seq, bytes, createdAt } = sound
  return { checkpoint: { seq, bytes, createdAt }, updates, lastSeq }
}
