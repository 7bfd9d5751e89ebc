import type { JSONContent } from '@tiptap/core'
import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import type { FittedImport } from '#shared/document/import-fit.ts'
import { contentSchema } from '#shared/document/schema.ts'
import type { ImportFault } from './packed-fault.model.ts'

type Step =
  | { readonly kind: 'choose'; readonly fault: ImportFault | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly fitted: FittedImport }

/** A Word or Markdown file into the section: chosen, shown with what was left out, and only then put in. */
export function ImportDialog(props: {
  readonly section: string
  readonly language: string
  readonly onInsert: (content: readonly JSONContent[]) => boolean
  readonly onClose: () => void
}) {
  const { section, language, onInsert, onClose } = props
  const { t } = useTranslation('reuse')
  const [step, setStep] = useState<Step>({ kind: 'choose', fault: null })
  const chooser = useRef<HTMLInputElement>(null)
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    setStep({ kind: 'reading' })
    // With the readers, which are as large as the editor: only who imports fetches them.
    const { readImport } = await import('./read-import.ts')
    const read = await readImport(file)
    setStep(read.ok ? { kind: 'preview', fitted: read.value } : { kind: 'choose', fault: read.error })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('import.title', { section })}
      footer={
        step.kind === 'preview' && (
          <>
            <Button onClick={() => setStep({ kind: 'choose', fault: null })}>{t('import.choose')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (onInsert(step.fitted.content)) onClose()
              }}
            >
              {t('import.insert', { section })}
            </Button>
          </>
        )
      }
    >
      {step.kind === 'reading' && <Loading label={t('import.reading')} />}
      {step.kind === 'choose' && (
        <div className="reuse-choose">
          <p>{t('import.lead')}</p>
          {step.fault !== null && <ErrorNotice title={t(`import.fault.${step.fault}`)} />}
          <Button variant="primary" icon="document" onClick={() => chooser.current?.click()}>
            {t('import.choose')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".docx,.md,.markdown,.txt"
            onChange={(event) => {
              void choose(event.target.files?.[0])
              // The same file again, mended meanwhile, is a choice too.
              event.target.value = ''
            }}
          />
        </div>
      )}
      {step.kind === 'preview' && (
        <>
          <LeftOut fitted={step.fitted} />
          <h3>{t('import.preview')}</h3>
          <Preview content={step.fitted.content} language={language} label={t('import.preview')} />
        </>
      )}
    </Dialog>
  )
}

function LeftOut({ fitted: { report } }: { fitted: FittedImport }) {
  const { t } = useTranslation('reuse')
  const told = (['images', 'links', 'headings', 'flattened'] as const).filter((kind) => report[kind] > 0)
  if (told.length === 0) return <p>{t('import.all')}</p>
  return (
    <ul className="reuse-report">
      {told.map((kind) => (
        <li key={kind}>{t(`import.${kind}`, { count: report[kind] })}</li>
      ))}
    </ul>
  )
}

/** Drawn by the section's own schema, so that what is shown is what comes. */
function Preview(props: {
  readonly content: readonly JSONContent[]
  readonly language: string
  readonly label: string
}) {
  const { content, language, label } = props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = contentSchema.nodeFromJSON({ type: 'doc', content })
    place.current?.replaceChildren(DOMSerializer.fromSchema(contentSchema).serializeFragment(node.content))
    for (const box of place.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
      box.disabled = true
      box.setAttribute('aria-label', box.closest('li')?.textContent?.trim() ?? '')
    }
  }, [content])
  return (
    // A long preview scrolls in itself, so it must be reached from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="reuse-preview section-text" tabIndex={0} role="group" aria-label={label}>
      <div ref={place} className="tiptap is-still" lang={language} />
    </div>
  )
}
