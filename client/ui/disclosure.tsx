import './disclosure.css'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** More on demand, in place. */
export function Disclosure({
  summary,
  children,
  isOpenAtFirst = false,
}: {
  summary: ReactNode
  children: ReactNode
  isOpenAtFirst?: boolean
}) {
  return (
    <details className="ui-disclosure" open={isOpenAtFirst || undefined}>
      <summary>
        <Icon name="chevronRight" size={16} />
        {summary}
      </summary>
      <div className="ui-disclosure-body">{children}</div>
    </details>
  )
}
