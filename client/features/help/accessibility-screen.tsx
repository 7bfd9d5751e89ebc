import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { Bullets, TextSection } from './text-parts.tsx'

/** How accessible Samspil is, with what is known to be missing. */
export function AccessibilityScreen() {
  const { t } = useTranslation('help')
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <ShellHeader breadcrumb={[{ label: t('accessibility.title') }]} />
      <TextSection title={t('accessibility.statusTitle')}>
        <Bullets items={t('accessibility.status', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('accessibility.doneTitle')}>
        <Bullets items={t('accessibility.done', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('accessibility.knownTitle')}>
        <Bullets items={t('accessibility.known', { returnObjects: true })} />
      </TextSection>
      <TextSection title={t('accessibility.contactTitle')}>
        <p>{t('accessibility.contact')}</p>
      </TextSection>
    </Page>
  )
}
