import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'

type Reached = Pick<Config, 'publicUrl'>

const isHttps = (config: Reached): boolean => config.publicUrl?.startsWith('https:') ?? false

/** `__Host-` makes a browser refuse the cookie from a sister domain or without TLS; it cannot be set on plain HTTP. */
const nameOf = (config: Reached, name: string): string => (isHttps(config) ? `__Host-${name}` : name)

export const sessionCookieName = (config: Reached): string => nameOf(config, 'sid')
export const browserCookieName = (config: Reached): string => nameOf(config, 'browser')

/**
 * The cookie's value, or null. HTTP requests and WebSocket upgrades read the same header with this function, so that
 * the two cannot disagree about who somebody is. Samspil's own values are base64url and need no decoding.
 */
export function readCookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return null
}

/** A `Set-Cookie` value for a base64url value; `expiresAt` 0 takes the cookie away. */
export function writeCookie(config: Reached, name: string, value: string, expiresAt: number): string {
  const expires = new Date(expiresAt).toUTCString()
  const secure = isHttps(config) ? '; Secure' : ''
  return `${name}=${value}; Path=/; Expires=${expires}; HttpOnly${secure}; SameSite=Lax`
}
