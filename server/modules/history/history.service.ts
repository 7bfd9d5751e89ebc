import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { z } from 'zod'
import type {
  CompareVersions,
  ComparisonView,
  ContributionView,
  HistoryEntry,
  HistoryView,
  NameVersion,
  RestoreVersion,
  Restored,
  SinceLastVisit,
} from '#shared/contracts/history.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import { workSessions } from '#shared/domain/history/work-sessions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type AuthoredSection, readAuthoredSection } from '#shared/document/authored-content.ts'
import { editSection, readSection } from '#shared/document/document-content.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { type AuthoredNode, tokensOf } from '#shared/document/inline-tokens.ts'
import { type SectionDiff, diffSection } from '#shared/document/section-diff.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type DocumentId, type PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import { type Chronicle, Chronicles } from './chronicle.ts'
import {
  findDocumentForHistory,
  findVersion,
  findVisit,
  insertVersion,
  listVersions,
  listWriters,
  saveVisit,
} from './history.store.ts'
import { breath, documentAt } from './log-reader.ts'

/** A visit goes on while the person comes back within this time. */
const visitPauseMs = 30 * 60_000

/**
 * What has happened in a document, told from the server's log, and the way back. A document of another partnership
 * answers `thing.notFound`, the same as one that does not exist (ACC-2).
 */
export interface HistoryService {
  timeline(caller: Caller, documentId: DocumentId): Promise<Result<HistoryView, Refusal>>
  /** Errors: `input.invalid` when the log has no such line. */
  compare(caller: Caller, input: z.infer<typeof CompareVersions>): Promise<Result<ComparisonView, Refusal>>
  /** Repeated with the same id it makes no second version. */
  nameVersion(caller: Caller, input: z.infer<typeof NameVersion>): Promise<Result<{ seq: number }, Refusal>>
  /**
   * Writes what stood there once into the live document, as an edit like any other: nothing is taken out of the
   * history, and text that stays keeps its place. Repeated with the same id it changes nothing.
   */
  restore(caller: Caller, input: z.infer<typeof RestoreVersion>): Promise<Result<Restored, Refusal>>
  /** Null on a person's first visit. The same answer as long as the visit goes on. */
  sinceLastVisit(caller: Caller, documentId: DocumentId): Promise<Result<SinceLastVisit | null, Refusal>>
  /** Notes that the person has seen the document as it stands. */
  markSeen(caller: Caller, documentId: DocumentId): Promise<Result<{ seq: number }, Refusal>>
  contribution(caller: Caller, documentId: DocumentId): Promise<Result<ContributionView, Refusal>>
}

interface Place {
  readonly documentId: DocumentId
  readonly partnershipId: PartnershipId
  readonly kind: DocumentKind
  readonly createdAt: number
}

export function createHistoryService(foundation: Foundation, documents: LiveDocuments): HistoryService {
  const { database, clock } = foundation
  const chronicles = new Chronicles(database)

  const placeOf = async (documentId: DocumentId): Promise<Result<Place, Refusal>> => {
    const found = await findDocumentForHistory(database, documentId)
    return found === null ? err(refuse('thing.notFound')) : ok({ documentId, ...found })
  }
  const allowed = async (caller: Caller, documentId: DocumentId, action: Action): Promise<Result<Place, Refusal>> => {
    const place = await placeOf(documentId)
    if (!place.ok) return place
    const decision = decide(caller.actor, place.value.partnershipId, action)
    return decision.allowed ? place : err(decision.refusal)
  }
  const chronicleOf = ({ documentId, kind }: Place): Promise<Chronicle> => chronicles.of(documentId, kind)

  /** The sections that differ between two lines of the log, with the people who made the difference. */
  const difference = async (place: Place, fromSeq: number, toSeq: number): Promise<SectionDiff[]> => {
    const { authorship } = await chronicleOf(place)
    const earlier = await sectionsAt(place, fromSeq, authorship.removerOf)
    const later = await sectionsAt(place, toSeq, authorship.writerOf)
    const diffs: SectionDiff[] = []
    for (const [index, before] of earlier.entries()) {
      const after = later[index]
      const diff = after === undefined ? null : diffSection(before, after)
      if (diff !== null) diffs.push(diff)
      // A section of thousands of words takes some milliseconds; others type in between.
      await breath()
    }
    return diffs
  }
  const sectionsAt = async (
    { documentId, kind }: Place,
    seq: number,
    authorOf: (device: number, clock: number) => PersonId | null,
  ): Promise<AuthoredSection[]> => {
    const doc = await documentAt(database, documentId, seq)
    const sections = sectionIds[kind].map((id) => readAuthoredSection(doc, id, authorOf))
    doc.destroy()
    return sections
  }
  const writersIn = (place: Place, diffs: readonly { readonly by: readonly string[] }[]) =>
    listWriters(database, place.partnershipId, [
      ...new Set(diffs.flatMap(({ by }) => by.map((id) => PersonId.parse(id)))),
    ])

  return {
    async timeline(caller, documentId) {
      const place = await allowed(caller, documentId, { kind: 'document.read' })
      if (!place.ok) return place
      const { lines, lastSeq } = await chronicleOf(place.value)
      const versions = await listVersions(database, documentId)
      const restores = versions.flatMap(({ kind, seq, beforeSeq }) =>
        kind === 'restored' && beforeSeq !== null ? [{ before: beforeSeq, after: seq }] : [],
      )
      const momentOf = (seq: number): number => lines[seq - 1]?.at ?? place.value.createdAt
      const entries: HistoryEntry[] = [
        { kind: 'created', seq: 0, at: place.value.createdAt },
        ...workSessions(lines, restores).map(({ fromSeq, toSeq, ...session }): HistoryEntry => ({
          kind: 'work',
          seq: toSeq,
          beforeSeq: fromSeq - 1,
          ...session,
        })),
        ...versions.map(({ id, seq, kind, name, sectionId, sourceSeq, beforeSeq, by, at }): HistoryEntry =>
          kind === 'named'
            ? { kind, seq, id, name, at, by }
            : { kind, seq, beforeSeq: beforeSeq ?? seq, id, at, by, sectionId, textFrom: momentOf(sourceSeq ?? 0) },
        ),
      ]
      const ids = entries.flatMap((entry) =>
        entry.kind === 'work'
          ? entry.writers.map(({ personId }) => personId)
          : entry.kind === 'created'
            ? []
            : [entry.by],
      )
      return ok({
        lastSeq,
        entries: entries.sort((a, b) => b.seq - a.seq || rank[b.kind] - rank[a.kind]),
        people: await listWriters(database, place.value.partnershipId, [...new Set(ids)]),
      })
    },

    async compare(caller, { documentId, fromSeq, toSeq }) {
      const place = await allowed(caller, documentId, { kind: 'document.read' })
      if (!place.ok) return place
      const { lastSeq } = await chronicleOf(place.value)
      const to = toSeq ?? lastSeq
      if (fromSeq > lastSeq || to > lastSeq) return err(refuse('input.invalid', { fields: ['fromSeq', 'toSeq'] }))
      const sections = await difference(place.value, fromSeq, to)
      return ok({ fromSeq, toSeq: to, sections, people: await writersIn(place.value, sections) })
    },

    async nameVersion(caller, input) {
      const { documentId, id, name } = input
      const place = await allowed(caller, documentId, { kind: 'document.write' })
      if (!place.ok) return place
      const field = fieldWithPersonalNumber({ name })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const { lastSeq } = await chronicleOf(place.value)
      const seq = input.seq ?? lastSeq
      if (seq > lastSeq) return err(refuse('input.invalid', { fields: ['seq'] }))
      const doc = await documentAt(database, documentId, seq)
      const state = deflateRawSync(Y.encodeStateAsUpdate(doc))
      doc.destroy()
      return recordChange<{ seq: number }>(foundation, async (trx, at) => {
        const { partnershipId, kind } = place.value
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'document.write' })
        if (!permitted.ok) return permitted
        const existing = await findVersion(trx, id)
        if (existing !== null) {
          if (existing.documentId !== documentId) return err(refuse('thing.notFound'))
          return ok({ value: { seq: existing.seq }, isRepeat: true })
        }
        const { personId } = caller.actor
        const row = { id, documentId, seq, name, state, by: personId, at }
        await insertVersion(trx, { ...row, kind: 'named', sectionId: null, sourceSeq: null, beforeSeq: null })
        return ok({
          value: { seq },
          partnershipId,
          topics: ['history'],
          event: eventOf(permitted.value, partnershipId, 'version.named', documentId, { kind, name, seq }),
        })
      })
    },

    async restore(caller, { documentId, id, seq, sectionId }) {
      const place = await allowed(caller, documentId, { kind: 'document.write' })
      if (!place.ok) return place
      const { partnershipId, kind } = place.value
      const existing = await findVersion(database, id)
      if (existing !== null) {
        if (existing.documentId !== documentId) return err(refuse('thing.notFound'))
        return ok({ id, seq: existing.seq, beforeSeq: existing.beforeSeq ?? existing.seq })
      }
      const wanted = sectionId === null ? sectionIds[kind] : sectionIds[kind].filter((one) => one === sectionId)
      if (wanted.length === 0) return err(refuse('thing.notFound', { field: 'sectionId' }))
      if (seq > (await chronicleOf(place.value)).lastSeq) return err(refuse('input.invalid', { fields: ['seq'] }))
      const then = await documentAt(database, documentId, seq)
      const content = wanted.map((one) => readSection(then, one))
      then.destroy()
      // Asked once more where nothing can come between: the text of a document cannot be taken back with a record.
      const permitted = await permit(database, caller.actor.personId, partnershipId, { kind: 'document.write' })
      if (!permitted.ok) return permitted
      const { personId } = permitted.value
      const { before, after } = await documents.transact(documentId, personId, (doc) => {
        for (const section of content) editSection(doc, section)
      })
      if (before === after) return ok({ id, seq: after, beforeSeq: before })
      return recordChange<Restored>(foundation, async (trx, at) => {
        const row = { id, documentId, seq: after, name: '', sectionId, sourceSeq: seq, beforeSeq: before, at }
        await insertVersion(trx, { ...row, kind: 'restored', state: null, by: personId })
        const data = { kind, documentId, sectionId, seq }
        return ok({
          value: { id, seq: after, beforeSeq: before },
          partnershipId,
          topics: ['history'],
          event: eventOf(permitted.value, partnershipId, 'document.restored', documentId, data),
        })
      })
    },

    async sinceLastVisit(caller, documentId) {
      const place = await allowed(caller, documentId, { kind: 'document.read' })
      if (!place.ok) return place
      const { personId } = caller.actor
      const visit = await findVisit(database, personId, documentId)
      const isGoingOn = visit !== null && clock.now() - visit.at < visitPauseMs
      const since = isGoingOn ? { seq: visit.lastSeq, at: visit.lastAt } : visit
      if (since?.seq == null || since.at === null) return ok(null)
      const { lastSeq } = await chronicleOf(place.value)
      const diffs = await difference(place.value, Math.min(since.seq, lastSeq), lastSeq)
      const sections = diffs.flatMap(({ sectionId, wordsAdded, wordsRemoved, cards, by }) => {
        const others = by.filter((id) => id !== personId).map((id) => PersonId.parse(id))
        if (others.length === 0) return []
        return [{ sectionId, wordsAdded, wordsRemoved, cardsChanged: cards.length, by: others }]
      })
      return ok({ seq: since.seq, at: since.at, lastSeq, sections, people: await writersIn(place.value, sections) })
    },

    async markSeen(caller, documentId) {
      const place = await allowed(caller, documentId, { kind: 'document.read' })
      if (!place.ok) return place
      const { personId } = caller.actor
      const seq = await documents.read(documentId, (_doc, lastSeq) => lastSeq)
      await database.transaction().execute(async (trx) => {
        const visit = await findVisit(trx, personId, documentId)
        const at = clock.now()
        const isGoingOn = visit !== null && at - visit.at < visitPauseMs
        const [lastSeq, lastAt] = isGoingOn ? [visit.lastSeq, visit.lastAt] : [visit?.seq ?? null, visit?.at ?? null]
        await saveVisit(trx, { personId, documentId, seq, at, lastSeq, lastAt })
      })
      return ok({ seq })
    },

    async contribution(caller, documentId) {
      const place = await allowed(caller, documentId, { kind: 'document.read' })
      if (!place.ok) return place
      const { lines, doc, authorship } = await chronicleOf(place.value)
      const characters = new Map<PersonId, number>()
      for (const line of lines) {
        if (line.personId === null) continue
        characters.set(line.personId, (characters.get(line.personId) ?? 0) + line.characters)
      }
      const words = new Map<string, number>()
      for (const id of sectionIds[place.value.kind]) {
        countWords(readAuthoredSection(doc, id, authorship.writerOf), words)
        await breath()
      }
      const people = await listWriters(database, place.value.partnershipId, [...characters.keys()])
      return ok({
        people: people
          .map((writer) => ({
            ...writer,
            characters: characters.get(writer.personId) ?? 0,
            words: words.get(writer.personId) ?? 0,
          }))
          .sort((a, b) => b.words - a.words || b.characters - a.characters),
      })
    },
  }
}

/** Of several at one line of the log, the later one stands above. */
const rank: Record<HistoryEntry['kind'], number> = { created: 0, work: 1, restored: 2, named: 3 }

const eventOf = (
  actor: Actor,
  partnershipId: PartnershipId,
  action: 'version.named' | 'document.restored',
  documentId: DocumentId,
  data: Readonly<Record<string, string | number | null>>,
) => ({
  personId: actor.personId,
  partyId: actingParty(actor, partnershipId),
  action,
  subjectKind: 'document',
  subjectId: documentId,
  data: { documentId, ...data },
})

/** Adds the words of a section to those who wrote them. */
function countWords({ prose, cards }: AuthoredSection, words: Map<string, number>): void {
  const visit = (node: AuthoredNode): void => {
    const content: readonly AuthoredNode[] = node.content ?? []
    for (const { text, by } of tokensOf(content.filter((child) => child.type === 'text'))) {
      if (by !== null && /[\p{L}\p{N}]/u.test(text)) words.set(by, (words.get(by) ?? 0) + 1)
    }
    content.forEach(visit)
  }
  for (const node of prose) visit(node)
  for (const card of cards) {
    for (const field of Object.values(card.fields)) {
      if (field.words !== null) visit({ type: 'paragraph', content: [...field.words] })
    }
  }
}
