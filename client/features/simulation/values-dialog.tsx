import { useState } from 'react'
import { type DatedValue, inForce, lawsOf } from '#shared/content/dated-values.ts'
import type { Parameter } from '#shared/content/parameters.ts'
import type { OwnValueView } from '#shared/contracts/scenarios.ts'
import { type OwnCertainty, OwnValueDraft } from '#shared/domain/scenario/own-value.ts'
import type { ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { formatDayTyped, formatTime } from '#client/i18n/format.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { ValueInput } from './parameter-field.tsx'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'
import { useOwnValueWrites } from './use-own-values.ts'

interface ValuesDialogProps {
  readonly parameter: Parameter
  readonly partnershipId: PartnershipId
  readonly startsOn: CalendarDay | null
  readonly ownValues: readonly OwnValueView[]
  readonly canEdit: boolean
  readonly onClose: () => void
  readonly words: SimulationWords
}

/** Everything that is known of one figure over time: the law's values, the partnership's own, and which one counts. */
export function ValuesDialog(props: ValuesDialogProps) {
  const { parameter, partnershipId, startsOn, ownValues, canEdit, onClose, words } = props
  const { t, label } = words
  const [form, setForm] = useState<'closed' | 'new' | OwnValueView>('closed')
  const refusalText = useRefusalText()
  const writes = useOwnValueWrites(partnershipId)
  const [problem, setProblem] = useState<string | null>(null)
  const mine = ownValues.filter(({ parameterId }) => parameterId === parameter.id)
  const remove = async (value: OwnValueView): Promise<void> => {
    const failed = await writes.remove(value)
    setProblem(failed === null ? null : refusalText(failed.error))
  }
  return (
    <Dialog
      isOpen
      title={label(parameter)}
      onClose={onClose}
      footer={
        canEdit && form === 'closed' ? (
          <Button variant="primary" icon="plus" onClick={() => setForm('new')}>
            {t('values.add')}
          </Button>
        ) : undefined
      }
    >
      <p className="small">
        {startsOn === null ? t('values.noDay') : t('values.fromDay', { day: formatDayTyped(startsOn) })}
      </p>
      {form === 'closed' && (
        <ValuesTable {...props} mine={mine} onEdit={setForm} onRemove={(value) => void remove(value)} />
      )}
      {problem !== null && (
        <p className="sim-problem small" role="alert">
          {problem}
        </p>
      )}
      {form !== 'closed' && (
        <ValueForm
          key={form === 'new' ? 'new' : form.id}
          parameter={parameter}
          before={form === 'new' ? null : form}
          isBusy={writes.isBusy}
          onCancel={() => setForm('closed')}
          onSave={async (draft) => {
            const failed = form === 'new' ? await writes.add(draft) : await writes.edit(form, draft)
            setProblem(failed === null ? null : refusalText(failed.error))
            if (failed === null) setForm('closed')
          }}
          words={words}
        />
      )}
    </Dialog>
  )
}

function ValuesTable({
  parameter,
  startsOn,
  ownValues,
  mine,
  canEdit,
  onEdit,
  onRemove,
  words,
}: ValuesDialogProps & {
  readonly mine: readonly OwnValueView[]
  readonly onEdit: (value: OwnValueView) => void
  readonly onRemove: (value: OwnValueView) => void
}) {
  const { t, label, language, parameterValue } = words
  const counting = inForce(parameter.id, startsOn, ownValues)
  const rows: readonly Row[] = [
    ...mine.map((own): Row => ({
      kind: 'own',
      key: own.id,
      counts: counting.from === 'own' && counting.own === own,
      own,
    })),
    ...lawsOf(parameter.id).map((law): Row => ({
      kind: 'law',
      key: law.validFrom,
      counts: counting.from === 'law' && counting.law.validFrom === law.validFrom,
      law,
    })),
  ]
  const certainty = (name: 'verified' | 'unverified' | 'assumption' | 'choice') => (
    <span className={`sim-certainty sim-certainty-${name}`}>{t(`editor.certainty.${name}`)}</span>
  )
  return (
    <ScrollTable caption={t('values.caption', { name: label(parameter) })}>
      <thead>
        <tr>
          <th scope="col">{t('values.from')}</th>
          <th scope="col" className="num">
            {t('values.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .slice()
          .sort((a, b) => dayOf(b).localeCompare(dayOf(a)))
          .map((row) => (
            <tr key={row.key} data-counts={row.counts}>
              <th scope="row">
                {formatDayTyped(dayOf(row))}
                <span className="tiny sim-value-source">
                  {certainty(row.kind === 'own' ? row.own.certainty : row.law.certainty)}{' '}
                  <SourceOf row={row} language={language} />
                </span>
                {row.counts && <Counts words={words} />}
                {row.kind === 'own' && (
                  <span className="tiny muted sim-value-who">
                    {t('values.by', { who: row.own.updatedByName, when: formatTime(row.own.updatedAt) })}
                    {canEdit && (
                      <>
                        <Button size="small" variant="quiet" onClick={() => onEdit(row.own)}>
                          {t('values.edit')}
                        </Button>
                        <Button size="small" variant="quiet" onClick={() => onRemove(row.own)}>
                          {t('values.remove')}
                        </Button>
                      </>
                    )}
                  </span>
                )}
              </th>
              <td className="num">{parameterValue(parameter, row.kind === 'own' ? row.own.value : row.law.value)}</td>
            </tr>
          ))}
        <tr data-counts={counting.from === 'standard'}>
          <th scope="row">
            {t('values.standard')}
            <span className="tiny sim-value-source">
              {certainty(parameter.certainty)} {parameter.source[language]}
            </span>
            {counting.from === 'standard' && <Counts words={words} />}
          </th>
          <td className="num">{parameterValue(parameter, parameter.value)}</td>
        </tr>
      </tbody>
    </ScrollTable>
  )
}

function SourceOf({ row, language }: { row: Row; language: 'da' | 'en' }) {
  if (row.kind === 'law') return <>{row.law.source[language]}</>
  const { source, sourceUrl } = row.own
  return sourceUrl === null ? (
    <>{source}</>
  ) : (
    <a href={sourceUrl} target="_blank" rel="noopener noreferrer nofollow">
      {source}
    </a>
  )
}

type Row =
  | { readonly kind: 'own'; readonly key: string; readonly counts: boolean; readonly own: OwnValueView }
  | { readonly kind: 'law'; readonly key: string; readonly counts: boolean; readonly law: DatedValue }
const dayOf = (row: Row): string => (row.kind === 'own' ? row.own.validFrom : row.law.validFrom)

function Counts({ words }: { words: SimulationWords }) {
  return <b className="tiny sim-counts">{words.t('values.counts')}</b>
}

function ValueForm({
  parameter,
  before,
  isBusy,
  onSave,
  onCancel,
  words,
}: {
  parameter: Parameter
  before: OwnValueView | null
  isBusy: boolean
  onSave: (draft: OwnValueDraft) => Promise<void>
  onCancel: () => void
  words: SimulationWords
}) {
  const { t } = words
  const [value, setValue] = useState<ScenarioValue>(before?.value ?? parameter.value)
  const [validFrom, setValidFrom] = useState<string | null>(before?.validFrom ?? null)
  const [source, setSource] = useState(before?.source ?? '')
  const [sourceUrl, setSourceUrl] = useState(before?.sourceUrl ?? '')
  const [certainty, setCertainty] = useState<OwnCertainty>(before?.certainty ?? 'unverified')
  const [isTried, setIsTried] = useState(false)
  const draft = OwnValueDraft.safeParse({
    parameterId: parameter.id,
    value,
    validFrom,
    source,
    sourceUrl: sourceUrl.trim() === '' ? null : sourceUrl.trim(),
    certainty,
  })
  const wrong = new Set(draft.success ? [] : draft.error.issues.map(({ path }) => path[0]))
  const error = (field: 'validFrom' | 'source' | 'sourceUrl'): string | null =>
    isTried && wrong.has(field) ? t(`values.problem.${field}`) : null
  return (
    <form
      className="sim-value-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsTried(true)
        if (draft.success) void onSave(draft.data)
      }}
    >
      <h3>{t(before === null ? 'values.new' : 'values.correct')}</h3>
      <ValueInput
        id="sim-value-new"
        parameter={parameter}
        name={t('values.value')}
        value={value}
        error={null}
        onChange={setValue}
        words={words}
      />
      <DateField label={t('values.validFrom')} value={validFrom} onChange={setValidFrom} error={error('validFrom')} />
      <TextField
        label={t('values.source')}
        hint={t('values.sourceHint')}
        value={source}
        onChange={setSource}
        maxLength={200}
        error={error('source')}
      />
      <TextField
        label={t('values.sourceUrl')}
        value={sourceUrl}
        onChange={setSourceUrl}
        maxLength={500}
        type="url"
        isOptional
        error={error('sourceUrl')}
      />
      <SelectField
        label={t('values.certainty')}
        value={certainty}
        options={(['verified', 'unverified', 'assumption'] as const).map((name) => ({
          value: name,
          label: t(`editor.certainty.${name}`),
        }))}
        onChange={(chosen) => setCertainty(chosen as OwnCertainty)}
      />
      <div className="sim-actions">
        <Button onClick={onCancel}>{t('values.cancel')}</Button>
        <Button variant="primary" type="submit" isBusy={isBusy}>
          {t('values.save')}
        </Button>
      </div>
    </form>
  )
}
