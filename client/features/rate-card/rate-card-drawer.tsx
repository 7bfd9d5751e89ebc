import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney, formatNumber } from '#client/i18n/format.ts'
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
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { RateCardVersionView } from '#shared/contracts/rate-card.ts'
import { OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { type RateCardFault, rateCardFaults, rateCardWarnings } from '#shared/domain/outcome/rate-card-rules.ts'
import { RateCardDraft, paymentSchedules, rateCardOfValues } from '#shared/domain/outcome/rate-card.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { type CardForm, cardFormOf, conflictingValues, mergedCard } from './rate-card.model.ts'
import { WarningList } from './warning-list.tsx'

interface Conflict {
  readonly opened: CardForm
  readonly mine: CardForm
  readonly theirs: CardForm
  readonly choices: Readonly<Record<string, 'mine' | 'theirs'>>
}

/** A new version of the card, begun on the newest. What somebody else published meanwhile is shown value by value. */
export function RateCardDrawer({
  partnership,
  start,
  latest,
  today,
  onClose,
}: {
  partnership: PartnershipView
  start: RateCardDraft
  latest: RateCardVersionView | null
  today: CalendarDay
  onClose: () => void
}) {
  const { t } = useTranslation('rateCard')
  const { t: outcomes } = useTranslation('outcomes')
  const { t: targets } = useTranslation('targets')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const formId = useId()
  const [opened] = useState(() => cardFormOf(start))
  const [base, setBase] = useState({ version: latest?.version ?? 0, form: opened })
  const [form, setForm] = useState<CardForm>(opened)
  const [isChecked, setIsChecked] = useState(false)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const publish = useMutation(
    trpc.rateCard.publish.mutationOptions({
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: trpc.rateCard.get.queryKey({ partnershipId: partnership.id }) }),
          client.invalidateQueries({ queryKey: trpc.activity.list.queryKey({ partnershipId: partnership.id }) }),
        ]),
    }),
  )
  const draft = rateCardOfValues(form)
  const faults: readonly RateCardFault[] = draft === null ? [] : rateCardFaults(draft, latest, today)
  const idOf = (name: string) => `${formId}-${name.replace('.', '-')}`
  const set = (name: string) => (value: string | number | null) => setForm({ ...form, [name]: value })
  const isMunicipality = (id: string) =>
    partnership.parties.some((party) => party.id === id && party.kind === 'municipality')

  const placeOf = (fault: RateCardFault): string => {
    switch (fault.kind) {
      case 'sameParty':
      case 'payeeMissing':
        return `${fault.code}.payeePartyId`
      case 'relapsePaid':
        return 'R.tariffOre'
      case 'jobCapMissing':
        return 'caps.perJobOre'
      case 'backdated':
        return 'validFrom'
    }
  }
  const wordsOf = (fault: RateCardFault): string => {
    switch (fault.kind) {
      case 'sameParty':
      case 'payeeMissing':
        return t(`fault.${fault.kind}`, { code: fault.code })
      case 'relapsePaid':
      case 'jobCapMissing':
        return t(`fault.${fault.kind}`)
      case 'backdated':
        return t('fault.backdated', { day: formatDay(fault.earliest) })
    }
  }
  const listed = [
    ...(form['validFrom'] === null ? [{ name: 'validFrom', message: t('fault.validFrom') }] : []),
    ...(form['lagMonths'] === null ? [{ name: 'lagMonths', message: t('fault.lag') }] : []),
    ...outcomeCodes
      .filter((code) => (form[`${code}.tariffOre`] ?? null) !== null && (form[`${code}.payerPartyId`] ?? null) === null)
      .map((code) => ({ name: `${code}.payerPartyId`, message: t('fault.payer', { code }) })),
    ...faults.map((fault) => ({ name: placeOf(fault), message: wordsOf(fault) })),
  ]
  const errorOf = (name: string) => (isChecked ? (listed.find((entry) => entry.name === name)?.message ?? null) : null)

  const send = (values: CardForm, on: { version: number; form: CardForm }) => {
    const whole = rateCardOfValues(values)
    if (whole === null) return
    publish.mutate(
      { partnershipId: partnership.id, version: on.version, draft: whole },
      {
        onSuccess: () => {
          notify({ message: t('published'), tone: 'success' })
          onClose()
        },
        onError: (error) => {
          const current = currentOf(error)
          if (current === null) return
          const theirs = cardFormOf(current.draft)
          const merged = mergedCard(on.form, values, theirs, {})
          setBase({ version: current.version, form: theirs })
          setForm(merged)
          // Changes of different values do not meet: both stand, and nobody needs to be asked.
          if (conflictingValues(on.form, values, theirs).length === 0) {
            send(merged, { version: current.version, form: theirs })
          } else setConflict({ opened: on.form, mine: values, theirs, choices: {} })
        },
      },
    )
  }
  const save = () => {
    setIsChecked(true)
    if (listed.length > 0 || draft === null) return
    send(form, base)
  }
  const isDirty = conflict !== null || JSON.stringify(form) !== JSON.stringify(opened)
  const close = () => (isDirty ? setIsDiscarding(true) : onClose())
  const problem = publish.error !== null && currentOf(publish.error) === null ? publish.error : null
  const parties = partnership.parties.map(({ id, name }) => ({ value: id as string, label: name }))
  const nameOf = (id: string) => partnership.parties.find((party) => party.id === id)?.name ?? '–'
  const labelOf = (name: string): string => {
    const [code, field] = name.split('.')
    const outcome = OutcomeCode.safeParse(code)
    if (outcome.success) {
      const what =
        field === 'tariffOre'
          ? t('form.amount')
          : field === 'payerPartyId'
            ? targets('form.payer')
            : targets('form.payee')
      return `${outcome.data} ${outcomes(`${outcome.data}.name`)}: ${what}`
    }
    if (name === 'caps.perJobOre') return t('cap.perJob')
    if (name === 'caps.perCitizenOre') return t('cap.perCitizen')
    if (name === 'caps.totalOre') return t('cap.total')
    if (name === 'schedule') return t('schedule.label')
    if (name === 'lagMonths') return t('lag.label')
    if (name === 'growthPercent') return t('growth.label')
    if (name === 'hasStateGrant') return t('grant.label')
    return name === 'validFrom' ? t('form.validFrom') : t('form.note')
  }
  const shown = (name: string, value: string | number | null): string => {
    if (value === null || value === '') return '–'
    if (value === 'ownFirm') return t('ownFirm')
    if (name.endsWith('Ore')) return formatMoney(Number(value))
    if (name.endsWith('PartyId')) return nameOf(String(value))
    if (name === 'validFrom') return formatDay(String(value))
    if (name === 'schedule') return t(`schedule.${paymentSchedules.find((known) => known === value) ?? 'monthly'}`)
    if (name === 'hasStateGrant') return t(value === 1 ? 'grant.yes' : 'grant.no')
    return typeof value === 'number' ? formatNumber(value) : value
  }
  const kronerOf = (name: string): number | null => {
    const ore = form[name]
    return typeof ore === 'number' ? ore / 100 : null
  }
  const setKroner = (name: string) => (kroner: number | null) =>
    set(name)(kroner === null ? null : Math.round(kroner * 100))
  const numberOf = (name: string): number | null => {
    const value = form[name]
    return typeof value === 'number' ? value : null
  }
  const textOf = (name: string): string => String(form[name] ?? '')

  return (
    <>
      <Drawer
        isOpen
        onClose={close}
        title={latest === null ? t('form.first') : t('newVersion')}
        eyebrow={t('versions.one', { version: base.version + 1 })}
        footer={
          <>
            <Button onClick={close}>{targets('form.cancel')}</Button>
            <Button variant="primary" isBusy={publish.isPending} onClick={save}>
              {t('form.publish')}
            </Button>
          </>
        }
      >
        {problem !== null && <ErrorNotice title={t('form.failed')}>{refusalText(problem)}</ErrorNotice>}
        {conflict !== null && (
          <section className="rate-card-conflict" role="alert">
            <h3>{t('conflict.title')}</h3>
            <p className="small">{t('conflict.body')}</p>
            {conflictingValues(conflict.opened, conflict.mine, conflict.theirs).map((name) => (
              <ChoiceField
                key={name}
                label={labelOf(name)}
                options={[
                  {
                    value: 'mine',
                    label: `${targets('conflict.keepMine')}: ${shown(name, conflict.mine[name] ?? null)}`,
                  },
                  {
                    value: 'theirs',
                    label: `${targets('conflict.useTheirs')}: ${shown(name, conflict.theirs[name] ?? null)}`,
                  },
                ]}
                value={conflict.choices[name] ?? 'mine'}
                onChange={(side) => {
                  const choices = {
                    ...conflict.choices,
                    [name]: side === 'theirs' ? ('theirs' as const) : ('mine' as const),
                  }
                  setConflict({ ...conflict, choices })
                  setForm(mergedCard(conflict.opened, conflict.mine, conflict.theirs, choices))
                }}
              />
            ))}
          </section>
        )}
        {isChecked && <ErrorSummary errors={listed.map(({ name, message }) => ({ fieldId: idOf(name), message }))} />}
        <p className="small muted">{t('form.lead')}</p>
        <DateField
          id={idOf('validFrom')}
          label={t('form.validFrom')}
          hint={t('form.validFromHint')}
          value={form['validFrom'] === null ? null : textOf('validFrom')}
          onChange={set('validFrom')}
          error={errorOf('validFrom')}
        />
        {(['citizen', 'firm'] as const).map((side) => (
          <section key={side} className="rate-card-form">
            <h3>{targets(`ladder.${side}`)}</h3>
            <p className="tiny muted">{t('form.emptyIsUnpaid')}</p>
            {outcomeCodes
              .filter((code) => outcomeLadder[code].side === side && code !== 'R')
              .map((code) => (
                <fieldset key={code} className="rate-card-row">
                  <legend>
                    {code} · {outcomes(`${code}.name`)}
                  </legend>
                  <NumberField
                    id={idOf(`${code}.tariffOre`)}
                    label={t('form.amount')}
                    unit="kr."
                    value={kronerOf(`${code}.tariffOre`)}
                    onChange={setKroner(`${code}.tariffOre`)}
                    error={errorOf(`${code}.tariffOre`)}
                    min={0}
                    max={1e9}
                  />
                  {kronerOf(`${code}.tariffOre`) !== null && (
                    <>
                      <SelectField
                        id={idOf(`${code}.payerPartyId`)}
                        label={targets('form.payer')}
                        value={textOf(`${code}.payerPartyId`)}
                        options={parties}
                        placeholder={t('form.choose')}
                        onChange={(id) => set(`${code}.payerPartyId`)(id === '' ? null : id)}
                        error={errorOf(`${code}.payerPartyId`)}
                      />
                      <SelectField
                        id={idOf(`${code}.payeePartyId`)}
                        label={targets('form.payee')}
                        value={textOf(`${code}.payeePartyId`)}
                        options={side === 'firm' ? [{ value: 'ownFirm', label: t('ownFirm') }, ...parties] : parties}
                        placeholder={t('form.choose')}
                        onChange={(id) => set(`${code}.payeePartyId`)(id === '' ? null : id)}
                        error={errorOf(`${code}.payeePartyId`)}
                      />
                    </>
                  )}
                </fieldset>
              ))}
          </section>
        ))}
        <section className="rate-card-form">
          <h3>{t('terms')}</h3>
          <NumberField
            id={idOf('caps.perJobOre')}
            label={t('cap.perJob')}
            hint={t('cap.perJobHint')}
            unit="kr."
            value={kronerOf('caps.perJobOre')}
            onChange={setKroner('caps.perJobOre')}
            error={errorOf('caps.perJobOre')}
            min={0}
            max={1e9}
          />
          <NumberField
            id={idOf('caps.perCitizenOre')}
            label={t('cap.perCitizen')}
            hint={t('cap.perCitizenHint')}
            unit="kr."
            value={kronerOf('caps.perCitizenOre')}
            onChange={setKroner('caps.perCitizenOre')}
            min={0}
            max={1e9}
          />
          <NumberField
            id={idOf('caps.totalOre')}
            label={t('cap.total')}
            hint={t('cap.totalHint')}
            unit="kr."
            value={kronerOf('caps.totalOre')}
            onChange={setKroner('caps.totalOre')}
            min={0}
            max={1e9}
          />
          <SelectField
            id={idOf('schedule')}
            label={t('schedule.label')}
            value={textOf('schedule')}
            options={paymentSchedules.map((schedule) => ({ value: schedule, label: t(`schedule.${schedule}`) }))}
            onChange={set('schedule')}
          />
          <NumberField
            id={idOf('lagMonths')}
            label={t('lag.label')}
            hint={t('lag.hint')}
            value={numberOf('lagMonths')}
            onChange={set('lagMonths')}
            error={errorOf('lagMonths')}
            min={0}
            max={24}
          />
          <NumberField
            id={idOf('growthPercent')}
            label={t('growth.label')}
            hint={t('growth.hint')}
            unit="%"
            value={numberOf('growthPercent')}
            onChange={set('growthPercent')}
            min={0}
            max={1000}
          />
          <ChoiceField
            id={idOf('hasStateGrant')}
            label={t('grant.label')}
            hint={t('grant.hint')}
            value={form['hasStateGrant'] === null ? 'unknown' : form['hasStateGrant'] === 1 ? 'yes' : 'no'}
            options={(['no', 'yes', 'unknown'] as const).map((value) => ({ value, label: t(`grant.${value}`) }))}
            onChange={(value) => set('hasStateGrant')(value === 'unknown' ? null : value === 'yes' ? 1 : 0)}
          />
          <TextField
            id={idOf('note')}
            label={t('form.note')}
            hint={t('form.noteHint')}
            value={textOf('note')}
            onChange={set('note')}
            maxLength={500}
            lines={2}
          />
        </section>
        {draft !== null && <WarningList warnings={rateCardWarnings(draft, isMunicipality)} />}
      </Drawer>
      <ConfirmDialog
        isOpen={isDiscarding}
        isDanger
        title={targets('form.discardTitle')}
        confirmLabel={targets('form.discard')}
        onClose={() => setIsDiscarding(false)}
        onConfirm={onClose}
      >
        <p>{targets('form.discardBody')}</p>
      </ConfirmDialog>
    </>
  )
}

/** What stands on the server, out of a `rateCard.changed` refusal; null for any other error. */
function currentOf(error: unknown): { readonly draft: RateCardDraft; readonly version: number } | null {
  const refusal = refusalOf(error)
  if (refusal?.code !== 'rateCard.changed') return null
  const current: unknown = refusal.data?.['current']
  const draft = RateCardDraft.safeParse(current)
  if (!draft.success || typeof current !== 'object' || current === null) return null
  const version = 'version' in current && typeof current.version === 'number' ? current.version : null
  return version === null ? null : { draft: draft.data, version }
}
