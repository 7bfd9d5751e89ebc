import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyChoice } from '#client/ui/choice-field.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { ErrorSummary } from '#client/ui/error-summary.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { MultiSelectField, SelectField } from '#client/ui/select-field.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { shortTargetSentence } from '#client/i18n/wording/target-sentence.ts'
import { useSentenceWords } from '#client/i18n/wording/use-words.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { commitmentWhatMaxLength } from '#shared/domain/commitment/commitment.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { useState } from 'react'
import { HintList } from './hint-list.tsx'
import type { CommitmentForm, FormFault } from './commitments.model.ts'

export interface CommitmentFieldsProps {
  readonly form: CommitmentForm
  readonly onChange: (form: CommitmentForm) => void
  readonly parties: readonly PartyView[]
  readonly targets: readonly OutcomeTarget[]
  readonly myPersonId: string | null
  readonly faults: readonly FormFault[]
  /** First day of the programme, for saying what month 1 is. */
  readonly startsOn: string | null
}

/** The form of a commitment. Only What and Who are required; the rest may come later. */
export function CommitmentFields(props: CommitmentFieldsProps) {
  const { form, onChange, parties, targets, myPersonId, faults } = props
  const { t } = useTranslation('commitments')
  const words = useSentenceWords()
  const base = useId()
  const idOf = (field: FormFault['field']) => `${base}-${field}`
  const set = (change: Partial<CommitmentForm>) => onChange({ ...form, ...change })
  const errorOf = (field: FormFault['field']) => {
    const fault = faults.find((candidate) => candidate.field === field)
    return fault === undefined ? null : t(`error.${fault.problem}`)
  }
  const party = parties.find(({ id }) => id === form.partyId)
  const hasMore = form.quantity !== null || form.unit !== '' || form.condition !== ''
  return (
    <>
      <ErrorSummary
        errors={faults.map(({ field, problem }) => ({ fieldId: idOf(field), message: t(`error.${problem}`) }))}
      />
      <TextField
        id={idOf('what')}
        label={t('drawer.what')}
        hint={t('drawer.whatHint')}
        value={form.what}
        onChange={(what) => set({ what })}
        error={errorOf('what')}
        maxLength={commitmentWhatMaxLength}
        lines={2}
        isRequired
        autoFocus
      />
      <PartyChoice
        id={idOf('partyId')}
        label={t('drawer.who')}
        parties={partiesInWords(parties, (kind) => t(`partyShort.${kind}`))}
        value={form.partyId}
        error={errorOf('partyId')}
        onChange={(partyId) => {
          const people = parties.find(({ id }) => id === partyId)?.people ?? []
          const mine = people.some(({ personId }) => personId === myPersonId) ? myPersonId : null
          set({ partyId, personId: people.some(({ personId }) => personId === form.personId) ? form.personId : mine })
        }}
      />
      <div className="commitment-two">
        <SelectField
          label={t('drawer.person')}
          value={form.personId}
          placeholder={t('drawer.noPerson')}
          options={(party?.people ?? []).map(({ personId, name }) => ({
            value: personId,
            label: personId === myPersonId ? t('drawer.me', { name }) : name,
          }))}
          onChange={(personId) => set({ personId: personId === '' ? null : personId })}
        />
        <WhenField {...props} monthId={idOf('programmeMonth')} monthError={errorOf('programmeMonth')} />
      </div>
      <TextField
        id={idOf('evidence')}
        label={t('drawer.evidence')}
        hint={t('drawer.evidenceHint')}
        value={form.evidence}
        onChange={(evidence) => set({ evidence })}
        error={errorOf('evidence')}
        maxLength={500}
      />
      <Disclosure
        summary={t('drawer.more')}
        isOpenAtFirst={hasMore || faults.some(({ field }) => field === 'unit' || field === 'condition')}
      >
        <div className="commitment-more">
          <div className="commitment-two">
            <NumberField
              label={t('drawer.quantity')}
              value={form.quantity}
              onChange={(quantity) => set({ quantity })}
              min={0}
              max={1e9}
            />
            <TextField
              id={idOf('unit')}
              label={t('drawer.unit')}
              value={form.unit}
              onChange={(unit) => set({ unit })}
              placeholder={t('drawer.unitHint')}
              error={errorOf('unit')}
              maxLength={40}
            />
          </div>
          <TextField
            id={idOf('condition')}
            label={t('drawer.condition')}
            value={form.condition}
            onChange={(condition) => set({ condition })}
            placeholder={t('drawer.conditionHint')}
            error={errorOf('condition')}
            maxLength={500}
          />
        </div>
      </Disclosure>
      <section className="commitment-targets">
        {targets.length === 0 ? (
          <p className="small muted">{t('drawer.noTargets')}</p>
        ) : (
          <>
            <div className="commitment-targets-head">
              <SimulatedStamp />
            </div>
            <MultiSelectField
              label={t('drawer.targets')}
              values={form.targetIds}
              options={targets.map((target) => ({
                value: target.id,
                label: shortTargetSentence(target, parties, words),
              }))}
              onChange={(targetIds) => set({ targetIds })}
            />
          </>
        )}
      </section>
      <HintList draft={form} parties={parties} targets={targets} />
    </>
  )
}

/** Parties as short as they can be told apart: by kind where there is one of it, else by name. */
function partiesInWords(parties: readonly PartyView[], kindWord: (kind: PartyView['kind']) => string) {
  return parties.map(({ id, kind, name }) => ({
    id,
    kind,
    name: parties.filter((other) => other.kind === kind).length === 1 ? kindWord(kind) : name,
  }))
}

/** A day or a month of the programme, never both: whoever writes chooses the one that can be kept. */
function WhenField({
  form,
  onChange,
  startsOn,
  monthId,
  monthError,
}: CommitmentFieldsProps & { monthId: string; monthError: string | null }) {
  const { t, i18n } = useTranslation('commitments')
  const [byMonth, setByMonth] = useState(form.programmeMonth !== null && form.dueOn === null)
  const first =
    startsOn === null
      ? null
      : new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'da-DK', {
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        }).format(new Date(`${startsOn}T12:00:00Z`))
  return (
    <div>
      {byMonth ? (
        <NumberField
          id={monthId}
          label={t('drawer.month')}
          hint={first === null ? t('drawer.monthHintPlain') : t('drawer.monthHint', { first })}
          value={form.programmeMonth}
          onChange={(programmeMonth) => onChange({ ...form, programmeMonth })}
          error={monthError}
          min={1}
          max={240}
        />
      ) : (
        <DateField label={t('drawer.due')} value={form.dueOn} onChange={(dueOn) => onChange({ ...form, dueOn })} />
      )}
      <Button
        variant="quiet"
        size="small"
        onClick={() => {
          setByMonth(!byMonth)
          onChange({ ...form, dueOn: null, programmeMonth: null })
        }}
      >
        {byMonth ? t('drawer.toDay') : t('drawer.toMonth')}
      </Button>
    </div>
  )
}
