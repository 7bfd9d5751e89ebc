import { useTranslation } from 'react-i18next'
import { formatDayTyped, formatNumber } from '#client/i18n/format.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { certificateMonths, modulesForCertificate } from '#shared/domain/social-model/buddy-capacity.ts'
import { numberIn, textIn } from '#shared/domain/social-model/live-card.ts'
import { Sheet, type SheetContent } from './sheet.tsx'

/** The buddy certificate with the firm's own modules; who it is for is written by hand (BUD-1). */
export function BuddyCertificateScreen() {
  const { t } = useTranslation('sheets')
  return (
    <Sheet title={t('certificate.title')} lead={() => t('certificate.lead')}>
      {(content) =>
        content.cards.buddyModules.length === 0 ? (
          <EmptyState title={t('certificate.none')}>{t('certificate.noneText')}</EmptyState>
        ) : (
          <Certificate content={content} />
        )
      }
    </Sheet>
  )
}

function Certificate({ content }: { readonly content: SheetContent }) {
  const { cards, document, firm } = content
  const { t } = useTranslation('sheets')
  const { t: tc } = useTranslation('cards')
  return (
    <div className="paper certificate">
      <p className="certificate-heading">{t('certificate.title')}</p>
      <Line label={t('certificate.for')} isBig />
      <p className="certificate-has">
        {t('certificate.has')} · {t('certificate.firm')}: <strong>{firm}</strong>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('certificate.module')}</th>
            <th scope="col">{t('certificate.date')}</th>
            <th scope="col">{t('certificate.length')}</th>
            <th scope="col">{t('certificate.took')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.buddyModules.map((module) => {
            const day = textIn(module, 'day')
            const minutes = numberIn(module, 'minutes')
            return (
              <tr key={module.id}>
                <th scope="row" lang={document.language}>
                  {textIn(module, 'title') || tc('buddy.unnamed')}
                </th>
                <td>{day === '' ? textIn(module, 'when') || '–' : formatDayTyped(day)}</td>
                <td>{minutes === null ? '–' : t('certificate.minutes', { minutes: formatNumber(minutes) })}</td>
                <td>
                  <span className="certificate-box" role="img" aria-label={t('certificate.tick')} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="certificate-rule">
        {t('certificate.rule', {
          modules: modulesForCertificate,
          total: cards.buddyModules.length,
          months: certificateMonths,
        })}
      </p>
      <div className="certificate-lines">
        <Line label={t('certificate.observed')} />
        <Line label={t('certificate.trainer')} />
        <Line label={t('certificate.day')} />
        <Line label={t('certificate.renew')} />
      </div>
    </div>
  )
}

/** A line to write on with a pen. */
const Line = ({ label, isBig = false }: { readonly label: string; readonly isBig?: boolean }) => (
  <p className={isBig ? 'certificate-line is-big' : 'certificate-line'}>
    <span>{label}</span>
  </p>
)
