import type { PracticeView } from '#shared/contracts/best-practice.ts'

/** The card as it stands, out of a refusal that somebody was faster; null when the answer holds none. */
export function currentPractice(data: Readonly<Record<string, unknown>> | undefined): PracticeView | null {
  const current = data?.['current']
  if (typeof current !== 'object' || current === null) return null
  const { version, title, partyId } = current as Partial<PracticeView>
  return typeof version === 'number' && typeof title === 'string' && typeof partyId === 'string'
    ? (current as PracticeView)
    : null
}
