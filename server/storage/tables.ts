import type { ColumnType, Generated } from 'kysely'
import type { SearchSource } from '#shared/contracts/search.ts'
import type { AttachmentSubjectKind } from '#shared/domain/attachment/attachment.ts'
import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import type { AnswerKind, SignInStrength } from '#shared/domain/approval/agreement.ts'
import type { CommentPlace, ThreadStatus } from '#shared/document/comment.ts'
import type { CardList } from '#shared/document/cards.ts'
import type { Health } from '#shared/domain/commitment/health.ts'
import type { DocumentKind, SectionId, SectionStatus } from '#shared/domain/document-section/section.ts'
import type { InboxKind, NotificationKind } from '#shared/domain/notification/notification.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PaymentSchedule } from '#shared/domain/outcome/rate-card.ts'
import type { IntakeSetting, RegistrationStatus } from '#shared/domain/outcome/registration.ts'
import type { MemberRole, PartyKind } from '#shared/domain/partnership/party.ts'
import type { OwnCertainty } from '#shared/domain/scenario/own-value.ts'
import type { NeedKind, NeedParty } from '#shared/domain/silent-writing/silent-writing.ts'
import type { Activity } from '#shared/domain/workshop/activity.ts'
import type { LandingTarget } from '#shared/domain/workshop/landing-target.ts'
import type { StanceKind, WorkshopState } from '#shared/domain/workshop/room.ts'
import type { ProposalStatus } from '#shared/domain/proposal/proposal.ts'
import type { ScenarioKind } from '#shared/domain/scenario/scenario.ts'
import type {
  AgreementVersionId,
  BestPracticeId,
  AttachmentId,
  ClusterId,
  CommentId,
  CommentThreadId,
  CommitmentId,
  DocumentId,
  MailId,
  HealthReportId,
  MembershipId,
  NotificationId,
  OutcomeRegistrationId,
  OutcomeTargetId,
  ParameterValueId,
  PartnershipId,
  PartyId,
  PersonId,
  ProgrammeId,
  ProposalId,
  RemarkId,
  ScenarioId,
  SessionId,
  SilentDraftId,
  SilentRoundId,
  SnapshotId,
  SettlementId,
  TokenId,
  VersionId,
  WorkshopCardId,
  WorkshopId,
  WorkshopParticipantId,
  WorkshopStepId,
} from '#shared/kernel/ids.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/**
 * Every table as Kysely sees it; `migrations/` makes them. Times are milliseconds since 1970, days are `YYYY-MM-DD`,
 * money is øre, booleans are 0 or 1.
 */
export interface Tables {
  programme: ProgrammeTable
  cluster: ClusterTable
  partnership: PartnershipTable
  cluster_place: ClusterPlaceTable
  party: PartyTable
  person: PersonTable
  membership: MembershipTable
  session: SessionTable
  token: TokenTable
  document: DocumentTable
  section: SectionTable
  document_update: DocumentUpdateTable
  document_checkpoint: DocumentCheckpointTable
  document_version: DocumentVersionTable
  document_visit: DocumentVisitTable
  proposal: ProposalTable
  proposal_remark: ProposalRemarkTable
  search_entry: SearchEntryTable
  search_progress: SearchProgressTable
  commitment: CommitmentTable
  outcome_target: OutcomeTargetTable
  commitment_target: CommitmentTargetTable
  commitment_health: CommitmentHealthTable
  commitment_words: CommitmentWordsTable
  commitment_words_answer: CommitmentWordsAnswerTable
  attachment: AttachmentTable
  scenario: ScenarioTable
  silent_round: SilentRoundTable
  silent_draft: SilentDraftTable
  silent_ready: SilentReadyTable
  rate_card_version: RateCardVersionTable
  target_wording: TargetWordingTable
  comment_thread: CommentThreadTable
  comment: CommentTable
  comment_mention: CommentMentionTable
  notification: NotificationTable
  notification_setting: NotificationSettingTable
  mail: MailTable
  mailed_item: MailedItemTable
  server_secret: ServerSecretTable
  section_template: SectionTemplateTable
  best_practice: BestPracticeTable
  parameter_value: ParameterValueTable
  simulation_snapshot: SimulationSnapshotTable
  outcome_registration: OutcomeRegistrationTable
  settlement: SettlementTable
  settlement_answer: SettlementAnswerTable
  agreement_version: AgreementVersionTable
  agreement_answer: AgreementAnswerTable
  agreement_seen: AgreementSeenTable
  workshop: WorkshopTable
  workshop_step: WorkshopStepTable
  workshop_participant: WorkshopParticipantTable
  workshop_card: WorkshopCardTable
  workshop_vote: WorkshopVoteTable
  workshop_stance: WorkshopStanceTable
  workshop_score: WorkshopScoreTable
  workshop_done: WorkshopDoneTable
  workshop_parked: WorkshopParkedTable
  audit: AuditTable
  heartbeat: HeartbeatTable
}

export interface ProgrammeTable {
  id: ProgrammeId
  name: string
  description: string
  is_demo: 0 | 1
  created_at: number
}

export interface ClusterTable {
  id: ClusterId
  programme_id: ProgrammeId
  name: string
  position: number
}

export interface PartnershipTable {
  id: PartnershipId
  programme_id: ProgrammeId
  /** Part of every address, e.g. `holbaek`; never changes. */
  slug: string
  /** E.g. `Holbæk`: the municipality without the word Kommune. */
  name: string
  municipality_code: string
  language: 'da' | 'en'
  summary: string
  starts_on: string | null
  ends_on: string | null
  follow_up_ends_on: string | null
  is_example: 0 | 1
  version: number
  created_at: number
}

/** The printed cluster table, one row a line; `unclear` where the print can be read in more than one way. */
export interface ClusterPlaceTable {
  id: string
  cluster_id: ClusterId
  partnership_id: PartnershipId
  places: number
  reading: 'certain' | 'unclear'
  position: number
}

export interface PartyTable {
  id: PartyId
  partnership_id: PartnershipId
  kind: PartyKind
  name: string
  description: string
  is_example: 0 | 1
  position: number
  created_at: number
}

export interface PersonTable {
  id: PersonId
  email: string
  name: string
  title: string
  language: 'da' | 'en'
  verified_at: number | null
  /** May be stepped into from the sign-in page while the server runs as a demo on loopback. */
  is_demo: 0 | 1
  created_at: number
}

export interface MembershipTable {
  id: MembershipId
  person_id: PersonId
  party_id: PartyId
  role: MemberRole
  created_at: number
  ended_at: number | null
}

export interface SessionTable {
  id: SessionId
  /** SHA-256 of the cookie's secret, hex. */
  secret_hash: string
  person_id: PersonId
  method: 'link' | 'invite' | 'demo'
  user_agent: string
  created_at: number
  last_seen_at: number
  expires_at: number
}

export interface TokenTable {
  id: TokenId
  /** SHA-256 of the secret, hex. */
  secret_hash: string
  purpose: 'login' | 'invite' | 'api'
  /** login, api: who it is for. invite: null until it is redeemed. */
  person_id: PersonId | null
  /** invite: the address it was made for, or null for a link that is copied. */
  email: string | null
  party_id: PartyId | null
  role: MemberRole | null
  /** login: SHA-256 of the cookie of the browser that asked. */
  browser_hash: string | null
  /** invite: SHA-256 of the second secret, which only the mail holds and which therefore proves the address. */
  mailed_hash: ColumnType<string | null, string | null | undefined, string | null>
  label: string
  created_by: PersonId | null
  created_at: number
  expires_at: number
  max_uses: number
  uses: Generated<number>
  revoked_at: number | null
}

export interface DocumentTable {
  id: DocumentId
  partnership_id: PartnershipId
  kind: DocumentKind
  /** The firm whose social model it is; null for the partner plan. */
  firm_party_id: PartyId | null
  language: 'da' | 'en'
  schema_version: number
  epoch: number
  created_at: number
  /** The newest change of the programme's templates when the document was made; it keeps to that (TPL-2). */
  template_revision: Generated<number>
}

export interface SectionTable {
  document_id: DocumentId
  section_id: SectionId
  position: number
  status: SectionStatus
  owner_party_id: PartyId | null
  version: number
  updated_at: number
  updated_by: PersonId | null
}

/** The append log: what a device sent, in the order it was applied, with who sent it (from the session). */
export interface DocumentUpdateTable {
  document_id: DocumentId
  seq: number
  person_id: PersonId | null
  bytes: Uint8Array
  created_at: number
}

/** The document's whole state as of `seq`; loading is the newest checkpoint and the log after it. */
export interface DocumentCheckpointTable {
  document_id: DocumentId
  seq: number
  bytes: Uint8Array
  sha256: string
  created_at: number
}

/** A version that somebody named, or that a restore made. Automatic ones follow from the log and have no row. */
export interface DocumentVersionTable {
  id: VersionId
  document_id: DocumentId
  /** The version is the document after this line of the log. */
  seq: number
  kind: 'named' | 'restored'
  name: string
  /** restored: the section, or null for the whole document. */
  section_id: SectionId | null
  /** restored: the log line whose text was brought back, and the last one before the restore. */
  source_seq: number | null
  before_seq: number | null
  /** named: the document's state, deflated, so that the version does not depend on the log. */
  state: Uint8Array | null
  created_by: PersonId
  created_at: number
}

/** How far a person has seen a document, and how far before the visit that goes on. */
export interface DocumentVisitTable {
  person_id: PersonId
  document_id: DocumentId
  seq: number
  at: number
  last_seq: number | null
  last_at: number | null
}

/** `base` and `proposed` are a section's blocks as JSON. */
export interface ProposalTable {
  id: ProposalId
  document_id: DocumentId
  section_id: SectionId
  proposed_by: PersonId
  party_id: PartyId | null
  note: string
  base: string
  proposed: string
  status: ProposalStatus
  version: number
  created_at: number
  updated_at: number
}

export interface ProposalRemarkTable {
  id: RemarkId
  proposal_id: ProposalId
  person_id: PersonId
  party_id: PartyId | null
  text: string
  created_at: number
}

/** What can be found, as it is shown; the words stand folded in `search_text` under the same row number. */
export interface SearchEntryTable {
  id: ColumnType<number, never, never>
  partnership_id: PartnershipId
  source: SearchSource
  subject_id: string
  part_id: string
  document_id: DocumentId | null
  section_id: SectionId | null
  title: string
  body: string
}

/** The line of a document's log up to which the index holds it. */
export interface SearchProgressTable {
  document_id: DocumentId
  seq: number
}

export interface CommitmentTable {
  id: CommitmentId
  partnership_id: PartnershipId
  party_id: PartyId
  person_id: PersonId | null
  what: string
  quantity: number | null
  unit: string
  due_on: string | null
  programme_month: number | null
  condition: string
  evidence: string
  status: CommitmentStatus
  lapse_reason: string
  source_document_id: DocumentId | null
  source_section_id: SectionId | null
  source_quote: string
  agreed_words: string | null
  agreed_seq: number | null
  proposed_by: PersonId
  proposed_by_party_id: PartyId | null
  accepted_by: PersonId | null
  accepted_at: number | null
  version: number
  created_at: number
  updated_at: number
}

/** Updates on how a promise is going; the newest counts. Rows are added and never changed. */
export interface CommitmentHealthTable {
  seq: ColumnType<number, never, never>
  id: HealthReportId
  commitment_id: CommitmentId
  health: Health
  text: string
  person_id: PersonId
  at: number
}

/** What the document says now of the sentence behind a commitment; read out of the document, never written into it. */
export interface CommitmentWordsTable {
  commitment_id: CommitmentId
  /** Empty when the words are gone. */
  words: string
  /** Number in the document's log up to which it was read. */
  seq: number
  at: number
}

/** Which side has said yes to the words as they stand in `commitment_words`; gone when the words change. */
export interface CommitmentWordsAnswerTable {
  commitment_id: CommitmentId
  party_id: PartyId
  person_id: PersonId
  at: number
}

/** A note, a file or both on some record. The bytes lie under `attachments/` in the data folder, named by the id. */
export interface AttachmentTable {
  id: AttachmentId
  partnership_id: PartnershipId
  subject_kind: AttachmentSubjectKind
  subject_id: string
  note: string
  file_name: string | null
  media_type: string | null
  /** 0 for a note without a file. */
  bytes: number
  sha256: string | null
  added_by: PersonId
  added_by_party_id: PartyId | null
  added_at: number
  removed_by: PersonId | null
  /** From then on the bytes are gone; the row tells what was there. */
  removed_at: number | null
}

export interface OutcomeTargetTable {
  id: OutcomeTargetId
  partnership_id: PartnershipId
  outcome_code: OutcomeCode
  count: number
  out_of: number | null
  tariff_ore: number
  payer_party_id: PartyId
  payee_party_id: PartyId
  verifier_party_id: PartyId | null
  evidence: string
  programme_month: number | null
  version: number
  created_at: number
  updated_at: number
  /** Taken out of lists and pictures; the row and its links stay as history. */
  removed_at: number | null
  target_group: Generated<string>
  cap_ore: number | null
}

/** A rate card as it holds from a day. Append-only; triggers refuse UPDATE and DELETE. */
export interface RateCardVersionTable {
  partnership_id: PartnershipId
  version: number
  valid_from: string
  /** JSON: what each paid outcome is worth and who pays whom. */
  lines: string
  cap_per_citizen_ore: number | null
  cap_total_ore: number | null
  cap_per_job_ore: number | null
  schedule: PaymentSchedule
  lag_months: number
  growth_percent: number | null
  has_state_grant: 0 | 1 | null
  note: string
  created_at: number
  created_by: PersonId | null
}

/** A target's sentence as it read at one version, in the partnership's language. Append-only like the card. */
export interface TargetWordingTable {
  target_id: OutcomeTargetId
  version: number
  language: 'da' | 'en'
  sentence: string
  /** JSON of what the sentence says, blank by blank. */
  structure: string
  created_at: number
}

export interface CommitmentTargetTable {
  commitment_id: CommitmentId
  target_id: OutcomeTargetId
}

/** One set of assumptions to calculate with; `overrides` is JSON of what differs from the defaults. */
export interface ScenarioTable {
  id: ScenarioId
  partnership_id: PartnershipId
  kind: ScenarioKind
  name: string
  overrides: string
  /** First day of the programme, which chooses among dated values; null for the standard ones. */
  starts_on: CalendarDay | null
  position: number
  version: number
  created_at: number
  updated_at: number
  /** Null while it stands as it was made at the start. */
  updated_by: PersonId | null
  removed_at: number | null
}

/** Where a discussion stands. The words of the place are kept, so that it is never lost with the text (CMT-3). */
export interface CommentThreadTable {
  id: CommentThreadId
  partnership_id: PartnershipId
  place: CommentPlace['kind']
  document_id: DocumentId | null
  /** The section of the words, of the card's list, or the whole section. */
  section_id: SectionId | null
  card_list: CardList | null
  card_id: string | null
  commitment_id: CommitmentId | null
  /** Yjs relative positions in base64; empty for what is not text. */
  anchor_start: string
  anchor_end: string
  /** The words, or the card's title, as they stood. */
  quote: string
  quote_before: string
  quote_after: string
  status: ThreadStatus
  assignee_id: PersonId | null
  resolved_by: PersonId | null
  resolved_at: number | null
  version: number
  created_by: PersonId
  created_at: number
  updated_at: number
}

export interface CommentTable {
  id: CommentId
  thread_id: CommentThreadId
  person_id: PersonId
  party_id: PartyId | null
  /** Emptied when the comment is deleted; the row stays to show that something stood there. */
  body: string
  version: number
  created_at: number
  edited_at: number | null
  deleted_at: number | null
}

export interface CommentMentionTable {
  comment_id: CommentId
  person_id: PersonId
}

/** What stands in a person's inbox until it is read, or until it no longer holds. */
export interface NotificationTable {
  id: NotificationId
  person_id: PersonId
  partnership_id: PartnershipId
  kind: InboxKind
  thread_id: CommentThreadId
  comment_id: CommentId | null
  by_person_id: PersonId
  by_party_id: PartyId | null
  created_at: number
  read_at: number | null
  undone_at: number | null
}

/** Only what a person has chosen; without a row the kind's default holds. */
export interface NotificationSettingTable {
  person_id: PersonId
  kind: NotificationKind
  is_on: 0 | 1
  updated_at: number
}

/** One mail that was, or is being, sent. `claimed` with nobody working on it: the server stopped while sending. */
export interface MailTable {
  id: MailId
  person_id: PersonId
  kind: NotificationKind
  period: string
  state: 'claimed' | 'sent' | 'failed'
  claimed_at: number
}

/** What a person has been told of, written with the mail that tells it: nothing is mailed twice (NOT-2). */
export interface MailedItemTable {
  person_id: PersonId
  item_key: string
  mail_id: MailId
}

/** Keys that the server makes for itself at first need, such as the one that signs unsubscribe links. */
export interface ServerSecretTable {
  name: string
  secret: string
}

/** A section's help texts as the fund has written them; `texts` is JSON in both languages. Rows are only added. */
export interface SectionTemplateTable {
  programme_id: ProgrammeId
  /** Counted over all sections of the programme, so that one number tells all that a document was made with. */
  revision: number
  section_id: SectionId
  texts: string
  created_at: number
  created_by: PersonId
}

/** What one party has learnt. Others of the programme see it while `shared_at` is set. */
export interface BestPracticeTable {
  id: BestPracticeId
  partnership_id: PartnershipId
  party_id: PartyId
  title: string
  situation: string
  action: string
  effect: string
  advice: string
  version: number
  created_at: number
  created_by: PersonId
  updated_at: number
  shared_at: number | null
  shared_by: PersonId | null
  removed_at: number | null
}

/** A partnership's own value of a parameter, in force from a day on. */
export interface ParameterValueTable {
  id: ParameterValueId
  partnership_id: PartnershipId
  parameter_id: string
  /** JSON of a `ScenarioValue`. */
  value: string
  valid_from: CalendarDay
  source: string
  source_url: string | null
  certainty: OwnCertainty
  version: number
  created_at: number
  updated_at: number
  updated_by: PersonId
  removed_at: number | null
}

/** A scenario as it was calculated once; a trigger refuses UPDATE. */
export interface SimulationSnapshotTable {
  id: SnapshotId
  partnership_id: PartnershipId
  scenario_id: ScenarioId
  scenario_name: string
  scenario_version: number
  has_unsaved: 0 | 1
  starts_on: CalendarDay | null
  /** JSON of what differed from the values in force, of the whole input, and of the report in both languages. */
  overrides: string
  input: string
  report: string
  taken_at: number
  taken_by: PersonId
}

/** A round of silent writing in a partner plan's map; open while it is not revealed. */
export interface SilentRoundTable {
  id: SilentRoundId
  document_id: DocumentId
  opened_at: number
  opened_by: PersonId
  revealed_at: number | null
  revealed_by: PersonId | null
  /** When the cards were in the document, on disk. */
  moved_at: number | null
}

/** What one person has written and nobody else may read; gone once it has become a card. */
export interface SilentDraftTable {
  id: SilentDraftId
  round_id: SilentRoundId
  person_id: PersonId
  party_kind: NeedParty
  need_kind: NeedKind
  text: string
  created_at: number
  updated_at: number
}

export interface SilentReadyTable {
  round_id: SilentRoundId
  person_id: PersonId
  ready_at: number
}

/** Outcomes that were reached: counts and codes, never a person. A correction supersedes; a trigger refuses DELETE. */
export interface OutcomeRegistrationTable {
  id: OutcomeRegistrationId
  partnership_id: PartnershipId
  outcome_code: OutcomeCode
  reached_on: string
  counted_from: string | null
  count: number
  person_code: string | null
  setting: IntakeSetting | null
  firm_party_id: PartyId | null
  evidence: string
  status: RegistrationStatus
  registered_by: PersonId
  registered_by_party_id: PartyId
  registered_at: number
  decided_by: PersonId | null
  decided_by_party_id: PartyId | null
  decided_at: number | null
  reason: string
  supersedes_id: OutcomeRegistrationId | null
  version: number
}

/** Statements; once agreed, a trigger refuses UPDATE. */
export interface SettlementTable {
  id: SettlementId
  partnership_id: PartnershipId
  number: number
  from_month: number
  to_month: number
  /** JSON of what the parties agree to; `hash` is taken of its canonical text. */
  content: string
  hash: string
  seal: string | null
  created_at: number
  created_by: PersonId | null
  agreed_at: number | null
  version: number
}

/** Every answer of a party, append-only; its latest one counts. */
export interface SettlementAnswerTable {
  seq: ColumnType<number, never, never>
  settlement_id: SettlementId
  party_id: PartyId
  answer: 'agreed' | 'objected'
  hash: string
  reason: string
  person_id: PersonId
  at: number
}

/** A frozen version; `content` is the very text that the hash is taken of. A trigger refuses every change of it. */
export interface AgreementVersionTable {
  id: AgreementVersionId
  partnership_id: PartnershipId
  number: number
  content: string
  hash: string
  previous_hash: string | null
  /** JSON list of party ids; null asks everybody at once. */
  approval_order: string | null
  due_on: string | null
  prepared_by: PersonId | null
  prepared_at: number
  approved_at: number | null
  seal: string | null
  /** A later version was prepared first. */
  closed_at: number | null
  /** Approved, and a new draft has been begun since. */
  unlocked_at: number | null
}

/** Every answer to a version, append-only. */
export interface AgreementAnswerTable {
  seq: ColumnType<number, never, never>
  version_id: AgreementVersionId
  hash: string
  party_id: PartyId
  person_id: PersonId
  person_name: string
  person_title: string
  answer: AnswerKind
  text: string
  authority: string
  strength: SignInStrength
  signed_in_at: number
  at: number
  binding: string
}

/** When somebody of the party first opened the version. */
export interface AgreementSeenTable {
  version_id: AgreementVersionId
  party_id: PartyId
  at: number
}

/**
 * Append-only; triggers refuse DELETE, and UPDATE but for the erasure of a person and their words. Written in the same
 * transaction as what it tells of, chained by hash to the row before in the partnership.
 */
export interface WorkshopTable {
  id: WorkshopId
  partnership_id: PartnershipId
  title: string
  /** Six signs, of all workshops that ever were: a code is not given out again. */
  code: string
  state: WorkshopState
  is_locked: 0 | 1
  is_rehearsal: 0 | 1
  is_at_own_pace: 0 | 1
  current_step_id: WorkshopStepId | null
  called_at: number | null
  opened_at: number | null
  closed_at: number | null
  created_by: PersonId
  created_at: number
  version: number
}

export interface WorkshopStepTable {
  id: WorkshopStepId
  workshop_id: WorkshopId
  position: number
  title: string
  instruction: string
  activity: Activity
  minutes: number
  target: LandingTarget | null
  started_at: number | null
  ended_at: number | null
  extra_minutes: number
  revealed_at: number | null
  phase: 0 | 1 | 2
  budget: number | null
  proposal: string
  outcome: string
  review_on: string | null
}

export interface WorkshopParticipantTable {
  id: WorkshopParticipantId
  workshop_id: WorkshopId
  person_id: PersonId | null
  secret_hash: string
  name: string
  party_kind: PartyKind
  table_name: string
  is_simulated: 0 | 1
  joined_at: number
  removed_at: number | null
  hand_up_at: number | null
}

/** What a card says is in no document, notice or log before it is revealed or lands. */
export interface WorkshopCardTable {
  id: WorkshopCardId
  workshop_id: WorkshopId
  step_id: WorkshopStepId
  participant_id: WorkshopParticipantId | null
  party_kind: PartyKind
  table_name: string
  column_name: string | null
  text: string
  group_id: WorkshopCardId | null
  created_at: number
  updated_at: number
  /** Kept as a row, so that a device that sends it again does not bring it back. */
  removed_at: number | null
  landed_in: LandingTarget | null
  landed_at: number | null
}

export interface WorkshopVoteTable {
  step_id: WorkshopStepId
  card_id: WorkshopCardId
  voter: string
  dots: number
  at: number
}

export interface WorkshopStanceTable {
  step_id: WorkshopStepId
  participant_id: WorkshopParticipantId
  stance: StanceKind
  reason: string
  at: number
}

export interface WorkshopScoreTable {
  step_id: WorkshopStepId
  participant_id: WorkshopParticipantId
  score: number
  word: string
  at: number
}

export interface WorkshopDoneTable {
  step_id: WorkshopStepId
  participant_id: WorkshopParticipantId
  at: number
}

export interface WorkshopParkedTable {
  id: string
  workshop_id: WorkshopId
  step_id: WorkshopStepId
  participant_id: WorkshopParticipantId | null
  party_kind: PartyKind
  text: string
  created_at: number
  settled_at: number | null
}

/** Append-only; triggers refuse UPDATE and DELETE. Written in the same transaction as what it tells of. */
export interface AuditTable {
  seq: ColumnType<number, never, never>
  partnership_id: PartnershipId | null
  at: number
  person_id: PersonId | null
  party_id: PartyId | null
  /** Past tense, `noun.verb`: `commitment.accepted`. */
  action: string
  subject_kind: string
  subject_id: string
  /** JSON with the changed values, for words in the activity list; `{}` once erased. */
  data: string
  /** From 1 without gaps in the partnership. */
  position: number
  /** Null once person and data were erased. */
  salt: string | null
  person_commitment: string
  data_commitment: string
  previous_hash: string
  hash: string
}

/** One row, written by the health check: only a commit shows that the disk takes one. */
export interface HeartbeatTable {
  id: 1
  at: number
}
