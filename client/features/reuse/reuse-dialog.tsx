import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { type Insert, usePut } from './use-put.ts'

/** The question that a section's reuse has asked; it stands apart from the side that it was asked in, which may close. */
export function ReuseDialog(props: {
  readonly kind: 'import' | 'begin'
  readonly documentId: DocumentId
  readonly sectionId: SectionId
  readonly language: string
  readonly insert: Insert
  readonly onClose: () => void
}) {
  const { kind, documentId, sectionId, language, insert, onClose } = props
  const put = usePut(sectionId, insert)
  return kind === 'import' ? (
    <ImportDialog section={sectionId} language={language} onInsert={put} onClose={onClose} />
  ) : (
    <BeginDialog documentId={documentId} onClose={onClose} />
  )
}
