import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitmentLookup } from '#client/editor/commitment-lookup.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'

/** The lookup that chips in the text read, kept in step with the list of commitments. */
export function useLiveLookup(
  commitments: readonly CommitmentView[] | undefined,
  parties: readonly PartyView[],
): CommitmentLookup {
  const { t } = useTranslation('document')
  const [lookup] = useState(() => new CommitmentLookup())
  lookup.unknownText = t('commitments.unknown')
  useEffect(() => {
    if (commitments === undefined) return
    const kinds = new Map(parties.map((party) => [party.id, party.kind]))
    lookup.replace(
      new Map(
        commitments.map((commitment) => {
          const partyKind = kinds.get(commitment.partyId) ?? 'fund'
          const status = t(`commitments.status.${commitment.status}`)
          const after = t('commitments.chipAfter', { party: t(`party.${partyKind}`), what: commitment.what })
          return [commitment.id, { partyKind, status, before: t('commitments.chipBefore'), after }]
        }),
      ),
    )
  }, [lookup, commitments, parties, t])
  return lookup
}
