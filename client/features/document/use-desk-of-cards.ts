import { useMemo } from 'react'
import { usePeers } from '#client/sync/use-document-connection.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { type CardDesk, useCardUndo } from './card-desk.ts'
import { peersByField } from './document-presence.model.ts'

/** What the card lists of the document share, made anew only when one of its parts is another. */
export function useDeskOfCards(
  given: Pick<
    CardDesk,
    | 'documentId'
    | 'partnershipId'
    | 'slug'
    | 'connection'
    | 'canWrite'
    | 'language'
    | 'panelPlace'
    | 'isWide'
    | 'setIsWide'
  > & {
    readonly parties: readonly PartyView[]
  } & CardDesk['comments'],
): CardDesk {
  const { documentId, partnershipId, slug, connection, canWrite, language, panelPlace, isWide, setIsWide, parties } =
    given
  const { origin, undo } = useCardUndo(connection)
  const peers = usePeers(connection)
  const people = useMemo(
    () => parties.flatMap((party) => party.people.map(({ name }) => ({ name, partyKind: party.kind }))),
    [parties],
  )
  const fields = useMemo(() => peersByField(peers), [peers])
  const { canComment, countOnCard, beginOnCard } = given
  const comments = useMemo(() => ({ canComment, countOnCard, beginOnCard }), [canComment, countOnCard, beginOnCard])
  return useMemo(
    () => ({
      documentId,
      partnershipId,
      slug,
      connection,
      canWrite,
      language,
      origin,
      undo,
      panelPlace,
      isWide,
      setIsWide,
      people,
      peersByField: fields,
      comments,
    }),
    [
      documentId,
      partnershipId,
      slug,
      connection,
      canWrite,
      language,
      origin,
      undo,
      panelPlace,
      isWide,
      setIsWide,
      people,
      fields,
      comments,
    ],
  )
}
