import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/button.tsx'
import { Page } from '#client/ui/page.tsx'

export function NotFoundScreen() {
  const { t } = useTranslation('shell')
  return (
    <main id="main">
      <Page title={t('notFound.title')} lead={t('notFound.body')}>
        <ButtonLink to="/" variant="primary">
          {t('notFound.home')}
        </ButtonLink>
      </Page>
    </main>
  )
}
