import type { IncomingMessage } from 'node:http'
import { type Config, isLoopback } from '../config.ts'

/** Whether a request's `Origin` is a page that this server itself served. Asked only when the header is there. */
export type OriginCheck = (request: IncomingMessage) => boolean

/**
 * With `PUBLIC_URL`, exactly its origin. Without, the origin must be the host that the request itself names, and on a
 * server bound to loopback a loopback name: a foreign name that was made to point at 127.0.0.1 agrees with its own
 * `Host`, so agreement alone is not enough.
 */
export function createOriginCheck(config: Pick<Config, 'publicUrl' | 'host'>): OriginCheck {
  if (config.publicUrl !== null) {
    const own = new URL(config.publicUrl).origin
    return (request) => request.headers.origin === own
  }
  const mustBeLoopback = isLoopback(config.host)
  return (request) => {
    const { origin, host } = request.headers
    if (origin === undefined || host === undefined || !URL.canParse(origin)) return false
    const url = new URL(origin)
    return origin === `http://${host.toLowerCase()}` && (!mustBeLoopback || isLoopback(url.hostname))
  }
}

/**
 * Whether a browser sent a changing request from another site's page. A request with neither header is no browser's,
 * and so carries nobody's cookie against their will.
 */
export function isCrossSite(request: IncomingMessage, isOwnOrigin: OriginCheck): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  return request.headers.origin !== undefined && !isOwnOrigin(request)
}

const forwarding = /^(x-forwarded-|forwarded$|via$|x-real-ip$|cf-connecting-ip$|true-client-ip$)/

/** Whether the request was made on this machine, to this machine's own name, with nothing in between (AUT-30). */
export function isLocalRequest(request: IncomingMessage): boolean {
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/i, '') ?? ''
  if (!isLoopback(peer)) return false
  if (Object.keys(request.headers).some((name) => forwarding.test(name))) return false
  const host = `http://${request.headers.host ?? ''}`
  return URL.canParse(host) && isLoopback(new URL(host).hostname)
}
