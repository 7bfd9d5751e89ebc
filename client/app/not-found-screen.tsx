import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/button.tsx'
import { Page } from '#client/ui/page.tsx'
import { OpenFrame } from './open-frame.tsx'

/** An address that leads nowhere, said in the frame that leads elsewhere. */
export function NotFoundScreen() {
  const { t } = useTranslation('shell')
  return (
    <OpenFrame>
      <Page title={t('notFound.title')} lead={t('notFound.body')}>
        <ButtonLink to="/" variant="primary">
          {t('notFound.home')}
        </ButtonLink>
      </Page>
    </OpenFrame>
  )
}
