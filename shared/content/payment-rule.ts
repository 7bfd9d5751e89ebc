import { outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { lastDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { outcomeText } from './outcome-texts.ts'
import type { ContentLanguage } from './section-template.ts'

/** The blanks of the payment rule, each edited by itself. */
export const ruleBlanks = [
  'count',
  'group',
  'outcome',
  'duration',
  'evidence',
  'month',
  'verifier',
  'payer',
  'tariff',
  'payee',
  'cap',
] as const
export type RuleBlank = (typeof ruleBlanks)[number]

export type RulePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'blank'
      readonly blank: RuleBlank
      readonly text: string
      /** Still to choose: shown dashed. */
      readonly isEmpty: boolean
      readonly partyKind: PartyKind | null
    }

/** Everything but the parties may be missing while the rule is being written. */
export type RuleTarget = Omit<OutcomeTargetDraft, 'payerPartyId' | 'payeePartyId'> & {
  readonly payerPartyId: string | null
  readonly payeePartyId: string | null
}

export interface RuleContext {
  readonly language: ContentLanguage
  readonly parties: readonly { readonly id: string; readonly kind: PartyKind; readonly name: string }[]
  /** First day of the programme, from which a month becomes a date; null while it is not known. */
  readonly startsOn: CalendarDay | null
}

interface Words {
  readonly paid: string
  readonly unpaid: string
  readonly lasting: string
  readonly short: string
  readonly ofCount: (count: string, outOf: string) => string
  readonly group: Readonly<Record<'citizen' | 'firm', { readonly one: string; readonly other: string }>>
  readonly each: Readonly<Record<'citizen' | 'firm', (amount: string) => string>>
  readonly month: (month: number, day: string | null) => string
  readonly capped: (amount: string) => string
  readonly uncapped: string
  readonly choose: Readonly<Record<'evidence' | 'month' | 'verifier' | 'party', string>>
  readonly money: (kroner: string) => string
  readonly months: readonly string[]
  readonly day: (day: number, month: string, year: number) => string
  readonly locale: string
}

/** `[name]` is a blank. `lasting` is put in after the outcome where time decides. */
const words: Readonly<Record<ContentLanguage, Words>> = {
  da: {
    paid: 'Når [count] [group] har [outcome][lasting], dokumenteret ved [evidence] [month] og bekræftet af [verifier], betaler [payer] [tariff] til [payee], [cap].',
    unpaid:
      'Vi tæller, når [count] [group] har [outcome][lasting], dokumenteret ved [evidence] [month] og bekræftet af [verifier]. [payer] betaler [tariff] til [payee], [cap].',
    lasting: ' i [duration]',
    short: 'Når [count] [group] har [outcome][lasting], betaler [payer] [tariff] til [payee]',
    ofCount: (count, outOf) => `${count} af ${outOf}`,
    group: { citizen: { one: 'borger', other: 'borgere' }, firm: { one: 'virksomhed', other: 'virksomheder' } },
    each: { citizen: (amount) => `${amount} pr. borger`, firm: (amount) => `${amount} pr. virksomhed` },
    month: (month, day) => (day === null ? `senest i måned ${month}` : `senest den ${day} (måned ${month})`),
    capped: (amount) => `dog højst ${amount} i alt`,
    uncapped: 'uden loft',
    choose: {
      evidence: 'et bevis, I vælger',
      month: 'senest i en måned, I vælger',
      verifier: 'nogen, I vælger',
      party: 'en part, I vælger',
    },
    money: (kroner) => `${kroner}\u00a0kr.`,
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    day: (day, month, year) => `${day}. ${month} ${year}`,
    locale: 'da-DK',
  },
  en: {
    paid: 'When [count] [group] have [outcome][lasting], shown by [evidence] [month] and confirmed by [verifier], [payer] pays [tariff] to [payee], [cap].',
    unpaid:
      'We count when [count] [group] have [outcome][lasting], shown by [evidence] [month] and confirmed by [verifier]. [payer] pays [tariff] to [payee], [cap].',
    lasting: ' for [duration]',
    short: 'When [count] [group] have [outcome][lasting], [payer] pays [tariff] to [payee]',
    ofCount: (count, outOf) => `${count} of ${outOf}`,
    group: { citizen: { one: 'citizen', other: 'citizens' }, firm: { one: 'firm', other: 'firms' } },
    each: { citizen: (amount) => `${amount} per citizen`, firm: (amount) => `${amount} per firm` },
    month: (month, day) => (day === null ? `no later than month ${month}` : `no later than ${day} (month ${month})`),
    capped: (amount) => `but at most ${amount} in all`,
    uncapped: 'without a cap',
    choose: {
      evidence: 'evidence you choose',
      month: 'no later than a month you choose',
      verifier: 'somebody you choose',
      party: 'a party you choose',
    },
    money: (kroner) => `DKK\u00a0${kroner}`,
    months: 'January February March April May June July August September October November December'.split(' '),
    day: (day, month, year) => `${day} ${month} ${year}`,
    locale: 'en-GB',
  },
}

/**
 * The payment rule as one sentence, cut into words and blanks in the language's own order. The sentence is what the
 * parties agree on, so nothing of the target stands outside it (OUT-6).
 */
export function paymentRule(target: RuleTarget, context: RuleContext): RulePart[] {
  const say = words[context.language]
  return cut(target.tariffOre === 0 ? say.unpaid : say.paid, target, context)
}

/** The same sentence without chips, for what is stored, read aloud and exported. */
export const paymentRuleText = (target: RuleTarget, context: RuleContext): string =>
  paymentRule(target, context)
    .map(({ text }) => text)
    .join('')

/** The rule in one line for lists of choices: without evidence, month, verifier and cap. */
export const shortPaymentRule = (target: RuleTarget, context: RuleContext): string =>
  cut(words[context.language].short, target, context)
    .map(({ text }) => text)
    .join('')

/** The amount as the rule says it, to the øre: a record must not round. */
export function exactMoney(ore: number, language: ContentLanguage): string {
  const { money, locale } = words[language]
  const decimals = ore % 100 === 0 ? 0 : 2
  const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return money(new Intl.NumberFormat(locale, format).format(ore / 100))
}

/** `28. februar 2028`, `28 February 2028`. */
export function dayInWords(day: CalendarDay, language: ContentLanguage): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const say = words[language]
  return say.day(date, say.months[month - 1] ?? '', year)
}

function cut(template: string, target: RuleTarget, context: RuleContext): RulePart[] {
  const { lasting } = words[context.language]
  const hasDuration = outcomeText(target.outcomeCode, context.language).duration !== null
  const whole = template.replace('[lasting]', hasDuration ? lasting : '')
  return whole
    .split(/\[(\w+)\]/)
    .map((piece, index): RulePart => {
      const blank = index % 2 === 0 ? undefined : ruleBlanks.find((candidate) => candidate === piece)
      return blank === undefined ? { kind: 'text', text: piece } : blankOf(blank, target, context)
    })
    .filter(({ text }) => text !== '')
}

function blankOf(blank: RuleBlank, target: RuleTarget, { language, parties, startsOn }: RuleContext): RulePart {
  const say = words[language]
  const { side } = outcomeLadder[target.outcomeCode]
  const text = outcomeText(target.outcomeCode, language)
  const filled = (value: string | null, placeholder = ''): RulePart => ({
    kind: 'blank',
    blank,
    text: value === null || value === '' ? placeholder : value,
    isEmpty: value === null || value === '',
    partyKind: null,
  })
  const party = (id: string | null, placeholder: string): RulePart => {
    const found = parties.find((candidate) => candidate.id === id)
    return { ...filled(found?.name ?? null, placeholder), partyKind: found?.kind ?? null } as RulePart
  }
  switch (blank) {
    case 'count': {
      const { count, outOf } = target
      return filled(outOf === null ? String(count) : say.ofCount(String(count), String(outOf)))
    }
    case 'group': {
      const isOne = (target.outOf ?? target.count) === 1
      return filled(target.targetGroup.trim() || say.group[side][isOne ? 'one' : 'other'])
    }
    case 'outcome':
      return filled(text.phrase)
    case 'duration':
      return filled(text.duration)
    case 'evidence':
      return filled(target.evidence.trim(), say.choose.evidence)
    case 'month': {
      const { programmeMonth: month } = target
      const day = month === null || startsOn === null ? null : dayInWords(lastDayOfMonth(startsOn, month), language)
      return filled(month === null ? null : say.month(month, day), say.choose.month)
    }
    case 'verifier':
      return party(target.verifierPartyId, say.choose.verifier)
    case 'payer':
      return party(target.payerPartyId, say.choose.party)
    case 'payee':
      return party(target.payeePartyId, say.choose.party)
    case 'tariff':
      return filled(say.each[side](exactMoney(target.tariffOre, language)))
    case 'cap':
      return target.capOre === null
        ? filled(null, say.uncapped)
        : filled(say.capped(exactMoney(target.capOre, language)))
  }
}
