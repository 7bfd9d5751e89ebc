import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { type Action, decide } from '#shared/domain/access/permissions.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation, Services } from '#server/services.ts'
import type { PdfPrinter } from './pdf-printer.ts'

export interface DownloadFile {
  /** Name without the ending, in the reader's language: `Opgørelse Holbæk 2026-11`. */
  readonly name: string
  readonly body: Buffer | string | Readable
}

export interface DownloadContext {
  readonly caller: Caller
  readonly foundation: Foundation
  readonly services: Services
  readonly printer: PdfPrinter
  readonly language: 'da' | 'en'
}

/** One thing that can be downloaded, as the route sees it. Made with `defineDownload`. */
export interface Download {
  prepare(query: unknown, context: DownloadContext): Promise<Result<DownloadFile, Refusal>>
}

export interface DownloadDefinition<Query> {
  /** The address's parameters. `language` is taken care of already. */
  readonly query: z.ZodType<Query>
  /** The partnership whose things these are; null when what the query names does not exist. */
  partnershipOf(query: Query, foundation: Foundation): Promise<PartnershipId | null>
  /** What the caller must be allowed to do there. Decided before anything is read. */
  readonly action: Action
  make(query: Query, context: DownloadContext): Promise<Result<DownloadFile, Refusal>>
}

/** A download that belongs to one partnership. */
export const defineDownload = <Query>(definition: DownloadDefinition<Query>): Download => ({
  async prepare(query, context) {
    const parsed = definition.query.safeParse(query)
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => issue.path.join('.'))
      return { ok: false, error: refuse('input.invalid', { fields }) }
    }
    const partnershipId = await definition.partnershipOf(parsed.data, context.foundation)
    if (partnershipId === null) return { ok: false, error: refuse('thing.notFound') }
    const decision = decide(context.caller.actor, partnershipId, definition.action)
    if (!decision.allowed) return { ok: false, error: decision.refusal }
    return definition.make(parsed.data, context)
  },
})

/** Media types by a file's ending: the only endings that a download's name may have. */
export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  zip: 'application/zip',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const

export type Ending = keyof typeof mediaTypes
export type DownloadName = `${string}.${Ending}`
