import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import type { PartnershipExport } from './partnership-export.ts'
import { readPartnershipExport } from './read-partnership-export.ts'

export interface ExportsService {
  /** One document, or with null the partner plan and every social model. Asks nobody's right: the caller has. */
  read(partnershipId: PartnershipId, documentId: DocumentId | null): Promise<PartnershipExport>
}

export const createExportsService = (foundation: Foundation, documents: LiveDocuments): ExportsService => ({
  read: (partnershipId, documentId) => readPartnershipExport(foundation, documents, partnershipId, documentId),
})
