import './error-notice.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Something went wrong here, in words, with a way to try again where that helps. */
export function ErrorNotice({
  title,
  children,
  onRetry,
}: {
  title: string
  children?: ReactNode
  onRetry?: (() => void) | undefined
}) {
  const { t } = useTranslation('ui')
  return (
    <div className="ui-error-notice" role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{title}</p>
        <div className="small">{children}</div>
        {onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
