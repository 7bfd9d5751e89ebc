import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { BeginDialog } from './begin-dialog.tsx'
import './reuse.css'

/** Stands over a document in which nobody has begun: the quickest way to something to write on in. */
export function BeginNote({ documentId }: { readonly documentId: DocumentId }) {
  const { t } = useTranslation('reuse')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="reuse-begin">
      <p>{t('begin.note')}</p>
      <Button icon="copy" size="small" onClick={() => setIsOpen(true)}>
        {t('begin.open')}
      </Button>
      {isOpen && <BeginDialog documentId={documentId} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
