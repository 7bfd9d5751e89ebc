import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/button.tsx'
import { Entrance } from './entrance.tsx'

/** A link that leads nowhere: why, and how to get one that does. Without a reason the address itself is damaged. */
export function BrokenLink({ reason }: { reason: string | null }) {
  const { t } = useTranslation('account')
  const { t: errors } = useTranslation('errors')
  return (
    <Entrance title={t('link.brokenTitle')} lead={<span role="alert">{reason ?? errors('code.token.invalid')}</span>}>
      <ButtonLink to="/log-ind" variant="primary" size="big" isBlock>
        {t('link.askNew')}
      </ButtonLink>
    </Entrance>
  )
}
