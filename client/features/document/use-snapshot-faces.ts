import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SnapshotLookup } from '#client/editor/snapshot-lookup.ts'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Keeps the frozen simulations in the text in step with the list of them, in the language of the document. */
export function useSnapshotFaces(lookup: SnapshotLookup, partnership: PartnershipView, language: 'da' | 'en'): void {
  const router = useRouter()
  const { i18n } = useTranslation('document')
  const snapshots = useQuery(useTRPC().snapshots.list.queryOptions({ partnershipId: partnership.id })).data
  const { slug } = partnership
  const [hasTexts, setHasTexts] = useState(() => i18n.hasResourceBundle(language, 'document'))
  useEffect(() => {
    if (!hasTexts) void i18n.loadLanguages(language).then(() => setHasTexts(true))
  }, [hasTexts, i18n, language])
  useEffect(() => {
    if (!hasTexts) return
    // What is frozen is frozen in the document's language, whatever the page around it is in.
    const t = i18n.getFixedT(language, 'document')
    lookup.unknownText = t('snapshot.unknown')
    lookup.onFollow = (href) => void router.navigate({ href })
    if (snapshots === undefined) return
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'da-DK', { dateStyle: 'long' })
    lookup.replace(
      new Map(
        snapshots.map((snapshot) => [
          snapshot.id,
          {
            report: snapshot.report[language],
            stamp: t('snapshot.stamp'),
            origin: t('snapshot.origin', {
              scenario: snapshot.scenarioName,
              day: day.format(snapshot.takenAt),
              who: snapshot.takenByName,
            }),
            link: { text: t('snapshot.link'), href: `/p/${slug}/simulering?billede=${snapshot.id}` },
          },
        ]),
      ),
    )
  }, [lookup, snapshots, slug, language, hasTexts, i18n, router])
}
