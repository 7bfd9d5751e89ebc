import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { draftFor, newCommitmentId, newTargetId, targetFor } from '#test/support/records.ts'
import { type SignedInUser, type TestApp, refusalOf, startTestApp } from '#test/support/test-app.ts'

const sessionCount = 20

let app: TestApp
let sessions: SignedInUser[]
let partnershipId: Awaited<ReturnType<typeof holbaek>>['id']
let parties: Awaited<ReturnType<typeof holbaek>>['parties']

beforeAll(async () => {
  app = await startTestApp({ seed: 'demo' })
  const emails = ['ida@holbaek.example', 'mads@fjordvaerkstedet.example', 'karen@nordvest.example']
  sessions = await Promise.all(
    Array.from({ length: sessionCount }, (_, index) => app.signInAs(emails[index % emails.length]!)),
  )
  const partnership = await holbaek()
  partnershipId = partnership.id
  parties = partnership.parties
})
afterAll(() => app.close())

const holbaek = () => sessions[0]!.trpc.partnerships.bySlug.query({ slug: 'holbaek' })
const partyOf = (kind: string) => parties.find((party) => party.kind === kind)!.id
const auditOf = async (id: string, action: string) =>
  (
    await app.storage.database
      .selectFrom('audit')
      .select('data')
      .where('subject_id', '=', id)
      .where('action', '=', action as never)
      .orderBy('seq')
      .execute()
  ).map(({ data }) => JSON.parse(data) as { version: number })

interface Versioned {
  readonly version: number
}
type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal }

async function answerOf<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await call }
  } catch {
    return { ok: false, error: await refusalOf(call) }
  }
}

/**
 * Every session writes its own value at once, and tries again from what it was told until its value has stood.
 * Answers with the winner of each version, and with every conflict that was shown.
 */
async function writeAllAtOnce<T extends Versioned>(
  edit: (session: SignedInUser, version: number, mark: number) => Promise<T>,
  code: string,
  markOf: (value: T) => number,
) {
  const waiting = new Map(sessions.map((_, index) => [index, 1]))
  const winners = new Map<number, number>()
  let conflicts = 0
  while (waiting.size > 0) {
    const answers = await Promise.all(
      [...waiting].map(async ([index, version]) => ({
        index,
        version,
        answer: await answerOf(edit(sessions[index]!, version, index + 1)),
      })),
    )
    for (const { index, version, answer } of answers) {
      if (answer.ok) {
        expect(winners.has(answer.value.version)).toBe(false)
        winners.set(answer.value.version, markOf(answer.value))
        waiting.delete(index)
      } else {
        conflicts += 1
        expect(answer.error.code).toBe(code)
        const current = answer.error.data?.['current'] as T
        // Nobody is told of a conflict that is none, nor with anything but what stands.
        expect(current.version).toBeGreaterThan(version)
        waiting.set(index, current.version)
      }
    }
  }
  return { winners, conflicts }
}

describe(`${sessionCount} sessions at once over HTTP`, () => {
  it('[COM-4] lose no edit of one commitment: every conflict is shown, every version has one row in the log', async () => {
    const id = newCommitmentId()
    const firm = partyOf('firm')
    await sessions[0]!.trpc.commitments.propose.mutate({ id, partnershipId, draft: draftFor(firm), source: null })
    const { winners, conflicts } = await writeAllAtOnce<CommitmentView>(
      (session, version, quantity) =>
        session.trpc.commitments.edit.mutate({ id, version, draft: draftFor(firm, { quantity: quantity * 100 }) }),
      'commitment.changed',
      ({ quantity }) => (quantity ?? 0) / 100,
    )
    expect([...winners.keys()].sort((a, b) => a - b)).toEqual(sessions.map((_, index) => index + 2))
    expect([...winners.values()].sort((a, b) => a - b)).toEqual(sessions.map((_, index) => index + 1))
    expect(conflicts).toBeGreaterThan(0)
    const rows = await auditOf(id, 'commitment.edited')
    expect(rows.map(({ version }) => version)).toEqual(sessions.map((_, index) => index + 2))
    const list = await sessions[7]!.trpc.commitments.list.query({ partnershipId })
    expect(list.find((one) => one.id === id)?.version).toBe(sessionCount + 1)
  })

  it('[OUT-5] lose no edit of one target in the same way', async () => {
    const id = newTargetId()
    const world = {
      municipality: partyOf('municipality'),
      actor: partyOf('employmentActor'),
      firm: partyOf('firm'),
      fund: partyOf('fund'),
    }
    const draft = (programmeMonth: number) => targetFor(world, { programmeMonth })
    await sessions[0]!.trpc.targets.create.mutate({ id, partnershipId, draft: draft(100) })
    const { winners } = await writeAllAtOnce<OutcomeTarget>(
      (session, version, mark) => session.trpc.targets.edit.mutate({ id, version, draft: draft(mark) }),
      'target.changed',
      ({ programmeMonth }) => programmeMonth ?? 0,
    )
    expect([...winners.values()].sort((a, b) => a - b)).toEqual(sessions.map((_, index) => index + 1))
    const rows = await auditOf(id, 'target.edited')
    expect(rows.map(({ version }) => version)).toEqual(sessions.map((_, index) => index + 2))
  })

  it('[ACC-5] say yes for the firm once, by the firm alone, and the log tells who asked and who accepted', async () => {
    const id = newCommitmentId()
    const [ida, mads, karen] = sessions as [SignedInUser, SignedInUser, SignedInUser]
    const draft = draftFor(partyOf('firm'))
    await ida.trpc.commitments.propose.mutate({ id, partnershipId, draft, source: null })
    for (const other of [ida, mads]) {
      const answer = await fetch(`${app.url}/trpc/commitments.accept`, {
        method: 'POST',
        headers: { ...other.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ id, version: 1 }),
      })
      expect(answer.status).toBe(403)
      await answer.arrayBuffer()
    }
    const tries = await Promise.all(
      Array.from({ length: sessionCount }, () => answerOf(karen.trpc.commitments.accept.mutate({ id, version: 1 }))),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    const history = await karen.trpc.commitments.history.query({ id })
    expect(history.map(({ action, personName }) => [action, personName])).toEqual([
      ['commitment.accepted', 'Karen'],
      ['commitment.proposed', 'Ida'],
    ])
  })
})
