import { type ReactNode, useId } from 'react'
import type { MonteCarlo } from '#shared/simulation/monte-carlo.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { type Bands, chartLayout } from './chart-layout.model.ts'
import { type Account, kroner, type ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'
import { partyOfAccount } from './summary-table.model.ts'
import { useWidth } from './use-width.ts'

const height = 330

function bandsOf(runs: MonteCarlo | null): Bands {
  const { kom, fund } = runs?.bands ?? {}
  return { ...(kom && { kommune: kom }), ...(fund && { fond: fund }) }
}

/** Running sums of municipality, fund and state, with the band of the runs, drawn at the size that there is. */
export function CumulativeChart({
  picture,
  runs,
  words,
}: {
  picture: ScenarioPicture
  runs: MonteCarlo | null
  words: SimulationWords
}) {
  const { t } = words
  const [box, width] = useWidth<HTMLDivElement>()
  const { lines, input } = picture
  const summary = t('chart.summary', {
    months: input.H,
    kommune: words.money(kroner(lines.kommune.at.H)),
    fond: words.money(kroner(lines.fond.at.H)),
    stat: words.money(kroner(lines.stat.at.H)),
  })
  return (
    <section className="sim-panel" aria-labelledby="sim-chart">
      <div className="sim-panel-head">
        <h2 id="sim-chart">{t('chart.title')}</h2>
        <span className="tiny muted">{t('chart.aside')}</span>
      </div>
      <div className="sim-panel-body">
        <div ref={box} className="sim-chart" role="img" aria-label={summary} style={{ minHeight: height }}>
          {width !== null && width > 0 && <Drawing picture={picture} runs={runs} words={words} width={width} />}
        </div>
        <ul className="sim-legend">
          {(['kommune', 'fond', 'stat'] as const).map((account) => (
            <li key={account}>
              <LegendName account={account} words={words} />
              <b>{words.money(kroner(lines[account].at.H))}</b>
            </li>
          ))}
        </ul>
        <p className="tiny muted sim-chart-note">
          {t('chart.axis')} {picture.realisedThrough > 0 && t('chart.realisedNote', { month: picture.realisedThrough })}{' '}
          {runs !== null && t('chart.band', { runs: words.number(runs.n, 0) })}
        </p>
        <Disclosure summary={t('chart.asTable')}>
          <RunningTable picture={picture} runs={runs} words={words} />
        </Disclosure>
      </div>
    </section>
  )
}

function LegendName({ account, words }: { account: Account; words: SimulationWords }) {
  const party = partyOfAccount[account]
  return (
    <span className="sim-legend-name">
      <svg width="28" height="8" aria-hidden="true">
        <path d="M0 4H28" className={`sim-line sim-line-${account}`} />
      </svg>
      {party !== null && <PartyMark kind={party} size={16} />}
      {words.t(`accountShort.${account}`)}
    </span>
  )
}

function Drawing({
  picture,
  runs,
  words,
  width,
}: {
  picture: ScenarioPicture
  runs: MonteCarlo | null
  words: SimulationWords
  width: number
}) {
  const { t } = words
  const id = useId()
  const layout = chartLayout(picture, bandsOf(runs), { width, height })
  const { plot } = layout
  const isNarrow = width < 480
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <Hatch id={`${id}-kommune`} account="kommune" angle={45} />
        <Hatch id={`${id}-fond`} account="fond" angle={-45} />
      </defs>
      {layout.realisedX !== null && (
        <rect
          x={plot.left}
          y={plot.top}
          width={layout.realisedX - plot.left}
          height={plot.bottom - plot.top}
          className="sim-realised"
        />
      )}
      {layout.yTicks.map(({ value, y }) => (
        <g key={value}>
          <path d={`M${plot.left} ${y}H${plot.right}`} className={value === 0 ? 'sim-zero' : 'sim-grid'} />
          <text x={plot.left - 8} y={y + 4} textAnchor="end" className="sim-axis">
            {value === 0 ? '0' : words.roundKroner(value)}
          </text>
        </g>
      ))}
      {layout.xTicks.map(({ month, x }) => (
        <text key={month} x={x} y={plot.bottom + 20} textAnchor="middle" className="sim-axis">
          {month}
        </text>
      ))}
      {layout.marks.map(({ id: mark, x }) => (
        <path key={mark} d={`M${x} ${plot.top}V${plot.bottom}`} className="sim-cut" />
      ))}
      {layout.bands.map(({ account, path }) => (
        <path key={account} d={path} fill={`url(#${id}-${account})`} />
      ))}
      {layout.lines.map(({ account, path }) => (
        <path key={account} d={path} className={`sim-line sim-line-${account}`} />
      ))}
      {layout.marks.map(({ id: mark, x }) => {
        // The two dates lie close together: one label ends at its line, the other begins at it.
        const isFirst = mark === 'end' && layout.marks.length > 1
        return (
          <ChartText key={mark} x={isFirst ? x - 5 : x + 5} y={plot.top - 10} anchor={isFirst ? 'end' : 'start'}>
            {t(`chart.${mark}`)}
          </ChartText>
        )
      })}
      {layout.realisedX !== null && (
        <ChartText x={plot.left + 5} y={plot.bottom - 8} anchor="start">
          {t('chart.realised')}
        </ChartText>
      )}
      {layout.turn !== null && (
        <g>
          <circle cx={layout.turn.x} cy={layout.turn.y} r="5" className="sim-turn" />
          <ChartText
            x={Math.min(plot.right, Math.max(plot.left + 130, layout.turn.x))}
            y={Math.max(plot.top + 12, layout.turn.y - (isNarrow ? 12 : 14))}
            anchor="end"
            isStrong
          >
            {t('chart.turn', { month: layout.turn.month })}
          </ChartText>
        </g>
      )}
      {layout.lines.map(({ account, endY }) => {
        const party = partyOfAccount[account]
        return party === null ? null : (
          <g key={account} transform={`translate(${plot.right + 8}, ${endY - 8})`}>
            <PartyMark kind={party} size={16} />
          </g>
        )
      })}
    </svg>
  )
}

/** Text over lines and hatching, with a rim of ground so that it can be read. */
function ChartText(props: { x: number; y: number; anchor: 'start' | 'end'; isStrong?: boolean; children: ReactNode }) {
  return (
    <text
      x={props.x}
      y={props.y}
      textAnchor={props.anchor}
      className={props.isStrong === true ? 'sim-label strong' : 'sim-label'}
    >
      {props.children}
    </text>
  )
}

/** Hatching means that it is not real yet. */
function Hatch({ id, account, angle }: { id: string; account: 'kommune' | 'fond'; angle: number }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <rect width="6" height="6" className={`sim-tint-${account}`} />
      <path d="M0 0V6" className={`sim-hatch sim-line-${account}`} />
    </pattern>
  )
}

function RunningTable({
  picture,
  runs,
  words,
}: {
  picture: ScenarioPicture
  runs: MonteCarlo | null
  words: SimulationWords
}) {
  const { t, plainKroner } = words
  const { kommune, fond, stat, program } = picture.lines
  const band = runs?.bands.kom
  return (
    <ScrollTable caption={t('chart.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('chart.month')}</th>
          {(['kommune', 'fond', 'stat', 'program'] as const).map((account) => (
            <th key={account} scope="col" className="num">
              {t(`accountShort.${account}`)}
            </th>
          ))}
          {band !== undefined && (
            <>
              <th scope="col" className="num">
                {t('chart.low')}
              </th>
              <th scope="col" className="num">
                {t('chart.high')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {kommune.running.slice(1).map((value, index) => {
          const month = index + 1
          return (
            <tr key={month}>
              <th scope="row">{month <= picture.realisedThrough ? t('chart.realisedMonth', { month }) : month}</th>
              <td className="num">{plainKroner(value)}</td>
              {[fond, stat, program].map((line, column) => (
                // Columns have no identity but their place.
                <td key={column} className="num">
                  {plainKroner(line.running[month] ?? 0)}
                </td>
              ))}
              {band !== undefined && (
                <>
                  <td className="num">{plainKroner(band.p10[index] ?? 0)}</td>
                  <td className="num">{plainKroner(band.p90[index] ?? 0)}</td>
                </>
              )}
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}
