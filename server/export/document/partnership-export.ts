import { z } from 'zod'
import { commitmentStatuses } from '#shared/domain/commitment/commitment.ts'
import { documentKinds, sectionStatuses } from '#shared/domain/document-section/section.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { partyKinds } from '#shared/domain/partnership/party.ts'
import { cardLists } from '#shared/document/cards.ts'

/**
 * What an export is made of, and word for word the JSON file (`docs/export-json.md`). Every other format is drawn
 * from it, so that no format knows more or less than another.
 *
 * `formatVersion` rises when a reader of the older form would misread the newer one; new fields alone do not raise it.
 */
export const exportFormatVersion = 1

const id = z.uuid()
const day = z.string().nullable()

/** ProseMirror JSON: `type`, `attrs`, `content`, `marks`, `text`; the names are those of `shared/document/schema.ts`. */
const Prose = z.looseObject({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.string() })) })

const ExportedSection = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.enum(sectionStatuses),
  ownerPartyId: id.nullable(),
  prose: Prose,
  cards: z.array(
    z.strictObject({
      list: z.enum(cardLists),
      items: z.array(
        z.strictObject({ id: z.string(), fields: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
    }),
  ),
})

const ExportedDocument = z.strictObject({
  id,
  kind: z.enum(documentKinds),
  title: z.string(),
  firmPartyId: id.nullable(),
  language: z.enum(['da', 'en']),
  schemaVersion: z.number().int(),
  /** The number of the last update in the document's log that the export holds. */
  position: z.number().int(),
  sections: z.array(ExportedSection),
})

const ExportedCommitment = z.strictObject({
  id,
  /** Its place among all commitments of the partnership, the oldest is 1; the same in every export. */
  number: z.number().int(),
  partyId: id,
  responsible: z.string().nullable(),
  what: z.string(),
  quantity: z.number().nullable(),
  unit: z.string(),
  dueOn: day,
  programmeMonth: z.number().int().nullable(),
  condition: z.string(),
  evidence: z.string(),
  status: z.enum(commitmentStatuses),
  targetIds: z.array(id),
  source: z.strictObject({ documentId: id, sectionId: z.string(), quote: z.string() }).nullable(),
  version: z.number().int(),
})

const ExportedTarget = z.strictObject({
  id,
  outcomeCode: z.enum(outcomeCodes),
  count: z.number().int(),
  outOf: z.number().int().nullable(),
  /** Danish øre. */
  tariffOre: z.number().int(),
  /** No money moves in Samspil: every amount is a calculation. */
  isSimulated: z.literal(true),
  payerPartyId: id,
  payeePartyId: id,
  verifierPartyId: id.nullable(),
  evidence: z.string(),
  programmeMonth: z.number().int().nullable(),
  version: z.number().int(),
})

const Labelled = z.strictObject({ label: z.string(), value: z.string() })
const Report = z.strictObject({
  headline: z.string(),
  sentences: z.array(z.string()),
  figures: z.array(Labelled),
  table: z.strictObject({ caption: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
})

const ExportedSnapshot = z.strictObject({
  id,
  /** Name of the scenario that was frozen, as it was then. */
  scenario: z.string(),
  /** ISO 8601, UTC. */
  takenAt: z.string(),
  takenBy: z.string(),
  startsOn: day,
  /** Nothing in it was paid or agreed. */
  isSimulated: z.literal(true),
  /** Everything that was calculated with, in the symbols of `shared/simulation/README.md`. */
  input: z.record(z.string(), z.unknown()),
  /** Figures and words as the plan shows them. */
  report: z.strictObject({ da: Report, en: Report }),
})

export const PartnershipExport = z.strictObject({
  format: z.literal('samspil'),
  formatVersion: z.literal(exportFormatVersion),
  /** ISO 8601, UTC. */
  exportedAt: z.string(),
  language: z.enum(['da', 'en']),
  programme: z.string(),
  partnership: z.strictObject({
    id,
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    startsOn: day,
    endsOn: day,
    followUpEndsOn: day,
  }),
  parties: z.array(
    z.strictObject({
      id,
      kind: z.enum(partyKinds),
      /** The letter of the party's mark: K, A, V or F. */
      letter: z.string(),
      name: z.string(),
      isExample: z.boolean(),
    }),
  ),
  /** One document, or the partner plan and every social model. */
  documents: z.array(ExportedDocument),
  commitments: z.array(ExportedCommitment),
  targets: z.array(ExportedTarget),
  /** The frozen simulations that the texts hold, the oldest first. */
  snapshots: z.array(ExportedSnapshot),
})
export type PartnershipExport = z.infer<typeof PartnershipExport>
export type ExportedDocument = PartnershipExport['documents'][number]
export type ExportedSection = ExportedDocument['sections'][number]
export type ExportedParty = PartnershipExport['parties'][number]
export type ExportedCommitment = PartnershipExport['commitments'][number]
export type ExportedTarget = PartnershipExport['targets'][number]
export type ExportedSnapshot = PartnershipExport['snapshots'][number]
