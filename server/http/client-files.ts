import { fastifyStatic } from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isPagePath, isRoomPath } from '#shared/contracts/addresses.ts'

/** Whether the path is one that the client shows a page for, itself deciding which. */
export function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return isPagePath(request.raw.url?.split('?', 1)[0] ?? '')
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

export const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.sendFile(isRoomPath(request.raw.url?.split('?', 1)[0] ?? '') ? 'room.html' : 'index.html')
