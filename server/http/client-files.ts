import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** First parts of an address that are the server's own, so that a typing error in one is not answered with a page. */
const notPages = new Set(['trpc', 'sync', 'events', 'stream', 'healthz', 'assets', 'api', 'download', 'room'])
const pagePath = /^\/(?:([A-Za-z0-9-]+)(?:\/[A-Za-z0-9-]+)*)?\/?$/

/** Whether the path is one that the client shows a page for, itself deciding which. */
export function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const match = pagePath.exec(request.raw.url?.split('?', 1)[0] ?? '')
  return match !== null && !notPages.has(match[1] ?? '')
}

/**
 * Serves the built client. Every file becomes a route of its own at start, so that no part of a request is ever made
 * into a file's path.
 */
export async function serveClient(fastify: FastifyInstance, clientDir: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: clientDir,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Files under assets/ have a hash of their content in the name; index.html names them and must be asked for anew.
      const isHashed = /[\\/]assets[\\/]/.test(path)
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** Addresses of the small page for a workshop's participants: `/w` and `/w/<code>`. */
export const isRoomPath = (path: string): boolean => /^\/w(?:\/|$)/.test(path)

export const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.sendFile(isRoomPath(request.raw.url?.split('?', 1)[0] ?? '') ? 'room.html' : 'index.html')
