import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { ErrorSummary } from '#client/ui/error-summary.tsx'
import { notify } from '#client/ui/notify.ts'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { makePersonCode } from '#shared/domain/outcome/registration.ts'
import { isSustainedCode } from '#shared/domain/outcome/sustained-job.ts'
import { type OutcomeForm, draftOf, emptyForm, formOf, takesCode, takesSetting } from './outcomes.model.ts'
import { useOutcomeChanges } from './use-outcomes.ts'

/** Registers an outcome, or puts a correction in the place of one. What is not saved is not lost by a slip. */
export function OutcomeFormDrawer({
  partnership,
  parties,
  corrected,
  onSaved,
  onClose,
}: {
  partnership: PartnershipView
  /** In whose name: the parties that this person writes for. */
  parties: readonly string[]
  corrected: OutcomeView | null
  onSaved?: (id: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('reached')
  const { t: ladder } = useTranslation('outcomes')
  const refusalText = useRefusalText()
  const formId = useId()
  const { register, correct } = useOutcomeChanges()
  // Made once, so that trying again after a lost answer registers nothing twice.
  const [newId] = useState(() => crypto.randomUUID())
  const [opened] = useState(() => (corrected === null ? emptyForm('O1', parties[0] ?? '') : formOf(corrected)))
  const [form, setForm] = useState<OutcomeForm>(opened)
  const [isChecked, setIsChecked] = useState(false)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const set = (change: Partial<OutcomeForm>) => setForm({ ...form, ...change })
  const idOf = (field: keyof OutcomeForm) => `${formId}-${field}`
  const draft = draftOf(form)
  const wrong: readonly (keyof OutcomeForm)[] = [
    ...('outcomeCode' in draft ? [] : draft),
    ...(corrected !== null && form.reason.trim() === '' ? ['reason' as const] : []),
    ...(corrected === null && form.count === 0 ? ['count' as const] : []),
  ]
  const words = {
    reachedOn: t('error.reachedOn'),
    countedFrom: t('error.countedFrom'),
    count: t('error.count'),
    personCode: t('error.personCode'),
    firmPartyId: t('error.firm'),
    evidence: t('error.evidence'),
    reason: t('error.reason'),
  } as const
  const messageOf = (field: keyof OutcomeForm) =>
    Object.hasOwn(words, field) ? words[field as keyof typeof words] : ''
  const errorOf = (field: keyof OutcomeForm) => (isChecked && wrong.includes(field) ? messageOf(field) : null)
  const save = () => {
    setIsChecked(true)
    if (wrong.length > 0 || !('outcomeCode' in draft)) return
    const onSuccess = ({ id }: { readonly id: string }) => {
      notify({ message: t(corrected === null ? 'registered' : 'corrected'), tone: 'success' })
      if (onSaved === undefined) onClose()
      else onSaved(id)
    }
    if (corrected === null) {
      register.mutate({ id: newId, partnershipId: partnership.id, partyId: form.partyId, draft }, { onSuccess })
    } else {
      const { id, version } = corrected
      correct.mutate({ id, version, newId, draft, reason: form.reason }, { onSuccess })
    }
  }
  const isDirty = JSON.stringify(form) !== JSON.stringify(opened)
  const close = () => (isDirty ? setIsDiscarding(true) : onClose())
  const problem = register.error ?? correct.error
  const isFirmSide = outcomeLadder[form.outcomeCode].side === 'firm'
  const firms = partnership.parties.filter(({ kind }) => kind === 'firm')
  return (
    <>
      <Drawer
        isOpen
        onClose={close}
        title={t(corrected === null ? 'register' : 'form.correctTitle')}
        footer={
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button variant="primary" isBusy={register.isPending || correct.isPending} onClick={save}>
              {t(corrected === null ? 'form.save' : 'form.saveCorrection')}
            </Button>
          </>
        }
      >
        {problem !== null && <ErrorNotice title={t('form.failed')}>{refusalText(problem)}</ErrorNotice>}
        {isChecked && (
          <ErrorSummary errors={wrong.map((field) => ({ fieldId: idOf(field), message: messageOf(field) }))} />
        )}
        <p className="small muted">{t(corrected === null ? 'form.lead' : 'form.correctLead')}</p>
        <SelectField
          id={idOf('outcomeCode')}
          label={t('form.outcome')}
          hint={ladder(`${form.outcomeCode}.trigger`)}
          value={form.outcomeCode}
          options={outcomeCodes.map((code) => ({ value: code, label: `${code} · ${ladder(`${code}.name`)}` }))}
          onChange={(value) => set({ outcomeCode: OutcomeCode.parse(value) })}
        />
        {parties.length > 1 && corrected === null && (
          <SelectField
            id={idOf('partyId')}
            label={t('form.party')}
            value={form.partyId}
            options={partnership.parties
              .filter(({ id }) => parties.includes(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(partyId) => set({ partyId })}
          />
        )}
        {takesCode(form.outcomeCode) && (
          <ChoiceField
            id={idOf('by')}
            label={t('form.by')}
            options={[
              { value: 'count', label: t('form.byCount') },
              { value: 'code', label: t('form.byCode') },
            ]}
            value={form.by}
            onChange={(by) => set({ by: by === 'code' ? 'code' : 'count' })}
          />
        )}
        {takesCode(form.outcomeCode) && form.by === 'code' ? (
          <div className="outcomes-code-field">
            <TextField
              id={idOf('personCode')}
              label={t('form.personCode')}
              hint={t('form.personCodeHint')}
              value={form.personCode}
              onChange={(personCode) => set({ personCode })}
              maxLength={20}
              error={errorOf('personCode')}
            />
            <Button onClick={() => set({ personCode: makePersonCode(Math.random) })}>{t('form.makeCode')}</Button>
          </div>
        ) : (
          <NumberField
            id={idOf('count')}
            label={t('form.count')}
            hint={corrected === null ? t('form.countHint') : t('form.countZero')}
            value={form.count}
            onChange={(count) => set({ count })}
            min={0}
            max={10_000}
            error={errorOf('count')}
          />
        )}
        {isSustainedCode(form.outcomeCode) && (
          <DateField
            id={idOf('countedFrom')}
            label={t('form.countedFrom')}
            hint={t('form.countedFromHint')}
            value={form.countedFrom}
            onChange={(countedFrom) => set({ countedFrom })}
            error={errorOf('countedFrom')}
          />
        )}
        <DateField
          id={idOf('reachedOn')}
          label={t('form.reachedOn')}
          hint={t('form.reachedOnHint')}
          value={form.reachedOn}
          onChange={(reachedOn) => set({ reachedOn })}
          error={errorOf('reachedOn')}
        />
        {takesSetting(form.outcomeCode) && (
          <ChoiceField
            id={idOf('setting')}
            label={t('form.setting')}
            hint={t('form.settingHint')}
            options={(['a', 'b', 'none'] as const).map((value) => ({ value, label: t(`setting.${value}`) }))}
            value={form.setting}
            onChange={(value) => set({ setting: value === 'a' || value === 'b' ? value : 'none' })}
          />
        )}
        {firms.length > 0 && (
          <SelectField
            id={idOf('firmPartyId')}
            label={t('form.firm')}
            isOptional={!isFirmSide}
            placeholder={t('form.noFirm')}
            value={form.firmPartyId}
            options={firms.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(firmPartyId) => set({ firmPartyId })}
            error={errorOf('firmPartyId')}
          />
        )}
        <TextField
          id={idOf('evidence')}
          label={t('form.evidence')}
          hint={t('form.evidenceHint', { example: ladder(`${form.outcomeCode}.evidence`) })}
          value={form.evidence}
          onChange={(evidence) => set({ evidence })}
          lines={2}
          maxLength={500}
          error={errorOf('evidence')}
        />
        {corrected !== null && (
          <TextField
            id={idOf('reason')}
            label={t('form.reason')}
            value={form.reason}
            onChange={(reason) => set({ reason })}
            lines={2}
            maxLength={500}
            error={errorOf('reason')}
          />
        )}
      </Drawer>
      <ConfirmDialog
        isOpen={isDiscarding}
        title={t('form.discardTitle')}
        confirmLabel={t('form.discard')}
        isDanger
        onConfirm={onClose}
        onClose={() => setIsDiscarding(false)}
      >
        <p>{t('form.discardBody')}</p>
      </ConfirmDialog>
    </>
  )
}
