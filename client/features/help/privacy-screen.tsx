import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { Bullets, Terms, TextSection } from './text-parts.tsx'

/** What is kept about whom, where, and what cannot be done yet. */
export function PrivacyScreen() {
  const { t } = useTranslation('help')
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')}>
      <ShellHeader breadcrumb={[{ label: t('privacy.title') }]} />
      <TextSection title={t('privacy.citizensTitle')}>
        <Bullets items={t('privacy.citizens', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('privacy.storedTitle')}>
        <Terms items={t('privacy.stored', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('privacy.deviceTitle')}>
        <Bullets items={t('privacy.device', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('privacy.notTitle')}>
        <Bullets items={t('privacy.not', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('privacy.missingTitle')}>
        <Bullets items={t('privacy.missing', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('privacy.ownerTitle')}>
        <p>{t('privacy.owner')}</p>
      </TextSection>
    </Page>
  )
}
