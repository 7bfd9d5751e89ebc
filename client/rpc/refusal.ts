import { TRPCClientError } from '@trpc/client'
import { type ErrorCode, type Refusal, errorCodes } from '#shared/kernel/errors.ts'

const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorCodes, code)

/** A refusal of a request that is no procedure's. */
export class RefusedError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** The refusal that the server sent with the error; null when there was no answer at all. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof RefusedError) return isErrorCode(error.refusal.code) ? error.refusal : null
  if (!(error instanceof TRPCClientError)) return null
  const refusal = (error.data as { refusal?: { code?: unknown; data?: Record<string, unknown> } } | null)?.refusal
  if (!refusal || !isErrorCode(refusal.code)) return null
  return refusal.data === undefined ? { code: refusal.code } : { code: refusal.code, data: refusal.data }
}
