import { useId, useState } from 'react'
import type { ScenarioView } from '#shared/contracts/scenarios.ts'
import { isRemovable } from '#shared/domain/scenario/scenario.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog, Dialog } from '#client/ui/dialog.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { SimulationWords } from './simulation-words.ts'

export interface ScenarioActions {
  /** True when it was done; what went wrong has been said otherwise. */
  readonly copy: (name: string) => Promise<boolean>
  readonly rename: (name: string) => Promise<boolean>
  readonly reset: () => void
  readonly remove: () => Promise<boolean>
}

/** Which scenario is on the screen, and what can be done with it. */
export function ScenarioPicker({
  scenarios,
  shown,
  unsavedIds,
  onPick,
  actions,
  canEdit,
  words,
}: {
  scenarios: readonly ScenarioView[]
  shown: ScenarioView
  unsavedIds: ReadonlySet<string>
  onPick: (id: string) => void
  actions: ScenarioActions
  canEdit: boolean
  words: SimulationWords
}) {
  const { t } = words
  const group = useId()
  const [open, setOpen] = useState<'copy' | 'rename' | 'remove' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <div className="sim-picker">
      <fieldset className="sim-picker-options">
        <legend className="sr-only">{t('scenario.label')}</legend>
        {scenarios.map(({ id, name }) => (
          <label key={id}>
            <input type="radio" name={group} value={id} checked={id === shown.id} onChange={() => onPick(id)} />
            <span>
              {name}
              {unsavedIds.has(id) && (
                <>
                  {' '}
                  <span className="sim-dot" aria-hidden="true" />
                  <span className="sr-only">({t('scenario.unsaved')})</span>
                </>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      {canEdit && (
        <Menu
          label={t('scenario.menu', { name: shown.name })}
          items={[
            { label: t('scenario.copy'), icon: 'copy', onSelect: () => setOpen('copy') },
            { label: t('scenario.rename'), icon: 'edit', onSelect: () => setOpen('rename') },
            { label: t('scenario.reset'), icon: 'undo', onSelect: actions.reset },
            ...(isRemovable(shown.kind)
              ? [
                  {
                    label: t('scenario.remove'),
                    icon: 'trash' as const,
                    isDanger: true,
                    onSelect: () => setOpen('remove'),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open === 'copy' && (
        <NameDialog
          title={t('scenario.copyTitle', { name: shown.name })}
          name={t('scenario.copyName', { name: shown.name })}
          saveLabel={t('scenario.copySave')}
          onSave={actions.copy}
          onClose={close}
          words={words}
        />
      )}
      {open === 'rename' && (
        <NameDialog
          title={t('scenario.renameTitle')}
          name={shown.name}
          saveLabel={t('scenario.renameSave')}
          onSave={actions.rename}
          onClose={close}
          words={words}
        />
      )}
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={t('scenario.removeTitle', { name: shown.name })}
        confirmLabel={t('scenario.remove')}
        isDanger
        onConfirm={() => void actions.remove().then(close)}
        onClose={close}
      >
        {t('scenario.removeBody')}
      </ConfirmDialog>
    </div>
  )
}

function NameDialog({
  title,
  name: startName,
  saveLabel,
  onSave,
  onClose,
  words,
}: {
  title: string
  name: string
  saveLabel: string
  onSave: (name: string) => Promise<boolean>
  onClose: () => void
  words: SimulationWords
}) {
  const { t } = words
  const formId = useId()
  const [name, setName] = useState(startName)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const save = async (): Promise<void> => {
    if (name.trim() === '') {
      setError(t('scenario.nameMissing'))
      return
    }
    setIsBusy(true)
    const isDone = await onSave(name.trim())
    setIsBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      footer={
        <Button variant="primary" type="submit" form={formId} isBusy={isBusy}>
          {saveLabel}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('scenario.name')}
          value={name}
          onChange={(value) => {
            setName(value)
            setError(null)
          }}
          error={error}
          maxLength={80}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
