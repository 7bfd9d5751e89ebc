import type { TornadoBar, TornadoParameter } from '#shared/simulation/sensitivity.ts'
import { findParameter } from '#shared/content/parameters.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { formatNumber } from '#client/i18n/format.ts'
import { shownValue } from './parameter-form.model.ts'
import { kroner, type ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

const shownBars = 6

/** What moves the whole programme's result most, one figure at a time. */
export function TornadoView({
  bars,
  picture,
  words,
}: {
  bars: readonly TornadoBar[] | null
  picture: ScenarioPicture
  words: SimulationWords
}) {
  const { t, money } = words
  return (
    <section>
      <SectionHeading title={t('tornado.title')} aside={t('tornado.aside')} />
      {bars === null ? (
        <p className="small muted sim-quiet" aria-live="polite">
          {t('tornado.waiting')}
        </p>
      ) : (
        <>
          <Bars bars={bars.slice(0, shownBars)} base={picture.lines.program.npv} words={words} />
          <p className="tiny muted">{t('tornado.note', { amount: money(kroner(picture.lines.program.npv)) })}</p>
          <Disclosure summary={t('tornado.asTable')}>
            <TornadoTable bars={bars} words={words} />
          </Disclosure>
        </>
      )}
    </section>
  )
}

function Bars({ bars, base, words }: { bars: readonly TornadoBar[]; base: number; words: SimulationWords }) {
  const { t, roundKroner } = words
  const values = bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh, base])
  const lowest = Math.min(...values)
  const span = Math.max(1, Math.max(...values) - lowest)
  const place = (value: number): number => (100 * (value - lowest)) / span
  return (
    <ol className="sim-tornado">
      {bars.map((bar, index) => {
        const [left, right] = bar.atLow < bar.atHigh ? [bar.atLow, bar.atHigh] : [bar.atHigh, bar.atLow]
        return (
          <li key={bar.parameter}>
            <span className="muted">{index + 1}</span>
            <div>
              <span className="sim-tornado-name">
                {nameOf(bar.parameter, words)}
                <span className="tiny muted">{t('tornado.from', endsOf(bar, words))}</span>
              </span>
              <span className="sim-tornado-bar" aria-hidden="true">
                <i style={{ left: `${place(left)}%`, width: `${place(right) - place(left)}%` }} />
                <b style={{ left: `${place(base)}%` }} />
              </span>
              <span className="tiny muted">
                {t('tornado.gives', { low: roundKroner(bar.atLow), high: roundKroner(bar.atHigh) })}
              </span>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function TornadoTable({ bars, words }: { bars: readonly TornadoBar[]; words: SimulationWords }) {
  const { t, plainKroner } = words
  return (
    <ScrollTable caption={t('tornado.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('tornado.parameter')}</th>
          {(['lowValue', 'highValue', 'atLow', 'atHigh'] as const).map((column) => (
            <th key={column} scope="col" className="num">
              {t(`tornado.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => {
          const ends = endsOf(bar, words)
          return (
            <tr key={bar.parameter}>
              <th scope="row">{nameOf(bar.parameter, words)}</th>
              <td className="num">{ends.low}</td>
              <td className="num">{ends.high}</td>
              <td className="num">{plainKroner(bar.atLow)}</td>
              <td className="num">{plainKroner(bar.atHigh)}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

function nameOf(parameter: TornadoParameter, { label, t }: SimulationWords): string {
  const found = findParameter(parameter)
  const name = found === null ? parameter : label(found)
  return parameter === 'h0' ? `${name} (${t('tornado.dropNote')})` : name
}

function endsOf({ parameter, low, high }: TornadoBar, { unit }: SimulationWords): { low: string; high: string } {
  const name = findParameter(parameter)?.unit ?? 'dkk'
  return {
    low: formatNumber(shownValue(low, name), 2),
    high: `${formatNumber(shownValue(high, name), 2)}\u00a0${unit(name)}`,
  }
}
