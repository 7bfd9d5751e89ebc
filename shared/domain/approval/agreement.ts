import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { RateCardVersion } from '#shared/domain/outcome/rate-card.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { PartyId, PersonId } from '#shared/kernel/ids.ts'
import { sha256OfText } from '#shared/kernel/sha-256.ts'

export interface AgreementSection {
  readonly sectionId: SectionId
  /** ProseMirror JSON of the blocks. */
  readonly prose: readonly Json[]
  /** Every list of cards that stands in the section, in the order in which they are shown. */
  readonly lists: readonly { readonly list: string; readonly cards: readonly AgreementCard[] }[]
}

export interface AgreementCard {
  readonly id: string
  readonly order: string
  readonly fields: Readonly<Record<string, string | number>>
}

export interface AgreementDocument {
  readonly id: string
  readonly kind: DocumentKind
  readonly firmPartyId: PartyId | null
  readonly language: 'da' | 'en'
  readonly epoch: number
  readonly schemaVersion: number
  /** The last line of the document's log that is in it. */
  readonly position: number
  readonly sections: readonly AgreementSection[]
}

export interface AgreementCommitment {
  readonly id: string
  readonly partyId: PartyId
  readonly what: string
  readonly quantity: number | null
  readonly unit: string
  readonly dueOn: string | null
  readonly programmeMonth: number | null
  readonly condition: string
  readonly evidence: string
  readonly status: CommitmentStatus
  readonly targetIds: readonly string[]
}

/**
 * What the parties approve, whole: nobody's name stands in it, and nothing in it depends on when or by whom it is read.
 * Money is øre, days are `YYYY-MM-DD`, every list has one order.
 */
export interface AgreementContent {
  readonly schema: 'samspil-agreement/1'
  readonly partnership: {
    readonly id: string
    readonly name: string
    readonly municipalityCode: string
    readonly startsOn: string | null
    readonly endsOn: string | null
    readonly followUpEndsOn: string | null
  }
  /** 1, 2, 3 … */
  readonly number: number
  /** Hash of the version before; null for the first. */
  readonly previousHash: string | null
  readonly parties: readonly { readonly id: PartyId; readonly kind: PartyKind; readonly name: string }[]
  readonly documents: readonly AgreementDocument[]
  readonly commitments: readonly AgreementCommitment[]
  readonly targets: readonly Omit<OutcomeTarget, 'version' | 'createdAt' | 'updatedAt'>[]
  readonly rateCard: readonly Omit<RateCardVersion, 'createdAt'>[]
  readonly attachments: readonly {
    readonly id: string
    readonly subjectKind: string
    readonly subjectId: string
    readonly fileName: string
    readonly bytes: number
    readonly sha256: string
  }[]
}

/**
 * The one text of a content, which is stored and shown and of which the hash is taken (APR-1): RFC 8785, with letters in
 * the one form that Unicode calls NFC, since å can be written as one sign or as two that look the same.
 */
export const agreementText = (content: AgreementContent): string =>
  canonicalJson(normalised(content as unknown as Json))

/** SHA-256 of the text, 64 hex digits. The same lines run in the browser and on the server. */
export const agreementHash = (text: string): string => sha256OfText(text)

/** Neighbouring texts with the same marks become one, marks have one order, empty attributes go. */
export function canonicalProse(node: Json): Json {
  if (node === null || typeof node !== 'object') return node
  if (isList(node)) return joined(node.map(canonicalProse))
  const fields = Object.entries(node).flatMap(([key, value]): [string, Json][] => {
    if (value === undefined || value === null) return []
    if (key === 'attrs') {
      const attrs = typeof value === 'object' && !isList(value) ? withoutNulls(value) : {}
      return Object.keys(attrs).length === 0 ? [] : [[key, attrs]]
    }
    if (key === 'marks' && isList(value)) {
      const marks = value.map(canonicalProse).toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
      return marks.length === 0 ? [] : [[key, marks]]
    }
    if (key === 'content' && isList(value)) return value.length === 0 ? [] : [[key, canonicalProse(value)]]
    return [[key, value]]
  })
  return Object.fromEntries(fields)
}

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)
const isObject = (value: Json): value is { readonly [key: string]: Json | undefined } =>
  value !== null && typeof value === 'object' && !isList(value)

const withoutNulls = (attrs: { readonly [key: string]: Json | undefined }): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(attrs).flatMap(([key, value]): [string, Json][] =>
      value === undefined || value === null ? [] : [[key, value]],
    ),
  )

function joined(nodes: readonly Json[]): Json[] {
  const result: Json[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (isText(node) && isText(last) && canonicalJson(last['marks'] ?? []) === canonicalJson(node['marks'] ?? [])) {
      result[result.length - 1] = { ...last, text: last['text'] + node['text'] }
    } else result.push(node)
  }
  return result
}

const isText = (node: Json | undefined): node is { readonly [key: string]: Json | undefined; readonly text: string } =>
  node !== undefined && isObject(node) && node['type'] === 'text' && typeof node['text'] === 'string'

function normalised(value: Json): Json {
  if (typeof value === 'string') return value.normalize('NFC')
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(normalised)
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key.normalize('NFC'),
      held === undefined ? undefined : normalised(held),
    ]),
  )
}

/** The parties that are asked: the municipality, the actors and the firms. The fund is a witness. */
export const approvingParties = (parties: AgreementContent['parties']): PartyId[] =>
  parties.flatMap(({ id, kind }) => (kind === 'fund' ? [] : [id]))

export type AnswerKind = 'approved' | 'approvedWithRemark' | 'returned'

/** How somebody had proved who they are when they answered. */
export type SignInStrength = 'link' | 'invite' | 'demo'

/** One answer with everything that it says. `binding` ties it to this version, this partnership and this person. */
export interface AgreementAnswer {
  readonly partyId: PartyId
  readonly personId: PersonId
  /** As the person was called then. */
  readonly personName: string
  readonly personTitle: string
  readonly answer: AnswerKind
  /** The remark or the reason; empty for a plain approval. */
  readonly text: string
  /** On whose authority, in the person's own words. */
  readonly authority: string
  readonly strength: SignInStrength
  readonly signedInAt: number
  readonly at: number
  readonly binding: string
}

/** What an answer is bound by (APR-6): any other version, partnership or person gives another binding. */
export const answerBinding = (
  of: { readonly versionId: string; readonly partnershipId: string; readonly hash: string },
  answer: Omit<AgreementAnswer, 'binding'>,
): string => {
  const { partyId, personId, personName, personTitle, text, authority, strength, signedInAt, at } = answer
  return sha256OfText(
    canonicalJson({
      schema: 'samspil-approval/1',
      versionId: of.versionId,
      partnershipId: of.partnershipId,
      hash: of.hash,
      partyId,
      personId,
      personName,
      personTitle,
      answer: answer.answer,
      text,
      authority,
      strength,
      signedInAt,
      at,
    }),
  )
}

/** Ties a whole version to all of its answers in their order. */
export const agreementSeal = (hash: string, answers: readonly Pick<AgreementAnswer, 'binding'>[]): string =>
  sha256OfText(canonicalJson({ schema: 'samspil-seal/1', hash, bindings: answers.map(({ binding }) => binding) }))

/** Where a version stands by its answers: the latest of each party counts. */
export function standingOf(
  needed: readonly PartyId[],
  answers: readonly Pick<AgreementAnswer, 'partyId' | 'answer'>[],
): { readonly status: 'out' | 'returned' | 'approved'; readonly missing: readonly PartyId[] } {
  const latest = new Map(answers.map(({ partyId, answer }) => [partyId, answer]))
  const missing = needed.filter((id) => latest.get(id) === undefined || latest.get(id) === 'returned')
  if (needed.some((id) => latest.get(id) === 'returned')) return { status: 'returned', missing }
  return { status: missing.length === 0 && needed.length > 0 ? 'approved' : 'out', missing }
}

/** Who may answer now: everybody who is missing, or only the first of them where there is an order. */
export const whoseTurn = (order: readonly PartyId[] | null, missing: readonly PartyId[]): readonly PartyId[] =>
  order === null ? missing : missing.filter((id) => id === order.find((next) => missing.includes(next)))

/** A sign-in counts as fresh for so long; whoever approves later signs in anew. */
export const freshSignInMs = 15 * 60_000
