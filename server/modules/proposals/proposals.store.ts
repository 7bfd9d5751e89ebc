import type { JSONContent } from '@tiptap/core'
import type { ProposalRemark, ProposalView } from '#shared/contracts/proposals.ts'
import type { Proposal } from '#shared/domain/proposal/proposal.ts'
import type { DocumentId, PartyId, PersonId, ProposalId, RemarkId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'

export interface StoredProposal {
  readonly proposal: Proposal
  readonly base: readonly JSONContent[]
  readonly proposed: readonly JSONContent[]
}

const columns = [
  'id',
  'document_id as documentId',
  'section_id as sectionId',
  'proposed_by as proposedBy',
  'party_id as partyId',
  'note',
  'status',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
  'base',
  'proposed',
] as const

export async function findProposal(db: Database, id: ProposalId): Promise<StoredProposal | null> {
  const row = await db.selectFrom('proposal').where('id', '=', id).select(columns).executeTakeFirst()
  if (row === undefined) return null
  const { base, proposed, ...proposal } = row
  return { proposal, base: prose(base), proposed: prose(proposed) }
}

export async function insertProposal(trx: Database, { proposal, base, proposed }: StoredProposal): Promise<void> {
  await trx
    .insertInto('proposal')
    .values({
      id: proposal.id,
      document_id: proposal.documentId,
      section_id: proposal.sectionId,
      proposed_by: proposal.proposedBy,
      party_id: proposal.partyId,
      note: proposal.note,
      base: JSON.stringify(base),
      proposed: JSON.stringify(proposed),
      status: proposal.status,
      version: proposal.version,
      created_at: proposal.createdAt,
      updated_at: proposal.updatedAt,
    })
    .execute()
}

/** Writes the new version over the one before it. */
export async function updateProposal(trx: Database, { proposal, base, proposed }: StoredProposal): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('proposal')
    .set({
      note: proposal.note,
      base: JSON.stringify(base),
      proposed: JSON.stringify(proposed),
      status: proposal.status,
      version: proposal.version,
      updated_at: proposal.updatedAt,
    })
    .where('id', '=', proposal.id)
    .where('version', '=', proposal.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a proposal is written over the version it was read at')
}

/** The open proposals of a document, the oldest first, with what was said about each. */
export async function listOpenProposals(db: Database, documentId: DocumentId): Promise<ProposalView[]> {
  const rows = await openProposals(db, documentId)
  const remarks = await remarksOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ base, proposed, ...row }) => ({
    ...row,
    base: prose(base),
    proposed: prose(proposed),
    remarks: remarks.filter(({ proposalId }) => proposalId === row.id).map(({ proposalId: _id, ...remark }) => remark),
  }))
}

const openProposals = (db: Database, documentId: DocumentId) =>
  db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.proposed_by')
    .leftJoin('party', 'party.id', 'proposal.party_id')
    .where('proposal.document_id', '=', documentId)
    .where('proposal.status', '=', 'open')
    .select([
      'proposal.id as id',
      'proposal.document_id as documentId',
      'proposal.section_id as sectionId',
      'proposal.proposed_by as proposedBy',
      'proposal.party_id as partyId',
      'proposal.note as note',
      'proposal.status as status',
      'proposal.version as version',
      'proposal.created_at as createdAt',
      'proposal.updated_at as updatedAt',
      'proposal.base as base',
      'proposal.proposed as proposed',
      'person.name as proposerName',
      'party.kind as partyKind',
    ])
    .orderBy('proposal.created_at')
    .orderBy('proposal.id')
    .execute()

async function remarksOf(
  db: Database,
  ids: readonly ProposalId[],
): Promise<(ProposalRemark & { readonly proposalId: ProposalId })[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('proposal_remark as remark')
    .innerJoin('person', 'person.id', 'remark.person_id')
    .leftJoin('party', 'party.id', 'remark.party_id')
    .where('remark.proposal_id', 'in', ids)
    .select([
      'remark.id as id',
      'remark.proposal_id as proposalId',
      'remark.person_id as personId',
      'person.name as personName',
      'party.kind as partyKind',
      'remark.text as text',
      'remark.created_at as at',
    ])
    .orderBy('remark.created_at')
    .orderBy('remark.id')
    .execute()
}

export async function hasRemark(db: Database, id: RemarkId): Promise<boolean> {
  const row = await db.selectFrom('proposal_remark').where('id', '=', id).select('id').executeTakeFirst()
  return row !== undefined
}

export async function insertRemark(
  trx: Database,
  remark: {
    readonly id: RemarkId
    readonly proposalId: ProposalId
    readonly personId: PersonId
    readonly partyId: PartyId | null
    readonly text: string
    readonly at: number
  },
): Promise<void> {
  await trx
    .insertInto('proposal_remark')
    .values({
      id: remark.id,
      proposal_id: remark.proposalId,
      person_id: remark.personId,
      party_id: remark.partyId,
      text: remark.text,
      created_at: remark.at,
    })
    .execute()
}

const prose = (json: string): JSONContent[] => JSON.parse(json) as JSONContent[]
