import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { peopleOf } from '#client/sync/presence.ts'
import { usePeers } from '#client/sync/use-document-connection.ts'
import { announce } from '#client/ui/announce.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { CalmAnnouncer } from './calm-announcer.ts'
import { joinNames } from './document-presence.model.ts'

/** Tells calmly who writes in the section that this person is in, and nothing of the rest. */
export function useSectionAnnouncements(connection: DocumentConnection, current: SectionId, title: string): void {
  const { t, i18n } = useTranslation('document')
  const peers = usePeers(connection)
  const [announcer] = useState(() => new CalmAnnouncer(announce))
  useEffect(() => () => announcer.stop(), [announcer])
  useEffect(() => {
    const here = peopleOf(peers).filter((peer) => !peer.isMe && peer.section === current)
    if (here.length === 0) return
    const names = here.slice(0, 2).map((peer) => `${peer.name} (${t(`party.${peer.partyKind}`)})`)
    const more = here.length - names.length
    const who =
      more > 0 ? t('announce.andMore', { names: names.join(', '), count: more }) : joinNames(names, i18n.language)
    announcer.offer(t('announce.writes', { who, count: here.length, title }))
  }, [announcer, peers, current, title, t, i18n.language])
}
