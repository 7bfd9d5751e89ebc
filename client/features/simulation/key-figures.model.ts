import { at } from '#shared/simulation/columns.ts'
import { discountedMonths } from '#shared/simulation/self-financing.ts'
import {
  type FigureKind,
  type Part,
  costParts,
  exposureParts,
  paymentParts,
  savingParts,
} from './figure-parts.model.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'

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
    { id: 'breakEvenKom', kind: 'month', value: summary.breakEvenKom, parts: turnParts(picture) },
    { id: 'saveKom', kind: 'dkk', value: summary.saveKom, parts: savingParts(picture) },
    { id: 'payC', kind: 'dkk', value: summary.payC, parts: paymentParts(picture, 'citizens') },
    { id: 'payF', kind: 'dkk', value: summary.payF, parts: paymentParts(picture, 'firms') },
    { id: 'costs', kind: 'dkk', value: summary.costs, parts: costParts(picture) },
    { id: 'maxExposure', kind: 'dkk', value: payments.fondOutAtMost, parts: exposureParts(picture) },
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
      parts: [
        { part: 'inFirstJob', kind: 'persons', value: at(columns.J1, input.H), sign: 1 },
        { part: 'inLaterJob', kind: 'persons', value: summary.inJobEnd - at(columns.J1, input.H), sign: 1 },
        { part: 'baseline', kind: 'persons', value: summary.baselineInJobEnd },
      ],
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

/** The municipality's running sum on both sides of the month in which it turns. */
function turnParts({ lines, summary }: ScenarioPicture): Part[] {
  const { running } = lines.kommune
  const month = summary.breakEvenKom ?? running.length - 1
  return [
    ...(month > 0 ? [{ part: 'runningBefore', kind: 'dkk', value: running[month - 1] ?? 0 } as const] : []),
    { part: 'runningAt', kind: 'dkk', value: running[month] ?? 0 },
  ]
}
