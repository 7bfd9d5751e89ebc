import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { PracticeView } from '#shared/contracts/best-practice.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { practiceParts } from '#shared/domain/best-practice/best-practice.ts'
import { BestPracticeId, PartyId } from '#shared/kernel/ids.ts'
import { currentPractice } from './current-practice.model.ts'
import { PracticeCard } from './practice-card.tsx'

const empty = { title: '', situation: '', action: '', effect: '', advice: '' }
const longestPart = 1500

/** Writes an experience, or edits one. When somebody was faster, theirs is shown and nothing typed is lost. */
export function PracticeDrawer(props: {
  readonly partnership: PartnershipView
  readonly practice: PracticeView | null
  readonly onClose: () => void
}) {
  const { partnership, practice, onClose } = props
  const { t } = useTranslation('bestPractice')
  const me = useMe()
  const actor = useActor()
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const mine = me?.memberships.find(({ partnershipId }) => partnershipId === partnership.id)?.partyId
  const [id] = useState(() => practice?.id ?? BestPracticeId.parse(crypto.randomUUID()))
  const [partyId, setPartyId] = useState<string>(practice?.partyId ?? mine ?? partnership.parties[0]?.id ?? '')
  const [texts, setTexts] = useState<typeof empty>(practice ?? empty)
  const [isChecked, setIsChecked] = useState(false)
  const [theirs, setTheirs] = useState<PracticeView | null>(null)
  const told = {
    onSuccess: () => {
      notify({ message: t('form.saved'), tone: 'success' as const })
      onClose()
    },
    onError: (error: unknown) => {
      const refusal = refusalOf(error)
      if (refusal?.code === 'practice.changed') setTheirs(currentPractice(refusal.data))
    },
    onSettled: () => client.invalidateQueries(trpc.bestPractice.pathFilter()),
  }
  const write = useMutation(trpc.bestPractice.write.mutationOptions(told))
  const edit = useMutation(trpc.bestPractice.edit.mutationOptions(told))
  const error = write.error ?? edit.error
  const isMissing = texts.title.trim() === ''
  const endsSharing =
    practice !== null &&
    practice.sharedAt !== null &&
    !decide(actor, partnership.id, { kind: 'practice.share', partyId: practice.partyId }).allowed
  const save = () => {
    setIsChecked(true)
    if (isMissing) return
    const { title, situation, action, effect, advice } = texts
    const draft = { partyId: PartyId.parse(partyId), title, situation, action, effect, advice }
    if (practice === null) write.mutate({ id, partnershipId: partnership.id, draft })
    else edit.mutate({ id, version: (theirs ?? practice).version, draft })
  }
  const theirParty = partnership.parties.find((party) => party.id === theirs?.partyId)
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t(practice === null ? 'form.new' : 'form.edit')}
      footer={
        <Button variant="primary" isBusy={write.isPending || edit.isPending} onClick={save}>
          {t(theirs === null ? 'form.save' : 'form.saveAnyway')}
        </Button>
      }
    >
      <form
        className="practice-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {error !== null && <ErrorNotice title={refusalText(error)}>{theirs !== null && t('form.theirs')}</ErrorNotice>}
        {theirs !== null && (
          <PracticeCard
            practice={theirs}
            party={{ kind: theirParty?.kind ?? 'fund', name: theirParty?.name ?? '' }}
            isShared={theirs.sharedAt !== null}
          />
        )}
        {endsSharing && <p className="practice-note">{t('form.endsSharing')}</p>}
        <TextField
          id="practice-title"
          label={t('form.title')}
          value={texts.title}
          onChange={(title) => setTexts({ ...texts, title })}
          error={isChecked && isMissing ? t('form.titleMissing') : null}
          isRequired
          autoFocus
          maxLength={120}
        />
        <SelectField
          label={t('form.party')}
          value={partyId}
          options={partnership.parties.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={setPartyId}
        />
        {practiceParts.map((part) => (
          <TextField
            key={part}
            label={t(`part.${part}`)}
            hint={t(`hint.${part}`)}
            value={texts[part]}
            onChange={(text) => setTexts({ ...texts, [part]: text })}
            lines={3}
            maxLength={longestPart}
          />
        ))}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Drawer>
  )
}
