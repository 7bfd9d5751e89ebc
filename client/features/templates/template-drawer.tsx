import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { TemplateView } from '#shared/contracts/templates.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type TypedTexts, currentTemplate, textsFrom, typedFrom } from './template-form.model.ts'

/** Edits the help of a section in both languages. When somebody was faster, their words are shown beside one's own. */
export function TemplateDrawer(props: {
  readonly partnershipId: PartnershipId
  readonly template: TemplateView
  readonly onClose: () => void
}) {
  const { partnershipId, template, onClose } = props
  const { t } = useTranslation('templates')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [typed, setTyped] = useState(() => typedFrom(template.texts))
  const [isChecked, setIsChecked] = useState(false)
  const [theirs, setTheirs] = useState<TemplateView | null>(null)
  const section = `${template.sectionId} ${template.title[currentLanguage()]}`
  const edit = useMutation(
    trpc.templates.edit.mutationOptions({
      onSuccess: () => {
        notify({ message: t('saved', { section }), tone: 'success' })
        onClose()
      },
      onError: (error) => {
        const refusal = refusalOf(error)
        if (refusal?.code === 'template.changed') setTheirs(currentTemplate(refusal.data))
      },
      onSettled: () => client.invalidateQueries(trpc.templates.pathFilter()),
    }),
  )
  const texts = textsFrom(typed)
  const save = () => {
    setIsChecked(true)
    if (texts === null) return
    edit.mutate({
      partnershipId,
      sectionId: template.sectionId,
      revision: (theirs ?? template).revision,
      texts,
    })
  }
  return (
    <Drawer
      isOpen
      onClose={onClose}
      eyebrow={t('title')}
      title={section}
      footer={
        <Button variant="primary" isBusy={edit.isPending} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="template-form">
        {isChecked && texts === null && <ErrorNotice title={t('missing')} />}
        {edit.error !== null && <ErrorNotice title={refusalText(edit.error)} />}
        {(['da', 'en'] as const).map((language) => (
          <fieldset key={language}>
            <legend>{t(language === 'da' ? 'inDanish' : 'inEnglish')}</legend>
            {theirs !== null && (
              <blockquote lang={language}>
                {[theirs.texts[language].purpose, ...theirs.texts[language].questions].join('\n')}
              </blockquote>
            )}
            {fields.map(({ name, lines }) => (
              <TextField
                key={name}
                label={t(name)}
                value={typed[language][name]}
                onChange={(text) => setTyped({ ...typed, [language]: { ...typed[language], [name]: text } })}
                lines={lines}
                isRequired={name !== 'example'}
                isOptional={name === 'example'}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Drawer>
  )
}

const fields: readonly { readonly name: keyof TypedTexts; readonly lines: number }[] = [
  { name: 'purpose', lines: 2 },
  { name: 'questions', lines: 6 },
  { name: 'example', lines: 6 },
]
