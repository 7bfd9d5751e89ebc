import type { z } from 'zod'
import type * as Y from 'yjs'
import type { AgreedTextView, CommitmentView, ConfirmText } from '#shared/contracts/commitments.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import { plainText, quotesIn } from '#shared/document/prose.ts'
import { actingParty, writingParties } from '#shared/domain/access/acting-party.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import { agreedWordsOf, isAsAgreed, isTextWatched, textSides, wordsOf } from '#shared/domain/commitment/agreed-text.ts'
import { agreeWords } from '#shared/domain/commitment/commitment-lifecycle.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { CommitmentId, DocumentId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { documentAt } from '#server/modules/history/log-reader.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import {
  deleteAnswers,
  insertAnswers,
  listQuotedFrom,
  listUnseenDocuments,
  noteLookedUpTo,
  readAnswers,
  readTextChanges,
  readWords,
  writeWords,
  writtenAt,
} from './agreed-text.store.ts'
import { changeOf } from './commitment-change.ts'
import { findCommitment, readCommitmentView, updateCommitment } from './commitments.store.ts'
import { SettleTimer, type SettleTimes } from './settle-timer.ts'

/** A document is looked at when nobody has written in it for a while, at the latest so long after the first letter. */
const whenSettled: SettleTimes = { quietMs: 1_000, atLatestMs: 10_000 }

export interface AgreedTextService {
  /** Begins to watch: what was written while nobody watched is looked at first. */
  watch(): void
  /** Looks at what the document says now. Never rejects: what cannot be read now is looked at the next time. */
  look(documentId: DocumentId): Promise<void>
  /** Looks at what still waits and stops watching; resolves when it is written. */
  close(): Promise<void>
  /**
   * Says yes to the words that stand in the text now, for the sides that the person writes for. When every side has,
   * they are the agreed ones (TXT-4). Errors: `commitment.textMoved` with the commitment as it stands when the text
   * has changed again since the person looked; `commitment.wrongStatus` when nobody is bound by it.
   */
  confirm(caller: Caller, input: z.infer<typeof ConfirmText>): Promise<Result<CommitmentView, Refusal>>
  /** The section as it read when the commitment was agreed; null when it has no place in a text or was not agreed. */
  agreedText(caller: Caller, id: CommitmentId): Promise<Result<AgreedTextView | null, Refusal>>
}

/** Watches the sentences that commitments were made from, and lets both sides answer when they change. */
export function createAgreedTextService(
  foundation: Foundation,
  documents: Pick<LiveDocuments, 'read' | 'onWrite'>,
  times: SettleTimes = whenSettled,
): AgreedTextService {
  const { database, logger } = foundation
  const timers = new Map<DocumentId, SettleTimer>()
  let stopListening = (): void => {}
  let queue: Promise<void> = Promise.resolve()

  const lookAt = async (documentId: DocumentId): Promise<void> => {
    const quoted = await listQuotedFrom(database, documentId)
    if (quoted.length === 0) return
    const { said, seq } = await documents.read(documentId, (doc, position) => ({
      said: whatItSays(doc),
      seq: position,
    }))
    for (const { id, quote, sectionId } of quoted) await noteWords(id, said(id, quote, sectionId), seq)
    await noteLookedUpTo(
      database,
      quoted.map(({ id }) => id),
      seq,
    )
  }
  // One after the other: two looks at once could write what the older one saw last.
  const look = (documentId: DocumentId): Promise<void> => {
    queue = queue
      .then(() => lookAt(documentId))
      .catch((error: unknown) => logger.error({ err: error, documentId }, 'Agreed words could not be compared'))
    return queue
  }

  /** Writes down what the text says of one commitment, and tells of it when that changes whether it is as agreed. */
  const noteWords = async (id: CommitmentId, words: string, seq: number): Promise<void> => {
    const before = await readWords(database, id)
    if (before?.words === words) return
    const noted = await recordChange<null>(foundation, async (trx, at) => {
      const stored = await findCommitment(trx, id)
      if (stored === null) return ok({ value: null, isRepeat: true })
      const { commitment, partnershipId } = stored
      const [wasChanged] = (await readTextChanges(trx, [commitment])).values()
      await writeWords(trx, id, { words, seq }, at)
      const isChanged = isTextWatched(commitment.status) && !isAsAgreed(commitment, words)
      if (!isChanged && wasChanged === undefined) return ok({ value: null, isRepeat: true })
      const action = isChanged ? 'commitment.textChanged' : 'commitment.textRestored'
      const data = { isGone: words === '' ? 1 : 0 }
      return ok(await changeOf(trx, { partnershipId, value: null, commitment, action, data, by: null }))
    })
    if (!noted.ok) logger.error({ refusal: noted.error.code }, 'What a text says could not be kept')
  }

  const permitted = async (caller: Caller, id: CommitmentId) => {
    const stored = await findCommitment(database, id)
    if (stored === null) return err(refuse('thing.notFound'))
    const decision = decide(caller.actor, stored.partnershipId, { kind: 'document.read' })
    return decision.allowed ? ok(stored.commitment) : err(decision.refusal)
  }

  return {
    look,

    watch() {
      stopListening = documents.onWrite((documentId) => {
        const timer = timers.get(documentId) ?? new SettleTimer(() => void look(documentId), times)
        timers.set(documentId, timer)
        timer.note()
      })
      queue = queue
        .then(() => listUnseenDocuments(database))
        .then((unseen) => unseen.forEach((documentId) => void look(documentId)))
        .catch((error: unknown) => logger.error({ err: error }, 'Documents to look at could not be listed'))
    },

    async close() {
      stopListening()
      for (const timer of timers.values()) timer.flush()
      await queue
    },

    confirm: (caller, { id, words }) =>
      recordChange<CommitmentView>(foundation, async (trx, at) => {
        const stored = await findCommitment(trx, id)
        if (stored === null) return err(refuse('thing.notFound'))
        const { commitment: before, partnershipId } = stored
        const { partyId, proposedByPartyId } = before
        const allowed = await permit(trx, caller.actor.personId, partnershipId, {
          kind: 'commitment.confirmText',
          partyId,
          proposedByPartyId,
        })
        if (!allowed.ok) return allowed
        const actor: Actor = allowed.value
        if (!isTextWatched(before.status)) return err(refuse('commitment.wrongStatus', { status: before.status }))
        const now = await readWords(trx, id)
        const isAgreed = now === null || isAsAgreed(before, now.words)
        if (isAgreed && (agreedWordsOf(before) ?? '') === words) {
          return ok({ value: await readCommitmentView(trx, id), isRepeat: true })
        }
        if (isAgreed || now.words !== words) {
          return err(refuse('commitment.textMoved', { current: await readCommitmentView(trx, id) }))
        }
        const field = fieldWithPersonalNumber({ quote: now.words })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        const sides = textSides(before)
        const answered = await readAnswers(trx, id)
        const mine = writingParties(actor, partnershipId).filter((party) => sides.includes(party))
        const added = mine.filter((party) => !answered.includes(party))
        if (added.length === 0) return ok({ value: await readCommitmentView(trx, id), isRepeat: true })
        await insertAnswers(trx, id, { partyIds: added, personId: actor.personId, at })
        const isSettled = sides.every((party) => answered.includes(party) || added.includes(party))
        const after = isSettled ? agreeWords(before, now, at) : before
        if (isSettled) {
          await updateCommitment(trx, { partnershipId, commitment: after })
          await deleteAnswers(trx, id)
        }
        const data = {
          isAgreed: isSettled ? 1 : 0,
          isGone: words === '' ? 1 : 0,
          ...(isSettled ? { 'before.quote': agreedWordsOf(before), 'after.quote': words } : {}),
        }
        const value = await readCommitmentView(trx, id)
        return ok(
          await changeOf(trx, {
            partnershipId,
            value,
            commitment: after,
            action: 'commitment.textConfirmed',
            data,
            by: { personId: actor.personId, partyId: actingParty(actor, partnershipId, added[0]) },
          }),
        )
      }),

    async agreedText(caller, id) {
      const found = await permitted(caller, id)
      if (!found.ok) return found
      const { source, agreedSeq } = found.value
      if (source === null || agreedSeq === null) return ok(null)
      const doc = await documentAt(database, source.documentId, agreedSeq)
      const lines = plainText(doc, source.sectionId)
        .split('\n')
        .filter((line) => line.trim() !== '')
      doc.destroy()
      return ok({
        documentId: source.documentId,
        sectionId: source.sectionId,
        at: await writtenAt(database, source.documentId, agreedSeq),
        seq: agreedSeq,
        lines,
        quote: agreedWordsOf(found.value) ?? source.quote,
      })
    },
  }
}

/** Reads the document once, in the same tick; the answers come later, when it may have gone on. */
function whatItSays(doc: Y.Doc): (id: CommitmentId, quote: string, sectionId: string) => string {
  const pieces = quotesIn(doc)
  const texts = new Map<string, string>()
  for (const name of doc.share.keys()) {
    const sectionId = SectionId.safeParse(name.replace(/^section:/, ''))
    if (sectionId.success && name === fragmentName(sectionId.data)) {
      texts.set(sectionId.data, plainText(doc, sectionId.data))
    }
  }
  return (id, quote, sectionId) => wordsOf(quote, pieces.get(id) ?? [], texts.get(sectionId) ?? '')
}
