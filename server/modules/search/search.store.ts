import { sql } from 'kysely'
import type { SearchSource } from '#shared/contracts/search.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { folded } from '#shared/domain/search/danish-words.ts'
import type { CommitmentId, DocumentId, PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** One thing that can be found. */
export interface SearchEntry {
  /** Tells the entries of one subject apart: a section, a card. */
  readonly partId: string
  readonly documentId: DocumentId | null
  readonly sectionId: SectionId | null
  readonly title: string
  readonly body: string
}

/**
 * Makes these the entries of a subject, in the caller's transaction. Entries that stand as they are are not touched:
 * of a plan of seventeen sections, one is usually written anew.
 */
export async function putEntries(
  trx: Database,
  of: { readonly source: SearchSource; readonly subjectId: string; readonly partnershipId: PartnershipId },
  entries: readonly SearchEntry[],
): Promise<void> {
  const { source, subjectId, partnershipId } = of
  const standing = await trx
    .selectFrom('search_entry')
    .where('source', '=', source)
    .where('subject_id', '=', subjectId)
    .select(['id', 'part_id as partId', 'title', 'body', 'section_id as sectionId'])
    .execute()
  const wanted = new Map(entries.map((entry) => [entry.partId, entry]))
  for (const old of standing) {
    const next = wanted.get(old.partId)
    const isSame = next?.title === old.title && next.body === old.body && next.sectionId === old.sectionId
    if (isSame) wanted.delete(old.partId)
    else {
      await trx.deleteFrom('search_entry').where('id', '=', old.id).execute()
      await sql`DELETE FROM search_text WHERE rowid = ${old.id}`.execute(trx)
    }
  }
  for (const entry of wanted.values()) {
    const { id } = await trx
      .insertInto('search_entry')
      .values({
        partnership_id: partnershipId,
        source,
        subject_id: subjectId,
        part_id: entry.partId,
        document_id: entry.documentId,
        section_id: entry.sectionId,
        title: entry.title,
        body: entry.body,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`INSERT INTO search_text (rowid, title, body) VALUES (${id}, ${folded(entry.title)}, ${folded(entry.body)})`.execute(
      trx,
    )
  }
}

export interface FoundEntry {
  readonly source: SearchSource
  readonly subjectId: string
  readonly partId: string
  readonly sectionId: SectionId | null
  readonly title: string
  readonly body: string
  readonly slug: string
  readonly partnershipName: string
  readonly documentId: DocumentId | null
  readonly documentKind: DocumentKind | null
  readonly documentLanguage: 'da' | 'en' | null
  readonly firmName: string | null
}

/**
 * What the person may read and what holds every term, the best first. The person's memberships are part of the query
 * (SEA-1): what is not theirs is never looked at, and cannot push what is theirs out of the list.
 */
export async function findEntries(
  db: Database,
  personId: PersonId,
  terms: readonly string[],
  limit: number,
): Promise<FoundEntry[]> {
  // Terms are letters and digits only, so a quote cannot end one.
  const match = terms.map((term) => `"${term}"*`).join(' ')
  const { rows } = await sql<FoundEntry>`
    SELECT entry.source AS source, coalesce(thread.commitment_id, entry.subject_id) AS subjectId, entry.part_id AS partId,
      entry.section_id AS sectionId, entry.title AS title, entry.body AS body,
      partnership.slug AS slug, partnership.name AS partnershipName,
      document.id AS documentId, document.kind AS documentKind, document.language AS documentLanguage,
      firm.name AS firmName
    FROM search_text
    JOIN search_entry AS entry ON entry.id = search_text.rowid
    JOIN partnership ON partnership.id = entry.partnership_id
    LEFT JOIN document ON document.id = entry.document_id
    LEFT JOIN comment_thread AS thread ON entry.source = 'comment' AND thread.id = entry.subject_id
    LEFT JOIN party AS firm ON firm.id = document.firm_party_id
    WHERE search_text MATCH ${match}
      AND entry.partnership_id IN (
        SELECT party.partnership_id FROM membership JOIN party ON party.id = membership.party_id
        WHERE membership.person_id = ${personId} AND membership.ended_at IS NULL)
    ORDER BY bm25(search_text, 4.0, 1.0), entry.id
    LIMIT ${limit}`.execute(db)
  return rows
}

/** Documents whose log goes on after what the index holds of them. */
export async function staleDocuments(
  db: Database,
): Promise<{ documentId: DocumentId; partnershipId: PartnershipId; kind: DocumentKind; lastSeq: number }[]> {
  const { rows } = await sql<{
    documentId: DocumentId
    partnershipId: PartnershipId
    kind: DocumentKind
    lastSeq: number
  }>`
    SELECT * FROM (
      SELECT document.id AS documentId, document.partnership_id AS partnershipId, document.kind AS kind,
        coalesce((SELECT max(seq) FROM document_update WHERE document_id = document.id), 0) AS lastSeq,
        (SELECT seq FROM search_progress WHERE document_id = document.id) AS indexed
      FROM document)
    WHERE indexed IS NULL OR indexed < lastSeq`.execute(db)
  return rows
}

export async function findIndexedDocument(
  db: Database,
  documentId: DocumentId,
): Promise<{ partnershipId: PartnershipId; kind: DocumentKind } | null> {
  const row = await db
    .selectFrom('document')
    .where('id', '=', documentId)
    .select(['partnership_id as partnershipId', 'kind'])
    .executeTakeFirst()
  return row ?? null
}

/** Commitments from before there was an index. */
export async function unindexedCommitments(db: Database): Promise<CommitmentId[]> {
  const { rows } = await sql<{ id: CommitmentId }>`
    SELECT id FROM commitment
    WHERE id NOT IN (SELECT subject_id FROM search_entry WHERE source = 'commitment')`.execute(db)
  return rows.map(({ id }) => id)
}

export async function saveProgress(trx: Database, documentId: DocumentId, seq: number): Promise<void> {
  await trx
    .insertInto('search_progress')
    .values({ document_id: documentId, seq })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ seq }))
    .execute()
}
