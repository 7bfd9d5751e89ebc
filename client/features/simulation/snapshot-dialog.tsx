import type { ParameterValue } from '#shared/content/parameters.ts'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import { isSameValue } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { formatDay, formatTime } from '#client/i18n/format.ts'
import { type Defaults, groupedParameters } from './parameter-form.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** What a frozen simulation was calculated with, figure by figure: where its link in the plan leads. */
export function SnapshotDialog({
  snapshot,
  canContinue,
  onContinue,
  onClose,
  words,
}: {
  snapshot: SnapshotView
  canContinue: boolean
  /** Makes a scenario of the frozen figures. */
  onContinue: () => void
  onClose: () => void
  words: SimulationWords
}) {
  const { t, label, language, parameterValue } = words
  const report = snapshot.report[language]
  return (
    <Dialog
      isOpen
      title={t('snapshot.title')}
      onClose={onClose}
      footer={
        canContinue ? (
          <Button variant="primary" onClick={onContinue}>
            {t('snapshot.continue')}
          </Button>
        ) : undefined
      }
    >
      <p className="small">
        <SimulatedStamp />{' '}
        {t('snapshot.origin', {
          name: snapshot.scenarioName,
          version: snapshot.scenarioVersion,
          who: snapshot.takenByName,
          when: formatTime(snapshot.takenAt),
        })}{' '}
        {snapshot.hasUnsaved && t('snapshot.hadUnsaved')}{' '}
        {snapshot.startsOn !== null && t('start.is', { day: formatDay(snapshot.startsOn) })}
      </p>
      <p className="strong">{report.headline}</p>
      <p className="small">{report.sentences.join(' ')}</p>
      <ScrollTable caption={t('snapshot.caption')}>
        <tbody>
          {groupedParameters.flatMap(({ list }) =>
            list.map((parameter) => (
              <tr key={parameter.id}>
                <th scope="row">{label(parameter)}</th>
                <td className="num sim-wrap">{parameterValue(parameter, frozenValue(snapshot, parameter.id))}</td>
              </tr>
            )),
          )}
        </tbody>
      </ScrollTable>
    </Dialog>
  )
}

/** A value out of the frozen input by its symbol; one that the input of that day did not have is none. */
function frozenValue({ input }: SnapshotView, id: string): ParameterValue {
  const value: unknown = id
    .split('.')
    .reduce<unknown>(
      (inside, name) => (inside === null || inside === undefined ? inside : Reflect.get(inside, name)),
      input,
    )
  return (value ?? null) as ParameterValue
}

/** The frozen figures as what differs from the values in force now, so that a scenario of them gives the same answer. */
export const overridesOf = (snapshot: SnapshotView, defaults: Defaults): ScenarioOverrides =>
  Object.fromEntries(
    Object.keys(defaults)
      .map((id) => [id, frozenValue(snapshot, id)] as const)
      .filter(([id, value]) => !isSameValue(defaults[id], value)),
  )
