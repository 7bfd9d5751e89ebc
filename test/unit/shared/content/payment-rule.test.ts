import { describe, expect, it } from 'vitest'
import { ladderTexts, outcomeText } from '#shared/content/outcome-texts.ts'
import {
  type RuleContext,
  type RuleTarget,
  exactMoney,
  paymentRule,
  paymentRuleText,
  ruleBlanks,
  shortPaymentRule,
} from '#shared/content/payment-rule.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import { isSustainedCode, sustainment } from '#shared/domain/outcome/sustained-job.ts'
import { PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { lastDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { partyIds, uuidOf } from '#test/support/commitments.ts'

const parties = [
  { id: partyIds.municipality, kind: 'municipality' as const, name: 'Holbæk Kommune' },
  { id: partyIds.actor, kind: 'employmentActor' as const, name: 'Fjordværkstedet' },
  { id: partyIds.fund, kind: 'fund' as const, name: 'Fonden' },
]
const target: RuleTarget = {
  outcomeCode: 'J6',
  count: 2,
  outOf: 3,
  targetGroup: '',
  tariffOre: oreFromKroner(30_000),
  payerPartyId: partyIds.municipality,
  payeePartyId: partyIds.fund,
  verifierPartyId: partyIds.actor,
  evidence: 'kommunens egne oplysninger',
  programmeMonth: 19,
  capOre: null,
}
const say = (over: Partial<RuleTarget> = {}, context: Partial<RuleContext> = {}) =>
  paymentRuleText({ ...target, ...over }, { language: 'da', parties, startsOn: null, ...context }).replaceAll(
    '\u00a0',
    ' ',
  )
const startsOn = CalendarDay.parse('2027-01-01')

describe('the payment rule as a sentence', () => {
  it('[OUT-6] says it all in Danish', () => {
    expect(say({ capOre: oreFromKroner(50_000) }, { startsOn })).toBe(
      'Når 2 af 3 borgere har haft ordinært job i 26 uger inden for 30, dokumenteret ved kommunens egne oplysninger senest den 31. juli 2028 (måned 19) og bekræftet af Fjordværkstedet, betaler Holbæk Kommune 30.000 kr. pr. borger til Fonden, dog højst 50.000 kr. i alt.',
    )
  })

  it('[OUT-6] says it all in English', () => {
    expect(say({ capOre: oreFromKroner(50_000), evidence: 'income records' }, { startsOn, language: 'en' })).toBe(
      'When 2 of 3 citizens have had ordinary work for 26 weeks within 30, shown by income records no later than 31 July 2028 (month 19) and confirmed by Fjordværkstedet, Holbæk Kommune pays DKK 30,000 per citizen to Fonden, but at most DKK 50,000 in all.',
    )
  })

  it('[OUT-6] has the same blanks in both languages, and shows what is still to choose', () => {
    for (const code of outcomeCodes) {
      const blanks = (language: 'da' | 'en') =>
        paymentRule({ ...target, outcomeCode: code }, { language, parties, startsOn: null }).flatMap((part) =>
          part.kind === 'blank' ? [part.blank] : [],
        )
      expect([...blanks('en')].sort()).toEqual([...blanks('da')].sort())
      const expected = ruleBlanks.filter((blank) => blank !== 'duration' || outcomeText(code, 'da').duration !== null)
      expect([...blanks('da')].sort()).toEqual([...expected].sort())
    }
    const empty = { ...target, verifierPartyId: null, evidence: ' ', programmeMonth: null, payeePartyId: null }
    const dashed = paymentRule(empty, { language: 'da', parties, startsOn }).filter(
      (part) => part.kind === 'blank' && part.isEmpty,
    )
    expect(dashed).toMatchObject(['evidence', 'month', 'verifier', 'payee', 'cap'].map((blank) => ({ blank })))
  })

  it('[OUT-6] leaves nothing of the target outside: every change changes the sentence', () => {
    const changes: { [Key in keyof OutcomeTargetDraft]: OutcomeTargetDraft[Key] } = {
      outcomeCode: 'J12',
      count: 1,
      outOf: 4,
      targetGroup: 'aktivitetsparate borgere',
      tariffOre: oreFromKroner(30_000.5),
      payerPartyId: partyIds.actor,
      payeePartyId: partyIds.actor,
      verifierPartyId: partyIds.fund,
      evidence: 'lønsedler',
      programmeMonth: 20,
      capOre: oreFromKroner(1),
    }
    expect(Object.keys(changes).sort()).toEqual(Object.keys(OutcomeTargetDraft.shape).sort())
    for (const language of ['da', 'en'] as const) {
      for (const [field, changed] of Object.entries(changes)) {
        expect(say({ [field]: changed }, { language }), field).not.toBe(say({}, { language }))
      }
    }
  })

  it('[OUT-6] does not round an amount, and never names a party by its id', () => {
    expect(exactMoney(3_000_050, 'da').replaceAll('\u00a0', ' ')).toBe('30.000,50 kr.')
    expect(exactMoney(3_000_000, 'en').replaceAll('\u00a0', ' ')).toBe('DKK 30,000')
    expect(say({ payerPartyId: PartyId.parse(uuidOf(99)) })).toContain('betaler en part, I vælger 30.000')
  })

  it('[OUT-6] counts one as one, and says so when nothing is paid', () => {
    expect(say({ count: 1, outOf: null })).toMatch(/^Når 1 borger har/)
    expect(say({ count: 1, outOf: 1, outcomeCode: 'V1' })).toMatch(/^Når 1 af 1 virksomhed har en social model/)
    expect(say({ tariffOre: oreFromKroner(0) })).toMatch(/^Vi tæller, når 2 af 3 borgere/)
  })

  it('[OUT-6] cannot be bent by what somebody types into a blank', () => {
    expect(say({ evidence: '[payer] $& {{x}}' })).toContain('dokumenteret ved [payer] $& {{x}} senest')
  })

  it('is short in lists of choices', () => {
    expect(shortPaymentRule(target, { language: 'da', parties, startsOn }).replaceAll('\u00a0', ' ')).toBe(
      'Når 2 af 3 borgere har haft ordinært job i 26 uger inden for 30, betaler Holbæk Kommune 30.000 kr. pr. borger til Fonden',
    )
  })
})

describe('the ladder in words', () => {
  it('says definition, trigger, evidence and verification for every step in both languages', () => {
    for (const language of ['da', 'en'] as const) {
      expect(Object.keys(ladderTexts(language)).sort()).toEqual([...outcomeCodes].sort())
      for (const code of outcomeCodes) {
        const { duration: _duration, ...text } = outcomeText(code, language)
        for (const [field, words] of Object.entries(text)) expect(words.length, `${code} ${field}`).toBeGreaterThan(4)
      }
    }
    const [danish, english] = [ladderTexts('da'), ladderTexts('en')]
    for (const code of outcomeCodes) expect(danish[code].definition).not.toBe(english[code].definition)
  })

  it('[RTC-7] says the weeks by which time in work is counted', () => {
    for (const code of outcomeCodes.filter(isSustainedCode)) {
      const { weeks, within } = sustainment[code]
      const words = weeks === within ? new RegExp(`^${weeks} `) : new RegExp(`^${weeks} .*${within}$`)
      for (const language of ['da', 'en'] as const) {
        expect(outcomeText(code, language).duration).toMatch(words)
        expect(outcomeText(code, language).trigger).toContain(String(weeks))
      }
    }
  })
})

describe('a month of the programme', () => {
  it.each([
    ['2027-01-01', 1, '2027-01-31'],
    ['2027-01-01', 12, '2027-12-31'],
    ['2027-01-01', 14, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-14'],
    ['2027-01-31', 1, '2027-02-27'],
    ['2026-11-02', 240, '2046-11-01'],
  ])('from %s, month %i ends %s', (start, month, end) => {
    expect(lastDayOfMonth(CalendarDay.parse(start), month)).toBe(end)
  })
})
