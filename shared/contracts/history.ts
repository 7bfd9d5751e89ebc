import { z } from 'zod'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type SectionDiff } from '#shared/document/section-diff.ts'
import { DocumentId, type PersonId, VersionId } from '#shared/kernel/ids.ts'

const seq = z.number().int().min(0)

/** Two places in a document's log; `toSeq` null is now. */
export const CompareVersions = z.strictObject({
  documentId: DocumentId,
  fromSeq: seq,
  toSeq: seq.nullable(),
})
/** The id comes from the client, so that a repeated call makes no second version. `seq` null is now. */
export const NameVersion = z.strictObject({
  id: VersionId,
  documentId: DocumentId,
  name: z.string().trim().min(1).max(80),
  seq: seq.nullable(),
})
/** The whole document, or one section of it, as it stood after the log's line `seq`. */
export const RestoreVersion = z.strictObject({
  id: VersionId,
  documentId: DocumentId,
  seq,
  sectionId: SectionId.nullable(),
})

/** Somebody who has written, under the party they write for in this partnership; null when they never had one. */
export interface Writer {
  readonly personId: PersonId
  readonly name: string
  readonly partyKind: PartyKind | null
}

export type HistoryEntry =
  | {
      /** An automatic version: a stretch of work, as of its last line. */
      readonly kind: 'work'
      readonly seq: number
      readonly beforeSeq: number
      readonly startedAt: number
      readonly endedAt: number
      readonly writers: readonly { readonly personId: PersonId; readonly characters: number }[]
      readonly sections: readonly SectionId[]
    }
  | {
      readonly kind: 'named'
      readonly seq: number
      readonly id: VersionId
      readonly name: string
      readonly at: number
      readonly by: PersonId
    }
  | {
      readonly kind: 'restored'
      readonly seq: number
      /** The state before, kept: restoring it takes this one back. */
      readonly beforeSeq: number
      readonly id: VersionId
      readonly at: number
      readonly by: PersonId
      /** Null for the whole document. */
      readonly sectionId: SectionId | null
      /** When the text that was brought back was written. */
      readonly textFrom: number
    }
  | { readonly kind: 'created'; readonly seq: 0; readonly at: number }

export interface HistoryView {
  readonly lastSeq: number
  /** The newest first. */
  readonly entries: readonly HistoryEntry[]
  readonly people: readonly Writer[]
}

export interface ComparisonView {
  readonly fromSeq: number
  readonly toSeq: number
  /** Only the sections that differ, in reading order. */
  readonly sections: readonly SectionDiff[]
  readonly people: readonly Writer[]
}

/** What others have changed since the person's last visit; null while this is the first. */
export interface SinceLastVisit {
  readonly seq: number
  readonly at: number
  readonly lastSeq: number
  readonly sections: readonly {
    readonly sectionId: SectionId
    readonly wordsAdded: number
    readonly wordsRemoved: number
    readonly cardsChanged: number
    readonly by: readonly PersonId[]
  }[]
  readonly people: readonly Writer[]
}

/** Who has written how much, counted from the server's log. */
export interface ContributionView {
  readonly people: readonly (Writer & {
    /** Everything ever written, also what has gone since. */
    readonly characters: number
    /** Words that stand in the document now. */
    readonly words: number
  })[]
}

export interface Restored {
  readonly id: VersionId
  /** Log line after which the document is as wanted. */
  readonly seq: number
  /** Log line of the state before: restoring it takes this back. */
  readonly beforeSeq: number
}
