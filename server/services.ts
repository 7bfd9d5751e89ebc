import type { Logger } from 'pino'
import type { Clock } from '#shared/kernel/time.ts'
import type { Config } from './config.ts'
import type { ChangeNotices } from './live/change-notices.ts'
import { type ExportsService, createExportsService } from './export/document/exports.service.ts'
import { RoomHub } from './live/room-hub.ts'
import type { LiveConnections } from './live/live-connections.ts'
import type { Mailer } from './mail/mailer.ts'
import { type AccountsService, createAccountsService } from './modules/accounts/accounts.service.ts'
import type { Credentials } from './modules/accounts/credentials.ts'
import { createInvitationMaker } from './modules/accounts/invitation-maker.ts'
import { createLinks } from './modules/accounts/links.ts'
import { type ActivityService, createActivityService } from './modules/activity/activity.service.ts'
import { type ApprovalsService, createApprovalsService } from './modules/approvals/approvals.service.ts'
import { type CommentsService, createCommentsService } from './modules/comments/comments.service.ts'
import { type BestPracticeService, createBestPracticeService } from './modules/best-practice/best-practice.service.ts'
import { createAttachmentFiles } from './modules/attachments/attachment-files.ts'
import { type AttachmentsService, createAttachmentsService } from './modules/attachments/attachments.service.ts'
import { type AgreedTextService, createAgreedTextService } from './modules/commitments/agreed-text.service.ts'
import { type CardsService, createCardsService } from './modules/cards/cards.service.ts'
import { type CommitmentsService, createCommitmentsService } from './modules/commitments/commitments.service.ts'
import { type DocumentsService, createDocumentsService } from './modules/documents/documents.service.ts'
import { type HistoryService, createHistoryService } from './modules/history/history.service.ts'
import { type MembersService, createMembersService } from './modules/members/members.service.ts'
import { type NotificationsService, createNotificationsService } from './modules/notifications/notifications.service.ts'
import { type ParametersService, createParametersService } from './modules/parameters/parameters.service.ts'
import { type OutcomesService, createOutcomesService } from './modules/outcomes/outcomes.service.ts'
import { type PartnershipsService, createPartnershipsService } from './modules/partnerships/partnerships.service.ts'
import { type PortfolioService, createPortfolioService } from './modules/portfolio/portfolio.service.ts'
import { type RateCardService, createRateCardService } from './modules/rate-card/rate-card.service.ts'
import { type ScenariosService, createScenariosService } from './modules/scenarios/scenarios.service.ts'
import { type ProposalsService, createProposalsService } from './modules/proposals/proposals.service.ts'
import { type SearchService, createSearchService } from './modules/search/search.service.ts'
import { type SnapshotsService, createSnapshotsService } from './modules/snapshots/snapshots.service.ts'
import {
  type SilentWritingService,
  createSilentWritingService,
} from './modules/silent-writing/silent-writing.service.ts'
import { type SettlementsService, createSettlementsService } from './modules/settlements/settlements.service.ts'
import { type TargetsService, createTargetsService } from './modules/targets/targets.service.ts'
import { type TemplatesService, createTemplatesService } from './modules/templates/templates.service.ts'
import { type LandingService, createLandingService } from './modules/workshops/landing.service.ts'
import { type RoomService, createRoomService } from './modules/workshops/room.service.ts'
import { type WorkshopsService, createWorkshopsService } from './modules/workshops/workshops.service.ts'
import type { Database } from './storage/database.ts'
import type { LiveDocuments } from './sync/live-documents.ts'

/** What every service is made from. Nothing below `app.ts` reads the environment, the clock or randomness itself. */
export interface Foundation {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly notices: ChangeNotices
  readonly connections: LiveConnections
}

export interface Random {
  /** A random UUID. */
  uuid(): string
  /** 256 random bits as 43 characters of base64url, for secrets. */
  secret(): string
}

/** What only letters and links need: how mail leaves, and under which address people reach this server. */
export interface Post {
  readonly mailer: Mailer
  /** `PUBLIC_URL`, or `http://localhost:<port>` once the port is known. Never taken from a request. */
  readonly publicUrl: () => string
}

/** What the app has made before its services: the sync server asks about credentials, and services about documents. */
export interface Ready {
  readonly credentials: Credentials
  readonly documents: LiveDocuments
}

/** The use cases that procedures call, one service a module. */
export interface Services {
  readonly credentials: Credentials
  readonly accounts: AccountsService
  readonly partnerships: PartnershipsService
  readonly members: MembersService
  readonly documents: DocumentsService
  readonly commitments: CommitmentsService
  readonly agreedTexts: AgreedTextService
  readonly attachments: AttachmentsService
  readonly targets: TargetsService
  readonly portfolio: PortfolioService
  readonly rateCard: RateCardService
  readonly outcomes: OutcomesService
  readonly settlements: SettlementsService
  readonly scenarios: ScenariosService
  readonly silentWriting: SilentWritingService
  readonly cards: CardsService
  readonly comments: CommentsService
  readonly notifications: NotificationsService
  readonly templates: TemplatesService
  readonly bestPractice: BestPracticeService
  readonly exports: ExportsService
  readonly parameters: ParametersService
  readonly snapshots: SnapshotsService
  readonly activity: ActivityService
  readonly history: HistoryService
  readonly search: SearchService
  readonly proposals: ProposalsService
  readonly approvals: ApprovalsService
  readonly workshops: WorkshopsService
  readonly room: RoomService
  readonly landing: LandingService
  /** The devices in the rooms, for the socket that they come by. */
  readonly roomHub: RoomHub
}

export function createServices(
  foundation: Foundation,
  { mailer, publicUrl }: Post,
  { credentials, documents }: Ready,
): Services {
  const links = createLinks(publicUrl)
  const roomHub = new RoomHub((error) => foundation.logger.error({ err: error }, 'A room could not be shown'))
  const commitments = createCommitmentsService(foundation)
  const room = createRoomService(foundation, roomHub)
  roomHub.showWith((workshopId, devices) => room.show(workshopId, devices))
  return {
    credentials,
    accounts: createAccountsService(foundation, { mailer, links }),
    partnerships: createPartnershipsService(foundation),
    members: createMembersService(foundation, createInvitationMaker(foundation, { mailer, links })),
    documents: createDocumentsService(foundation),
    commitments,
    agreedTexts: createAgreedTextService(foundation, documents),
    attachments: createAttachmentsService(
      foundation,
      createAttachmentFiles(foundation.config.dataDir, () => foundation.random.uuid()),
    ),
    targets: createTargetsService(foundation),
    portfolio: createPortfolioService(foundation),
    rateCard: createRateCardService(foundation),
    outcomes: createOutcomesService(foundation),
    settlements: createSettlementsService(foundation),
    scenarios: createScenariosService(foundation),
    silentWriting: createSilentWritingService(foundation, documents),
    cards: createCardsService(foundation, documents),
    comments: createCommentsService(foundation),
    notifications: createNotificationsService(foundation),
    templates: createTemplatesService(foundation, documents),
    bestPractice: createBestPracticeService(foundation),
    exports: createExportsService(foundation, documents),
    parameters: createParametersService(foundation),
    snapshots: createSnapshotsService(foundation),
    activity: createActivityService(foundation),
    history: createHistoryService(foundation, documents),
    search: createSearchService(foundation),
    proposals: createProposalsService(foundation, documents),
    approvals: createApprovalsService(foundation, documents),
    workshops: createWorkshopsService(foundation, roomHub),
    room,
    landing: createLandingService(foundation, { hub: roomHub, documents, commitments }),
    roomHub,
  }
}
