import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { answerRefusal } from './refusal-answer.ts'

/**
 * `POST /afmeld/<token>`: what a mail program's own unsubscribe button sends (RFC 8058), without a page and without
 * a cookie. The token alone says who and what; a GET of the same address is the app's page and changes nothing.
 */
export function serveUnsubscribe(fastify: FastifyInstance, services: Services): void {
  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body says `List-Unsubscribe=One-Click` and nothing that is needed.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) => done(null, null))
    scope.post('/afmeld/:token', async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
      const done = await services.notifications.unsubscribe(request.params.token)
      if (!done.ok) return answerRefusal(reply, done.error.code)
      return reply.header('cache-control', 'no-store').code(200).send({ status: 'off' })
    })
  })
}
