import type { Logger } from 'pino'
import type { Clock } from '#shared/kernel/time.ts'
import type { Database } from '../storage/database.ts'

/** How long one look counts, so that asking often does not cost a flush each time. */
const freshForMs = 1000
/** Shorter than the database's own patience with a lock: who asks wants an answer, not a wait. */
const patienceMs = 2000

/**
 * Whether the database takes a write now. It really commits one: a transaction that is rolled back never reaches a
 * full disk.
 */
export function createHealthCheck(database: Database, clock: Clock, logger: Logger): () => Promise<boolean> {
  let last: { readonly at: number; readonly isHealthy: Promise<boolean> } | null = null

  const write = async (at: number): Promise<void> => {
    await database
      .insertInto('heartbeat')
      .values({ id: 1, at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
      .execute()
  }
  const look = async (at: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no write within ${patienceMs} ms`)), patienceMs)
    })
    try {
      await Promise.race([write(at), patience])
      return true
    } catch (error) {
      logger.error({ err: error }, 'The database cannot be written')
      return false
    } finally {
      clearTimeout(timer)
    }
  }
  return () => {
    const at = clock.now()
    if (last === null || at - last.at >= freshForMs) last = { at, isHealthy: look(at) }
    return last.isHealthy
  }
}
