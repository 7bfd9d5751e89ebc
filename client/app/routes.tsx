import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { ListSearch } from '#client/features/commitments/index.ts'
import { queryClient, trpcOptions } from '#client/rpc/trpc.ts'
import { ErrorScreen } from './error-screen.tsx'
import { NotFoundScreen } from './not-found-screen.tsx'
import { OpenFrame } from './open-frame.tsx'
import { PendingScreen } from './pending-screen.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { ResultsFrame } from './results-frame.tsx'
import { Shell } from './shell.tsx'
import { StageFrame } from './stage-frame.tsx'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 500 ? value : undefined

/** A place inside the app to go on to; anything that could lead elsewhere is dropped. */
const ownPath = (value: unknown): string | undefined => {
  const path = text(value)
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : undefined
}

const root = createRootRoute({
  component: () => (
    <>
      <ProgressBar />
      <Outlet />
    </>
  ),
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
})

const welcome = () => queryClient.ensureQueryData(trpcOptions.accounts.welcome.queryOptions())

// Without the frame: people who are not in yet.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/log-ind',
  validateSearch: (search): { til?: string | undefined } => ({ til: ownPath(search['til']) }),
  component: lazyRouteComponent(() => import('#client/features/account/index.ts'), 'SignInScreen'),
})
const loginLink = createRoute({
  getParentRoute: () => root,
  path: '/l',
  component: lazyRouteComponent(() => import('#client/features/account/index.ts'), 'LoginLinkScreen'),
})
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/afmeld/$token',
  component: lazyRouteComponent(() => import('#client/features/account/index.ts'), 'UnsubscribeScreen'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/i',
  component: lazyRouteComponent(() => import('#client/features/account/index.ts'), 'InvitationScreen'),
})

// For everybody, in the frame when somebody is signed in.
const open = createRoute({
  getParentRoute: () => root,
  id: 'open',
  beforeLoad: () => welcome(),
  component: () => <OpenFrame />,
})
const help = createRoute({
  getParentRoute: () => open,
  path: '/hjaelp',
  component: lazyRouteComponent(() => import('#client/features/help/index.ts'), 'HelpScreen'),
})
const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/tilgaengelighed',
  component: lazyRouteComponent(() => import('#client/features/help/index.ts'), 'AccessibilityScreen'),
})
const privacy = createRoute({
  getParentRoute: () => open,
  path: '/privatliv',
  component: lazyRouteComponent(() => import('#client/features/help/index.ts'), 'PrivacyScreen'),
})

const selfTest = createRoute({
  getParentRoute: () => open,
  path: '/selvtest',
  component: lazyRouteComponent(() => import('#client/features/help/index.ts'), 'SelfTestScreen'),
})
const verify = createRoute({
  getParentRoute: () => open,
  path: '/verify/$code',
  component: lazyRouteComponent(() => import('#client/features/approvals/index.ts'), 'VerifyScreen'),
})

const signedInOnly = async ({ href }: { href: string }): Promise<void> => {
  const { me } = await welcome()
  if (me !== null) return
  throw redirect({ to: '/log-ind', search: href === '/' ? {} : { til: href }, replace: true })
}
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => signedInOnly(location),
  component: () => <Shell />,
})
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('#client/features/home/index.ts'), 'HomeScreen'),
})
const programme = createRoute({
  getParentRoute: () => signedIn,
  path: '/programme',
  component: lazyRouteComponent(() => import('#client/features/programme/index.ts'), 'ProgrammeScreen'),
})
const portfolio = createRoute({
  getParentRoute: () => signedIn,
  path: '/portefoelje',
  component: lazyRouteComponent(() => import('#client/features/portfolio/index.ts'), 'PortfolioScreen'),
})
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/mig',
  component: lazyRouteComponent(() => import('#client/features/account/index.ts'), 'ProfileScreen'),
})
const partnership = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug',
  component: lazyRouteComponent(() => import('#client/features/partnership/index.ts'), 'PartnershipScreen'),
})
const documentRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/d/$documentId',
  validateSearch: (
    search,
  ): { afsnit?: string | undefined; forpligtelse?: string | undefined; traad?: string | undefined } => ({
    afsnit: text(search['afsnit']),
    forpligtelse: text(search['forpligtelse']),
    traad: text(search['traad']),
  }),
  component: lazyRouteComponent(() => import('./document-route.tsx'), 'DocumentRoute'),
})
const taskCatalogue = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/d/$documentId/opgavekatalog',
  component: lazyRouteComponent(() => import('#client/features/sheets/index.ts'), 'TaskCatalogueScreen'),
})
const buddyCertificate = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/d/$documentId/buddybevis',
  component: lazyRouteComponent(() => import('#client/features/sheets/index.ts'), 'BuddyCertificateScreen'),
})
const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/forloeb',
  component: lazyRouteComponent(() => import('#client/features/course/index.ts'), 'CourseScreen'),
})
const history = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/d/$documentId/historik',
  validateSearch: (search): { v?: string | undefined; mod?: string | undefined } => ({
    v: text(search['v']),
    mod: text(search['mod']),
  }),
  component: lazyRouteComponent(() => import('#client/features/history/index.ts'), 'HistoryScreen'),
})
const commitments = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/f',
  validateSearch: (search): ListSearch => ({
    id: text(search['id']),
    ny: Number(search['ny']) === 1 ? 1 : undefined,
    skriv: Number(search['skriv']) === 1 ? 1 : undefined,
    aftalt: Number(search['aftalt']) === 1 ? 1 : undefined,
    vis: (['part', 'uge', 'maal', 'tavle'] as const).find((word) => word === search['vis']),
    udvalg: search['udvalg'] === 'mangler' ? 'mangler' : undefined,
    frafaldne: Number(search['frafaldne']) === 1 ? 1 : undefined,
    part: text(search['part']),
  }),
  component: lazyRouteComponent(() => import('#client/features/commitments/index.ts'), 'CommitmentsScreen'),
})
const results = createRoute({ getParentRoute: () => signedIn, id: 'results', component: ResultsFrame })
const targets = createRoute({
  getParentRoute: () => results,
  path: '/p/$slug/r',
  validateSearch: (search): { id?: string | undefined } => ({ id: text(search['id']) }),
  component: lazyRouteComponent(() => import('#client/features/targets/index.ts'), 'TargetsScreen'),
})
const simulation = createRoute({
  getParentRoute: () => results,
  path: '/p/$slug/simulering',
  validateSearch: (search): { billede?: string | undefined } => ({ billede: text(search['billede']) }),
  component: lazyRouteComponent(() => import('#client/features/simulation/index.ts'), 'SimulationScreen'),
})
const rateCard = createRoute({
  getParentRoute: () => results,
  path: '/p/$slug/takster',
  component: lazyRouteComponent(() => import('#client/features/rate-card/index.ts'), 'RateCardScreen'),
})
const outcomes = createRoute({
  getParentRoute: () => results,
  path: '/p/$slug/opnaaet',
  validateSearch: (search): { id?: string | undefined } => ({ id: text(search['id']) }),
  component: lazyRouteComponent(() => import('./outcomes-route.tsx'), 'OutcomesRoute'),
})
const settlements = createRoute({
  getParentRoute: () => results,
  path: '/p/$slug/opgoerelser',
  validateSearch: (search): { id?: string | undefined } => ({ id: text(search['id']) }),
  component: lazyRouteComponent(() => import('#client/features/settlements/index.ts'), 'SettlementsScreen'),
})
const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/m',
  component: lazyRouteComponent(() => import('#client/features/members/index.ts'), 'MembersScreen'),
})

const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/aftale',
  component: lazyRouteComponent(() => import('#client/features/approvals/index.ts'), 'AgreementScreen'),
})
const agreementVersion = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/aftale/$number',
  component: lazyRouteComponent(() => import('#client/features/approvals/index.ts'), 'VersionScreen'),
})
const log = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/haendelser',
  component: lazyRouteComponent(() => import('#client/features/approvals/index.ts'), 'LogScreen'),
})
const practices = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/erfaringer',
  component: lazyRouteComponent(() => import('#client/features/best-practice/index.ts'), 'BestPracticeScreen'),
})
const workshops = createRoute({
  getParentRoute: () => signedIn,
  path: '/p/$slug/workshops',
  component: lazyRouteComponent(() => import('#client/features/workshops/index.ts'), 'WorkshopsScreen'),
})
// Without the frame: the whole screen is the room's.
const stage = createRoute({
  getParentRoute: () => root,
  id: 'stage',
  beforeLoad: ({ location }) => signedInOnly(location),
  component: StageFrame,
})
const desk = createRoute({
  getParentRoute: () => stage,
  path: '/p/$slug/workshops/$workshopId',
  component: lazyRouteComponent(() => import('#client/features/workshops/index.ts'), 'DeskScreen'),
})
const bigScreen = createRoute({
  getParentRoute: () => stage,
  path: '/p/$slug/workshops/$workshopId/skaerm',
  component: lazyRouteComponent(() => import('#client/features/workshops/index.ts'), 'BigScreen'),
})
const paper = createRoute({
  getParentRoute: () => stage,
  path: '/p/$slug/workshops/$workshopId/papir',
  component: lazyRouteComponent(() => import('#client/features/workshops/index.ts'), 'PaperScreen'),
})
const templates = createRoute({
  getParentRoute: () => signedIn,
  path: '/skabeloner',
  component: lazyRouteComponent(() => import('#client/features/templates/index.ts'), 'TemplatesScreen'),
})

const routeTree = root.addChildren([
  signIn,
  loginLink,
  invitation,
  unsubscribe,
  open.addChildren([help, accessibility, privacy, selfTest, verify]),
  signedIn.addChildren([
    home,
    programme,
    portfolio,
    profile,
    partnership,
    documentRoute,
    taskCatalogue,
    buddyCertificate,
    course,
    history,
    commitments,
    results.addChildren([targets, rateCard, simulation, outcomes, settlements]),
    members,
    agreement,
    agreementVersion,
    log,
    practices,
    templates,
    workshops,
  ]),
  stage.addChildren([desk, bigScreen, paper]),
])

/** Every address of the client, with the types of its parameters. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 400,
  defaultPendingComponent: PendingScreen,
  // A screen that breaks leaves the frame standing.
  defaultErrorComponent: ErrorScreen,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
