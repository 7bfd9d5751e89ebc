import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { DocumentId, PartnershipId, PartyId, type PersonId, type ProgrammeId } from '#shared/kernel/ids.ts'
import { appendAudit } from '#server/modules/audit/audit.store.ts'
import { insertDocument } from '#server/modules/documents/documents.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { insertParty } from './partnerships.store.ts'

export interface NewPartnership {
  readonly programmeId: ProgrammeId
  readonly slug: string
  readonly name: string
  readonly municipalityCode: string
  readonly language: 'da' | 'en'
  readonly summary: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly followUpEndsOn: string | null
  readonly isExample: boolean
  readonly parties: readonly NewParty[]
}

export interface NewParty {
  readonly kind: PartyKind
  readonly name: string
  readonly description: string
  readonly isExample: boolean
}

export interface CreatedParty {
  readonly partyId: PartyId
  readonly kind: PartyKind
  /** A firm's own document; null for the other parties. */
  readonly socialModelId: DocumentId | null
}

export interface CreatedPartnership {
  readonly partnershipId: PartnershipId
  readonly partnerPlanId: DocumentId
  /** In the order they were given. */
  readonly parties: readonly CreatedParty[]
}

/** From where ids come and the moment everything is written with. */
export interface Making {
  readonly random: Random
  readonly at: number
  /** Null when the programme itself is set up and nobody is signed in yet. */
  readonly by: PersonId | null
}

/**
 * Makes a partnership whole: its parties, its partner plan, one social model per firm, each document with its
 * sections and first state, and the audit row (PAR-1). Runs in the caller's transaction, so that all of it or nothing
 * is there.
 * Errors: rejects when the slug is taken.
 */
export async function createPartnership(
  trx: Database,
  { random, at, by }: Making,
  input: NewPartnership,
): Promise<CreatedPartnership> {
  const partnershipId = PartnershipId.parse(random.uuid())
  await trx
    .insertInto('partnership')
    .values({
      id: partnershipId,
      programme_id: input.programmeId,
      slug: input.slug,
      name: input.name,
      municipality_code: input.municipalityCode,
      language: input.language,
      summary: input.summary,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      follow_up_ends_on: input.followUpEndsOn,
      is_example: input.isExample ? 1 : 0,
      version: 1,
      created_at: at,
    })
    .execute()
  const partnerPlanId = DocumentId.parse(random.uuid())
  await insertDocument(trx, {
    id: partnerPlanId,
    partnershipId,
    kind: 'partnerPlan',
    firmPartyId: null,
    language: input.language,
    at,
  })
  const parties: CreatedParty[] = []
  for (const party of input.parties) {
    parties.push(await addParty(trx, { random, at }, { ...party, partnershipId, language: input.language }))
  }
  await appendAudit(trx, {
    at,
    partnershipId,
    personId: by,
    partyId: null,
    action: 'partnership.created',
    subjectKind: 'partnership',
    subjectId: partnershipId,
    data: { name: input.name },
  })
  return { partnershipId, partnerPlanId, parties }
}

/** Adds a party in the caller's transaction; a firm comes with its social model. */
export async function addParty(
  trx: Database,
  { random, at }: Pick<Making, 'random' | 'at'>,
  party: NewParty & { readonly partnershipId: PartnershipId; readonly language: 'da' | 'en' },
): Promise<CreatedParty> {
  const { partnershipId, language, kind } = party
  const partyId = PartyId.parse(random.uuid())
  await insertParty(trx, { ...party, id: partyId, at })
  if (kind !== 'firm') return { partyId, kind, socialModelId: null }
  const socialModelId = DocumentId.parse(random.uuid())
  await insertDocument(trx, {
    id: socialModelId,
    partnershipId,
    kind: 'socialModel',
    firmPartyId: partyId,
    language,
    at,
  })
  return { partyId, kind, socialModelId }
}
