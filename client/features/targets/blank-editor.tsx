import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import type { TargetBlank } from '#client/i18n/wording/target-sentence.ts'
import { strong } from '#client/i18n/wording/strong.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField, PartyChoice } from '#client/ui/choice-field.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { outcomeText } from '#shared/content/outcome-texts.ts'
import { dayInWords } from '#shared/content/payment-rule.ts'
import { OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { RateLine } from '#shared/domain/outcome/rate-card.ts'
import { lastDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import { type CalendarDay, ProgrammeMonth } from '#shared/kernel/time.ts'
import { StepDefinition } from './step-definition.tsx'
import type { TargetFault, TargetForm } from './targets.model.ts'

/** The small editor of one blank of the sentence. */
export function BlankEditor({
  blank,
  form,
  onChange,
  parties,
  startsOn,
  rateOf,
  idOf,
  errorOf,
}: {
  blank: TargetBlank
  form: TargetForm
  onChange: (form: TargetForm) => void
  parties: readonly PartyView[]
  startsOn: CalendarDay | null
  /** The rate card's line of today; undefined while there is no card. */
  rateOf: ((code: OutcomeCode) => RateLine | null) | undefined
  idOf: (field: TargetFault['field']) => string
  errorOf: (field: TargetFault['field']) => string | null
}) {
  const { t, i18n } = useTranslation('targets')
  const language = i18n.language === 'en' ? 'en' : 'da'
  const { t: outcomes } = useTranslation('outcomes')
  const set = (change: Partial<TargetForm>) => onChange({ ...form, ...change })
  const { side } = outcomeLadder[form.outcomeCode]
  const cardKroner = (code: OutcomeCode): number | null => {
    if (rateOf === undefined) return outcomeLadder[code].defaultTariffKroner
    const line = rateOf(code)
    return line === null ? null : line.tariffOre / 100
  }
  const defaultTariffKroner = cardKroner(form.outcomeCode)
  const become = (code: OutcomeCode) => {
    const wasDefault = form.tariffKroner === (defaultTariffKroner ?? 0)
    const hadDefaultEvidence = form.evidence === outcomes(`${form.outcomeCode}.evidence`)
    set({
      outcomeCode: code,
      // What was filled in for the step before follows the step, what a person wrote stays.
      ...(wasDefault ? { tariffKroner: cardKroner(code) ?? 0 } : {}),
      ...(hadDefaultEvidence ? { evidence: outcomes(`${code}.evidence`) } : {}),
    })
  }
  switch (blank) {
    case 'outcome':
      return (
        <>
          <SelectField
            id={idOf('outcomeCode')}
            label={t('form.outcome')}
            value={form.outcomeCode}
            options={outcomeCodes.map((code) => ({ value: code, label: `${code} · ${outcomes(`${code}.name`)}` }))}
            onChange={(value) => become(OutcomeCode.parse(value))}
          />
          <StepDefinition code={form.outcomeCode} />
        </>
      )
    case 'duration': {
      // The steps that say the same but for how long.
      const { phrase } = outcomeText(form.outcomeCode, language)
      const alike = outcomeCodes.filter((code) => outcomeText(code, language).phrase === phrase)
      return (
        <>
          {alike.length === 1 ? (
            <p className="small">
              {t('form.durationFixed', { duration: outcomeText(form.outcomeCode, language).duration ?? '' })}
            </p>
          ) : (
            <ChoiceField
              id={idOf('outcomeCode')}
              label={t('form.duration')}
              value={form.outcomeCode}
              options={alike.map((code) => ({ value: code, label: outcomeText(code, language).duration ?? '' }))}
              onChange={(value) => become(OutcomeCode.parse(value))}
            />
          )}
          <p className="small muted">
            {t('ladder.counts')}: {outcomes(`${form.outcomeCode}.trigger`)}
          </p>
        </>
      )
    }
    case 'group':
      return (
        <TextField
          id={idOf('targetGroup')}
          label={t('form.targetGroup')}
          hint={side === 'citizen' ? t('form.targetGroupCitizen') : t('form.targetGroupFirm')}
          value={form.targetGroup}
          onChange={(targetGroup) => set({ targetGroup })}
          error={errorOf('targetGroup')}
          maxLength={120}
        />
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
      const whole = (form.count ?? 0) * (form.tariffKroner ?? 0)
      const total = formatMoney(Math.min(whole, form.capKroner ?? Infinity) * 100)
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
        <>
          <NumberField
            id={idOf('programmeMonth')}
            label={t('form.month')}
            value={form.programmeMonth}
            onChange={(programmeMonth) => set({ programmeMonth })}
            error={errorOf('programmeMonth')}
            min={1}
            max={240}
          />
          {startsOn !== null && ProgrammeMonth.safeParse(form.programmeMonth).success && (
            <p className="small">
              {t('form.monthEnds', {
                month: form.programmeMonth ?? 1,
                day: dayInWords(lastDayOfMonth(startsOn, form.programmeMonth ?? 1), language),
              })}
            </p>
          )}
        </>
      )
    case 'cap':
      return (
        <>
          <NumberField
            id={idOf('capKroner')}
            label={t('form.cap')}
            hint={t('form.capHint')}
            unit="kr."
            value={form.capKroner}
            onChange={(capKroner) => set({ capKroner })}
            error={errorOf('capKroner')}
            min={0}
          />
          <p className="small">
            {t('form.capTotal', { amount: formatMoney((form.count ?? 0) * (form.tariffKroner ?? 0) * 100) })}
          </p>
        </>
      )
  }
}
