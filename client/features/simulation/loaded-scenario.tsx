import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { ScenarioView } from '#shared/contracts/scenarios.ts'
import { isSameValue } from '#shared/domain/scenario/overrides.ts'
import { type ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { type RealisedOutcomes, nothingRealised } from '#shared/simulation/realised.ts'
import { Button } from '#client/ui/button.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { formatTime } from '#client/i18n/format.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { AnswerView } from './answer-view.tsx'
import { CumulativeChart } from './cumulative-chart.tsx'
import { Funnel } from './funnel.tsx'
import { KeptTable } from './kept-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Lessons } from './lessons.tsx'
import { monthlyCsv } from './monthly-csv.model.ts'
import { type Defaults, faultViews, inputOf } from './parameter-form.model.ts'
import { PaymentFlow } from './payment-flow.tsx'
import { RealisedChoice } from './realised-choice.tsx'
import { RunsView } from './runs-view.tsx'
import { type ScenarioPicture, scenarioPicture } from './scenario-picture.model.ts'
import { type SimulationWords } from './simulation-words.ts'
import { SummaryTable } from './summary-table.tsx'
import { TornadoView } from './tornado-view.tsx'
import { useRuns } from './use-runs.ts'

/** The figures of one scenario; while what is typed cannot be calculated, those of the last that could. */
export function LoadedScenario({
  partnership,
  shown,
  overrides,
  defaults,
  isUnsaved,
  words,
  onEdit,
  onInsert,
  picker,
  compare,
  editor,
}: {
  partnership: PartnershipView
  shown: ScenarioView
  overrides: ScenarioOverrides
  defaults: Defaults
  isUnsaved: boolean
  words: SimulationWords
  onEdit: () => void
  /** Null: the person may not write in the plan. */
  onInsert: (() => void) | null
  picker: ReactNode
  compare: (picture: ScenarioPicture) => ReactNode
  editor: (picture: ScenarioPicture, faults: ReturnType<typeof faultViews>) => ReactNode
}) {
  const { t } = words
  const stable = useStable(overrides)
  const parsed = useMemo(() => inputOf(stable, defaults), [stable, defaults])
  const faults = useMemo(() => (parsed.ok ? [] : faultViews(parsed.error)), [parsed])
  const lastGood = useLastGood(parsed.ok ? parsed.value : null, shown.id)
  const input = useDeferredValue(lastGood)
  const planned = useMemo(() => (input === null ? null : scenarioPicture(input)), [input])
  const happened = useRealised(partnership)
  const [isPlanOnly, setIsPlanOnly] = useState(false)
  const isRealised = happened.through > 0 && !isPlanOnly
  const picture = useMemo(
    () => (isRealised && input !== null ? scenarioPicture(input, happened) : planned),
    [isRealised, input, happened, planned],
  )
  const { runs, start, cancel } = useRuns(input)
  const files = useDownload()
  const refusalText = useRefusalText()
  const fetchFile = (name: string): void =>
    files.mutate(
      { name, query: { partnershipId: partnership.id, scenarioId: shown.id, language: words.language } },
      { onError: (error) => notify({ tone: 'danger', message: refusalText(error) }) },
    )
  const title = t('tabs.label')
  const header = (
    <ShellHeader
      breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } }, { label: title }]}
    />
  )
  if (picture === null || planned === null) {
    // Saved figures can always be calculated; only what others type at this very moment may not.
    return (
      <>
        {header}
        <Loading label={t('loading')} />
      </>
    )
  }
  const basis = [
    t('basis', {
      name: shown.name,
      count: picture.input.K,
      firms: words.number(picture.input.K),
      citizens: words.number(picture.input.N),
      months: picture.input.H,
    }),
    isRealised ? t('realised.basis', { month: happened.through }) : null,
    isUnsaved
      ? t('basisUnsaved')
      : shown.updatedByName === null
        ? null
        : t('basisSaved', { who: shown.updatedByName, when: formatTime(shown.updatedAt) }),
  ]
  return (
    <div className="ui-page sim-page">
      <title>{`${t('title')} – Samspil`}</title>
      {header}
      {picker}
      <AnswerView
        picture={picture}
        words={words}
        basis={basis.filter((part) => part !== null).join(' ')}
        isStale={faults.length > 0}
        actions={
          <>
            {onInsert !== null && (
              <Button variant="primary" onClick={onInsert} disabled={faults.length > 0}>
                {t('action.insert')}
              </Button>
            )}
            <Button variant={onInsert === null ? 'primary' : 'outline'} onClick={onEdit}>
              {t('action.edit')}
            </Button>
            <Button
              onClick={() => {
                const field = document.getElementById('sim-compare-with')
                field?.scrollIntoView({ block: 'center' })
                field?.focus({ preventScroll: true })
              }}
            >
              {t('action.compare')}
            </Button>
          </>
        }
      />
      {happened.through > 0 && (
        <RealisedChoice
          through={happened.through}
          isOn={isRealised}
          onChange={(isOn) => setIsPlanOnly(!isOn)}
          words={words}
        />
      )}
      <div className="sim-two sim-two-charts">
        <CumulativeChart picture={picture} runs={isRealised ? null : runs.result} words={words} />
        <PaymentFlow picture={picture} words={words} />
      </div>
      <div className="sim-two">
        <div className="sim-stack">
          <Funnel picture={picture} words={words} />
          <RunsView runs={runs} picture={planned} words={words} onStart={start} onCancel={cancel} />
        </div>
        <TornadoView bars={runs.bars} picture={planned} words={words} />
      </div>
      <SummaryTable
        picture={picture}
        runs={isRealised ? null : runs.result}
        words={words}
        action={
          <span className="sim-files">
            <Button variant="quiet" size="small" icon="arrowDown" onClick={() => downloadMonths(picture, shown, words)}>
              {t('action.csv')}
            </Button>
            {(['xlsx', 'pdf'] as const).map((ending) => (
              <Button
                key={ending}
                variant="quiet"
                size="small"
                icon="arrowDown"
                isBusy={files.isPending && files.variables.name === `simulation.${ending}`}
                onClick={() => fetchFile(`simulation.${ending}`)}
              >
                {t(ending === 'xlsx' ? 'action.excel' : 'action.pdf')}
              </Button>
            ))}
            {isRealised && <span className="tiny muted">{t('action.filesArePlan')}</span>}
            {isUnsaved && <span className="tiny muted">{t('action.filesAreSaved')}</span>}
          </span>
        }
      />
      <KeptTable kept={runs.kept} words={words} />
      <Lessons picture={picture} words={words} />
      <KeyFigures picture={planned} words={words} />
      {compare(planned)}
      <p className="sim-note small muted">{t('note')}</p>
      {editor(planned, faults)}
    </div>
  )
}

/** What has happened in the partnership by now; nothing while that is not known. */
function useRealised({ id }: PartnershipView): RealisedOutcomes {
  const trpc = useTRPC()
  return useQuery(trpc.settlements.list.queryOptions({ partnershipId: id })).data?.realised ?? nothingRealised
}

/** The same object for as long as it says the same, so that nothing is calculated twice. */
function useStable(overrides: ScenarioOverrides): ScenarioOverrides {
  const [stable, setStable] = useState(overrides)
  if (stable !== overrides && !isSameValue(stable, overrides)) setStable(overrides)
  return stable
}

/** The newest value that there was for this scenario. */
function useLastGood<T>(value: T | null, of: string): T | null {
  const [last, setLast] = useState<{ readonly value: T | null; readonly of: string }>({ value, of })
  if ((value !== null && value !== last.value) || of !== last.of) setLast({ value, of })
  return value ?? (last.of === of ? last.value : null)
}

function downloadMonths(picture: ScenarioPicture, scenario: ScenarioView, { t, language }: SimulationWords): void {
  const text = monthlyCsv(picture, {
    heading: (column) => t(`csv.column.${column}`),
    simulated: t('csv.simulated'),
    basis: { heading: t('csv.basis'), realised: t('csv.realised'), expected: t('csv.expected') },
    decimal: language === 'da' ? ',' : '.',
  })
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${t('csv.fileName')}-${scenario.name.toLocaleLowerCase(language).replace(/[^a-zæøå0-9]+/g, '-')}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
