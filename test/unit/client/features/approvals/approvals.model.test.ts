import { describe, expect, it } from 'vitest'
import { comparedWith, hasApproved, sortedIssues } from '#client/features/approvals/approvals.model.ts'
import { hashHere, verifiedContent } from '#client/features/approvals/verified-content.ts'
import type { AgreementIssue, AgreementVersionView } from '#shared/contracts/approvals.ts'
import type { AnswerKind } from '#shared/domain/approval/agreement.ts'
import { sha256OfText } from '#shared/kernel/sha-256.ts'
import { partyIds } from '#test/support/commitments.ts'

const { firm, municipality } = partyIds
const version = (number: number, answers: readonly [string, AnswerKind][] = []) =>
  ({ number, answers: answers.map(([partyId, answer]) => ({ partyId, answer })) }) as unknown as AgreementVersionView

describe('what a reader compares a version with', () => {
  it('[APR-8] is the newest earlier one that the own party approved, else the newest earlier one', () => {
    const versions = [
      version(4),
      version(3, [[firm, 'returned']]),
      version(2, [[municipality, 'approved']]),
      version(1, [[firm, 'approvedWithRemark']]),
    ]
    const numberFor = (number: number, mine: Parameters<typeof comparedWith>[2]) => {
      const earlier = comparedWith(versions, number, mine)
      return earlier === null ? null : [earlier.version.number, earlier.isMine]
    }
    expect(numberFor(4, [firm])).toEqual([1, true])
    expect(numberFor(4, [municipality])).toEqual([2, true])
    expect(numberFor(4, [])).toEqual([3, false])
    expect(numberFor(2, [municipality])).toEqual([1, false])
    expect(numberFor(1, [firm])).toBeNull()
  })

  it('[APR-8] counts the latest answer of a party', () => {
    expect(hasApproved(version(1, [[firm, 'approved']]), firm)).toBe(true)
    expect(
      hasApproved(
        version(1, [
          [firm, 'approved'],
          [firm, 'returned'],
        ]),
        firm,
      ),
    ).toBe(false)
    expect(hasApproved(version(1), firm)).toBe(false)
  })
})

describe('the bytes of a version', () => {
  it('[APR-1] are read only when the hash that was calculated here is the version’s', async () => {
    const text = '{"schema":"samspil-agreement/1"}'
    const hash = sha256OfText(text)
    expect(await hashHere(text)).toBe(hash)
    expect(await verifiedContent({ text, hash }, hash)).toEqual({ schema: 'samspil-agreement/1' })
    expect(await verifiedContent({ text: text.replace('1', '2'), hash }, hash)).toBeNull()
    expect(await verifiedContent({ text, hash }, '0'.repeat(64))).toBeNull()
    expect(await verifiedContent({ text, hash: '0'.repeat(64) }, hash)).toBeNull()
  })
})

describe('the list of what is worth settling', () => {
  it('[APR-4] begins with what binds and keeps the order of the rest', () => {
    const issue = (code: AgreementIssue['code'], sectionId: string | null = null) =>
      ({ code, sectionId }) as AgreementIssue
    const sorted = sortedIssues([
      issue('section.hints', 'P1'),
      issue('access.linkText', 'P2'),
      issue('commitment.proposed'),
      issue('party.nobodyMayApprove'),
    ])
    expect(sorted.map(({ code }) => code)).toEqual([
      'party.nobodyMayApprove',
      'commitment.proposed',
      'section.hints',
      'access.linkText',
    ])
  })
})
