import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { CommentPlaces } from './comment-places.ts'
import type { CommitmentLookup } from './commitment-lookup.ts'
import type { EditorHub } from './editor-hub.ts'
import { liveExtensions } from './live-extensions.ts'

export interface SectionEditorProps {
  readonly connection: DocumentConnection
  readonly sectionId: SectionId
  readonly hub: EditorHub
  readonly lookup: CommitmentLookup
  readonly places: CommentPlaces
  readonly isEditable: boolean
  readonly language: string
  /** The section's name for a screen reader. */
  readonly label: string
  /** Id of the text that tells how to leave the editor and reach the toolbar. */
  readonly describedBy: string
  readonly focusToolbar: () => void
}

/** The text of one section, written together. Draws once; what is typed goes past React. */
export function SectionEditor(props: SectionEditorProps) {
  const { connection, sectionId, hub, lookup, places, isEditable, language, label, describedBy, focusToolbar } = props
  const { t } = useTranslation('document')
  const extensions = useMemo(
    () =>
      liveExtensions({
        connection,
        fragment: connection.doc.getXmlFragment(fragmentName(sectionId)),
        sectionId,
        lookup,
        places,
        focusToolbar,
        checkboxText: t('editor.checkbox'),
      }),
    [connection, sectionId, lookup, places, focusToolbar, t],
  )
  const editor = useEditor(
    {
      extensions,
      editable: isEditable,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        // The caret stays clear of the header with the toolbar above and of the status line below.
        scrollThreshold: { top: 116, bottom: 56, left: 0, right: 0 },
        scrollMargin: { top: 132, bottom: 72, left: 5, right: 5 },
        attributes: () => ({
          lang: language,
          'aria-label': label,
          ...(isEditable
            ? { role: 'textbox', 'aria-multiline': 'true', 'aria-describedby': describedBy }
            : { role: 'group' }),
        }),
        handleDOMEvents: { click: openLinkWithModifier },
      },
    },
    [extensions],
  )
  useEffect(() => (editor === null ? undefined : hub.add(sectionId, editor)), [editor, hub, sectionId])
  useEffect(() => {
    if (editor !== null && editor.isEditable !== isEditable) editor.setEditable(isEditable, false)
  }, [editor, isEditable])
  return <EditorContent editor={editor} className="section-text" />
}

/** A click sets the caret; with Ctrl (or in a text that is only read) it opens the link in a new tab. */
function openLinkWithModifier(view: { readonly editable: boolean }, event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (link === null) return false
  if (view.editable && !event.ctrlKey && !event.metaKey) {
    event.preventDefault()
    return false
  }
  event.preventDefault()
  window.open(link.getAttribute('href') ?? '', '_blank', 'noopener,noreferrer')
  return true
}
