import { agendaSteps } from '#shared/content/workshop-agendas.ts'
import { codeFrom } from '#shared/domain/workshop/workshop-code.ts'
import { type PartnershipId, type PersonId, WorkshopId, WorkshopStepId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { insertWorkshop, writeSteps } from '#server/modules/workshops/workshops.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'

/** A partner workshop that is prepared and waits to be opened. */
export async function writePreparedWorkshop(
  trx: Database,
  of: {
    readonly random: Random
    readonly partnershipId: PartnershipId
    readonly title: string
    readonly by: PersonId
    readonly at: Instant
  },
): Promise<void> {
  const id = WorkshopId.parse(of.random.uuid())
  let code: string | null = null
  while (code === null) code = codeFrom(Buffer.from(of.random.secret(), 'base64url'))
  await insertWorkshop(trx, { ...of, id, code, isRehearsal: false, isAtOwnPace: false })
  const steps = agendaSteps('partner_workshop', 'da')
  await writeSteps(
    trx,
    id,
    steps.map((step) => ({ ...step, id: WorkshopStepId.parse(of.random.uuid()) })),
  )
}
