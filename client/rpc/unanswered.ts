import { TRPCClientError } from '@trpc/client'

/** Whether a request got no answer of the server's: no net, or something before it that found nobody behind. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof TRPCClientError) || (error.data ?? null) !== null) return false
  const status = (error.meta?.['response'] as { readonly status?: number } | undefined)?.status
  return status === undefined || (status >= 502 && status <= 504)
}

/** Whether a part of the app itself could not be fetched, in the words of the browsers and of the build's loader. */
export function isPartMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.message.startsWith('Unable to preload CSS')) return true
  return (
    error instanceof TypeError &&
    /(failed|attempting) to fetch|dynamically imported module|module script/i.test(error.message)
  )
}
