import type { z } from 'zod'
import type { SearchFor, SearchHit } from '#shared/contracts/search.ts'
import { searchTerms, snippetOf } from '#shared/domain/search/danish-words.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { findEntries } from './search.store.ts'

const maxHits = 20

export interface SearchService {
  /** What the caller may read and what holds every word that was typed, each as the beginning of a word. At most 20. */
  find(caller: Caller, input: z.infer<typeof SearchFor>): Promise<SearchHit[]>
}

export const createSearchService = ({ database }: Foundation): SearchService => ({
  async find(caller, { text }) {
    const terms = searchTerms(text)
    if (terms.length === 0) return []
    const found = await findEntries(database, caller.actor.personId, terms, maxHits)
    return found.map((entry) => ({
      source: entry.source,
      subjectId: entry.subjectId,
      partId: entry.partId,
      partnershipSlug: entry.slug,
      partnershipName: entry.partnershipName,
      document:
        entry.documentId === null || entry.documentKind === null
          ? null
          : {
              id: entry.documentId,
              kind: entry.documentKind,
              firmName: entry.firmName,
              language: entry.documentLanguage ?? 'da',
            },
      sectionId: entry.sectionId,
      title: entry.title,
      snippet: entry.body === '' ? [] : snippetOf(entry.body, terms),
    }))
  },
})
