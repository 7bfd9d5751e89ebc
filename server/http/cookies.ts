import type { IncomingMessage } from 'node:http'
import { fastifyCookie } from '@fastify/cookie'
import type { Config } from '../config.ts'

const isHttps = (config: Pick<Config, 'publicUrl'>): boolean => config.publicUrl?.startsWith('https:') ?? false

/** `__Host-` makes a browser refuse the cookie from a sister domain or without TLS; it cannot be set on plain HTTP. */
const nameOf = (config: Pick<Config, 'publicUrl'>, name: string): string => (isHttps(config) ? `__Host-${name}` : name)

export const sessionCookieName = (config: Pick<Config, 'publicUrl'>): string => nameOf(config, 'sid')
export const browserCookieName = (config: Pick<Config, 'publicUrl'>): string => nameOf(config, 'browser')

/** The cookie's value, or null. HTTP requests and WebSocket upgrades read the same header with this function. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  const header = request.headers.cookie
  if (header === undefined) return null
  const cookies = fastifyCookie.parse(header)
  return Object.hasOwn(cookies, name) ? (cookies[name] ?? null) : null
}

/** A `Set-Cookie` value; `expiresAt` 0 takes the cookie away. */
export const writeCookie = (
  config: Pick<Config, 'publicUrl'>,
  name: string,
  value: string,
  expiresAt: number,
): string =>
  fastifyCookie.serialize(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    expires: new Date(expiresAt),
  })
