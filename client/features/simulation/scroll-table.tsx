import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A table that may be wider than a phone: it scrolls by itself, also with the keyboard. */
export function ScrollTable({ caption, children }: { caption: string; children: ReactNode }) {
  const { t } = useTranslation('simulation')
  return (
    // The region must take the focus, or keyboard users could not reach what lies outside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="sim-scroll" role="region" aria-label={`${caption}. ${t('table.scroll')}`} tabIndex={0}>
      <table className="sim-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}
