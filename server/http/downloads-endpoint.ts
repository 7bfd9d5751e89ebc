import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contentDisposition } from '../export/content-disposition.ts'
import { type Ending, mediaTypes } from '../export/download.ts'
import { downloads } from '../export/downloads.ts'
import type { PdfPrinter } from '../export/pdf-printer.ts'
import type { Foundation, Services } from '../services.ts'
import { createCallerReader } from './caller.ts'
import { answerRefusal } from './refusal-answer.ts'

export interface DownloadsSetup {
  readonly foundation: Foundation
  readonly services: Services
  readonly printer: PdfPrinter
}

/** Serves files at `/download/<name>`: what is in one table, to whoever may have it, stored nowhere on the way. */
export function serveDownloads(fastify: FastifyInstance, { foundation, services, printer }: DownloadsSetup): void {
  const callerOf = createCallerReader(foundation, services)
  fastify.get(
    '/download/:name',
    async (request: FastifyRequest<{ Params: { name: string }; Querystring: Record<string, unknown> }>, reply) => {
      void reply.header('cache-control', 'no-store')
      // A page of another site could otherwise keep the printer busy with a visitor's cookie.
      const site = request.headers['sec-fetch-site']
      if (site === 'cross-site' || site === 'same-site') return answerRefusal(reply, 'origin.refused')
      const { name } = request.params
      const download = Object.hasOwn(downloads, name) ? downloads[name as keyof typeof downloads] : undefined
      const caller = await callerOf(request)
      if (caller === null) return answerRefusal(reply, 'access.signInRequired')
      if (download === undefined) return answerRefusal(reply, 'thing.notFound')
      const { language, ...query } = request.query
      const made = await download.prepare(query, {
        caller,
        foundation,
        services,
        printer,
        language: language === 'en' ? 'en' : 'da',
      })
      if (!made.ok) return answerRefusal(reply, made.error)
      const ending = name.slice(name.lastIndexOf('.') + 1) as Ending
      return reply
        .type(mediaTypes[ending])
        .header('content-disposition', contentDisposition(`${made.value.name}.${ending}`))
        .send(made.value.body)
    },
  )
}
