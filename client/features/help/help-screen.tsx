import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { partyKinds } from '#shared/domain/partnership/party.ts'
import { Terms, TextSection } from './text-parts.tsx'

/** Sådan gør I, on one page. */
export function HelpScreen() {
  const { t } = useTranslation('help')
  const { t: ui } = useTranslation('ui')
  const steps = t('guide.how', { returnObjects: true })
  const keys = t('guide.keys', { returnObjects: true })
  return (
    <Page title={t('guide.title')} lead={t('guide.lead')}>
      <ShellHeader breadcrumb={[{ label: t('guide.title') }]} />
      <TextSection title={t('guide.howTitle')}>
        <ol className="help-steps">
          {steps.map(({ title, body }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{body}</p>
            </li>
          ))}
        </ol>
      </TextSection>
      <TextSection title={t('guide.savedTitle')}>
        <p>{t('guide.savedLead')}</p>
        <Terms items={t('guide.saved', { returnObjects: true })} />
        <p>{t('guide.savedRecords')}</p>
      </TextSection>
      <TextSection title={t('guide.partiesTitle')}>
        <p>{t('guide.partiesLead')}</p>
        <ul className="help-parties">
          {partyKinds.map((kind) => (
            <li key={kind}>
              <PartyMark kind={kind} size={28} />
              {ui(`party.${kind}`)}
            </li>
          ))}
        </ul>
      </TextSection>
      <TextSection title={t('guide.keysTitle')}>
        <p>{t('guide.keysLead')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('guide.keyColumn')}</th>
              <th scope="col">{t('guide.doesColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.keys}>
                <td>
                  <kbd>{key.keys}</kbd>
                </td>
                <td>{key.does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TextSection>
      <TextSection title={t('guide.phoneTitle')}>
        <p>{t('guide.phone')}</p>
      </TextSection>
      <TextSection title={t('guide.moreTitle')}>
        <p>{t('guide.more')}</p>
        <p>
          <Link to="/selvtest">{t('selfTest.title')}</Link>
        </p>
      </TextSection>
    </Page>
  )
}
