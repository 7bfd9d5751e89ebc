import type { Logger } from 'pino'
import type { Clock } from '#shared/kernel/time.ts'
import type { Config } from './config.ts'
import type { ChangeNotices } from './live/change-notices.ts'
import type { LiveConnections } from './live/live-connections.ts'
import type { ActivityService } from './modules/activity/activity.service.ts'
import type { CommitmentsService } from './modules/commitments/commitments.service.ts'
import type { DocumentsService } from './modules/documents/documents.service.ts'
import type { MembersService } from './modules/members/members.service.ts'
import type { PartnershipsService } from './modules/partnerships/partnerships.service.ts'
import type { TargetsService } from './modules/targets/targets.service.ts'
import type { Database } from './storage/database.ts'

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

/** The use cases that procedures call, one service a module. */
export interface Services {
  readonly partnerships: PartnershipsService
  readonly members: MembersService
  readonly documents: DocumentsService
  readonly commitments: CommitmentsService
  readonly targets: TargetsService
  readonly activity: ActivityService
}
