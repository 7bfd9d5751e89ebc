import { useMemo } from 'react'
import { parameters } from '#shared/content/parameters.ts'
import { isSameValue } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { keyFigures } from './key-figures.model.ts'
import { figureText } from './key-figures.tsx'
import { type Defaults, inputOf, valueOf } from './parameter-form.model.ts'
import { kroner, scenarioPicture, type ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

export interface Comparable {
  readonly id: string
  readonly name: string
  readonly overrides: ScenarioOverrides
  readonly defaults: Defaults
}

/** Two scenarios side by side: their figures, the difference, and the assumptions that make it. */
export function CompareView({
  here,
  picture,
  others,
  otherId,
  onChoose,
  words,
}: {
  here: Comparable
  picture: ScenarioPicture
  others: readonly Comparable[]
  otherId: string | null
  onChoose: (id: string | null) => void
  words: SimulationWords
}) {
  const { t } = words
  const other = others.find(({ id }) => id === otherId) ?? null
  return (
    <section className="sim-section" id="sim-compare">
      <SectionHeading title={t('compare.title')} />
      {others.length === 0 ? (
        <p className="small sim-quiet">{t('compare.none')}</p>
      ) : (
        <div className="sim-compare-choice">
          <SelectField
            id="sim-compare-with"
            label={t('compare.with', { name: here.name })}
            value={other?.id ?? null}
            placeholder={t('compare.choose')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => onChoose(id === '' ? null : id)}
          />
        </div>
      )}
      {others.length > 0 && <AllScenarios here={here} picture={picture} others={others} words={words} />}
      {other !== null && <Comparison here={here} other={other} picture={picture} words={words} />}
    </section>
  )
}

/** What is said of every scenario beside the others; gross and what would have happened anyway belong together. */
const besideEachOther = ['npvKom', 'npvFund', 'coverKom', 'breakEvenKom', 'payC', 'payF', 'J6', 'inJobEnd'] as const

function AllScenarios({
  here,
  picture,
  others,
  words,
}: {
  here: Comparable
  picture: ScenarioPicture
  others: readonly Comparable[]
  words: SimulationWords
}) {
  const { t, persons } = words
  const columns = useMemo(
    () => [
      { id: here.id, name: here.name, picture },
      ...others.flatMap(({ id, name, overrides, defaults }) => {
        const parsed = inputOf(overrides, defaults)
        return parsed.ok ? [{ id, name, picture: scenarioPicture(parsed.value) }] : []
      }),
    ],
    [here.id, here.name, picture, others],
  )
  return (
    <>
      <h3 className="sim-compare-title">{t('compare.all')}</h3>
      <ScrollTable caption={t('compare.allCaption')}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {besideEachOther.map((figureId) => (
            <tr key={figureId}>
              <th scope="row">{t(`figures.name.${figureId}`)}</th>
              {columns.map((column) => {
                const figure = keyFigures(column.picture).find(({ id }) => id === figureId)
                return (
                  <td key={column.id} className="num">
                    {figure === undefined ? '–' : figureText(figure, words)}
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('figures.part.baseline')}</th>
            {columns.map((column) => (
              <td key={column.id} className="num">
                {persons(column.picture.summary.baselineInJobEnd)}
              </td>
            ))}
          </tr>
        </tbody>
      </ScrollTable>
    </>
  )
}

function Comparison({
  here,
  other,
  picture,
  words,
}: {
  here: Comparable
  other: Comparable
  picture: ScenarioPicture
  words: SimulationWords
}) {
  const { t, figure, label, parameterValue } = words
  const second = useMemo(() => {
    const parsed = inputOf(other.overrides, other.defaults)
    return parsed.ok ? scenarioPicture(parsed.value) : null
  }, [other.overrides, other.defaults])
  if (second === null) return <p className="small">{t('compare.cannot')}</p>
  const theirs = keyFigures(second)
  const valueIn = (scenario: Comparable, id: string) => valueOf(scenario.overrides, id, scenario.defaults)
  // Of the values themselves: two scenarios that start on different days may differ without an override.
  const differing = parameters.filter(({ id }) => !isSameValue(valueIn(here, id), valueIn(other, id)))
  return (
    <>
      <ScrollTable caption={t('compare.caption', { first: here.name, second: other.name })}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            <th scope="col" className="num">
              {here.name}
            </th>
            <th scope="col" className="num">
              {other.name}
            </th>
            <th scope="col" className="num">
              {t('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {keyFigures(picture).map((one, index) => {
            const two = theirs[index] ?? one
            // Of whole kroner, so that the difference is that of the figures one sees.
            const shown = (value: number): number => (one.kind === 'dkk' ? kroner(value) : value)
            return (
              <tr key={one.id}>
                <th scope="row">{t(`figures.name.${one.id}`)}</th>
                <td className="num">{figureText(one, words)}</td>
                <td className="num">{figureText(two, words)}</td>
                <td className="num">
                  {one.value === null || two.value === null || one.id === 'breakEvenKom'
                    ? '–'
                    : figure(shown(two.value) - shown(one.value), one.kind)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </ScrollTable>
      <h3 className="sim-compare-title">{t('compare.assumptions')}</h3>
      {differing.length === 0 ? (
        <p className="small">{t('compare.same')}</p>
      ) : (
        <ScrollTable caption={t('compare.assumptions')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.figure')}</th>
              <th scope="col" className="num">
                {here.name}
              </th>
              <th scope="col" className="num">
                {other.name}
              </th>
            </tr>
          </thead>
          <tbody>
            {differing.map((parameter) => (
              <tr key={parameter.id}>
                <th scope="row">{label(parameter)}</th>
                <td className="num">{parameterValue(parameter, valueIn(here, parameter.id))}</td>
                <td className="num">{parameterValue(parameter, valueIn(other, parameter.id))}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  )
}
