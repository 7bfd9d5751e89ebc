import type { z } from 'zod'
import type { AddFirm, PartnershipListItem, PartnershipView, ProgrammeView } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { addParty } from './create-partnership.ts'
import {
  findPartnershipBySlug,
  listPartnerships,
  readLanguage,
  readPartnershipView,
  readProgramme,
} from './partnerships.store.ts'

export interface PartnershipsService {
  /** The partnerships that the caller belongs to, by name. */
  list(caller: Caller): Promise<PartnershipListItem[]>
  bySlug(caller: Caller, slug: string): Promise<Result<PartnershipView, Refusal>>
  /** The programme's printed table, for anyone signed in: names and places only. Null before a programme is made. */
  programme(caller: Caller): Promise<ProgrammeView | null>
  /** Adds a firm with its social model in one transaction. */
  addFirm(caller: Caller, input: z.infer<typeof AddFirm>): Promise<Result<PartnershipView, Refusal>>
}

export function createPartnershipsService(foundation: Foundation): PartnershipsService {
  const { database, random } = foundation
  const mine = (caller: Caller) => new Set(caller.actor.memberships.map((m) => m.partnershipId))
  return {
    list: (caller) => listPartnerships(database, [...mine(caller)]),

    async bySlug(caller, slug) {
      const id = await findPartnershipBySlug(database, slug)
      if (id === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, id, { kind: 'partnership.read' })
      return decision.allowed ? ok(await readPartnershipView(database, id)) : err(decision.refusal)
    },

    programme: (caller) => readProgramme(database, mine(caller)),

    addFirm: (caller, { partnershipId, name, description }) =>
      recordChange<PartnershipView>(foundation, async (trx, at) => {
        const { personId } = caller.actor
        const permitted = await permit(trx, personId, partnershipId, { kind: 'firm.add' })
        if (!permitted.ok) return permitted
        const field = fieldWithPersonalNumber({ name, description })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        const language = await readLanguage(trx, partnershipId)
        const firm = await addParty(
          trx,
          { random, at },
          { kind: 'firm', name, description, isExample: false, partnershipId, language },
        )
        return ok({
          value: await readPartnershipView(trx, partnershipId),
          partnershipId,
          topics: ['partnership', 'members', 'sections'],
          event: {
            personId,
            partyId: actingParty(permitted.value, partnershipId),
            action: 'firm.added',
            subjectKind: 'party',
            subjectId: firm.partyId,
            data: { name },
          },
        })
      }),
  }
}
