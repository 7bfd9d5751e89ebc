import './drawer.css'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import { rememberOpener, returnFocus } from './return-focus.ts'
import { useDrawerIsBeside } from './use-drawer-is-beside.ts'

export interface DrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly eyebrow?: ReactNode
  readonly footer?: ReactNode
  /** On a phone it comes up from the bottom and leaves a strip of the page in sight. */
  readonly isLow?: boolean
  readonly children: ReactNode
}

/**
 * A sheet beside the text. From 1024 px the page moves aside and stays usable; below, the sheet covers the screen
 * and the page behind it is out of reach. Focus goes into it when it opens and back when it closes.
 *
 * While it is open, `<html data-drawer="open">` lets a screen make room (`--layout-drawer` is its width).
 */
export function Drawer(props: DrawerProps) {
  return props.isOpen ? createPortal(<OpenDrawer {...props} />, document.body) : null
}

function OpenDrawer({ onClose, title, eyebrow, footer, isLow, children }: DrawerProps) {
  const { t } = useTranslation('ui')
  const titleId = useId()
  const sheet = useRef<HTMLElement>(null)
  const isBeside = useDrawerIsBeside()

  // While it is drawn: a field inside that asks for the focus has it before the first effect runs.
  const [opener] = useState(rememberOpener)
  useEffect(() => {
    const own = sheet.current
    document.documentElement.dataset['drawer'] = 'open'
    // A field that asked for the focus keeps it.
    if (own?.contains(document.activeElement) !== true) own?.focus({ preventScroll: true })
    return () => {
      delete document.documentElement.dataset['drawer']
      // Nothing in a page that is out of reach can take the focus.
      const page = document.querySelector('#root')
      if (page instanceof HTMLElement) page.inert = false
      returnFocus(opener, own)
    }
  }, [opener])

  useEffect(() => {
    const page = document.querySelector('#root')
    if (isBeside || !(page instanceof HTMLElement)) return
    page.inert = true
    return () => {
      page.inert = false
    }
  }, [isBeside])

  return (
    <section
      ref={sheet}
      className={isLow === true ? 'ui-drawer ui-drawer-low' : 'ui-drawer'}
      role="dialog"
      aria-modal={isBeside ? undefined : true}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        // Menus and dialogs opened from here take their own Esc and mark it as handled.
        if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(event.target as Node))
          return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="ui-drawer-head">
        <div>
          {eyebrow !== undefined && <div className="ui-eyebrow">{eyebrow}</div>}
          <h2 id={titleId}>{title}</h2>
        </div>
        <IconButton label={t('close')} icon="close" onClick={onClose} />
      </div>
      <div className="ui-drawer-body">{children}</div>
      {footer !== undefined && <footer className="ui-drawer-foot">{footer}</footer>}
    </section>
  )
}
