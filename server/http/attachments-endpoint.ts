import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UploadQuery, attachmentsPath } from '#shared/contracts/attachments.ts'
import type { ErrorCode } from '#shared/kernel/errors.ts'
import { AttachmentId } from '#shared/kernel/ids.ts'
import type { Foundation, Services } from '../services.ts'
import { contentDisposition } from '../export/content-disposition.ts'
import { createCallerReader } from './caller.ts'
import { type OriginCheck, isCrossSite } from './origin.ts'
import { answerRefusal } from './refusal-answer.ts'

/** Shown by a browser in spite of the disposition, a file still gets no script, no frame and no cookie. */
const downloadPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'"

/** Takes files in and gives them back; the rules are the attachments module's. */
export function serveAttachments(
  fastify: FastifyInstance,
  foundation: Foundation,
  services: Services,
  isOwnOrigin: OriginCheck,
): void {
  const { logger } = foundation
  const callerOf = createCallerReader(foundation, services)
  void fastify.register(async (scope) => {
    // The body goes on as it comes; whatever its sender calls it, the bytes tell what it is.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))

    scope.post(attachmentsPath, async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      if (isCrossSite(request.raw, isOwnOrigin)) return refused(request, reply, 'origin.refused')
      const caller = await callerOf(request)
      if (caller === null) return refused(request, reply, 'access.signInRequired')
      const query = UploadQuery.safeParse(request.query)
      const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
      if (!query.success || !isPlain) return refused(request, reply, 'input.invalid')
      const added = await services.attachments.upload(caller, query.data, request.raw)
      if (added.ok) return reply.send({ attachments: added.value })
      logger.debug({ refusal: added.error.code }, 'A file was refused')
      return refused(request, reply, added.error.code)
    })

    scope.get(`${attachmentsPath}/:id`, async (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
      void reply.header('cache-control', 'no-store')
      const caller = await callerOf(request)
      if (caller === null) return answerRefusal(reply, 'access.signInRequired')
      const id = AttachmentId.safeParse(request.params.id)
      if (!id.success) return answerRefusal(reply, 'thing.notFound')
      const found = await services.attachments.download(caller, id.data)
      if (!found.ok) return answerRefusal(reply, found.error.code)
      const { file, body } = found.value
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-length': file.bytes,
          'content-disposition': contentDisposition(file.name),
          'content-security-policy': downloadPolicy,
        })
        .send(body)
    })
  })
}

/** What still comes of the body is thrown away, so that the sender gets to read the answer; then the line is closed. */
function refused(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): FastifyReply {
  request.raw.resume()
  return answerRefusal(reply.header('connection', 'close'), code)
}
