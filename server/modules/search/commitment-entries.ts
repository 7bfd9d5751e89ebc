import type { Commitment } from '#shared/domain/commitment/commitment.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import { putEntries } from './search.store.ts'

/** Puts a commitment into the index, in the transaction that writes it (SEA-3). */
export async function indexCommitment(
  trx: Database,
  { partnershipId, commitment }: { readonly partnershipId: PartnershipId; readonly commitment: Commitment },
): Promise<void> {
  const { id, what, unit, condition, evidence, source } = commitment
  await putEntries(trx, { source: 'commitment', subjectId: id, partnershipId }, [
    {
      partId: '',
      documentId: source?.documentId ?? null,
      sectionId: source?.sectionId ?? null,
      title: what,
      body: [unit, condition, evidence].filter((text) => text !== '').join('\n'),
    },
  ])
}
