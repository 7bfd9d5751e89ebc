import { accountsRouter } from '#server/modules/accounts/accounts.router.ts'
import { activityRouter } from '#server/modules/activity/activity.router.ts'
import { approvalsRouter } from '#server/modules/approvals/approvals.router.ts'
import { commentsRouter } from '#server/modules/comments/comments.router.ts'
import { bestPracticeRouter } from '#server/modules/best-practice/best-practice.router.ts'
import { attachmentsRouter } from '#server/modules/attachments/attachments.router.ts'
import { cardsRouter } from '#server/modules/cards/cards.router.ts'
import { commitmentsRouter } from '#server/modules/commitments/commitments.router.ts'
import { documentsRouter } from '#server/modules/documents/documents.router.ts'
import { historyRouter } from '#server/modules/history/history.router.ts'
import { membersRouter } from '#server/modules/members/members.router.ts'
import { notificationsRouter } from '#server/modules/notifications/notifications.router.ts'
import { parametersRouter } from '#server/modules/parameters/parameters.router.ts'
import { outcomesRouter } from '#server/modules/outcomes/outcomes.router.ts'
import { partnershipsRouter } from '#server/modules/partnerships/partnerships.router.ts'
import { portfolioRouter } from '#server/modules/portfolio/portfolio.router.ts'
import { rateCardRouter } from '#server/modules/rate-card/rate-card.router.ts'
import { scenariosRouter } from '#server/modules/scenarios/scenarios.router.ts'
import { proposalsRouter } from '#server/modules/proposals/proposals.router.ts'
import { searchRouter } from '#server/modules/search/search.router.ts'
import { snapshotsRouter } from '#server/modules/snapshots/snapshots.router.ts'
import { silentWritingRouter } from '#server/modules/silent-writing/silent-writing.router.ts'
import { settlementsRouter } from '#server/modules/settlements/settlements.router.ts'
import { targetsRouter } from '#server/modules/targets/targets.router.ts'
import { templatesRouter } from '#server/modules/templates/templates.router.ts'
import { roomRouter } from '#server/modules/workshops/room.router.ts'
import { workshopsRouter } from '#server/modules/workshops/workshops.router.ts'
import { router } from './trpc.ts'

/** Every procedure there is. The client knows the server by this router's type and by nothing else. */
export const appRouter = router({
  accounts: accountsRouter,
  partnerships: partnershipsRouter,
  members: membersRouter,
  documents: documentsRouter,
  commitments: commitmentsRouter,
  attachments: attachmentsRouter,
  targets: targetsRouter,
  portfolio: portfolioRouter,
  rateCard: rateCardRouter,
  outcomes: outcomesRouter,
  settlements: settlementsRouter,
  scenarios: scenariosRouter,
  silentWriting: silentWritingRouter,
  cards: cardsRouter,
  comments: commentsRouter,
  notifications: notificationsRouter,
  templates: templatesRouter,
  bestPractice: bestPracticeRouter,
  parameters: parametersRouter,
  snapshots: snapshotsRouter,
  activity: activityRouter,
  history: historyRouter,
  search: searchRouter,
  proposals: proposalsRouter,
  approvals: approvalsRouter,
  workshops: workshopsRouter,
  room: roomRouter,
})

export type AppRouter = typeof appRouter
