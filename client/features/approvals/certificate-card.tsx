import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { AgreementVersionView } from '#shared/contracts/approvals.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { answerOf, hasApproved } from './approvals.model.ts'

/** The certificate as it stands now, with its files. */
export function CertificateCard({
  version,
  partnership,
}: {
  version: AgreementVersionView
  partnership: PartnershipView
}) {
  const { t, i18n } = useTranslation('approvals')
  const { number, hash, status } = version
  const address = (name: string) =>
    `/download/${name}?${new URLSearchParams({
      partnershipId: partnership.id,
      number: String(number),
      language: i18n.language,
    }).toString()}`
  return (
    <aside className="approvals-aside" aria-label={t('certificate.title')}>
      <div className="approvals-certificate">
        <div className="approvals-certificate-top">
          <span className="strong approvals-party">
            <BrandMark /> Samspil
          </span>
          {status !== 'approved' && <span className="tiny muted">{t('certificate.provisional')}</span>}
        </div>
        <h2>{t('certificate.title')}</h2>
        <p>
          {t('certificate.what', { number })}
          <br />
          {t('certificate.of', { name: partnership.name })}
        </p>
        <p className="approvals-certificate-code">
          <span className="tiny muted">{t('reference')}</span>
          <span className="approvals-code">{referenceCode(hash)}</span>
        </p>
        <ul>
          {version.parties
            .filter(({ kind }) => kind !== 'fund')
            .map(({ id, kind, name }) => {
              const answer = answerOf(version, id)
              return (
                <li key={id}>
                  <PartyMark kind={kind} size={20} />
                  <span>
                    <b>{name}</b>
                    <span className="tiny muted">
                      {answer !== null && hasApproved(version, id)
                        ? t('one.answeredBy', { name: answer.personName, time: formatTime(answer.at) })
                        : t('certificate.waits')}
                    </span>
                  </span>
                </li>
              )
            })}
        </ul>
        <p className="approvals-hash">
          {t('certificate.hash')}
          <br />
          {hash.replace(/(.{4})(?=.)/g, '$1 ')}
        </p>
      </div>
      <ul className="approvals-files">
        <li>
          <a href={address('certificate.pdf')} download>
            {t('certificate.pdf')}
          </a>
        </li>
        <li>
          <a href={address('certificate.html')} download>
            {t('certificate.html')}
          </a>
        </li>
        <li>
          <a href={address('agreement.json')} download>
            {t('certificate.json')}
          </a>
        </li>
        <li>
          <Link to="/verify/$code" params={{ code: referenceCode(hash) }}>
            {t('certificate.verify')}
          </Link>
        </li>
      </ul>
    </aside>
  )
}
