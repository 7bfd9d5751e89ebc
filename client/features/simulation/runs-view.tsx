import { type Robustness, type Spread, robustnessOf } from '#shared/simulation/monte-carlo.ts'
import { Button } from '#client/ui/button.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { StatusTag, type StatusTone } from '#client/ui/status-tag.tsx'
import { kroner, type ScenarioPicture } from './scenario-picture.model.ts'
import type { BreakEvenRates } from './run-protocol.ts'
import type { SimulationWords } from './simulation-words.ts'
import { type Runs, manyRuns, usualRuns } from './use-runs.ts'

const toneOf: Record<Robustness, StatusTone> = {
  robust: 'ready',
  sandsynlig: 'progress',
  usikker: 'missing',
  usandsynlig: 'late',
}

/** How sure the answer is: the share of runs that come out ahead, with progress while they run. */
export function RunsView({
  runs,
  picture,
  words,
  onStart,
  onCancel,
}: {
  runs: Runs
  picture: ScenarioPicture
  words: SimulationWords
  onStart: (count: number, hasIndividuals?: boolean) => void
  onCancel: () => void
}) {
  const { t, number, money, persons } = words
  const { result } = runs
  return (
    <section className="sim-runs">
      <SectionHeading title={t('runs.title')} />
      {(runs.state === 'running' || runs.state === 'waiting') && (
        <div className="sim-progress">
          <span className="small">{t('runs.running', { done: number(runs.done, 0), of: number(runs.of, 0) })}</span>
          <progress max={runs.of} value={runs.done} aria-label={t('runs.progress')} />
          <Button size="small" onClick={onCancel} disabled={runs.state === 'waiting'}>
            {t('runs.cancel')}
          </Button>
        </div>
      )}
      {(runs.state === 'cancelled' || runs.state === 'failed') && (
        <div className="sim-progress">
          <span className="small">{t(`runs.${runs.state}`)}</span>
          <Button size="small" onClick={() => onStart(usualRuns)}>
            {t('runs.again', { runs: number(usualRuns, 0) })}
          </Button>
        </div>
      )}
      {runs.state === 'impossible' && <p className="small">{t('runs.impossible')}</p>}
      {runs.rates !== null && <Rates rates={runs.rates} words={words} />}
      {result !== null && (
        <>
          <ul className="sim-sure">
            {(
              [
                ['kommune', result.npvKom],
                ['fond', result.npvFund],
                ['program', result.npvProg],
              ] as const
            ).map(([account, spread]) => (
              <SureRow key={account} name={t(`runs.${account}`)} spread={spread} words={words} />
            ))}
          </ul>
          <p className="tiny muted">
            {t('runs.note', {
              mean: money(kroner(result.npvKom.mean)),
              base: money(kroner(picture.lines.kommune.npv)),
            })}
          </p>
          <p className="small">
            {t(runs.hasIndividuals ? 'runs.jobsDrawn' : 'runs.jobs', {
              low: persons(result.J6.p10),
              high: persons(result.J6.p90),
            })}
          </p>
          {runs.state === 'done' && (
            <div className="sim-actions">
              {result.n < manyRuns && (
                <Button size="small" onClick={() => onStart(manyRuns, runs.hasIndividuals)}>
                  {t('runs.more', { runs: number(manyRuns, 0) })}
                </Button>
              )}
              <Button size="small" onClick={() => onStart(usualRuns, !runs.hasIndividuals)}>
                {t(runs.hasIndividuals ? 'runs.withoutIndividuals' : 'runs.individuals')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function SureRow({ name, spread, words }: { name: string; spread: Spread; words: SimulationWords }) {
  const word = robustnessOf(spread.pPos)
  return (
    <li>
      <StatusTag tone={toneOf[word]}>{words.t(`runs.word.${word}`)}</StatusTag>
      <span className="small">{words.t('runs.plus', { account: name, count: Math.round(spread.pPos * 100) })}</span>
    </li>
  )
}

/** How large a part must get a job at once for the account to come out at nought: the break-even success rate. */
function Rates({ rates, words }: { rates: BreakEvenRates; words: SimulationWords }) {
  const { t, percent } = words
  return (
    <ul className="small sim-rates">
      {(
        [
          ['kommune', rates.kom],
          ['program', rates.prog],
        ] as const
      ).map(([account, rate]) => (
        <li key={account}>
          {rate.kind === 'at'
            ? t(`runs.rate.${rate.holds}`, { account: t(`runs.${account}`), percent: percent(rate.qJ) })
            : t(`runs.rate.${rate.kind}`, { account: t(`runs.${account}`) })}
        </li>
      ))}
    </ul>
  )
}
