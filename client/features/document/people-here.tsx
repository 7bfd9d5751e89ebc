import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { peopleOf } from '#client/sync/presence.ts'
import { usePeers } from '#client/sync/use-document-connection.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { PersonChip } from '#client/ui/person-chip.tsx'
import { SectionId } from '#shared/domain/document-section/section.ts'

/** Who is on the document now, in the frame's top line. */
export function PeopleHere({ connection }: { readonly connection: DocumentConnection }) {
  const { t } = useTranslation('document')
  const people = peopleOf(usePeers(connection))
  const shown = people.slice(0, 5)
  return (
    <>
      {shown.map((peer) => (
        <PersonChip key={peer.personId} name={peer.name} partyKind={peer.partyKind} isMe={peer.isMe} />
      ))}
      {people.length > shown.length && (
        <span className="people-more">{t('status.more', { count: people.length - shown.length })}</span>
      )}
    </>
  )
}

/** Everybody on the document, and the way to the section that each is in. */
export function PeopleDialog(props: {
  readonly connection: DocumentConnection
  readonly titleOf: (sectionId: string) => string
  readonly onGo: (sectionId: SectionId) => void
  readonly onClose: () => void
}) {
  const { connection, titleOf, onGo, onClose } = props
  const { t } = useTranslation('document')
  const people = peopleOf(usePeers(connection))
  return (
    <Dialog isOpen onClose={onClose} title={t('people.title')}>
      <ul className="people-list">
        {people.map((peer) => {
          const place = SectionId.safeParse(peer.section)
          return (
            <li key={peer.personId}>
              <PersonChip name={peer.name} partyKind={peer.partyKind} isMe={peer.isMe} />
              {place.success ? (
                <button type="button" className="link-button" onClick={() => onGo(place.data)}>
                  {t('people.goTo', { section: place.data, title: titleOf(place.data) })}
                </button>
              ) : (
                <span className="people-nowhere">{t('people.reads')}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
