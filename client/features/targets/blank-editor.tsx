import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import type { TargetBlank } from '#client/i18n/wording/target-sentence.ts'
import { strong } from '#client/i18n/wording/strong.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { Button } from '#client/ui/button.tsx'
import { PartyChoice } from '#client/ui/choice-field.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { TargetFault, TargetForm } from './targets.model.ts'

/** The small editor of one blank of the sentence. */
export function BlankEditor({
  blank,
  form,
  onChange,
  parties,
  idOf,
  errorOf,
}: {
  blank: TargetBlank
  form: TargetForm
  onChange: (form: TargetForm) => void
  parties: readonly PartyView[]
  idOf: (field: TargetFault['field']) => string
  errorOf: (field: TargetFault['field']) => string | null
}) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const set = (change: Partial<TargetForm>) => onChange({ ...form, ...change })
  const { side, defaultTariffKroner } = outcomeLadder[form.outcomeCode]
  switch (blank) {
    case 'outcome':
      return (
        <>
          <SelectField
            id={idOf('outcomeCode')}
            label={t('form.outcome')}
            value={form.outcomeCode}
            options={outcomeCodes.map((code) => ({ value: code, label: `${code} · ${outcomes(`${code}.name`)}` }))}
            onChange={(value) => {
              const code = OutcomeCode.parse(value)
              const wasDefault = form.tariffKroner === (defaultTariffKroner ?? 0)
              const hadDefaultEvidence = form.evidence === outcomes(`${form.outcomeCode}.evidence`)
              set({
                outcomeCode: code,
                // What was filled in for the step before follows the step, what a person wrote stays.
                ...(wasDefault ? { tariffKroner: outcomeLadder[code].defaultTariffKroner ?? 0 } : {}),
                ...(hadDefaultEvidence ? { evidence: outcomes(`${code}.evidence`) } : {}),
              })
            }}
          />
          <p className="small muted">
            {t('ladder.counts')}: {outcomes(`${form.outcomeCode}.trigger`)}
          </p>
        </>
      )
    case 'count':
      return (
        <div className="target-two">
          <NumberField
            id={idOf('count')}
            label={t('form.count')}
            value={form.count}
            onChange={(count) => set({ count })}
            error={errorOf('count')}
            min={0}
            max={10_000}
          />
          <NumberField
            id={idOf('outOf')}
            label={t('form.outOf')}
            hint={t('form.outOfHint')}
            value={form.outOf}
            onChange={(outOf) => set({ outOf })}
            error={errorOf('outOf')}
            min={0}
            max={10_000}
          />
        </div>
      )
    case 'tariff': {
      const total = formatMoney((form.count ?? 0) * (form.tariffKroner ?? 0) * 100)
      const payer = parties.find(({ id }) => id === form.payerPartyId)
      return (
        <>
          <NumberField
            id={idOf('tariffKroner')}
            label={side === 'citizen' ? t('form.tariffCitizen') : t('form.tariffFirm')}
            hint={
              defaultTariffKroner === null
                ? t('form.noTariff', { code: form.outcomeCode })
                : t('form.defaultTariff', { code: form.outcomeCode, amount: formatMoney(100 * defaultTariffKroner) })
            }
            unit="kr."
            value={form.tariffKroner}
            onChange={(tariffKroner) => set({ tariffKroner })}
            error={errorOf('tariffKroner')}
            min={0}
          />
          {defaultTariffKroner !== null && defaultTariffKroner !== form.tariffKroner && (
            <Button size="small" onClick={() => set({ tariffKroner: defaultTariffKroner })}>
              {t('form.useDefault')}
            </Button>
          )}
          <p className="small">
            <Worded
              sentence={
                payer === undefined
                  ? t('form.totalPlain', { amount: strong(total) })
                  : t('form.total', { payer: payer.name, amount: strong(total) })
              }
            />
          </p>
        </>
      )
    }
    case 'payer':
      return (
        <PartyChoice
          id={idOf('payerPartyId')}
          label={t('form.payer')}
          parties={parties}
          value={form.payerPartyId}
          onChange={(payerPartyId) => set({ payerPartyId })}
          error={errorOf('payerPartyId')}
        />
      )
    case 'payee':
      return (
        <PartyChoice
          id={idOf('payeePartyId')}
          label={t('form.payee')}
          parties={parties}
          value={form.payeePartyId}
          onChange={(payeePartyId) => set({ payeePartyId })}
          error={errorOf('payeePartyId')}
        />
      )
    case 'verifier':
      return (
        <PartyChoice
          id={idOf('verifierPartyId')}
          label={t('form.verifier')}
          parties={parties}
          value={form.verifierPartyId}
          onChange={(verifierPartyId) => set({ verifierPartyId })}
        />
      )
    case 'evidence':
      return (
        <TextField
          id={idOf('evidence')}
          label={t('form.evidence')}
          hint={t('form.evidenceHint')}
          value={form.evidence}
          onChange={(evidence) => set({ evidence })}
          error={errorOf('evidence')}
          maxLength={500}
          lines={2}
        />
      )
    case 'month':
      return (
        <NumberField
          id={idOf('programmeMonth')}
          label={t('form.month')}
          value={form.programmeMonth}
          onChange={(programmeMonth) => set({ programmeMonth })}
          error={errorOf('programmeMonth')}
          min={1}
          max={240}
        />
      )
  }
}
