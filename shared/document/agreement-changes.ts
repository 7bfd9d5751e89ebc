import type { AgreementContent, AgreementSection } from '#shared/domain/approval/agreement.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { AuthoredSection } from './authored-content.ts'
import type { AuthoredNode } from './inline-tokens.ts'
import { type SectionDiff, diffSection } from './section-diff.ts'

export interface RecordChange<Thing> {
  readonly kind: 'added' | 'removed' | 'changed'
  /** As it is in the version that has it; in both, as it is now. */
  readonly thing: Thing
}

/** What differs between two versions, in reading order. */
export interface AgreementChanges {
  readonly sections: readonly {
    readonly documentId: string
    readonly kind: DocumentKind
    readonly language: 'da' | 'en'
    readonly diff: SectionDiff
  }[]
  readonly commitments: readonly RecordChange<AgreementContent['commitments'][number]>[]
  readonly targets: readonly RecordChange<AgreementContent['targets'][number]>[]
  readonly isRateCardChanged: boolean
  readonly areAttachmentsChanged: boolean
}

export function agreementChanges(before: AgreementContent, after: AgreementContent): AgreementChanges {
  const sections = after.documents.flatMap(({ id, kind, language, sections: now }) => {
    const old = before.documents.find((document) => document.id === id)?.sections ?? []
    return now.flatMap((section) => {
      const earlier = old.find(({ sectionId }) => sectionId === section.sectionId)
      const blank = { ...section, prose: [], lists: [] }
      const diff = diffSection(authored(earlier ?? blank), authored(section))
      return diff === null ? [] : [{ documentId: id, kind, language, diff }]
    })
  })
  return {
    sections,
    commitments: changesOf(before.commitments, after.commitments),
    targets: changesOf(before.targets, after.targets),
    isRateCardChanged: textOf(before.rateCard) !== textOf(after.rateCard),
    areAttachmentsChanged: textOf(before.attachments) !== textOf(after.attachments),
  }
}

const textOf = (value: unknown): string => canonicalJson(value as Json)

function changesOf<Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
): RecordChange<Thing>[] {
  const old = new Map(before.map((thing) => [thing.id, thing]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((thing): RecordChange<Thing>[] => {
      const earlier = old.get(thing.id)
      if (earlier === undefined) return [{ kind: 'added', thing }]
      return textOf(earlier) === textOf(thing) ? [] : [{ kind: 'changed', thing }]
    }),
    ...before.flatMap((thing): RecordChange<Thing>[] => (kept.has(thing.id) ? [] : [{ kind: 'removed', thing }])),
  ]
}

/** A frozen section as the comparison reads it; who wrote what is no part of a version. */
const authored = ({ sectionId, prose, lists }: AgreementSection): AuthoredSection => ({
  sectionId,
  prose: prose as unknown as readonly AuthoredNode[],
  cards: lists.flatMap(({ list, cards }) =>
    cards.map(({ id, fields }) => ({
      id,
      list,
      by: null,
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          { value, words: typeof value === 'string' ? [{ type: 'text', text: value }] : null, by: null },
        ]),
      ),
    })),
  ),
})
