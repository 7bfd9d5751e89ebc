import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { PaletteEntry } from '#client/ui/palette.tsx'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { SearchHit } from '#shared/contracts/search.ts'

const typingPauseMs = 120
const shortest = 2

/** What the server finds for the words typed into the palette, as entries that lead there. */
export function useSearchHits(typed: string): readonly PaletteEntry[] {
  const { t } = useTranslation('search')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const text = useSettled(typed.trim())
  const isAsked = text.length >= shortest
  const { data } = useQuery({
    ...trpc.search.find.queryOptions({ text }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  if (!isAsked || typed.trim().length < shortest) return none
  return (data ?? []).map((hit): PaletteEntry => {
    const slug = hit.partnershipSlug
    const { document, sectionId } = hit
    const label =
      hit.source === 'section' && sectionId !== null && document !== null
        ? `${sectionId} ${sectionTemplate(sectionId, document.language).title}`
        : hit.title
    return {
      id: `hit-${hit.source}-${hit.subjectId}-${hit.partId}`,
      label,
      hint: `${t(`source.${hit.source}`)} · ${placeOf(hit, t('partnerPlan'))}`,
      language: document?.language ?? 'da',
      snippet: hit.snippet.map((part, index) =>
        // A piece of a sentence has no identity but its place.
        part.isHit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      ),
      run: () => {
        if (hit.source === 'commitment' || (hit.source === 'comment' && document === null)) {
          void navigate({ to: '/p/$slug/f', params: { slug }, search: { id: hit.subjectId } })
        } else if (document !== null) {
          void navigate({
            to: '/p/$slug/d/$documentId',
            params: { slug, documentId: document.id },
            search: sectionId === null ? {} : { afsnit: sectionId },
          })
        }
      },
    }
  })
}

const none: readonly PaletteEntry[] = []

const placeOf = ({ partnershipName, document, sectionId }: SearchHit, plan: string): string =>
  [
    partnershipName,
    document === null ? '' : document.kind === 'partnerPlan' ? plan : (document.firmName ?? ''),
    document === null || sectionId === null ? '' : sectionId,
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** The text when nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
