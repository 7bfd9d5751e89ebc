import type { FastifyReply } from 'fastify'
import { type ErrorCode, type Refusal, errorCodes } from '#shared/kernel/errors.ts'

/**
 * Answers a request that never reaches a procedure in the shape of a procedure's refusal, so that the client words
 * both the same way. `status` differs from the code's own where HTTP has a more exact one.
 */
export const answerRefusal = (
  reply: FastifyReply,
  refused: ErrorCode | Refusal,
  status: number = errorCodes[typeof refused === 'string' ? refused : refused.code].http,
): FastifyReply => {
  const refusal = typeof refused === 'string' ? { code: refused } : refused
  return reply
    .code(status)
    .send({ error: { code: -32_000, message: refusal.code, data: { httpStatus: status, path: '', refusal } } })
}
