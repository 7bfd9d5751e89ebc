import { randomBytes, randomUUID } from 'node:crypto'
import { type Logger, pino, stdTimeFunctions } from 'pino'
import type { Clock } from '#shared/kernel/time.ts'
import type { Config } from './config.ts'
import type { Random } from './services.ts'

/** The machine's own clock and randomness; tests put others in their place. */
export const systemClock: Clock = { now: () => Date.now() }
export const systemRandom: Random = {
  uuid: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
}

/** One JSON line an event, times in UTC. Never an address's query and never a document's text. */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: logLevel, base: null, timestamp: stdTimeFunctions.isoTime })
