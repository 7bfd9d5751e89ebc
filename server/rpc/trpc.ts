import { TRPCError, initTRPC } from '@trpc/server'
import type { Logger } from 'pino'
import { ZodError } from 'zod'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type ErrorCode, type Refusal, errorCodes, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, SessionId, TokenId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Services } from '../services.ts'

/** Who is calling: the actor as the access rules see it, with the credential it came by. */
export interface Caller {
  readonly actor: Actor
  readonly credentialId: SessionId | TokenId
}

/** Cookies and headers of one request, as far as procedures may touch them. */
export interface HttpExchange {
  readonly userAgent: string
  /** The asking browser's own random cookie, made when missing; binds a login link to it. */
  readonly browserSecret: string
  readonly remoteAddress: string
  /** The Host header is a loopback name and the request came over loopback. */
  readonly isLocal: boolean
  setSessionCookie(secret: string, expiresAt: number): void
  clearSessionCookie(): void
}

export interface Context {
  readonly caller: Caller | null
  readonly http: HttpExchange
  readonly services: Services
  readonly logger: Logger
}

/** A refusal on its way to the client; the error formatter puts `code` and `data` into the answer. */
export class RefusalError extends TRPCError {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super({ code: trpcCodes[errorCodes[refusal.code].http], message: refusal.code })
    this.refusal = refusal
  }
}

type HttpStatus = (typeof errorCodes)[ErrorCode]['http']

const trpcCodes: Record<HttpStatus, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
}

/** The call itself is wrong, as no client of ours makes it: broken JSON, a change by GET, too large a batch. */
const callFaults = new Set<TRPCError['code']>([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
])

/** The fields that failed, so that the form can show each message at its place. */
function refusalOf(error: TRPCError): Refusal {
  if (error instanceof RefusalError) return error.refusal
  if (error.cause instanceof RefusalError) return error.cause.refusal
  if (error.cause instanceof ZodError) {
    return refuse('input.invalid', { fields: error.cause.issues.map((issue) => issue.path.join('.')) })
  }
  if (error.code === 'NOT_FOUND') return refuse('thing.notFound')
  if (callFaults.has(error.code)) return refuse('input.invalid')
  return refuse('server.failed')
}

const t = initTRPC.context<Context>().create({
  // `message` and `stack` never leave the server: they may hold a value from somebody's input.
  errorFormatter: ({ shape, error }) => {
    const refusal = refusalOf(error)
    return {
      code: shape.code,
      message: refusal.code,
      data: { httpStatus: errorCodes[refusal.code].http, path: shape.data.path, refusal },
    }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Anyone, signed in or not. */
export const publicProcedure = t.procedure

/** Signed in, by cookie or bearer token. What may be done with which partnership is for `authorise` to say. */
export const signedInProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.caller === null) throw new RefusalError(refuse('access.signInRequired'))
  return next({ ctx: { ...ctx, caller: ctx.caller } })
})

/** Throws the refusal when the caller may not do this in the partnership. */
export function authorise(caller: Caller, partnershipId: PartnershipId, action: Action): void {
  const decision = decide(caller.actor, partnershipId, action)
  if (!decision.allowed) throw new RefusalError(decision.refusal)
}

/** The value of a service's result, or its refusal thrown. */
export function orRefuse<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new RefusalError(result.error)
  return result.value
}
