import type { Insertable, Selectable } from 'kysely'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { type Commitment, CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { CommitmentId, DocumentId, OutcomeTargetId, PartnershipId } from '#shared/kernel/ids.ts'
import { hasHealth } from '#shared/domain/commitment/health.ts'
import { invariant } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { indexCommitment } from '#server/modules/search/commitment-entries.ts'
import { countAttachments } from '#server/modules/attachments/attachments.store.ts'
import type { Database } from '#server/storage/database.ts'
import type { CommitmentTable } from '#server/storage/tables.ts'
import { readNewestHealth } from './health.store.ts'
import { readTextChanges } from './agreed-text.store.ts'

export interface StoredCommitment {
  readonly partnershipId: PartnershipId
  readonly commitment: Commitment
}

export async function findCommitment(db: Database, id: CommitmentId): Promise<StoredCommitment | null> {
  const row = await db.selectFrom('commitment').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const links = await readLinks(db, [id])
  return { partnershipId: row.partnership_id, commitment: fromRow(row, links.get(id) ?? []) }
}

/** The commitment with the names that a screen shows. */
export async function readCommitmentView(db: Database, id: CommitmentId): Promise<CommitmentView> {
  const [view] = await readViews(db, { id })
  invariant(view !== undefined, `commitment ${id} exists`)
  return view
}

/** Every commitment of the partnership, the oldest first; the lapsed ones too. */
export const listCommitmentViews = (db: Database, partnershipId: PartnershipId): Promise<CommitmentView[]> =>
  readViews(db, { partnershipId })

async function readViews(
  db: Database,
  of: { readonly id: CommitmentId } | { readonly partnershipId: PartnershipId },
): Promise<CommitmentView[]> {
  const rows = await db
    .selectFrom('commitment')
    .innerJoin('person as proposer', 'proposer.id', 'commitment.proposed_by')
    .leftJoin('person as responsible', 'responsible.id', 'commitment.person_id')
    .leftJoin('person as accepter', 'accepter.id', 'commitment.accepted_by')
    .where('id' in of ? 'commitment.id' : 'commitment.partnership_id', '=', 'id' in of ? of.id : of.partnershipId)
    .selectAll('commitment')
    .select([
      'proposer.name as proposed_by_name',
      'responsible.name as person_name',
      'accepter.name as accepted_by_name',
    ])
    .orderBy('commitment.created_at')
    .orderBy('commitment.id')
    .execute()
  const ids = rows.map((row) => row.id)
  const links = await readLinks(db, ids)
  const health = await readNewestHealth(db, ids)
  const texts = await readTextChanges(
    db,
    rows.map((row) => fromRow(row, [])),
  )
  const attachments = await countAttachments(db, 'commitment', ids)
  return rows.map((row) => ({
    ...fromRow(row, links.get(row.id) ?? []),
    personName: row.person_name,
    proposedByName: row.proposed_by_name,
    acceptedByName: row.accepted_by_name,
    health: hasHealth(row.status) ? (health.get(row.id) ?? null) : null,
    textChange: texts.get(row.id) ?? null,
    attachments: attachments.get(row.id) ?? 0,
  }))
}

/** Links to targets that have not been removed (OUT-4), sorted so that two readings compare equal. */
async function readLinks(db: Database, ids: readonly CommitmentId[]): Promise<Map<CommitmentId, OutcomeTargetId[]>> {
  const links = new Map<CommitmentId, OutcomeTargetId[]>()
  if (ids.length === 0) return links
  const rows = await db
    .selectFrom('commitment_target')
    .innerJoin('outcome_target', 'outcome_target.id', 'commitment_target.target_id')
    .where('commitment_target.commitment_id', 'in', ids)
    .where('outcome_target.removed_at', 'is', null)
    .select(['commitment_target.commitment_id as commitmentId', 'commitment_target.target_id as targetId'])
    .orderBy('commitment_target.target_id')
    .execute()
  for (const { commitmentId, targetId } of rows) {
    links.set(commitmentId, [...(links.get(commitmentId) ?? []), targetId])
  }
  return links
}

export async function insertCommitment(trx: Database, { partnershipId, commitment }: StoredCommitment): Promise<void> {
  await trx.insertInto('commitment').values(toRow(partnershipId, commitment)).execute()
  await insertLinks(trx, commitment)
  await indexCommitment(trx, { partnershipId, commitment })
}

/** Writes the new version over the one before it. */
export async function updateCommitment(trx: Database, { partnershipId, commitment }: StoredCommitment): Promise<void> {
  const { id, ...values } = toRow(partnershipId, commitment)
  const { numUpdatedRows } = await trx
    .updateTable('commitment')
    .set(values)
    .where('id', '=', id)
    .where('version', '=', commitment.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a commitment is written over the version it was read at')
  // Links to removed targets are left: they are history, and no screen lists them.
  await trx
    .deleteFrom('commitment_target')
    .where('commitment_id', '=', id)
    .where('target_id', 'not in', (eb) =>
      eb.selectFrom('outcome_target').select('outcome_target.id').where('outcome_target.removed_at', 'is not', null),
    )
    .execute()
  await insertLinks(trx, commitment)
  await indexCommitment(trx, { partnershipId, commitment })
}

async function insertLinks(trx: Database, { id, targetIds }: Commitment): Promise<void> {
  if (targetIds.length === 0) return
  await trx
    .insertInto('commitment_target')
    .values(targetIds.map((targetId) => ({ commitment_id: id, target_id: targetId })))
    .execute()
}

/** The targets of the partnership among these, with whether each has been removed. */
export async function findTargets(
  db: Database,
  partnershipId: PartnershipId,
  ids: readonly OutcomeTargetId[],
): Promise<{ id: OutcomeTargetId; isRemoved: boolean }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('outcome_target')
    .select(['id', 'removed_at'])
    .where('partnership_id', '=', partnershipId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ id: row.id, isRemoved: row.removed_at !== null }))
}

/** The highest number in the document's log; 0 before the first edit. */
export async function lastSeqOf(db: Database, documentId: DocumentId): Promise<number> {
  const row = await db
    .selectFrom('document_update')
    .where('document_id', '=', documentId)
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** What kind of document of the partnership this is; null when it is none of its documents. */
export async function findDocumentKind(
  db: Database,
  partnershipId: PartnershipId,
  id: DocumentId,
): Promise<DocumentKind | null> {
  const row = await db
    .selectFrom('document')
    .select('kind')
    .where('id', '=', id)
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row?.kind ?? null
}

export interface OpenCommitment {
  readonly commitment: Commitment
  readonly partnershipSlug: string
  readonly partnershipName: string
  readonly partyKind: PartyKind
  readonly proposedByName: string
  readonly proposedByPartyKind: PartyKind | null
}

/** Proposals and unfulfilled promises of the parties or asked for by them, the oldest first. */
export const listOpenCommitments = async (
  db: Database,
  partyIds: readonly Commitment['partyId'][],
): Promise<OpenCommitment[]> => (partyIds.length === 0 ? [] : readOpenCommitments(db, partyIds))

/** Those of everybody. */
export const listAllOpenCommitments = (db: Database): Promise<OpenCommitment[]> => readOpenCommitments(db, null)

async function readOpenCommitments(
  db: Database,
  partyIds: readonly Commitment['partyId'][] | null,
): Promise<OpenCommitment[]> {
  let query = db
    .selectFrom('commitment')
    .innerJoin('partnership', 'partnership.id', 'commitment.partnership_id')
    .innerJoin('party', 'party.id', 'commitment.party_id')
    .innerJoin('person as proposer', 'proposer.id', 'commitment.proposed_by')
    .leftJoin('party as asking', 'asking.id', 'commitment.proposed_by_party_id')
    .where('commitment.status', 'in', ['proposed', 'accepted', 'inProgress'])
  if (partyIds !== null) {
    query = query.where((eb) =>
      eb.or([eb('commitment.party_id', 'in', partyIds), eb('commitment.proposed_by_party_id', 'in', partyIds)]),
    )
  }
  const rows = await query
    .selectAll('commitment')
    .select([
      'partnership.slug as partnership_slug',
      'partnership.name as partnership_name',
      'party.kind as party_kind',
      'proposer.name as proposed_by_name',
      'asking.kind as proposed_by_party_kind',
    ])
    .orderBy('commitment.created_at')
    .orderBy('commitment.id')
    .execute()
  return rows.map((row) => ({
    commitment: fromRow(row, []),
    partnershipSlug: row.partnership_slug,
    partnershipName: row.partnership_name,
    partyKind: row.party_kind,
    proposedByName: row.proposed_by_name,
    proposedByPartyKind: row.proposed_by_party_kind,
  }))
}

function fromRow(row: Selectable<CommitmentTable>, targetIds: OutcomeTargetId[]): Commitment {
  return {
    id: row.id,
    partyId: row.party_id,
    what: row.what,
    personId: row.person_id,
    quantity: row.quantity,
    unit: row.unit,
    dueOn: row.due_on === null ? null : CalendarDay.parse(row.due_on),
    programmeMonth: row.programme_month,
    condition: row.condition,
    evidence: row.evidence,
    targetIds,
    status: row.status,
    lapseReason: row.lapse_reason,
    source:
      row.source_document_id === null
        ? null
        : CommitmentSource.parse({
            documentId: row.source_document_id,
            sectionId: row.source_section_id,
            quote: row.source_quote,
          }),
    agreedWords: row.agreed_words,
    agreedSeq: row.agreed_seq,
    proposedBy: row.proposed_by,
    proposedByPartyId: row.proposed_by_party_id,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(partnershipId: PartnershipId, commitment: Commitment): Insertable<CommitmentTable> {
  return {
    id: commitment.id,
    partnership_id: partnershipId,
    party_id: commitment.partyId,
    person_id: commitment.personId,
    what: commitment.what,
    quantity: commitment.quantity,
    unit: commitment.unit,
    due_on: commitment.dueOn,
    programme_month: commitment.programmeMonth,
    condition: commitment.condition,
    evidence: commitment.evidence,
    status: commitment.status,
    lapse_reason: commitment.lapseReason,
    source_document_id: commitment.source?.documentId ?? null,
    source_section_id: commitment.source?.sectionId ?? null,
    source_quote: commitment.source?.quote ?? '',
    agreed_words: commitment.agreedWords,
    agreed_seq: commitment.agreedSeq,
    proposed_by: commitment.proposedBy,
    proposed_by_party_id: commitment.proposedByPartyId,
    accepted_by: commitment.acceptedBy,
    accepted_at: commitment.acceptedAt,
    version: commitment.version,
    created_at: commitment.createdAt,
    updated_at: commitment.updatedAt,
  }
}
