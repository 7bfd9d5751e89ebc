import './shell.css'
import { Link, Outlet, useMatches, useNavigate, useRouter } from '@tanstack/react-router'
import { type ComponentProps, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchButton } from '#client/features/search/index.ts'
import { CommitmentComments } from '#client/features/comments/index.ts'
import { useChangeNotices } from '#client/rpc/use-change-notices.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useOnline } from '#client/rpc/use-online.ts'
import { useLanguageOfPerson } from '#client/rpc/use-switch-language.ts'
import { CommitmentCommentsSlot } from '#client/ui/comment-slot.ts'
import { Icon } from '#client/ui/icon.tsx'
import { type ShellPlaces, ShellPlacesContext } from '#client/ui/shell-slots.tsx'
import { useMediaQuery } from '#client/ui/use-media-query.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Rail } from './rail.tsx'
import { useCurrentPartnership } from './use-current-partnership.ts'

const drawCommitmentComments = (of: ComponentProps<typeof CommitmentComments>) => <CommitmentComments {...of} />

/** The frame around every screen of a signed-in person: where am I, where can I go, what is the state of things. */
export function Shell({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation('shell')
  const [breadcrumb, setBreadcrumb] = useState<HTMLElement | null>(null)
  const [people, setPeople] = useState<HTMLElement | null>(null)
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const [status, setStatus] = useState<HTMLElement | null>(null)
  const places = useMemo<ShellPlaces>(
    () => ({ breadcrumb, people, actions, status }),
    [breadcrumb, people, actions, status],
  )
  const main = useRef<HTMLElement>(null)
  const isDocument = useMatches({ select: (matches) => matches.some((match) => match.routeId.endsWith('$documentId')) })
  const isNarrow = useMediaQuery('(max-width: 1023px)')
  const partnership = useCurrentPartnership()
  useLanguageOfPerson()
  useSignInAgain()
  useFocusAfterNavigation(main)

  return (
    <CommitmentCommentsSlot.Provider value={drawCommitmentComments}>
      <ShellPlacesContext.Provider value={places}>
        <div className="shell" data-slim={isDocument || isNarrow}>
          <a className="shell-skip" href="#main">
            {t('skip')}
          </a>
          <Rail isSlim={isDocument || isNarrow} partnership={partnership} />
          <div className="shell-body">
            <header className="shell-top">
              <div className="shell-crumbs" ref={setBreadcrumb} />
              <div className="shell-right">
                <div className="shell-people" ref={setPeople} />
                <div className="shell-actions" ref={setActions} />
                <SearchButton partnership={partnership} hasOwnKey={isDocument} />
                <Link to="/hjaelp" className="shell-help" aria-label={t('nav.help')} title={t('nav.help')}>
                  <Icon name="help" />
                </Link>
              </div>
            </header>
            <Connection />
            <main id="main" className="shell-main" ref={main} tabIndex={-1}>
              {children}
            </main>
            <div className="shell-status" ref={setStatus} />
          </div>
          <BottomBar partnership={partnership} />
        </div>
      </ShellPlacesContext.Provider>
    </CommitmentCommentsSlot.Provider>
  )
}

/** Says that records cannot be changed, or are not followed, while that is so. */
function Connection() {
  const { t } = useTranslation('shell')
  const isOnline = useOnline()
  const notices = useChangeNotices()
  const message = !isOnline ? t('offline.device') : notices === 'down' ? t('offline.notices') : null
  return (
    <div role="status">
      {message !== null && (
        <div className="shell-banner">
          <Icon name={isOnline ? 'warning' : 'cloudOff'} />
          {message}
        </div>
      )}
    </div>
  )
}

/** Leads to the sign-in page, and from there back to here, when the session has ended elsewhere. */
function useSignInAgain(): void {
  const me = useMe()
  const navigate = useNavigate()
  const router = useRouter()
  const wasIn = useRef(false)
  useEffect(() => {
    if (me !== null) wasIn.current = true
    else if (wasIn.current)
      void navigate({ to: '/log-ind', search: { til: router.state.location.href }, replace: true })
  }, [me, navigate, router])
}

/** Puts the focus at the top of the new screen; a change of search parameters is no new screen. */
function useFocusAfterNavigation(main: { readonly current: HTMLElement | null }): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
        if (fromLocation !== undefined && pathChanged) main.current?.focus({ preventScroll: true })
      }),
    [router, main],
  )
}
