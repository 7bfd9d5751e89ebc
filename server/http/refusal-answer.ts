import type { FastifyReply } from 'fastify'
import { type ErrorCode, errorCodes } from '#shared/kernel/errors.ts'

/**
 * Answers a request that never reaches a procedure in the shape of a procedure's refusal, so that the client words
 * both the same way. `status` differs from the code's own where HTTP has a more exact one.
 */
export const answerRefusal = (
  reply: FastifyReply,
  code: ErrorCode,
  status: number = errorCodes[code].http,
): FastifyReply =>
  reply
    .code(status)
    .send({ error: { code: -32_000, message: code, data: { httpStatus: status, path: '', refusal: { code } } } })
