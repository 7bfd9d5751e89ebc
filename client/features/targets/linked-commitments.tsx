import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'

/** The promises behind a target, each with the way to its sentence in the document. */
export function LinkedCommitments({
  commitments,
  partnership,
}: {
  commitments: readonly CommitmentView[]
  partnership: PartnershipView
}) {
  const { t } = useTranslation('targets')
  const { t: words } = useTranslation('commitments')
  return (
    <ul>
      {commitments.map((commitment) => {
        const party = partnership.parties.find(({ id }) => id === commitment.partyId)
        return (
          <li key={commitment.id} className="small">
            {party !== undefined && <PartyMark kind={party.kind} size={18} label={words(`partyShort.${party.kind}`)} />}
            <Link to="/p/$slug/f" params={{ slug: partnership.slug }} search={{ id: commitment.id }}>
              {commitment.what}
            </Link>
            {commitment.source !== null && (
              <Link
                className="tiny"
                to="/p/$slug/d/$documentId"
                params={{ slug: partnership.slug, documentId: commitment.source.documentId }}
                search={{ afsnit: commitment.source.sectionId, forpligtelse: commitment.id }}
                aria-label={t('linked.sentenceOf', {
                  section: commitment.source.sectionId,
                  what: commitment.what,
                })}
              >
                {t('linked.sentence', { section: commitment.source.sectionId })}
              </Link>
            )}
            {commitment.source !== null && commitment.agreedSeq !== null && (
              <Link
                className="tiny"
                to="/p/$slug/f"
                params={{ slug: partnership.slug }}
                search={{ id: commitment.id, aftalt: 1 }}
                aria-label={t('linked.agreedOf', { what: commitment.what })}
              >
                {t('linked.agreed')}
              </Link>
            )}
            <span className="muted tiny">{words(`status.${commitment.status}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}
