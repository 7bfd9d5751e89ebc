import './dialog.css'
import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { rememberOpener, returnFocus } from './return-focus.ts'

export interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly footer?: ReactNode
}

/** A question that must be answered before going on. The focus goes back to what asked it. */
export function Dialog(props: DialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onClose, title, children, footer }: DialogProps) {
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const [opener] = useState(rememberOpener)
  useEffect(() => {
    const own = box.current
    return () => returnFocus(opener, own)
  }, [opener])
  return (
    <Modal
      ref={box}
      opened
      onClose={onClose}
      // The kit gives it back only when it is closed and stays drawn.
      returnFocus={false}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'ui-dialog', title: 'ui-dialog-title', header: 'ui-dialog-head', body: 'ui-dialog-body' }}
    >
      {children}
      {footer !== undefined && <div className="ui-dialog-foot">{footer}</div>}
    </Modal>
  )
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly isDanger?: boolean | undefined
  readonly isBusy?: boolean | undefined
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back. The safe answer stands first and has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, isDanger, isBusy, onConfirm, onClose } = props
  const { t } = useTranslation('ui')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant={isDanger === true ? 'danger' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
