import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { printFile } from '#client/rpc/print-file.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuItem } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import { type FileChoice, fileChoices, insteadOf, silentMs, wantedFile } from './files-menu.model.ts'

/**
 * The document, or every document of the partnership, to take along as a file. On a phone, where the place beside it
 * is the document's name's, the menu holds the way to the history as well.
 */
export function FilesMenu(props: {
  readonly documentId: string
  readonly partnership: { readonly id: string; readonly slug: string }
  readonly hasHistory: boolean
}) {
  const { documentId, partnership, hasHistory } = props
  const { t } = useTranslation('files')
  const { t: td } = useTranslation('document')
  const navigate = useNavigate()
  const refusalText = useRefusalText()
  const { mutateAsync } = useDownload()
  const [isBusy, setIsBusy] = useState(false)

  const save = async (choice: FileChoice): Promise<void> => {
    setIsBusy(true)
    const timer = window.setTimeout(() => notify({ message: t('making') }), silentMs(choice))
    // Awaited rather than told by callbacks, which fall silent when the person leaves the screen meanwhile.
    try {
      await mutateAsync(wantedFile(choice, { documentId, partnershipId: partnership.id }))
      notify({ message: t('done'), tone: 'success' })
    } catch (error) {
      const instead = insteadOf(choice, refusalOf(error)?.code ?? null)
      notify(
        instead === null
          ? { message: refusalText(error), tone: 'danger' }
          : {
              message: t('noPdf'),
              tone: 'danger',
              action: { label: t('print'), run: () => void print(instead) },
            },
      )
    } finally {
      window.clearTimeout(timer)
      setIsBusy(false)
    }
  }

  /** By the person's own browser, from the page that a PDF is made of. */
  const print = async (choice: FileChoice): Promise<void> => {
    setIsBusy(true)
    const { name: file, query } = wantedFile(choice, { documentId, partnershipId: partnership.id })
    try {
      await printFile(file, query)
    } catch (error) {
      notify({ message: refusalText(error), tone: 'danger' })
    } finally {
      setIsBusy(false)
    }
  }

  const files: MenuItem[] = fileChoices.map((choice, index) => ({
    label: t(`${choice.scope}.${choice.format}`),
    startsGroup: index === 0 || fileChoices[index - 1]?.scope !== choice.scope,
    onSelect: () => void save(choice),
  }))
  const history: MenuItem = {
    label: td('history'),
    icon: 'history',
    onSelect: () =>
      void navigate({
        to: '/p/$slug/d/$documentId/historik',
        params: { slug: partnership.slug, documentId },
        search: {},
      }),
  }
  const paper: MenuItem = { label: t('print'), onSelect: () => void print({ scope: 'document', format: 'html' }) }
  const name = t(hasHistory ? 'menuWithHistory' : 'menu')
  return (
    <Menu
      label={name}
      trigger={
        hasHistory ? (
          <IconButton icon="more" label={isBusy ? t('busy') : name} />
        ) : (
          <Button size="small" icon="arrowDown" isBusy={isBusy}>
            {t(isBusy ? 'busy' : 'menu')}
          </Button>
        )
      }
      items={[...(hasHistory ? [history] : []), paper, ...files]}
    />
  )
}
