import type { TFunction } from 'i18next'
import type { OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import { outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'

/** The blanks of the sentence, each edited by itself. */
export const targetBlanks = ['count', 'outcome', 'evidence', 'month', 'verifier', 'payer', 'tariff', 'payee'] as const
export type TargetBlank = (typeof targetBlanks)[number]

export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'blank'
      readonly blank: TargetBlank
      readonly text: string
      /** Still to choose: shown dashed. */
      readonly isEmpty: boolean
      readonly partyKind: PartyKind | null
    }

interface NamedParty {
  readonly id: string
  readonly kind: PartyKind
  readonly name: string
}

/** Everything but the parties may be missing while the target is being written. */
export type SentenceTarget = Omit<OutcomeTargetDraft, 'payerPartyId' | 'payeePartyId'> & {
  readonly payerPartyId: string | null
  readonly payeePartyId: string | null
}

export interface SentenceWords {
  readonly targets: TFunction<'targets'>
  readonly outcomes: TFunction<'outcomes'>
  /** Øre as a sum in the language of the page. */
  readonly money: (ore: number) => string
}

/** How citizens or firms are counted: `2 af 3 borgere`. */
export function countWords(
  target: Pick<OutcomeTargetDraft, 'outcomeCode' | 'count' | 'outOf'>,
  t: TFunction<'targets'>,
): string {
  const { side } = outcomeLadder[target.outcomeCode]
  const { count, outOf } = target
  return outOf === null
    ? t(`sentence.${side}Count`, { count })
    : t(`sentence.${side}CountOf`, { count: outOf, reached: count })
}

/**
 * The target as one sentence, cut into words and blanks in the language's own order. The sentence is what the
 * parties agree on, so nothing of the target stands outside it.
 */
export function targetSentence(
  target: SentenceTarget,
  parties: readonly NamedParty[],
  words: SentenceWords,
): SentencePart[] {
  const { targets: t, outcomes } = words
  const { side } = outcomeLadder[target.outcomeCode]
  const party = (id: string | null) => parties.find((candidate) => candidate.id === id) ?? null
  const [payer, payee, verifier] = [
    party(target.payerPartyId),
    party(target.payeePartyId),
    party(target.verifierPartyId),
  ]

  const blanks: Record<TargetBlank, { text: string; isEmpty: boolean; partyKind: PartyKind | null }> = {
    count: { text: countWords(target, t), isEmpty: false, partyKind: null },
    outcome: { text: outcomes(`${target.outcomeCode}.phrase`), isEmpty: false, partyKind: null },
    evidence: filled(target.evidence.trim(), t('sentence.chooseEvidence')),
    month: filled(
      target.programmeMonth === null ? '' : t('sentence.monthValue', { month: target.programmeMonth }),
      t('sentence.chooseMonth'),
    ),
    verifier: { ...filled(verifier?.name ?? '', t('sentence.chooseVerifier')), partyKind: verifier?.kind ?? null },
    payer: { ...filled(payer?.name ?? '', t('sentence.chooseParty')), partyKind: payer?.kind ?? null },
    tariff: {
      text: t(`sentence.${side}Tariff`, { amount: words.money(target.tariffOre) }),
      isEmpty: false,
      partyKind: null,
    },
    payee: { ...filled(payee?.name ?? '', t('sentence.chooseParty')), partyKind: payee?.kind ?? null },
  }
  const mark = (name: TargetBlank): string => `\uE000${name}\uE001`
  const marked = {
    // `count` would choose a plural form.
    number: mark('count'),
    outcome: mark('outcome'),
    evidence: mark('evidence'),
    month: mark('month'),
    verifier: mark('verifier'),
    payer: mark('payer'),
    tariff: mark('tariff'),
    payee: mark('payee'),
  }
  const template = target.tariffOre === 0 ? t('sentence.unpaid', marked) : t('sentence.paid', marked)
  return template
    .split('\uE000')
    .flatMap((piece, index): SentencePart[] => {
      if (index === 0) return [{ kind: 'text', text: piece }]
      const [name, text = ''] = piece.split('\uE001')
      const blank = targetBlanks.find((candidate) => candidate === name)
      return blank === undefined
        ? [{ kind: 'text', text: piece }]
        : [
            { kind: 'blank', blank, ...blanks[blank] },
            { kind: 'text', text },
          ]
    })
    .filter((part) => part.text !== '')
}

/** The target in one line for lists of choices: without evidence, month and verifier. */
export function shortTargetSentence(
  target: OutcomeTargetDraft,
  parties: readonly NamedParty[],
  { targets: t, outcomes, money }: SentenceWords,
): string {
  const name = (id: string) => parties.find((party) => party.id === id)?.name ?? t('sentence.chooseParty')
  return t('sentence.short', {
    number: countWords(target, t),
    outcome: outcomes(`${target.outcomeCode}.phrase`),
    payer: name(target.payerPartyId),
    payee: name(target.payeePartyId),
    tariff: t(`sentence.${outcomeLadder[target.outcomeCode].side}Tariff`, { amount: money(target.tariffOre) }),
  })
}

/** The same sentence without chips, for lists of choices and for screen readers. */
export const targetSentenceText = (parts: readonly SentencePart[]): string => parts.map((part) => part.text).join('')

const filled = (value: string, placeholder: string) => ({
  text: value === '' ? placeholder : value,
  isEmpty: value === '',
  partyKind: null,
})
