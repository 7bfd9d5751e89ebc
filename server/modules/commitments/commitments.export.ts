import type { z } from 'zod'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { InPartnership, type PartnershipView } from '#shared/contracts/partnerships.ts'
import { agreedWordsOf } from '#shared/domain/commitment/agreed-text.ts'
import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import type { Health } from '#shared/domain/commitment/health.ts'
import { ok } from '#shared/kernel/result.ts'
import { writeCsv } from '#server/export/csv.ts'
import { type DownloadContext, defineDownload } from '#server/export/download.ts'
import type { CellValue, ExportTable } from '#server/export/table.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'
import { danishDay } from './danish-day.ts'

const common = {
  query: InPartnership,
  partnershipOf: async ({ partnershipId }: z.infer<typeof InPartnership>) => partnershipId,
  action: { kind: 'partnership.read' },
} as const

/** The partnership's commitments as a table, as the list shows them, the lapsed ones too. */
export const commitmentsCsv = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, partnership, commitments, codes } = await read(query, context)
    return ok({ name, body: writeCsv(tableOf(partnership, commitments, codes, context.language)) })
  },
})

/**
 * The same for programs: `{ format, version, partnership, commitments }`, days as `YYYY-MM-DD`, moments as ISO text in
 * UTC, parties and people by name, targets by their outcome's code.
 */
export const commitmentsJson = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, partnership, commitments, codes } = await read(query, context)
    const records = commitments.map((one) => recordOf(partnership, one, codes))
    const body = { format: 'samspil-commitments', version: 1, partnership: partnership.name, commitments: records }
    return ok({ name, body: `${JSON.stringify(body, null, 2)}\n` })
  },
})

async function read({ partnershipId }: z.infer<typeof InPartnership>, context: DownloadContext) {
  const { services, foundation, language } = context
  const commitments = await services.commitments.list(partnershipId)
  const { targets } = await services.targets.list(partnershipId)
  const partnership = await readPartnershipView(foundation.database, partnershipId)
  const codes = new Map<string, string>(targets.map(({ id, outcomeCode }) => [id, outcomeCode]))
  return { name: `${texts[language].title} ${partnership.name}`, partnership, commitments, codes }
}

const partyName = (partnership: PartnershipView, id: string | null): string =>
  partnership.parties.find((party) => party.id === id)?.name ?? ''
const codesOf = ({ targetIds }: CommitmentView, codes: ReadonlyMap<string, string>): string[] =>
  targetIds.flatMap((id) => codes.get(id) ?? []).sort()
const isoTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function recordOf(partnership: PartnershipView, one: CommitmentView, codes: ReadonlyMap<string, string>) {
  const { health, source, textChange } = one
  return {
    id: one.id,
    version: one.version,
    party: partyName(partnership, one.partyId),
    person: one.personName,
    what: one.what,
    quantity: one.quantity,
    unit: one.unit,
    dueOn: one.dueOn,
    programmeMonth: one.programmeMonth,
    condition: one.condition,
    evidence: one.evidence,
    status: one.status,
    lapseReason: one.lapseReason,
    health: health === null ? null : { health: health.health, text: health.text, at: isoTime(health.at) },
    targets: codesOf(one, codes),
    proposedBy: one.proposedByName,
    proposedByParty: partyName(partnership, one.proposedByPartyId),
    proposedAt: isoTime(one.createdAt),
    acceptedBy: one.acceptedByName,
    acceptedAt: isoTime(one.acceptedAt),
    source:
      source === null
        ? null
        : {
            documentId: source.documentId,
            sectionId: source.sectionId,
            agreedWords: agreedWordsOf(one),
            agreedSeq: one.agreedSeq,
            wordsNow: textChange?.words ?? null,
          },
    attachments: one.attachments,
  }
}

const texts = {
  da: {
    title: 'Forpligtelser',
    headings: [
      'Part',
      'Person',
      'Hvad',
      'Antal',
      'Enhed',
      'Senest',
      'Programmåned',
      'Betingelse',
      'Sådan ser vi det',
      'Status',
      'Hvordan går det',
      'Sidste besked',
      'Resultatmål',
      'Afsnit',
      'Aftalt tekst',
      'Teksten er ændret',
      'Foreslået af',
      'Accepteret af',
      'Accepteret',
      'Grund til frafald',
      'Noter og filer',
    ],
    yes: 'Ja',
    status: {
      proposed: 'Foreslået',
      accepted: 'Accepteret',
      inProgress: 'I gang',
      fulfilled: 'Indfriet',
      lapsed: 'Frafaldet',
    },
    health: { onTrack: 'På sporet', concern: 'Bekymring', behind: 'Bagud' },
  },
  en: {
    title: 'Commitments',
    headings: [
      'Party',
      'Person',
      'What',
      'Quantity',
      'Unit',
      'Due',
      'Programme month',
      'Condition',
      'Evidence',
      'Status',
      'How it is going',
      'Last message',
      'Targets',
      'Section',
      'Agreed text',
      'The text has changed',
      'Proposed by',
      'Accepted by',
      'Accepted',
      'Reason for lapsing',
      'Notes and files',
    ],
    yes: 'Yes',
    status: {
      proposed: 'Proposed',
      accepted: 'Accepted',
      inProgress: 'In progress',
      fulfilled: 'Fulfilled',
      lapsed: 'Lapsed',
    },
    health: { onTrack: 'On track', concern: 'Concern', behind: 'Behind' },
  },
} as const satisfies Record<
  'da' | 'en',
  {
    title: string
    headings: readonly string[]
    yes: string
    status: Record<CommitmentStatus, string>
    health: Record<Health, string>
  }
>

const kinds: Partial<Record<number, 'decimal' | 'day' | 'count'>> = {
  3: 'decimal',
  5: 'day',
  6: 'count',
  18: 'day',
  20: 'count',
}

function tableOf(
  partnership: PartnershipView,
  commitments: readonly CommitmentView[],
  codes: ReadonlyMap<string, string>,
  language: 'da' | 'en',
): ExportTable {
  const { title, headings, yes, status, health } = texts[language]
  return {
    name: title,
    columns: headings.map((heading, index) => ({ heading, kind: kinds[index] ?? 'text' })),
    rows: commitments.map((one): CellValue[] => [
      partyName(partnership, one.partyId),
      one.personName ?? '',
      one.what,
      one.quantity,
      one.unit,
      one.dueOn,
      one.programmeMonth,
      one.condition,
      one.evidence,
      status[one.status],
      one.health === null ? '' : health[one.health.health],
      one.health?.text ?? '',
      codesOf(one, codes).join(', '),
      one.source?.sectionId ?? '',
      agreedWordsOf(one) ?? '',
      one.textChange === null ? '' : yes,
      one.proposedByName,
      one.acceptedByName ?? '',
      one.acceptedAt === null ? null : danishDay(one.acceptedAt),
      one.lapseReason,
      one.attachments,
    ]),
  }
}
