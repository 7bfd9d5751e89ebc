import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { peopleOf } from '#client/sync/presence.ts'
import { usePeers } from '#client/sync/use-document-connection.ts'
import { joinNames, whoWritesWhere } from './document-presence.model.ts'
import { SaveLine } from './save-line.tsx'

/** The bottom line: is it saved, who is here, who writes where, and the way to the palette. */
export function StatusLine(props: {
  readonly connection: DocumentConnection | null
  readonly sections: readonly string[]
  readonly onCopy: () => void
  readonly onPalette: () => void
}) {
  const { connection, sections, onCopy, onPalette } = props
  const { t, i18n } = useTranslation('document')
  const peers = usePeers(connection)
  const people = peopleOf(peers)
  const writing = whoWritesWhere(peers, sections)
    .slice(0, 3)
    .map((entry) =>
      t('status.writes', {
        count: entry.people.length,
        names: joinNames(
          entry.people.map((peer) => peer.name),
          i18n.language,
        ),
        section: entry.section,
      }),
    )
  const names = people.map((peer) => peer.name)
  return (
    <footer className="status-line">
      <SaveLine connection={connection} onCopy={onCopy} />
      <span className="status-people">{people.length > 0 && t('status.here', { count: people.length })}</span>
      <span className="status-names">
        {[people.length > 1 ? joinNames(names.slice(0, 8), i18n.language) : '', ...writing].filter(Boolean).join(' · ')}
      </span>
      <button type="button" className="status-jump" onClick={onPalette}>
        {t('status.jump')} <kbd>Ctrl K</kbd>
      </button>
    </footer>
  )
}
