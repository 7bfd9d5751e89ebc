import './simulation.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultsOn } from '#shared/content/dated-values.ts'
import { findParameter } from '#shared/content/parameters.ts'
import { startingScenarios } from '#shared/content/starting-scenarios.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import type { OwnValueView, ScenarioView, UnsavedFigure } from '#shared/contracts/scenarios.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { mergeOverrides } from '#shared/domain/scenario/overrides.ts'
import { type ScenarioDraft, type ScenarioValue, leadingScenario } from '#shared/domain/scenario/scenario.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { inputWarnings } from '#shared/simulation/parameters.ts'
import { announce } from '#client/ui/announce.ts'
import { notify } from '#client/ui/notify.ts'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { answerOf } from './answer.model.ts'
import { type Comparable, CompareView } from './compare-view.tsx'
import { EditorDrawer } from './editor-drawer.tsx'
import { InsertDialog } from './insert-dialog.tsx'
import { inputOf, withValue } from './parameter-form.model.ts'
import { ScenarioPicker } from './scenario-picker.tsx'
import { type SimulationWords, useSimulationWords } from './simulation-words.ts'
import { SnapshotDialog, overridesOf } from './snapshot-dialog.tsx'
import { figuresToTell, together } from './together.model.ts'
import { TogetherLine } from './together-line.tsx'
import { useExploration } from './use-exploration.ts'
import { useScenarioEdits } from './use-scenario-edits.ts'
import { useScenarioWrites } from './use-scenarios.ts'
import { ValuesDialog } from './values-dialog.tsx'
import { LoadedScenario } from './loaded-scenario.tsx'

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
    <LoadedScenario
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
