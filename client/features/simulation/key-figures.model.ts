import { discountedMonths } from '#shared/simulation/self-financing.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'

export type FigureKind = 'dkk' | 'percent' | 'month' | 'persons' | 'factor'

/** Names of what goes into a figure; worded in the language files. */
type FigurePart =
  | 'npvSaveKom'
  | 'npvPay'
  | 'upFront'
  | 'npvAdmin'
  | 'npvCosts'
  | 'npvFirmPay'
  | 'npvGrants'
  | 'fundCosts'
  | 'saveAt'
  | 'payAt'
  | 'costsAt'
  | 'baseline'
  | 'inJob'
  | 'counts'
  | 'costs'
  | 'J6'
  | 'JS'
  | 'stay'
  | 'benefit'
  | 'refusion'
  | 'rate'
  | 'npvSocietal'
  | 'tariffs'
  | 'firmTariffs'
  | 'lag'
  | 'payOutside'
  | 'npvSaveStat'
  | 'npvUdlig'

interface Part {
  readonly part: FigurePart
  readonly kind: FigureKind
  readonly value: number
  /** How it goes into the figure when the figure is a plain sum of its parts. */
  readonly sign?: 1 | -1
}

type KeyFigureId =
  | 'npvKom'
  | 'npvFund'
  | 'npvProg'
  | 'coverKom'
  | 'coverPublic'
  | 'breakEvenKom'
  | 'saveKom'
  | 'payC'
  | 'payF'
  | 'costs'
  | 'maxExposure'
  | 'J6'
  | 'inJobEnd'
  | 'costPerJ6'
  | 'sroi'

export interface KeyFigure {
  readonly id: KeyFigureId
  readonly kind: FigureKind
  /** Null: cannot be said, e.g. an account that never turns. */
  readonly value: number | null
  readonly parts: readonly Part[]
}

/** The figures of the screen with what each is made of. The formula itself is words, in the language files. */
export function keyFigures(picture: ScenarioPicture): readonly KeyFigure[] {
  const { columns, input, payments, summary } = picture
  const npvCosts: Part = { part: 'npvCosts', kind: 'dkk', value: summary.npvCosts }
  const npvSaveKom: Part = { part: 'npvSaveKom', kind: 'dkk', value: summary.npvSaveKom }
  const npvPay: Part = { part: 'npvPay', kind: 'dkk', value: summary.npvPay }
  const upFront = input.u * summary.npvCosts
  let npvFirmPay = 0
  for (let m = 1; m <= input.H; m += 1) npvFirmPay += (columns.DF[m] ?? 0) * (columns.payF[m] ?? 0) * input.firmShare
  const rate: Part = { part: 'rate', kind: 'percent', value: input.r }
  return [
    {
      id: 'npvKom',
      kind: 'dkk',
      value: summary.npvKom,
      parts: [
        { ...npvSaveKom, sign: 1 },
        { ...npvPay, sign: -1 },
        { part: 'upFront', kind: 'dkk', value: upFront, sign: -1 },
        { part: 'npvAdmin', kind: 'dkk', value: input.admin * discountedMonths(columns), sign: -1 },
        rate,
      ],
    },
    {
      id: 'npvFund',
      kind: 'dkk',
      value: summary.npvFund,
      parts: [
        { ...npvPay, sign: 1 },
        { part: 'fundCosts', kind: 'dkk', value: summary.npvCosts - upFront, sign: -1 },
        { part: 'npvFirmPay', kind: 'dkk', value: npvFirmPay, sign: -1 },
        // Paid in month 1, which is not discounted.
        { part: 'npvGrants', kind: 'dkk', value: input.grants, sign: 1 },
        rate,
      ],
    },
    {
      id: 'npvProg',
      kind: 'dkk',
      value: summary.npvProg,
      parts: [{ ...npvSaveKom, sign: 1 }, { ...npvCosts, sign: -1 }, rate],
    },
    { id: 'coverKom', kind: 'percent', value: summary.coverKom, parts: [npvSaveKom, npvCosts] },
    {
      id: 'coverPublic',
      kind: 'percent',
      value: summary.coverPublic,
      parts: [
        npvSaveKom,
        { part: 'npvSaveStat', kind: 'dkk', value: summary.npvSaveStat },
        { part: 'npvUdlig', kind: 'dkk', value: summary.npvUdlig },
        npvCosts,
      ],
    },
    {
      id: 'breakEvenKom',
      kind: 'month',
      value: summary.breakEvenKom,
      parts: [
        { part: 'saveAt', kind: 'dkk', value: payments.savedByKommune },
        { part: 'payAt', kind: 'dkk', value: summary.payC + summary.payF },
      ],
    },
    {
      id: 'saveKom',
      kind: 'dkk',
      value: summary.saveKom,
      parts: [
        { part: 'benefit', kind: 'dkk', value: input.B },
        { part: 'refusion', kind: 'percent', value: columns.R[input.H] ?? 0 },
        { part: 'inJob', kind: 'persons', value: summary.inJobEnd },
        { part: 'baseline', kind: 'persons', value: summary.baselineInJobEnd },
      ],
    },
    {
      id: 'payC',
      kind: 'dkk',
      value: summary.payC,
      parts: [
        { part: 'tariffs', kind: 'dkk', value: Object.values(input.tar).reduce((sum, tariff) => sum + tariff, 0) },
        { part: 'J6', kind: 'persons', value: summary.counts.J6 },
        { part: 'lag', kind: 'month', value: input.lag },
        { part: 'payOutside', kind: 'dkk', value: summary.payOutside },
      ],
    },
    {
      id: 'payF',
      kind: 'dkk',
      value: summary.payF,
      parts: [
        { part: 'firmTariffs', kind: 'dkk', value: Object.values(input.ftar).reduce((sum, tariff) => sum + tariff, 0) },
        { part: 'lag', kind: 'month', value: input.lag },
      ],
    },
    {
      id: 'costs',
      kind: 'dkk',
      value: summary.costs,
      parts: [{ part: 'counts', kind: 'persons', value: input.N }, npvCosts],
    },
    {
      id: 'maxExposure',
      kind: 'dkk',
      value: payments.fondOutAtMost,
      parts: [
        { part: 'costsAt', kind: 'dkk', value: summary.costs },
        { part: 'payAt', kind: 'dkk', value: summary.payC + summary.payF },
      ],
    },
    {
      id: 'J6',
      kind: 'persons',
      value: summary.counts.J6,
      parts: [
        { part: 'JS', kind: 'persons', value: summary.counts.JS },
        { part: 'stay', kind: 'percent', value: (1 - input.lam) ** 5 },
      ],
    },
    {
      id: 'inJobEnd',
      kind: 'persons',
      value: summary.inJobEnd,
      parts: [{ part: 'baseline', kind: 'persons', value: summary.baselineInJobEnd }],
    },
    {
      id: 'costPerJ6',
      kind: 'dkk',
      value: summary.costPerJ6,
      parts: [
        { part: 'costs', kind: 'dkk', value: summary.costs },
        { part: 'J6', kind: 'persons', value: summary.counts.J6 },
      ],
    },
    {
      id: 'sroi',
      kind: 'factor',
      value: summary.sroi,
      parts: [{ part: 'npvSocietal', kind: 'dkk', value: summary.npvSocietal }, npvCosts],
    },
  ]
}
