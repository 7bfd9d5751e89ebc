import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { CommitmentId } from '#shared/kernel/ids.ts'
import { partsAround } from './agreed-text.model.ts'

/** The section as it read when the promise was said yes to, with the sentence marked. */
export function AgreedTextDialog({ commitmentId, onClose }: { commitmentId: CommitmentId; onClose: () => void }) {
  const { t, i18n } = useTranslation('commitments')
  const refusalText = useRefusalText()
  const { data, error, refetch } = useQuery(useTRPC().commitments.agreedText.queryOptions({ id: commitmentId }))
  const section = SectionId.safeParse(data?.sectionId)
  const title = section.success
    ? `${section.data} ${sectionTemplate(section.data, i18n.language === 'en' ? 'en' : 'da').title}`
    : ''
  return (
    <Dialog isOpen onClose={onClose} title={t('agreedText.title')}>
      {error !== null ? (
        <ErrorNotice title={t('agreedText.failed')} onRetry={() => void refetch()}>
          {refusalText(error)}
        </ErrorNotice>
      ) : data === undefined ? (
        <Loading label={t('agreedText.loading')} />
      ) : data === null ? (
        <p>{t('agreedText.unknown')}</p>
      ) : (
        <div className="commitment-agreed-text">
          <p className="small muted">{t('agreedText.when', { section: title, when: formatTime(data.at) })}</p>
          {data.lines.length === 0 && <p>{t('agreedText.empty')}</p>}
          {data.lines.map((line, index) => {
            const [before, quote, after] = partsAround(line, data.quote)
            return (
              // A line of a text that stands still has no identity but its place.
              <p key={index} className="small">
                {before}
                {quote !== '' && <mark>{quote}</mark>}
                {after}
              </p>
            )
          })}
        </div>
      )}
    </Dialog>
  )
}
