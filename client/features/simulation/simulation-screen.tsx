import './simulation.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultsOn } from '#shared/content/dated-values.ts'
import { findParameter } from '#shared/content/parameters.ts'
import { startingScenarios } from '#shared/content/starting-scenarios.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import type { OwnValueView, ScenarioView, UnsavedFigure } from '#shared/contracts/scenarios.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { isSameValue, mergeOverrides } from '#shared/domain/scenario/overrides.ts'
import {
  type ScenarioDraft,
  type ScenarioOverrides,
  type ScenarioValue,
  leadingScenario,
} from '#shared/domain/scenario/scenario.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { inputWarnings } from '#shared/simulation/parameters.ts'
import { type RealisedOutcomes, nothingRealised } from '#shared/simulation/realised.ts'
import { announce } from '#client/ui/announce.ts'
import { Button } from '#client/ui/button.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { formatTime } from '#client/i18n/format.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { answerOf } from './answer.model.ts'
import { AnswerView } from './answer-view.tsx'
import { type Comparable, CompareView } from './compare-view.tsx'
import { CumulativeChart } from './cumulative-chart.tsx'
import { EditorDrawer } from './editor-drawer.tsx'
import { Funnel } from './funnel.tsx'
import { InsertDialog } from './insert-dialog.tsx'
import { KeptTable } from './kept-table.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Lessons } from './lessons.tsx'
import { monthlyCsv } from './monthly-csv.model.ts'
import { type Defaults, faultViews, inputOf, withValue } from './parameter-form.model.ts'
import { PaymentFlow } from './payment-flow.tsx'
import { RealisedChoice } from './realised-choice.tsx'
import { RunsView } from './runs-view.tsx'
import { ScenarioPicker } from './scenario-picker.tsx'
import { type ScenarioPicture, scenarioPicture } from './scenario-picture.model.ts'
import { type SimulationWords, useSimulationWords } from './simulation-words.ts'
import { SnapshotDialog, overridesOf } from './snapshot-dialog.tsx'
import { SummaryTable } from './summary-table.tsx'
import { TornadoView } from './tornado-view.tsx'
import { figuresToTell, together } from './together.model.ts'
import { TogetherLine } from './together-line.tsx'
import { useExploration } from './use-exploration.ts'
import { useRuns } from './use-runs.ts'
import { useScenarioEdits } from './use-scenario-edits.ts'
import { useScenarioWrites } from './use-scenarios.ts'
import { ValuesDialog } from './values-dialog.tsx'

/** The simulation in the room: what a programme pays, saves and costs, and for whom it comes out even. */
export function SimulationScreen() {
  const { t } = useTranslation('simulation')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const scenarios = useQuery(
    trpc.scenarios.list.queryOptions(
      { partnershipId: partnership.data?.id ?? '' },
      { enabled: partnership.data !== undefined },
    ),
  )
  const ownValues = useQuery(
    trpc.parameters.list.queryOptions(
      { partnershipId: partnership.data?.id ?? '' },
      { enabled: partnership.data !== undefined },
    ),
  )
  const { data, ...waiting } = useFetched({ partnership, scenarios, ownValues })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Simulation partnership={data.partnership} scenarios={data.scenarios} ownValues={data.ownValues} />
}

/** More rounds than this against others who save all the time would never end. */
const mostTries = 5

const nothingTold: readonly UnsavedFigure[] = []

function Simulation({
  partnership,
  scenarios,
  ownValues,
}: {
  partnership: PartnershipView
  scenarios: readonly ScenarioView[]
  ownValues: readonly OwnValueView[]
}) {
  const words = useSimulationWords()
  const { t } = words
  const refusalText = useRefusalText()
  const actor = useActor()
  const edits = useScenarioEdits()
  const writes = useScenarioWrites(partnership.id)
  const [pickedId, setPickedId] = useState<string | null>(null)
  const [otherId, setOtherId] = useState<string | null>(null)
  const [isEditing, setIsEditing] = useState(false)
  const [saveError, setSaveError] = useState<string | null>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const [valuesOf, setValuesOf] = useState<string | null>(null)
  const [isInserting, setIsInserting] = useState(false)

  const shown = scenarios.find(({ id }) => id === pickedId) ?? leadingScenario(scenarios) ?? undefined
  const mayEdit = decide(actor, partnership.id, { kind: 'scenario.edit' }).allowed
  const mayInsert = mayEdit && decide(actor, partnership.id, { kind: 'document.write' }).allowed
  useTellOfOthers(shown, words)
  const startsOn = shown?.startsOn ?? null
  const defaults = useMemo(() => defaultsOn(startsOn, ownValues), [startsOn, ownValues])
  const mine = shown === undefined ? null : edits.viewOf(shown)
  // What cannot be calculated yet stays on my own screen: half a number is nobody else's business.
  const isTellable = mayEdit && mine !== null && inputOf(mine.overrides, defaults).ok
  const others = useExploration({
    partnershipId: partnership.id,
    scenarioId: shown?.id ?? null,
    focus: isEditing ? focus : null,
    edits: isTellable ? figuresToTell(mine) : nothingTold,
  })

  // The same function while one types, so that only the field that is typed in is drawn again.
  const { change } = edits
  const setValue = useCallback(
    (parameterId: string, value: ScenarioValue) => {
      if (shown !== undefined) change(shown.id, shown.overrides, (now) => withValue(now, parameterId, value, defaults))
    },
    [change, shown, defaults],
  )
  const setStartsOn = useSaveOfStart(shown, writes, words)
  if (shown === undefined || mine === null) return null
  const view = together(mine, shown.overrides, others)
  const comparable = scenarios.map((scenario): Comparable => ({
    id: scenario.id,
    name: scenario.name,
    overrides: edits.viewOf(scenario).overrides,
    defaults: defaultsOn(scenario.startsOn, ownValues),
  }))
  const parameterOfValues = valuesOf === null ? null : findParameter(valuesOf)
  const unsavedIds = new Set(
    scenarios.filter((scenario) => edits.viewOf(scenario).unsaved.length > 0).map(({ id }) => id),
  )
  const failed = (error: unknown): false => {
    notify({ tone: 'danger', message: `${t('editor.saveFailed')}. ${refusalText(error)}` })
    return false
  }

  const save = async (): Promise<void> => {
    setSaveError(null)
    let scenario = shown
    let sent = view.overrides
    let ofMine = mine.overrides
    for (let tries = 0; tries < mostTries; tries += 1) {
      const outcome = await writes.edit(scenario, draftOf(scenario, { overrides: sent }))
      if (outcome.kind === 'saved') {
        // Measured against my own figures alone: what the others typed went along and is none of my later typing.
        edits.saved(shown.id, ofMine, scenario.overrides, outcome.scenario.overrides)
        announce(t('editor.saved'))
        return
      }
      if (outcome.kind === 'failed') {
        setSaveError(`${t('editor.saveFailed')}. ${refusalText(outcome.error)}`)
        return
      }
      const { merged, clashes } = mergeOverrides(scenario.overrides, sent, outcome.current.overrides)
      // Both changed the same figure: the drawer asks.
      if (clashes.length > 0) return
      ofMine = mergeOverrides(scenario.overrides, ofMine, outcome.current.overrides).merged
      scenario = outcome.current
      sent = merged
    }
  }

  return (
    <Loaded
      partnership={partnership}
      shown={shown}
      overrides={view.overrides}
      defaults={defaults}
      isUnsaved={view.unsaved.length > 0}
      words={words}
      onEdit={() => setIsEditing(true)}
      onInsert={mayInsert ? () => setIsInserting(true) : null}
      picker={
        <>
          <ScenarioPicker
            scenarios={scenarios}
            shown={shown}
            unsavedIds={unsavedIds}
            onPick={(id) => {
              setPickedId(id)
              setSaveError(null)
            }}
            canEdit={mayEdit}
            words={words}
            actions={{
              copy: async (name) => {
                const outcome = await writes.create({ name, overrides: view.overrides, startsOn })
                if (outcome.kind !== 'saved') return failed(outcome.kind === 'failed' ? outcome.error : null)
                setPickedId(outcome.scenario.id)
                notify({ tone: 'success', message: t('scenario.created') })
                return true
              },
              rename: async (name) => {
                const outcome = await writes.edit(shown, draftOf(shown, { name }))
                // Somebody saved figures meanwhile: theirs stay, only the name is ours.
                const second =
                  outcome.kind === 'changed'
                    ? await writes.edit(outcome.current, draftOf(outcome.current, { name }))
                    : outcome
                if (second.kind !== 'saved') return failed(second.kind === 'failed' ? second.error : null)
                notify({ tone: 'success', message: t('scenario.renamed') })
                return true
              },
              reset: () => {
                const start = startingScenarios(partnership.language).find(({ kind }) => kind === shown.kind)
                edits.change(shown.id, shown.overrides, () => start?.overrides ?? {})
                setIsEditing(true)
              },
              remove: async () => {
                const problem = await writes.remove(shown)
                if (problem !== null) return failed(problem.error)
                setPickedId(null)
                notify({ tone: 'success', message: t('scenario.removed') })
                return true
              },
            }}
          />
          <TogetherLine others={others} words={words} />
        </>
      }
      compare={(picture) => (
        <CompareView
          here={{ id: shown.id, name: shown.name, overrides: view.overrides, defaults }}
          picture={picture}
          others={comparable.filter(({ id }) => id !== shown.id)}
          otherId={otherId}
          onChoose={setOtherId}
          words={words}
        />
      )}
      editor={(picture, faults) => (
        <>
          <EditorDrawer
            // Fields keep what is typed while it cannot be read; another scenario must not inherit it.
            key={shown.id}
            isOpen={isEditing}
            onClose={() => setIsEditing(false)}
            scenario={shown}
            overrides={view.overrides}
            defaults={defaults}
            ownValues={ownValues}
            suggestedStart={CalendarDay.safeParse(partnership.startsOn).data ?? null}
            onStartsOn={setStartsOn}
            onOpenValues={setValuesOf}
            onFocusFigure={setFocus}
            others={view.figures}
            ownUnsavedCount={mine.unsaved.length}
            faults={faults}
            warnings={inputWarnings(picture.input)}
            clashes={mine.clashes}
            unsavedCount={view.unsaved.length}
            answer={answerOf(picture, words)}
            canSave={mayEdit}
            isSaving={writes.isSaving}
            saveError={saveError}
            onChange={setValue}
            onChoose={(clash, side) => edits.choose(shown.id, clash, side)}
            onSave={() => void save()}
            onDiscard={() => {
              edits.discard(shown.id)
              setSaveError(null)
            }}
            words={words}
          />
          {isInserting && (
            <InsertDialog
              partnership={partnership}
              scenarioId={shown.id}
              scenarioName={shown.name}
              overrides={view.overrides}
              startsOn={startsOn}
              answer={answerOf(picture, words)}
              onClose={() => setIsInserting(false)}
              words={words}
            />
          )}
          <OpenSnapshot
            partnership={partnership}
            canContinue={mayEdit}
            onContinue={async (snapshot) => {
              const outcome = await writes.create({
                name: t('snapshot.scenarioName', { name: snapshot.scenarioName }).slice(0, 80),
                overrides: overridesOf(snapshot, defaultsOn(snapshot.startsOn, ownValues)),
                startsOn: snapshot.startsOn,
              })
              if (outcome.kind !== 'saved') return failed(outcome.kind === 'failed' ? outcome.error : null)
              setPickedId(outcome.scenario.id)
              notify({ tone: 'success', message: t('scenario.created') })
              return true
            }}
            words={words}
          />
          {parameterOfValues !== null && (
            <ValuesDialog
              key={parameterOfValues.id}
              parameter={parameterOfValues}
              partnershipId={partnership.id}
              startsOn={startsOn}
              ownValues={ownValues}
              canEdit={mayEdit}
              onClose={() => setValuesOf(null)}
              words={words}
            />
          )}
        </>
      )}
    />
  )
}

/** The frozen simulation that the address names, over the screen. */
function OpenSnapshot({
  partnership,
  canContinue,
  onContinue,
  words,
}: {
  partnership: PartnershipView
  canContinue: boolean
  onContinue: (snapshot: SnapshotView) => Promise<boolean>
  words: SimulationWords
}) {
  const { billede } = useSearch({ strict: false })
  const navigate = useNavigate()
  const trpc = useTRPC()
  const snapshots = useQuery(
    trpc.snapshots.list.queryOptions({ partnershipId: partnership.id }, { enabled: billede !== undefined }),
  )
  const snapshot = snapshots.data?.find(({ id }) => id === billede)
  if (billede === undefined || snapshot === undefined) return null
  const close = (): void => {
    void navigate({ to: '/p/$slug/simulering', params: { slug: partnership.slug }, search: {}, replace: true })
  }
  return (
    <SnapshotDialog
      snapshot={snapshot}
      canContinue={canContinue}
      onContinue={() => void onContinue(snapshot).then((isDone) => (isDone ? close() : undefined))}
      onClose={close}
      words={words}
    />
  )
}

/** A scenario as it is saved, with some of it changed. */
const draftOf = ({ name, overrides, startsOn }: ScenarioView, change: Partial<ScenarioDraft>): ScenarioDraft => ({
  name,
  overrides,
  startsOn,
  ...change,
})

/** Saves another first day; against somebody who saved meanwhile once more, on what stands then. */
function useSaveOfStart(
  shown: ScenarioView | undefined,
  { edit }: Pick<ReturnType<typeof useScenarioWrites>, 'edit'>,
  { t }: SimulationWords,
): (day: CalendarDay | null) => void {
  const refusalText = useRefusalText()
  const latest = useRef({ shown, edit })
  useEffect(() => {
    latest.current = { shown, edit }
  })
  return useCallback(
    (day) => {
      const save = async (): Promise<void> => {
        const { shown: scenario, edit: write } = latest.current
        if (scenario === undefined) return
        const first = await write(scenario, draftOf(scenario, { startsOn: day }))
        const outcome =
          first.kind === 'changed' ? await write(first.current, draftOf(first.current, { startsOn: day })) : first
        if (outcome.kind === 'saved') announce(t('start.saved'))
        else {
          const reason = outcome.kind === 'failed' ? refusalText(outcome.error) : ''
          notify({ tone: 'danger', message: `${t('editor.saveFailed')}. ${reason}` })
        }
      }
      void save()
    },
    [refusalText, t],
  )
}

/** The figures of one scenario; while what is typed cannot be calculated, those of the last that could. */
function Loaded({
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

/** Says it when somebody else has saved the scenario on the screen. */
function useTellOfOthers(scenario: ScenarioView | undefined, { t }: SimulationWords): void {
  const me = useMe()
  const seen = useRef<{ readonly id: string; readonly version: number } | null>(null)
  useEffect(() => {
    if (scenario === undefined) return
    const before = seen.current
    seen.current = { id: scenario.id, version: scenario.version }
    const isNewer = before?.id === scenario.id && before.version < scenario.version
    if (!isNewer || scenario.updatedByName === null || scenario.updatedByName === me?.name) return
    notify({ message: t('editor.otherSaved', { who: scenario.updatedByName, name: scenario.name }) })
  }, [scenario, me?.name, t])
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
