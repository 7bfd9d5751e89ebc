import { useRouter } from '@tanstack/react-router'
import { type ReactNode, createContext, useContext } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

/** Places in the frame that a screen may fill; null while there is no frame. */
export interface ShellPlaces {
  readonly breadcrumb: HTMLElement | null
  readonly people: HTMLElement | null
  readonly actions: HTMLElement | null
  readonly status: HTMLElement | null
}

const noPlaces: ShellPlaces = { breadcrumb: null, people: null, actions: null, status: null }
export const ShellPlacesContext = createContext<ShellPlaces>(noPlaces)

export interface Crumb {
  readonly label: string
  /** A route or a finished address; without it the crumb is text. The last one is where we are. */
  readonly to?: string | undefined
  readonly params?: Readonly<Record<string, string>> | undefined
}

export interface ShellHeaderProps {
  readonly breadcrumb?: readonly Crumb[] | undefined
  readonly people?: ReactNode
  readonly actions?: ReactNode
}

/** Fills the frame's top line from inside a screen. */
export function ShellHeader({ breadcrumb, people, actions }: ShellHeaderProps) {
  const places = useContext(ShellPlacesContext)
  return (
    <>
      {breadcrumb !== undefined &&
        places.breadcrumb !== null &&
        createPortal(<Breadcrumb crumbs={breadcrumb} />, places.breadcrumb)}
      {people !== undefined && places.people !== null && createPortal(people, places.people)}
      {actions !== undefined && places.actions !== null && createPortal(actions, places.actions)}
    </>
  )
}

/** Fills the frame's bottom line: who is here, is it saved. */
export function ShellStatus({ children }: { children: ReactNode }) {
  const places = useContext(ShellPlacesContext)
  return places.status === null ? null : createPortal(children, places.status)
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('ui')
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="ui-breadcrumb">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1
          return (
            <li key={crumb.label} aria-current={isLast ? 'page' : undefined}>
              {index > 0 && <Icon name="chevronRight" size={14} />}
              {crumb.to === undefined || isLast ? (
                <span>{crumb.label}</span>
              ) : (
                <CrumbLink label={crumb.label} path={pathOf(crumb.to, crumb.params)} />
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The address with its parameters filled in. */
const pathOf = (to: string, params: Crumb['params'] = {}): string =>
  to.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** A link by finished address: crumbs come from screens as data, where the routes' types do not reach. */
function CrumbLink({ label, path }: { label: string; path: string }) {
  const router = useRouter()
  return (
    <a
      href={path}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        router.history.push(path)
      }}
    >
      {label}
    </a>
  )
}
