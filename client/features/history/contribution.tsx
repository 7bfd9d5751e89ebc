import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { type PartyKind, partyKinds } from '#shared/domain/partnership/party.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'

/** Whose words stand in the document now, party by party. */
export function Contribution({ documentId }: { readonly documentId: DocumentId }) {
  const { t } = useTranslation('history')
  const { data } = useQuery(useTRPC().history.contribution.queryOptions({ documentId }))
  const people = data?.people ?? []
  const total = people.reduce((sum, { words }) => sum + words, 0)
  if (total === 0) return null
  const parties = partyKinds.flatMap((kind): { kind: PartyKind; words: number; names: string[] }[] => {
    const own = people.filter(({ partyKind, words }) => partyKind === kind && words > 0)
    const words = own.reduce((sum, one) => sum + one.words, 0)
    return words === 0 ? [] : [{ kind, words, names: own.map(({ name }) => name) }]
  })
  return (
    <section className="history-shares" aria-labelledby="history-shares">
      <h3 id="history-shares" className="ui-eyebrow">
        {t('shares.title')}
      </h3>
      <ul>
        {parties.map(({ kind, words, names }) => (
          <li key={kind}>
            <PartyMark kind={kind} size={18} />
            <div>
              <p>
                <span className="strong">{t(`party.${kind}`)}</span>{' '}
                {t('shares.words', { count: words, words: formatNumber(words, 0) })}
              </p>
              <p className="tiny muted">{names.join(', ')}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className="tiny muted">{t('shares.note')}</p>
    </section>
  )
}
