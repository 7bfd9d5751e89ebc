import type { Foundation } from '#server/services.ts'
import type { Credentials } from './credentials.ts'
import { cutCredentials, sessionHorizon } from './sessions.ts'
import { deleteEndedSessions } from './sessions.store.ts'
import { deleteOldLoginTokens } from './tokens.store.ts'

const watchEveryMs = 500
const hourMs = 60 * 60 * 1000

/**
 * Cuts the sockets of credentials that ended without this process doing it: by time, or by the command line in
 * another process (AUT-3). Also deletes what has ended, once an hour. Returns how to stop.
 */
export function watchCredentials(foundation: Foundation, credentials: Credentials): () => Promise<void> {
  const { connections, clock, database, logger } = foundation
  let isStopped = false
  let tidiedAt = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    const open = connections.credentialIds()
    const current = await credentials.current([...open])
    cutCredentials(
      foundation,
      [...open].filter((id) => !current.has(id)),
    )
    const now = clock.now()
    if (now - tidiedAt < hourMs) return
    tidiedAt = now
    await deleteEndedSessions(database, sessionHorizon(now))
    await deleteOldLoginTokens(database, now - hourMs)
  }
  const again = (): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      running = look()
        // A look that fails leaves the sockets open: an unreadable database is no reason to throw everybody out.
        .catch((error: unknown) => logger.error({ err: error }, 'Credentials could not be checked'))
        .finally(again)
    }, watchEveryMs).unref()
  }
  again()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
