import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Menu } from '#client/ui/menu.tsx'
import type { EditorHub } from './editor-hub.ts'
import { LinkDialog } from './link-dialog.tsx'

/**
 * One toolbar for all sections; acts on the one last in focus. Arrow keys move inside it, Escape goes back to the
 * text. The pointer never takes the focus from the text.
 */
export function Toolbar(props: {
  readonly hub: EditorHub
  readonly id: string
  readonly onMakeCommitment: () => void
  readonly onComment: { readonly label: string; readonly run: () => void } | null
  readonly children?: ReactNode
}) {
  const { hub, id, onMakeCommitment, onComment, children } = props
  const { t } = useTranslation('document')
  const state = useSyncExternalStore(hub.subscribe, () => hub.state)
  const bar = useRef<HTMLDivElement>(null)
  const [isLinking, setIsLinking] = useState(false)
  const isIdle = state.sectionId === null
  const chain = () => hub.focused?.editor.chain().focus()

  useEffect(() => {
    // One stop on the way through the page; the arrow keys reach the rest.
    const buttons = buttonsOf(bar.current)
    const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0]
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1
  })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = buttonsOf(bar.current)
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % buttons.length
        : event.key === 'ArrowLeft'
          ? (at - 1 + buttons.length) % buttons.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? buttons.length - 1
              : null
    // At once: the editor's own command waits for the next frame, and a letter typed before it would be lost.
    if (event.key === 'Escape') hub.focused?.editor.view.focus()
    if (to === null || at === -1) return
    event.preventDefault()
    for (const button of buttons) button.tabIndex = -1
    const button = buttons[to]
    if (button === undefined) return
    button.tabIndex = 0
    button.focus()
  }

  return (
    <div
      ref={bar}
      id={id}
      className="text-tools"
      role="toolbar"
      aria-label={t('toolbar.label')}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Menu
        label={t('toolbar.block.label')}
        trigger={
          <button type="button" className="text-tools-button" disabled={isIdle}>
            <span className="is-kept">{t(`toolbar.block.${state.block}`)}</span>
            <Icon name="chevronDown" size={16} />
          </button>
        }
        items={[
          { label: t('toolbar.block.paragraph'), onSelect: () => chain()?.setParagraph().run() },
          { label: t('toolbar.block.heading2'), onSelect: () => chain()?.setHeading({ level: 2 }).run() },
          { label: t('toolbar.block.heading3'), onSelect: () => chain()?.setHeading({ level: 3 }).run() },
        ]}
      />
      <span className="text-tools-line" />
      <IconButton
        label={t('toolbar.bold')}
        icon="bold"
        isOn={state.isBold}
        disabled={isIdle}
        onClick={() => chain()?.toggleBold().run()}
      />
      <IconButton
        label={t('toolbar.italic')}
        icon="italic"
        isOn={state.isItalic}
        disabled={isIdle}
        onClick={() => chain()?.toggleItalic().run()}
      />
      <IconButton
        label={t('toolbar.bulletList')}
        icon="list"
        isOn={state.isBulletList}
        disabled={isIdle}
        onClick={() => chain()?.toggleBulletList().run()}
      />
      <IconButton
        label={t('toolbar.orderedList')}
        icon="listNumbered"
        isOn={state.isOrderedList}
        disabled={isIdle}
        onClick={() => chain()?.toggleOrderedList().run()}
      />
      <IconButton
        label={t('toolbar.taskList')}
        icon="checklist"
        isOn={state.isTaskList}
        disabled={isIdle}
        onClick={() => chain()?.toggleTaskList().run()}
      />
      <IconButton
        label={t('toolbar.link')}
        icon="link"
        isOn={state.isLink}
        disabled={isIdle}
        onClick={() => setIsLinking(true)}
      />
      {state.isInTable ? (
        <Menu
          label={t('toolbar.table.menu')}
          icon="table"
          items={[
            { label: t('toolbar.table.rowAbove'), onSelect: () => chain()?.addRowBefore().run() },
            { label: t('toolbar.table.rowBelow'), onSelect: () => chain()?.addRowAfter().run() },
            { label: t('toolbar.table.columnBefore'), onSelect: () => chain()?.addColumnBefore().run() },
            { label: t('toolbar.table.columnAfter'), onSelect: () => chain()?.addColumnAfter().run() },
            { label: t('toolbar.table.headerRow'), onSelect: () => chain()?.toggleHeaderRow().run() },
            { label: t('toolbar.table.deleteRow'), onSelect: () => chain()?.deleteRow().run(), isDanger: true },
            { label: t('toolbar.table.deleteColumn'), onSelect: () => chain()?.deleteColumn().run(), isDanger: true },
            { label: t('toolbar.table.deleteTable'), onSelect: () => chain()?.deleteTable().run(), isDanger: true },
          ]}
        />
      ) : (
        <IconButton
          label={t('toolbar.table.insert')}
          icon="table"
          disabled={isIdle}
          onClick={() => chain()?.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
      )}
      <span className="text-tools-wide">
        <IconButton label={t('toolbar.undo')} icon="undo" disabled={isIdle} onClick={() => chain()?.undo().run()} />
        <IconButton label={t('toolbar.redo')} icon="redo" disabled={isIdle} onClick={() => chain()?.redo().run()} />
      </span>
      <span className="text-tools-line" />
      {onComment !== null && (
        <IconButton label={onComment.label} icon="comment" disabled={isIdle} onClick={onComment.run} />
      )}
      <button type="button" className="text-tools-button" disabled={isIdle} onClick={onMakeCommitment}>
        <Icon name="flag" size={16} />
        <span>{t('toolbar.makeCommitment')}</span>
      </button>
      <span className="text-tools-end">{children}</span>
      {isLinking && <LinkDialog hub={hub} onClose={() => setIsLinking(false)} />}
    </div>
  )
}

function buttonsOf(bar: HTMLElement | null): HTMLButtonElement[] {
  const buttons = bar?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []
  return [...buttons].filter((button) => button.offsetParent !== null)
}
