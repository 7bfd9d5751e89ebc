import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { Disclosure } from '#client/ui/disclosure.tsx'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'

/** The rule as it read at each version, the newest first, in the partnership's language. */
export function EarlierWordings({ target }: { target: Pick<OutcomeTarget, 'id'> }) {
  const { t } = useTranslation('targets')
  const wordings = useQuery(useTRPC().targets.wordings.queryOptions({ id: target.id }))
  if (wordings.data === undefined || wordings.data.length === 0) return null
  return (
    <Disclosure summary={t('wordings.title', { count: wordings.data.length })}>
      <ol className="target-wordings">
        {wordings.data.map(({ version, language, sentence, createdAt }) => (
          <li key={version}>
            <p className="tiny muted">{t('wordings.version', { version, time: formatTime(createdAt) })}</p>
            <p className="small" lang={language}>
              {sentence}
            </p>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
