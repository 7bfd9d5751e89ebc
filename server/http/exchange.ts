import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HttpExchange } from '../rpc/trpc.ts'
import type { Foundation } from '../services.ts'
import { browserCookieName, readCookie, sessionCookieName, writeCookie } from './cookies.ts'
import { isLocalRequest } from './origin.ts'

const browserCookieMs = 365 * 24 * 60 * 60 * 1000

/** One request and its answer, as far as procedures may touch them. */
export function createExchange(
  { config, clock, random }: Pick<Foundation, 'config' | 'clock' | 'random'>,
  request: FastifyRequest,
  reply: FastifyReply,
): HttpExchange {
  const setCookie = (name: string, value: string, expiresAt: number): void => {
    void reply.header('set-cookie', writeCookie(config, name, value, expiresAt))
  }
  let browserSecret: string | null = null
  return {
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    remoteAddress: request.raw.socket.remoteAddress ?? '',
    isLocal: isLocalRequest(request.raw),
    // Made at first need only: a page that asks for no link gets no cookie.
    get browserSecret() {
      if (browserSecret === null) {
        const name = browserCookieName(config)
        browserSecret = readCookie(request.raw, name)
        if (browserSecret === null || !/^[A-Za-z0-9_-]{43}$/.test(browserSecret)) {
          browserSecret = random.secret()
          setCookie(name, browserSecret, clock.now() + browserCookieMs)
        }
      }
      return browserSecret
    },
    setSessionCookie: (secret, expiresAt) => setCookie(sessionCookieName(config), secret, expiresAt),
    clearSessionCookie: () => setCookie(sessionCookieName(config), '', 0),
  }
}
