import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { IconButton } from '#client/ui/button.tsx'
import { Palette, type PaletteEntry } from '#client/ui/palette.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { useSearchHits } from './use-search-hits.tsx'

/**
 * Finds anything that the person may read, and leads to every screen. Opened by its button everywhere, and by Ctrl+K
 * but for screens that have a palette of their own (`hasOwnKey`).
 */
export function SearchButton(props: { readonly partnership: PartnershipView | null; readonly hasOwnKey: boolean }) {
  const { partnership, hasOwnKey } = props
  const { t } = useTranslation('search')
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (hasOwnKey) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [hasOwnKey])
  return (
    <>
      <IconButton label={t('open')} icon="search" onClick={() => setIsOpen(true)} />
      {isOpen && <OpenSearch partnership={partnership} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function OpenSearch(props: { readonly partnership: PartnershipView | null; readonly onClose: () => void }) {
  const { partnership, onClose } = props
  const [query, setQuery] = useState('')
  return (
    <Palette
      entries={usePlaces(partnership)}
      hits={useSearchHits(query)}
      query={query}
      onQuery={setQuery}
      onClose={onClose}
    />
  )
}

/** The screens that the person can go to from here. */
function usePlaces(partnership: PartnershipView | null): PaletteEntry[] {
  const { t } = useTranslation('search')
  const { t: shell } = useTranslation('shell')
  const navigate = useNavigate()
  const mine = useQuery(useTRPC().partnerships.list.queryOptions()).data ?? []
  const entries: PaletteEntry[] = [
    { id: 'home', label: shell('nav.home'), run: () => void navigate({ to: '/' }) },
    { id: 'programme', label: shell('nav.programme'), run: () => void navigate({ to: '/programme' }) },
  ]
  if (partnership !== null) {
    const { slug, name } = partnership
    const inPlace = (id: string, label: string, run: () => void): PaletteEntry => ({ id, label, hint: name, run })
    for (const { id, kind, firmPartyId } of partnership.documents) {
      const firm = partnership.parties.find((party) => party.id === firmPartyId)?.name ?? ''
      const label = kind === 'partnerPlan' ? shell('nav.partnerPlan') : `${shell('nav.socialModel')}, ${firm}`
      const params = { slug, documentId: id }
      entries.push(inPlace(id, label, () => void navigate({ to: '/p/$slug/d/$documentId', params })))
    }
    entries.push(
      inPlace('commitments', shell('nav.commitments'), () => void navigate({ to: '/p/$slug/f', params: { slug } })),
      inPlace('targets', shell('nav.targets'), () => void navigate({ to: '/p/$slug/r', params: { slug } })),
      inPlace('members', shell('nav.members'), () => void navigate({ to: '/p/$slug/m', params: { slug } })),
    )
  }
  for (const { slug, name } of mine) {
    const run = () => void navigate({ to: '/p/$slug', params: { slug } })
    entries.push({ id: `p-${slug}`, label: name, hint: t('partnership'), run })
  }
  return entries
}
