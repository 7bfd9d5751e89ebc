import { isIP } from 'node:net'
import { z } from 'zod'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  /** Address that people use, when a proxy stands in front; links in mails are built from it and nothing else. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DEMO: z.enum(['on', 'off']).default('on'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Samspil <samspil@localhost>'),
  /** The Chromium or Chrome that makes PDF files, where it is not in one of the usual places. */
  CHROMIUM: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly publicUrl: string | null
  /**
   * Demo people may be stepped into. True only when the server listens on loopback alone and no public address is
   * set: anyone who can reach the sign-in page could otherwise become any of the four.
   */
  readonly isDemo: boolean
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Null: looked for in the usual places. */
  readonly chromium: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/**
 * The settings from the environment; the only place that reads it.
 * Errors: throws with one line per wrong setting, naming it.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Settings cannot be used. ${lines.join('; ')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    isDemo: env.DEMO === 'on' && isLoopback(env.HOST) && env.PUBLIC_URL === undefined,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    chromium: env.CHROMIUM ?? null,
    logLevel: env.LOG_LEVEL,
  }
}

/** Whether the name or address reaches this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (bare === 'localhost' || bare === '::1') return true
  return isIP(bare) === 4 && bare.startsWith('127.')
}
