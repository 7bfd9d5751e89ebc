import {
  type RuleContext,
  type RulePart,
  type RuleTarget,
  paymentRule,
  shortPaymentRule,
} from '#shared/content/payment-rule.ts'

export type { RuleBlank as TargetBlank, RuleTarget as SentenceTarget } from '#shared/content/payment-rule.ts'

/** In which language the sentence is said, and from when the programme's months are counted. */
export type SentenceWords = Pick<RuleContext, 'language'> & Partial<Pick<RuleContext, 'startsOn'>>

/** The target as one sentence, cut into words and blanks in the order of the language of the page. */
export const targetSentence = (
  target: RuleTarget,
  parties: RuleContext['parties'],
  { language, startsOn = null }: SentenceWords,
): RulePart[] => paymentRule(target, { language, parties, startsOn })

/** The target in one line for lists of choices: without evidence, month, verifier and cap. */
export const shortTargetSentence = (
  target: RuleTarget,
  parties: RuleContext['parties'],
  { language, startsOn = null }: SentenceWords,
): string => shortPaymentRule(target, { language, parties, startsOn })
