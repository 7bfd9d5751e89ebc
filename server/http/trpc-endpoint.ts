import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorCodes } from '#shared/kernel/errors.ts'
import { appRouter } from '../rpc/router.ts'
import { type Context, RefusalError } from '../rpc/trpc.ts'
import type { Foundation, Services } from '../services.ts'
import { createCallerReader } from './caller.ts'
import { createExchange } from './exchange.ts'
import { type OriginCheck, isCrossSite } from './origin.ts'
import { answerRefusal } from './refusal-answer.ts'

const maxBatchSize = 10
const jsonType = 'application/json'

/** Serves the procedures at `/trpc`. Changes are POST with JSON, so that no form on another site can make one. */
export function serveTrpc(
  fastify: FastifyInstance,
  foundation: Foundation,
  services: Services,
  isOwnOrigin: OriginCheck,
): void {
  const { logger } = foundation
  const callerOf = createCallerReader(foundation, services)

  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(jsonType, { parseAs: 'string' }, (_request, body, done) => done(null, body))

    scope.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET') return
      if (isCrossSite(request.raw, isOwnOrigin)) {
        logger.warn({ origin: request.headers.origin, path: pathOf(request) }, 'A page of another site was refused')
        return answerRefusal(reply, 'origin.refused')
      }
      const [type] = (request.headers['content-type'] ?? '').split(';', 1)
      // Nothing is ever inflated: what a small body unpacks to is not bounded by its size.
      const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
      if (type?.trim().toLowerCase() !== jsonType || !isPlain) return answerRefusal(reply, 'input.invalid', 415)
    })

    scope.route({
      method: ['GET', 'POST'],
      url: '/trpc/:path',
      handler: async (request: FastifyRequest<{ Params: { path: string } }>, reply: FastifyReply) => {
        // A streamed answer sends its headers before the procedures have run, and so would lose their cookies.
        delete request.raw.headers['trpc-accept']
        request.raw.headers.accept = jsonType
        void reply.header('cache-control', 'no-store')
        await fastifyRequestHandler({
          router: appRouter,
          req: request,
          res: reply,
          path: request.params.path,
          maxBatchSize,
          createContext: async (): Promise<Context> => ({
            caller: await callerOf(request),
            http: createExchange(foundation, request, reply),
            services,
            logger,
          }),
          onError: ({ error, path }) => {
            const cause = error.cause ?? error
            if (error instanceof RefusalError && errorCodes[error.refusal.code].http < 500) {
              logger.debug({ path, refusal: error.refusal.code }, 'Refused')
            } else if (error.code === 'INTERNAL_SERVER_ERROR') logger.error({ path, err: cause }, 'A procedure failed')
            else logger.debug({ path, code: error.code }, 'Refused')
          },
        })
      },
    })
  })
}

/** Without the query, which may hold what somebody wrote. */
const pathOf = (request: FastifyRequest): string => request.raw.url?.split('?', 1)[0] ?? ''
