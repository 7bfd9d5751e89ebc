import type { FastifyRequest } from 'fastify'
import { readActor } from '../modules/members/members.store.ts'
import type { Caller } from '../rpc/trpc.ts'
import type { Foundation, Services } from '../services.ts'

/** Who a request is from, by cookie or bearer token, with the memberships of this moment; null for nobody. */
export type CallerReader = (request: FastifyRequest) => Promise<Caller | null>

export const createCallerReader =
  ({ database }: Pick<Foundation, 'database'>, { credentials }: Pick<Services, 'credentials'>): CallerReader =>
  async (request) => {
    const credential = await credentials.ofRequest(request.raw)
    if (credential === null) return null
    const actor = await readActor(database, credential.personId)
    return actor === null ? null : { actor, credentialId: credential.credentialId }
  }
