import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'

/** What would make a promise easier to keep and to see. Advice, never a condition for saving. */
export const hintKinds = [
  'verb',
  'number',
  'date',
  'evidence',
  'role',
  'support',
  'targetEvidence',
  'targetVerifier',
  'longPlacement',
] as const
export type HintKind = (typeof hintKinds)[number]

/** What the hints look at: a draft, or a form that is still being written. */
export interface Hinted {
  readonly what: string
  readonly quantity: number | null
  readonly unit: string
  readonly dueOn: string | null
  readonly programmeMonth: number | null
  readonly condition: string
  readonly evidence: string
  readonly targetIds: readonly string[]
}

/** Weeks of unpaid placement after which it should be a wage instead (domain rule of the programme's plan-lint). */
const longPlacementWeeks = 13

const spelledNumber =
  /(?<!\p{L})(en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|samme dag|one|two|three|four|five|six|seven|eight|nine|ten|same day)(?!\p{L})/iu
const verbsWithoutR = /^(kan|skal|vil|må|bør|can|will|shall|must|may)$/i

/** Danish verbs in the present end in r ("stiller", "er"), English ones in the third person in s. */
function beginsWithVerb(what: string): boolean {
  const first = /^\p{L}+/u.exec(what.trim())?.[0] ?? ''
  return verbsWithoutR.test(first) || /[rs]$/i.test(first)
}

/** Weeks of placement that the sentence names; null when it names none. */
function placementWeeks(text: string): number | null {
  if (!/praktik|placement/i.test(text)) return null
  const weeks = [...text.matchAll(/(\d+)\s*(?:uger|weeks)/gi)].map((match) => Number(match[1]))
  return weeks.length === 0 ? null : Math.max(...weeks)
}

/**
 * The hints for a commitment, in the order of the form (HNT-1, HNT-2).
 *
 * `targets` are those that it is linked to; `names` those of the partnership's people, whom a promise should call by
 * their role, since people change and the promise stays.
 */
export function hintsFor(
  draft: Hinted,
  targets: readonly Pick<OutcomeTarget, 'id' | 'evidence' | 'verifierPartyId'>[],
  names: readonly string[],
): HintKind[] {
  const { what, quantity, unit, condition, evidence } = draft
  const linked = targets.filter(({ id }) => draft.targetIds.includes(id))
  const sentence = `${what} ${condition} ${unit === '' ? '' : `${quantity ?? ''} ${unit}`}`
  const words = new Set(what.toLocaleLowerCase('da').match(/\p{L}+/gu))
  const holds: Record<HintKind, boolean> = {
    verb: !beginsWithVerb(what),
    number: quantity === null && !/\d/.test(what) && !spelledNumber.test(what),
    date: draft.dueOn === null && draft.programmeMonth === null,
    evidence: evidence.trim() === '',
    role: names.some((name) => words.has((name.split(' ')[0] ?? '').toLocaleLowerCase('da'))),
    support: draft.targetIds.length === 0,
    targetEvidence: linked.some((target) => target.evidence.trim() === ''),
    targetVerifier: linked.some((target) => target.verifierPartyId === null),
    longPlacement: (placementWeeks(sentence) ?? 0) > longPlacementWeeks,
  }
  return hintKinds.filter((kind) => holds[kind])
}
