import { UndoRedo } from '@tiptap/extensions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { blockKey } from '#shared/document/inline-tokens.ts'
import { contentExtensions } from '#shared/document/schema.ts'
import { storedProse } from '#shared/document/stored-prose.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { type ProposalDraft, keepDraft } from './proposal-draft.ts'

const extensions = [...contentExtensions, UndoRedo]

/** Writes how a section should read, beside the text: nobody sees it before it is sent. */
export function ProposeDrawer(props: {
  readonly documentId: DocumentId
  readonly sectionId: SectionId
  readonly language: 'da' | 'en'
  readonly draft: ProposalDraft
  readonly onClose: () => void
}) {
  const { documentId, sectionId, language, draft, onClose } = props
  const { t } = useTranslation('proposals')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const [note, setNote] = useState(draft.note)
  const [error, setError] = useState<string | undefined>()
  const mutation = useMutation(trpc.proposals.propose.mutationOptions())
  const title = `${sectionId} ${sectionTemplate(sectionId, language).title}`
  const editor = useEditor({
    extensions,
    content: { type: 'doc', content: [...draft.content] },
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        lang: language,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('textOf', { title }),
      },
    },
    onUpdate: ({ editor: changed }) =>
      keepDraft(documentId, sectionId, { ...draft, note, content: contentOf(changed) }),
  })

  const drop = () => {
    keepDraft(documentId, sectionId, null)
    onClose()
  }
  const send = () => {
    if (editor === null) return
    const content = contentOf(editor)
    const isSame = storedProse(content).map(blockKey).join() === storedProse(draft.base).map(blockKey).join()
    if (isSame) return setError(t('nothingChanged'))
    mutation.mutate(
      {
        id: draft.id,
        documentId,
        sectionId,
        version: draft.version,
        base: [...draft.base],
        content: [...content],
        note: note.trim(),
      },
      {
        onSuccess: () => {
          keepDraft(documentId, sectionId, null)
          void queryClient.invalidateQueries(trpc.proposals.pathFilter())
          notify({ message: t('sent'), tone: 'success' })
          onClose()
        },
        // The text stays on the device; sending can be tried again.
        onError: (problem) => setError(refusalText(problem)),
      },
    )
  }
  return (
    <Drawer
      isOpen
      onClose={onClose}
      eyebrow={t('eyebrow')}
      title={title}
      footer={
        <>
          <Button variant="primary" isBusy={mutation.isPending} onClick={send}>
            {t('send')}
          </Button>
          <Button variant="quiet" onClick={drop}>
            {t('drop')}
          </Button>
        </>
      }
    >
      <p className="small muted">{t('writeLead')}</p>
      {editor !== null && <Tools editor={editor} />}
      <EditorContent editor={editor} className="section-text proposals-text" />
      <TextField
        id="proposal-note"
        label={t('note')}
        isOptional
        lines={2}
        maxLength={500}
        value={note}
        error={error}
        onChange={(next) => {
          setNote(next)
          setError(undefined)
          if (editor !== null) keepDraft(documentId, sectionId, { ...draft, note: next, content: contentOf(editor) })
        }}
      />
    </Drawer>
  )
}

const contentOf = (editor: Editor) => editor.getJSON().content ?? []

function Tools({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('document')
  const marks = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      isBold: now.isActive('bold'),
      isItalic: now.isActive('italic'),
      isList: now.isActive('bulletList'),
    }),
  })
  return (
    <div className="proposals-tools" role="group" aria-label={t('toolbar.label')}>
      <IconButton
        label={t('toolbar.bold')}
        icon="bold"
        isOn={marks.isBold}
        onClick={() => editor.chain().focus().toggleBold().run()}
      />
      <IconButton
        label={t('toolbar.italic')}
        icon="italic"
        isOn={marks.isItalic}
        onClick={() => editor.chain().focus().toggleItalic().run()}
      />
      <IconButton
        label={t('toolbar.bulletList')}
        icon="list"
        isOn={marks.isList}
        onClick={() => editor.chain().focus().toggleBulletList().run()}
      />
      <IconButton label={t('toolbar.undo')} icon="undo" onClick={() => editor.chain().focus().undo().run()} />
      <IconButton label={t('toolbar.redo')} icon="redo" onClick={() => editor.chain().focus().redo().run()} />
    </div>
  )
}
