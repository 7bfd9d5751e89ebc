import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { EditorHub } from './editor-hub.ts'
import { linkAddress } from './link-address.ts'

/** Sets, changes or removes the link on the selected words. */
export function LinkDialog(props: { readonly hub: EditorHub; readonly onClose: () => void }) {
  const { hub, onClose } = props
  const { t } = useTranslation('document')
  const [editor] = useState(() => hub.focused?.editor ?? null)
  const [before] = useState(() => String(editor?.getAttributes('link')['href'] ?? ''))
  const [address, setAddress] = useState(before)
  const [isWrong, setIsWrong] = useState(false)
  const close = () => {
    onClose()
    editor?.commands.focus()
  }
  const save = () => {
    const href = linkAddress(address)
    if (href === null) {
      setIsWrong(true)
      return
    }
    onClose()
    const chain = editor?.chain().focus()
    if (editor?.state.selection.empty === true && before === '') {
      chain?.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    } else {
      chain?.extendMarkRange('link').setLink({ href }).run()
    }
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('link.title')}
      footer={
        <>
          {before !== '' && (
            <Button
              variant="danger"
              onClick={() => {
                onClose()
                editor?.chain().focus().extendMarkRange('link').unsetLink().run()
              }}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button variant="outline" onClick={close}>
            {t('link.cancel')}
          </Button>
          <Button variant="primary" onClick={save}>
            {t('link.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={t('link.address')}
          hint={t('link.hint')}
          value={address}
          onChange={(value) => {
            setAddress(value)
            setIsWrong(false)
          }}
          autoFocus
          {...(isWrong ? { error: t('link.wrong') } : {})}
        />
      </form>
    </Dialog>
  )
}
