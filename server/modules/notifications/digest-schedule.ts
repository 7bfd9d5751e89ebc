import type { Foundation, Post } from '#server/services.ts'
import { sendDueDigests } from './digest-run.ts'
import type { DigestSource } from './digest-source.ts'

const lookEveryMs = 15_000

/** Looks four times a minute for mails that are due, one look at a time. Returns how to stop. */
export function scheduleDigests(
  foundation: Foundation,
  post: Post,
  sources: readonly DigestSource[],
): () => Promise<void> {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const again = (): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      running = sendDueDigests(foundation, post, sources)
        // A look that fails is made again: nothing of it was recorded.
        .catch((error: unknown) => foundation.logger.error({ err: error }, 'Mails that are due could not be sent'))
        .finally(again)
    }, lookEveryMs).unref()
  }
  again()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
