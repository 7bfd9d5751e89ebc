import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import { type FileChoice, fileChoices, insteadOf, silentMs, wantedFile } from './files-menu.model.ts'

/** The document, or every document of the partnership, to take along as a file. */
export function FilesMenu(props: { readonly documentId: string; readonly partnershipId: string }) {
  const { t } = useTranslation('files')
  const refusalText = useRefusalText()
  const { mutateAsync } = useDownload()
  const [isBusy, setIsBusy] = useState(false)

  const save = async (choice: FileChoice): Promise<void> => {
    setIsBusy(true)
    const timer = window.setTimeout(() => notify({ message: t('making') }), silentMs(choice))
    // Awaited rather than told by callbacks, which fall silent when the person leaves the screen meanwhile.
    try {
      await mutateAsync(wantedFile(choice, props))
      notify({ message: t('done'), tone: 'success' })
    } catch (error) {
      const instead = insteadOf(choice, refusalOf(error)?.code ?? null)
      notify(
        instead === null
          ? { message: refusalText(error), tone: 'danger' }
          : {
              message: t('noPdf'),
              tone: 'danger',
              action: { label: t('instead'), run: () => void save(instead) },
            },
      )
    } finally {
      window.clearTimeout(timer)
      setIsBusy(false)
    }
  }

  return (
    <Menu
      label={t('menu')}
      trigger={
        <Button size="small" icon="arrowDown" isBusy={isBusy}>
          <span className="document-action">{t(isBusy ? 'busy' : 'menu')}</span>
        </Button>
      }
      items={fileChoices.map((choice, index) => ({
        label: t(`${choice.scope}.${choice.format}`),
        startsGroup: index > 0 && fileChoices[index - 1]?.scope !== choice.scope,
        onSelect: () => void save(choice),
      }))}
    />
  )
}
