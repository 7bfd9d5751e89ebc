import type { Band } from '#shared/simulation/monte-carlo.ts'
import { type Account, kroner, type ScenarioPicture } from './scenario-picture.model.ts'

export interface ChartSize {
  /** Px. */
  readonly width: number
  readonly height: number
}

interface ChartMark {
  readonly id: 'end' | 'follow'
  readonly month: number
  readonly x: number
}

export interface ChartLayout extends ChartSize {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly yTicks: readonly { readonly value: number; readonly y: number }[]
  readonly xTicks: readonly { readonly month: number; readonly x: number }[]
  readonly marks: readonly ChartMark[]
  readonly lines: readonly {
    readonly account: Account
    readonly path: string
    readonly endY: number
    readonly end: number
  }[]
  readonly bands: readonly { readonly account: Account; readonly path: string }[]
  /** Right edge of the months that have happened, px; null while none has. */
  readonly realisedX: number | null
  readonly turn: { readonly month: number; readonly x: number; readonly y: number } | null
}

type BandedAccount = 'kommune' | 'fond'
export type Bands = Readonly<Partial<Record<BandedAccount, Band>>>

const shown = ['stat', 'fond', 'kommune'] as const
const margin = { left: 62, right: 30, top: 26, bottom: 40 }
/** Px between two labels under the axis, so that they can be told apart. */
const labelGap = 26

/** Where everything of the running sums stands for a drawing of this size. Px, y downwards. */
export function chartLayout(picture: ScenarioPicture, bands: Bands, size: ChartSize): ChartLayout {
  const { H } = picture.input
  const plot = {
    left: margin.left,
    right: Math.max(margin.left + 40, size.width - margin.right),
    top: margin.top,
    bottom: size.height - margin.bottom,
  }
  const values = shown.flatMap((account) => picture.lines[account].running)
  for (const band of Object.values(bands)) values.push(...band.p10, ...band.p90)
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 5)
  const lowest = ticks[0] ?? 0
  const highest = ticks.at(-1) ?? 1
  const x = (month: number): number => plot.left + ((plot.right - plot.left) * month) / H
  const y = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * (value - lowest)) / (highest - lowest || 1)
  const pathOf = (points: readonly (readonly [month: number, value: number])[]): string =>
    points.map(([month, value], index) => `${index === 0 ? 'M' : 'L'}${round(x(month))} ${round(y(value))}`).join('')

  const marks: ChartMark[] = [{ id: 'end', month: picture.cuts.end, x: x(picture.cuts.end) }]
  if (picture.cuts.follow > picture.cuts.end) {
    marks.push({ id: 'follow', month: picture.cuts.follow, x: x(picture.cuts.follow) })
  }
  const turnMonth = picture.summary.breakEvenKom
  return {
    ...size,
    plot,
    yTicks: ticks.map((value) => ({ value, y: y(value) })),
    xTicks: monthTicks(
      H,
      marks.map(({ month }) => month),
      x,
    ),
    marks: marks.filter(({ month }) => month > 0 && month < H),
    lines: shown.map((account) => {
      const { running } = picture.lines[account]
      const end = running.at(-1) ?? 0
      return { account, path: pathOf(running.map((value, month) => [month, value])), endY: y(end), end: kroner(end) }
    }),
    bands: (['fond', 'kommune'] as const).flatMap((account) => {
      const band = bands[account]
      if (band === undefined) return []
      const lower = [0, ...band.p10].map((value, month) => [month, value] as const)
      const upper = [0, ...band.p90].map((value, month) => [month, value] as const)
      return [{ account, path: `${pathOf([...upper, ...lower.toReversed()])}Z` }]
    }),
    realisedX: picture.realisedThrough < 1 ? null : x(picture.realisedThrough),
    turn:
      turnMonth === null || turnMonth === 0
        ? null
        : { month: turnMonth, x: x(turnMonth), y: y(picture.lines.kommune.running[turnMonth] ?? 0) },
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Round values that enclose low and high, about so many steps. */
export function niceTicks(low: number, high: number, steps: number): number[] {
  const span = high - low
  if (!(span > 0)) return [0, 1]
  const rough = span / steps
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step + 0)
}

/** The cut dates, the horizon and whole years, each with room for its label; what matters most is kept. */
function monthTicks(
  horizon: number,
  cuts: readonly number[],
  x: (month: number) => number,
): { month: number; x: number }[] {
  const years = Array.from({ length: Math.floor(horizon / 12) }, (_, index) => (index + 1) * 12)
  const kept: number[] = []
  for (const month of [0, horizon, ...cuts, ...years]) {
    if (month <= horizon && kept.every((other) => Math.abs(x(other) - x(month)) >= labelGap)) kept.push(month)
  }
  return kept.sort((a, b) => a - b).map((month) => ({ month, x: x(month) }))
}
