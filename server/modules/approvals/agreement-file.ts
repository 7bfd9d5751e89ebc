import { z } from 'zod'
import {
  type AgreementAnswer,
  type AgreementContent,
  agreementHash,
  agreementSeal,
  agreementText,
  answerBinding,
  approvingParties,
  standingOf,
} from '#shared/domain/approval/agreement.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'

const text = z.string()
const Answer = z.strictObject({
  partyId: text,
  personId: text,
  personName: text,
  personTitle: text,
  answer: z.enum(['approved', 'approvedWithRemark', 'returned']),
  text,
  authority: text,
  strength: z.enum(['link', 'invite', 'demo']),
  signedInAt: z.number(),
  at: z.number(),
  binding: text,
})
const File = z.strictObject({
  content: z.looseObject({
    schema: z.literal('samspil-agreement/1'),
    number: z.number().int(),
    partnership: z.looseObject({ id: text, name: text }),
    parties: z.array(z.looseObject({ id: text, kind: text })),
  }),
  hash: text,
  versionId: text,
  seal: text.nullable(),
  answers: z.array(Answer),
})

/** Checks a version's file from the file alone (APR-11). `faults` is empty when everything fits. */
export function checkAgreementFile(json: unknown): { readonly faults: readonly string[]; readonly says: string } {
  const parsed = File.safeParse(json)
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`),
      says: '',
    }
  }
  const { hash, versionId, seal } = parsed.data
  const content = parsed.data.content as unknown as AgreementContent
  const answers = parsed.data.answers as unknown as AgreementAnswer[]
  const of = { versionId, partnershipId: content.partnership.id, hash }
  const needed = approvingParties(content.parties)
  const { status, missing } = standingOf(needed, answers)
  const faults = [
    ...(agreementHash(agreementText(content)) === hash ? [] : ['hash: does not fit content; something was changed']),
    ...answers.flatMap(({ binding, ...answer }, index) => [
      ...(answerBinding(of, answer) === binding
        ? []
        : [`answers.${index}: does not fit this version; it was changed, or given to another`]),
      ...(needed.includes(answer.partyId) ? [] : [`answers.${index}.partyId: is no party that approves`]),
    ]),
    ...(seal === null || agreementSeal(hash, answers) === seal
      ? []
      : ['seal: does not fit hash and answers; an answer was added, moved or taken away']),
    ...(seal === null || missing.length === 0 ? [] : ['seal: not every party has approved']),
  ]
  const standing = seal === null ? (status === 'returned' ? 'sent back' : 'not approved yet') : 'approved and sealed'
  return {
    faults,
    says: `version ${content.number} of ${content.partnership.name}: ${standing}, ${referenceCode(hash)}`,
  }
}
