import type { TFunction } from 'i18next'
import { strong } from '#client/i18n/wording/strong.ts'
import { kroner, type ScenarioPicture } from './scenario-picture.model.ts'

export interface AnswerWords {
  readonly t: TFunction<'simulation'>
  /** Whole kroner as a sum of money in the page's language. */
  readonly money: (kroner: number) => string
  readonly percent: (share: number) => string
  readonly number: (value: number, decimals?: number) => string
}

type VerdictTone = 'ready' | 'missing'

interface PartyVerdict {
  readonly account: 'kommune' | 'fond' | 'program'
  readonly tone: VerdictTone
  /** With amounts marked to stand in bold. */
  readonly sentence: string
}

export interface Answer {
  readonly headline: string
  readonly lede: readonly string[]
  readonly verdicts: readonly PartyVerdict[]
  /** Whether a tariff exists at which nobody loses; null when nothing is paid. */
  readonly zone: string | null
}

/** So close to nothing, measured against what is paid, that a sentence calls it even. */
const almostEven = 0.05

/** The scenario's answer as sentences. Every amount is rounded by `kroner` from the picture that tables are drawn from. */
export function answerOf(picture: ScenarioPicture, words: AnswerWords): Answer {
  const { t } = words
  return {
    headline:
      picture.summary.verdict === 'ingen-data'
        ? t('answer.headline.noCost')
        : `${kommuneHeadline(picture, words)} ${t(picture.lines.fond.npv >= 0 ? 'answer.headline.fondEven' : 'answer.headline.fondLoses')}`,
    lede: [coverage(picture, words), kommuneAccount(picture, words), fondAccount(picture, words)],
    verdicts: [kommuneVerdict(picture, words), fondVerdict(picture, words), programmeVerdict(picture, words)],
    zone: zoneOf(picture, words),
  }
}

const amount = (value: number, { money }: AnswerWords): string => strong(money(kroner(value)))

function horizonWords({ input }: ScenarioPicture, { t }: AnswerWords): string {
  return input.H % 12 === 0 ? t('answer.years', { count: input.H / 12 }) : t('answer.months', { count: input.H })
}

function kommuneHeadline(picture: ScenarioPicture, words: AnswerWords): string {
  const { lines, summary } = picture
  const after = horizonWords(picture, words)
  const npv = lines.kommune.npv
  const measure = Math.max(Math.abs(summary.npvPay), Math.abs(summary.npvSaveKom))
  if (measure > 0 && Math.abs(npv) < almostEven * measure) return words.t('answer.headline.kommuneEven', { after })
  return words.t(npv >= 0 ? 'answer.headline.kommunePlus' : 'answer.headline.kommuneMinus', { after })
}

function coverage({ summary }: ScenarioPicture, words: AnswerWords): string {
  if (summary.coverKom === null) return words.t('answer.noCost')
  return words.t('answer.covers', { percent: strong(words.percent(summary.coverKom)) })
}

function kommuneAccount({ summary, lines, input }: ScenarioPicture, words: AnswerWords): string {
  const { t } = words
  const end = amount(lines.kommune.npv, words)
  if (summary.breakEvenKom === null) {
    return t('answer.kommuneNever', { month: strong(t('answer.month', { month: input.H })), amount: end })
  }
  if (summary.breakEvenKom === 0) return t('answer.kommuneAlways', { amount: end })
  return t('answer.kommuneTurns', { month: strong(t('answer.month', { month: summary.breakEvenKom })), amount: end })
}

function fondAccount({ lines }: ScenarioPicture, words: AnswerWords): string {
  const npv = lines.fond.npv
  return npv >= 0
    ? words.t('answer.fondGains', { amount: amount(npv, words) })
    : words.t('answer.fondLacks', { amount: amount(-npv, words) })
}

function kommuneVerdict({ lines }: ScenarioPicture, words: AnswerWords): PartyVerdict {
  const npv = lines.kommune.npv
  return {
    account: 'kommune',
    tone: npv >= 0 ? 'ready' : 'missing',
    sentence: words.t(npv >= 0 ? 'verdict.kommunePlus' : 'verdict.kommuneMinus', {
      amount: amount(Math.abs(npv), words),
    }),
  }
}

function fondVerdict({ lines, payments }: ScenarioPicture, words: AnswerWords): PartyVerdict {
  const npv = lines.fond.npv
  return {
    account: 'fond',
    tone: npv >= 0 ? 'ready' : 'missing',
    sentence: words.t(npv >= 0 ? 'verdict.fondPlus' : 'verdict.fondMinus', {
      amount: amount(Math.abs(npv), words),
      out: amount(payments.fondOutAtMost, words),
    }),
  }
}

function programmeVerdict({ summary }: ScenarioPicture, words: AnswerWords): PartyVerdict {
  const { t, percent } = words
  const cover = strong(percent(summary.coverKom ?? 0))
  const publicCover = strong(percent(summary.coverPublic ?? 0))
  const texts = {
    'ingen-data': t('verdict.noData'),
    selvfinansierende: t('verdict.selfFinancing', { cover }),
    'kun-med-stat': t('verdict.withState', { cover, publicCover }),
    'ikke-selvfinansierende': t('verdict.notSelfFinancing', { cover, publicCover }),
  }
  return {
    account: 'program',
    tone: summary.verdict === 'selvfinansierende' ? 'ready' : 'missing',
    sentence: texts[summary.verdict],
  }
}

function zoneOf({ summary, gap }: ScenarioPicture, words: AnswerWords): string | null {
  const { komScaleMax, fundScaleMin } = summary
  if (komScaleMax === null || fundScaleMin === null) return null
  if (fundScaleMin > komScaleMax) return words.t('verdict.noZone', { amount: amount(gap, words) })
  return words.t('verdict.zone', {
    low: strong(words.number(Math.max(0, fundScaleMin), 2)),
    high: strong(words.number(komScaleMax, 2)),
  })
}
