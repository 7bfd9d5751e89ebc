import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposedChanges } from '#shared/document/proposed-changes.ts'
import { readProse } from '#shared/document/prose.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { OutcomeDraft } from '#shared/domain/outcome/registration.ts'
import type { ErrorCode, Refusal } from '#shared/kernel/errors.ts'
import {
  AgreementVersionId,
  type CommentId,
  type CommentThreadId,
  BestPracticeId,
  AttachmentId,
  type DocumentId,
  MembershipId,
  ParameterValueId,
  OutcomeRegistrationId,
  type PartnershipId,
  OutcomeTargetId,
  PersonId,
  ProposalId,
  ScenarioId,
  SessionId,
  SilentDraftId,
  SilentRoundId,
  SettlementId,
  TokenId,
  WorkshopCardId,
  WorkshopId,
  WorkshopStepId,
} from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createCredentials } from '#server/modules/accounts/credentials.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { CreatedPartnership } from '#server/modules/partnerships/create-partnership.ts'
import { type Caller, RefusalError, createCallerFactory } from '#server/rpc/trpc.ts'
import { appRouter } from '#server/rpc/router.ts'
import { type Services, createServices } from '#server/services.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  anchorFor,
  newCommentId,
  newCommitmentId,
  newTargetId,
  newThreadId,
  openFoundation,
  rateCardFor,
  startOfTest,
  targetFor,
  textPlace,
} from '#test/support/records.ts'

/**
 * Who may call what: every procedure by every role. The expected answers stand here and are not computed from the
 * rules, so that a slip in the rules and a slip in a procedure both show. A procedure without a row fails.
 */
const roles = [
  'anonymous',
  'municipalityLead',
  'actorMember',
  'firmMember',
  'fundFacilitator',
  'commenter',
  'reader',
  'exMember',
  'outsider',
  'unverified',
] as const
type Role = (typeof roles)[number]
type Expected = 'ok' | ErrorCode
type Cells = Readonly<Record<Role, Expected>>

const signIn = 'access.signInRequired'
const readOnly = 'access.readOnly'
const notFound = 'thing.notFound'
const otherParty = 'access.otherPartyOnly'
const notAllowed = 'access.notAllowed'

/** The same for everybody, signed in or not. */
const all = (expected: Expected): Cells => ({
  anonymous: expected,
  municipalityLead: expected,
  actorMember: expected,
  firmMember: expected,
  fundFacilitator: expected,
  commenter: expected,
  reader: expected,
  exMember: expected,
  outsider: expected,
  unverified: expected,
})
const allSignedIn = (expected: Expected): Cells => ({ ...all(expected), anonymous: signIn })
/** What the people of the partnership get; the others get what anybody outside gets. */
const inside = (cells: Omit<Cells, 'anonymous' | 'exMember' | 'outsider'>): Cells => ({
  anonymous: signIn,
  exMember: notFound,
  outsider: notFound,
  ...cells,
})
const readers: Cells = inside({
  municipalityLead: 'ok',
  actorMember: 'ok',
  firmMember: 'ok',
  fundFacilitator: 'ok',
  commenter: 'ok',
  reader: 'ok',
  unverified: 'ok',
})
const writers: Cells = inside({
  municipalityLead: 'ok',
  actorMember: 'ok',
  firmMember: 'ok',
  fundFacilitator: 'ok',
  commenter: readOnly,
  reader: readOnly,
  unverified: 'ok',
})
/** Comments: everybody inside but readers. */
const commenters: Cells = { ...writers, commenter: 'ok' }
/** Somebody else's comment: nobody changes another person's words. */
const authorOnly: Cells = inside({
  municipalityLead: 'comment.notYours',
  actorMember: 'comment.notYours',
  firmMember: 'comment.notYours',
  fundFacilitator: 'comment.notYours',
  commenter: 'comment.notYours',
  reader: readOnly,
  unverified: 'comment.notYours',
})
/** Who runs a workshop: the fund's people and any party's leads. */
const workshopRunners: Cells = inside({
  municipalityLead: 'ok',
  actorMember: notAllowed,
  firmMember: notAllowed,
  fundFacilitator: 'ok',
  commenter: readOnly,
  reader: readOnly,
  unverified: notAllowed,
})
/** What binds the firm. */
const firmOnly: Cells = inside({
  municipalityLead: otherParty,
  actorMember: otherParty,
  firmMember: 'ok',
  fundFacilitator: otherParty,
  commenter: readOnly,
  reader: readOnly,
  unverified: 'access.unverified',
})
/** What the firm's lead alone does; none of these is. */
const firmLeadOnly: Cells = inside({
  municipalityLead: otherParty,
  actorMember: otherParty,
  firmMember: notAllowed,
  fundFacilitator: otherParty,
  commenter: readOnly,
  reader: readOnly,
  unverified: notAllowed,
})
/** In the firm's name, without binding it. */
const firmParty: Cells = { ...firmOnly, unverified: 'ok' }
/** What the actor has registered is for the others to judge. */
const notTheActor: Cells = inside({
  municipalityLead: 'ok',
  actorMember: 'outcome.ownRegistration',
  firmMember: 'ok',
  fundFacilitator: 'ok',
  commenter: readOnly,
  reader: readOnly,
  unverified: 'access.unverified',
})
/** Managing people of the firm; none of the firm's people here is its lead. */
const fundOnly: Cells = inside({
  municipalityLead: notAllowed,
  actorMember: notAllowed,
  firmMember: notAllowed,
  fundFacilitator: 'ok',
  commenter: notAllowed,
  reader: notAllowed,
  unverified: notAllowed,
})
const fundOrMunicipalityLead: Cells = inside({
  municipalityLead: 'ok',
  actorMember: notAllowed,
  firmMember: notAllowed,
  fundFacilitator: 'ok',
  commenter: readOnly,
  reader: readOnly,
  unverified: notAllowed,
})

/** The things of one partnership, real or made up, from which an input takes its ids. */
interface Place {
  readonly partnershipId: PartnershipId
  readonly documentId: DocumentId
  readonly slug: string
  readonly party: World['party']
  readonly commitment: (status: 'proposed' | 'accepted' | 'lapsed') => Promise<{ id: string; version: number }>
  readonly attachment: () => Promise<string>
  readonly target: () => Promise<{ id: string; version: number }>
  readonly scenario: () => Promise<{ id: string; version: number }>
  readonly round: () => Promise<string>
  readonly workshop: () => Promise<string>
  readonly shownCard: () => Promise<{ id: string; cardIds: readonly string[] }>
  readonly draft: () => Promise<string>
  /** Of the municipality to P6. */
  readonly proposal: () => Promise<{ id: string; keys: readonly string[] }>
  readonly thread: (over?: { isResolved: true }) => Promise<{ id: CommentThreadId; version: number }>
  readonly comment: () => Promise<{ id: CommentId; version: number }>
  /** A card of the firm's. */
  readonly practice: () => Promise<{ id: string; version: number }>
  readonly ownValue: () => Promise<{ id: string; version: number }>
  readonly outcome: () => Promise<{ id: string; version: number }>
  readonly agreement: () => Promise<{ readonly id: AgreementVersionId; readonly hash: string }>
  readonly settlement: () => Promise<{ id: string; version: number; hash: string }>
  readonly membership: () => Promise<string>
  readonly invitation: () => Promise<string>
}

interface Row {
  readonly cells: Cells
  /** The input with the ids of a place. */
  readonly input: (place: Place, role: Role) => unknown
  /** No id of a partnership in the input, so there is nothing to swap. */
  readonly isWithoutPlace?: true
}

const words = { body: 'Kan det blive hurtigere?', mentions: [] }

const P6 = SectionId.parse('P6')
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const scenarioDraft = { name: 'Vores eget', overrides: { N: 12 }, startsOn: null }
let ownValues = 0
/** Another day each time, since a parameter has one value a day. */
const ownValueDraft = () => ({
  parameterId: 'tauK',
  value: 0.25 + (ownValues += 1) / 100_000,
  validFrom: CalendarDay.parse(new Date(ownValues * 86_400_000).toISOString().slice(0, 10)),
  source: 'Kommunens budget',
  sourceUrl: null,
  certainty: 'verified' as const,
})

const reached = OutcomeDraft.parse({
  outcomeCode: 'O1',
  reachedOn: '2026-06-30',
  countedFrom: null,
  count: 2,
  personCode: null,
  setting: null,
  firmPartyId: null,
  evidence: 'Fremmødeliste',
})

const secret = (): string => randomBytes(32).toString('base64url')
const roomSecret = secret

const rows: Readonly<Record<string, Row>> = {
  'accounts.welcome': { cells: all('ok'), input: () => undefined, isWithoutPlace: true },
  'accounts.requestLoginLink': {
    cells: all('ok'),
    input: (_place, role) => ({ email: `${role.toLowerCase()}@nye.dk`, language: 'da' }),
    isWithoutPlace: true,
  },
  'accounts.describeToken': {
    cells: all('token.invalid'),
    input: () => ({ token: secret() }),
    isWithoutPlace: true,
  },
  'accounts.redeemLogin': { cells: all('token.invalid'), input: () => ({ token: secret() }), isWithoutPlace: true },
  'accounts.redeemInvite': {
    cells: all('token.invalid'),
    input: () => ({ token: secret(), email: 'ny@nye.dk', name: 'Ny', title: '', language: 'da' }),
    isWithoutPlace: true,
  },
  'accounts.demoSignIn': {
    cells: all('demo.unavailable'),
    input: () => ({ personId: world.people.municipalityLead.id }),
    isWithoutPlace: true,
  },
  'accounts.signOut': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'accounts.updateProfile': {
    cells: allSignedIn('ok'),
    input: (_place, role) => ({ name: `Person ${role}`, title: 'Leder', language: 'da' }),
    isWithoutPlace: true,
  },
  'accounts.sessions': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  // Somebody else's session and token: nobody ends what is not their own.
  'accounts.endSession': {
    cells: allSignedIn(notFound),
    input: async () => ({ sessionId: await insertSession('municipalityColleague') }),
    isWithoutPlace: true,
  },
  'accounts.apiTokens': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'accounts.revokeApiToken': {
    cells: allSignedIn(notFound),
    input: async () => ({ tokenId: await insertApiToken('municipalityColleague') }),
    isWithoutPlace: true,
  },

  'partnerships.list': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'partnerships.programme': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'partnerships.bySlug': { cells: readers, input: ({ slug }) => ({ slug }) },
  'partnerships.addFirm': {
    cells: fundOrMunicipalityLead,
    input: ({ partnershipId }) => ({ partnershipId, name: 'Nordhavn Bageri', description: '' }),
  },

  'members.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'members.invite': {
    cells: fundOnly,
    input: ({ party }) => ({ partyId: party.firm, email: null, role: 'member' }),
  },
  'members.remove': {
    cells: fundOnly,
    input: async ({ membership }) => ({ membershipId: await membership() }),
  },
  'members.revokeInvite': {
    cells: fundOnly,
    input: async ({ invitation }) => ({ tokenId: await invitation() }),
  },

  'documents.get': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'documents.setSectionStatus': {
    cells: writers,
    input: async ({ documentId }) => ({
      documentId,
      sectionId: 'P4',
      status: 'ready',
      version: await sectionVersion('P4'),
    }),
  },
  'documents.setSectionOwner': {
    cells: writers,
    input: async ({ documentId, party }) => ({
      documentId,
      sectionId: 'P5',
      ownerPartyId: party.actor,
      version: await sectionVersion('P5'),
    }),
  },

  'commitments.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'commitments.propose': {
    cells: writers,
    input: ({ partnershipId, party }) => ({
      id: newCommitmentId(),
      partnershipId,
      draft: draftFor(party.firm),
      source: null,
    }),
  },
  'commitments.edit': {
    cells: writers,
    input: async ({ commitment, party }) => ({
      ...(await commitment('proposed')),
      draft: draftFor(party.firm, { quantity: 3 }),
    }),
  },
  'commitments.accept': { cells: firmOnly, input: ({ commitment }) => commitment('proposed') },
  'commitments.progress': {
    cells: firmOnly,
    input: async ({ commitment }) => ({ ...(await commitment('accepted')), to: 'inProgress' }),
  },
  // A proposal of the municipality to the firm: the one may take it back, the other turn it down.
  'commitments.lapse': {
    cells: inside({
      municipalityLead: 'ok',
      actorMember: otherParty,
      firmMember: 'ok',
      fundFacilitator: otherParty,
      commenter: readOnly,
      reader: readOnly,
      unverified: 'ok',
    }),
    input: async ({ commitment }) => ({ ...(await commitment('proposed')), reason: 'Ingen tid' }),
  },
  'commitments.reopen': { cells: writers, input: ({ commitment }) => commitment('lapsed') },
  'commitments.report': {
    cells: firmOnly,
    input: async ({ commitment }) => ({
      id: randomUUID(),
      commitmentId: (await commitment('accepted')).id,
      health: 'onTrack',
      text: '',
    }),
  },
  // Asked by the municipality and promised by the firm: the two sides of it.
  'commitments.confirmText': {
    cells: inside({
      municipalityLead: 'ok',
      actorMember: otherParty,
      firmMember: 'ok',
      fundFacilitator: otherParty,
      commenter: readOnly,
      reader: readOnly,
      unverified: 'access.unverified',
    }),
    input: async ({ commitment }) => ({ id: (await commitment('accepted')).id, words: '' }),
  },
  'commitments.agreedText': {
    cells: readers,
    input: async ({ commitment }) => ({ id: (await commitment('accepted')).id }),
  },
  'attachments.list': {
    cells: readers,
    input: async ({ commitment }) => ({ kind: 'commitment', id: (await commitment('proposed')).id }),
  },
  'attachments.addNote': {
    cells: writers,
    input: async ({ commitment }) => ({
      id: randomUUID(),
      subject: { kind: 'commitment', id: (await commitment('proposed')).id },
      note: 'Set på mødet',
    }),
  },
  // Added by somebody of the municipality, so theirs to take away.
  'attachments.remove': {
    cells: inside({
      municipalityLead: 'ok',
      actorMember: otherParty,
      firmMember: otherParty,
      fundFacilitator: otherParty,
      commenter: readOnly,
      reader: readOnly,
      unverified: otherParty,
    }),
    input: async ({ attachment }) => ({ id: await attachment() }),
  },
  'commitments.history': {
    cells: readers,
    input: async ({ commitment }) => ({ id: (await commitment('accepted')).id }),
  },
  'commitments.waiting': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },

  'targets.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'targets.create': {
    cells: writers,
    input: ({ partnershipId, party }) => ({ id: newTargetId(), partnershipId, draft: targetFor(party) }),
  },
  'targets.edit': {
    cells: writers,
    input: async ({ target, party }) => ({ ...(await target()), draft: targetFor(party, { count: 3 }) }),
  },
  'targets.wordings': { cells: readers, input: async ({ target }) => ({ id: (await target()).id }) },
  'targets.remove': { cells: writers, input: ({ target }) => target() },

  // The fund sees its programme, a municipality its own partnerships, and the others nothing side by side.
  'portfolio.get': {
    cells: {
      ...allSignedIn('ok'),
      actorMember: notAllowed,
      firmMember: notAllowed,
      commenter: notAllowed,
      exMember: notAllowed,
      unverified: notAllowed,
    },
    input: () => undefined,
    isWithoutPlace: true,
  },

  'rateCard.get': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'rateCard.publish': {
    cells: writers,
    input: async ({ partnershipId, party }) => {
      const { versions } = await services.rateCard.get(partnershipId)
      const draft = rateCardFor(party, { note: `Udgave ${versions.length + 1}` })
      return { partnershipId, version: versions.length, draft }
    },
  },

  'outcomes.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'outcomes.register': {
    cells: firmParty,
    input: ({ partnershipId, party }) => ({ id: randomUUID(), partnershipId, partyId: party.firm, draft: reached }),
  },
  // Registered by the actor.
  'outcomes.verify': { cells: notTheActor, input: ({ outcome }) => outcome() },
  'outcomes.reject': { cells: notTheActor, input: async ({ outcome }) => ({ ...(await outcome()), reason: 'Nej' }) },
  'outcomes.correct': {
    cells: inside({
      municipalityLead: otherParty,
      actorMember: 'ok',
      firmMember: otherParty,
      fundFacilitator: otherParty,
      commenter: readOnly,
      reader: readOnly,
      unverified: otherParty,
    }),
    input: async ({ outcome }) => ({ ...(await outcome()), newId: randomUUID(), draft: reached, reason: 'Fejl' }),
  },
  'settlements.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'settlements.make': {
    cells: writers,
    input: async ({ partnershipId, target }) => {
      await target()
      await settleNothing(partnershipId)
      return { id: randomUUID(), partnershipId, kind: 'month', toMonth: 1 }
    },
  },
  'settlements.recalculate': {
    cells: writers,
    input: async ({ settlement }) => {
      const { id, version } = await settlement()
      return { id, version, kind: 'month', toMonth: 1 }
    },
  },
  'settlements.agree': {
    cells: firmOnly,
    input: async ({ settlement, party }) => ({ ...(await settlement()), partyId: party.firm }),
  },
  'settlements.object': {
    cells: firmOnly,
    input: async ({ settlement, party }) => ({ ...(await settlement()), partyId: party.firm, reason: 'Uenig' }),
  },

  'approvals.overview': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'approvals.check': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'approvals.bytes': { cells: readers, input: async ({ agreement }) => ({ id: (await agreement()).id }) },
  'approvals.waiting': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'approvals.prepare': {
    cells: writers,
    input: async ({ partnershipId, commitment }) => {
      await commitment('proposed')
      return { id: randomUUID(), partnershipId, order: null, dueOn: null, goAhead: true }
    },
  },
  'approvals.markSeen': { cells: readers, input: async ({ agreement }) => ({ id: (await agreement()).id }) },
  'approvals.approve': {
    cells: firmOnly,
    input: async ({ agreement, party }) => ({
      ...(await agreement()),
      partyId: party.firm,
      authority: 'Ejer',
      remark: '',
    }),
  },
  'approvals.sendBack': {
    cells: firmOnly,
    input: async ({ agreement, party }) => ({
      ...(await agreement()),
      partyId: party.firm,
      authority: 'Ejer',
      reason: 'Timerne mangler',
    }),
  },
  // Not approved yet, so nothing is held: what a writer is told, and nobody else.
  'approvals.unlock': {
    cells: {
      ...writers,
      municipalityLead: 'agreement.changed',
      actorMember: 'agreement.changed',
      firmMember: 'agreement.changed',
      fundFacilitator: 'agreement.changed',
      unverified: 'agreement.changed',
    },
    input: async ({ agreement }) => ({ id: (await agreement()).id, reason: '' }),
  },
  // Anybody who has a code; what is answered names nobody.
  'approvals.verify': { cells: all('ok'), input: () => ({ code: '0123-4567-89AB-CDEF' }), isWithoutPlace: true },

  'scenarios.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'scenarios.create': {
    cells: writers,
    input: ({ partnershipId }) => ({ id: randomUUID(), partnershipId, draft: scenarioDraft }),
  },
  'scenarios.edit': {
    cells: writers,
    input: async ({ scenario }) => ({ ...(await scenario()), draft: { ...scenarioDraft, name: 'Nyt navn' } }),
  },
  'scenarios.remove': { cells: writers, input: ({ scenario }) => scenario() },
  'scenarios.explore': {
    cells: writers,
    input: async ({ partnershipId, scenario }) => ({
      partnershipId,
      key: randomUUID(),
      scenarioId: (await scenario()).id,
      focus: 'N',
      edits: [{ id: 'N', value: 12 }],
    }),
  },
  'scenarios.explorers': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'parameters.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'parameters.add': {
    cells: writers,
    input: ({ partnershipId }) => ({ id: randomUUID(), partnershipId, draft: ownValueDraft() }),
  },
  'parameters.edit': {
    cells: writers,
    input: async ({ ownValue }) => ({ ...(await ownValue()), draft: ownValueDraft() }),
  },
  'parameters.remove': { cells: writers, input: ({ ownValue }) => ownValue() },
  'snapshots.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'snapshots.take': {
    cells: writers,
    input: async ({ partnershipId, scenario }) => ({
      id: randomUUID(),
      partnershipId,
      scenarioId: (await scenario()).id,
      // Without citizens there is little to draw.
      overrides: { N: 0, K: 0, H: 12 },
      startsOn: null,
    }),
  },

  'history.timeline': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'history.compare': { cells: readers, input: ({ documentId }) => ({ documentId, fromSeq: 0, toSeq: null }) },
  'history.nameVersion': {
    cells: writers,
    input: ({ documentId }) => ({ id: randomUUID(), documentId, name: 'Efter boot camp', seq: null }),
  },
  'history.restore': {
    cells: writers,
    input: ({ documentId }) => ({ id: randomUUID(), documentId, seq: 0, sectionId: 'P4' }),
  },
  'history.sinceLastVisit': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'history.markSeen': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'history.contribution': { cells: readers, input: ({ documentId }) => ({ documentId }) },

  'comments.ofDocument': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'comments.ofCommitments': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'comments.start': {
    cells: commenters,
    input: ({ documentId }) => ({
      id: randomUUID(),
      commentId: randomUUID(),
      place: textPlace(documentId),
      text: words,
      assigneeId: null,
    }),
  },
  'comments.reply': {
    cells: commenters,
    input: async ({ thread }) => ({ threadId: (await thread()).id, commentId: randomUUID(), text: words }),
  },
  'comments.edit': {
    cells: authorOnly,
    input: async ({ comment }) => ({ ...(await comment()), text: { ...words, body: 'Noget andet' } }),
  },
  'comments.delete': { cells: authorOnly, input: ({ comment }) => comment() },
  'comments.resolve': { cells: commenters, input: ({ thread }) => thread() },
  'comments.reopen': { cells: commenters, input: ({ thread }) => thread({ isResolved: true }) },
  'comments.assign': {
    cells: commenters,
    input: async ({ thread }) => ({ ...(await thread()), assigneeId: null }),
  },
  'comments.refasten': {
    cells: commenters,
    input: async ({ thread }) => ({ ...(await thread()), sectionId: 'P5', anchor: anchorFor('andre ord') }),
  },

  'notifications.inbox': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'notifications.markRead': {
    cells: allSignedIn('ok'),
    input: () => ({ ids: [randomUUID()] }),
    isWithoutPlace: true,
  },
  'notifications.markAllRead': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'notifications.settings': { cells: allSignedIn('ok'), input: () => undefined, isWithoutPlace: true },
  'notifications.switch': {
    cells: allSignedIn('ok'),
    input: () => ({ kind: 'changes', isOn: false }),
    isWithoutPlace: true,
  },
  // By a link that was not signed here; who is signed in makes no difference.
  'notifications.describeUnsubscribe': {
    cells: all('token.invalid'),
    input: () => ({ token: `${randomUUID()}.mention.${secret()}` }),
    isWithoutPlace: true,
  },
  'notifications.unsubscribe': {
    cells: all('token.invalid'),
    input: () => ({ token: `${randomUUID()}.mention.${secret()}` }),
    isWithoutPlace: true,
  },
  'templates.ofDocument': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'templates.library': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'templates.edit': {
    cells: inside({
      municipalityLead: notAllowed,
      actorMember: notAllowed,
      firmMember: notAllowed,
      fundFacilitator: 'ok',
      commenter: readOnly,
      reader: readOnly,
      unverified: notAllowed,
    }),
    input: async ({ partnershipId }) => ({
      partnershipId,
      sectionId: 'P2',
      revision: await templateRevision('P2'),
      texts: { da: templateTexts(), en: templateTexts() },
    }),
  },
  'templates.offers': { cells: writers, input: ({ documentId }) => ({ documentId }) },
  'templates.begin': { cells: writers, input: ({ documentId }) => ({ documentId, source: { kind: 'library' } }) },

  'bestPractice.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'bestPractice.write': {
    cells: writers,
    input: ({ partnershipId, party }) => ({ id: randomUUID(), partnershipId, draft: practiceDraft(party.firm) }),
  },
  'bestPractice.edit': {
    cells: writers,
    input: async ({ practice, party }) => ({
      ...(await practice()),
      draft: { ...practiceDraft(party.firm), advice: 'Begynd med én opgave' },
    }),
  },
  'bestPractice.share': { cells: firmLeadOnly, input: ({ practice }) => practice() },
  'bestPractice.withdraw': { cells: firmLeadOnly, input: ({ practice }) => practice() },
  'bestPractice.remove': { cells: writers, input: ({ practice }) => practice() },

  'proposals.list': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'proposals.propose': {
    cells: writers,
    input: ({ documentId }) => ({
      id: randomUUID(),
      documentId,
      sectionId: 'P6',
      version: null,
      base: [{ type: 'paragraph' }],
      content: [paragraph('Vi drøfter lønnede timer i uge 8.')],
      note: '',
    }),
  },
  // Of a section that the firm owns; no promise, so that nobody's address need be proved.
  'proposals.decide': {
    cells: { ...firmOnly, unverified: 'ok' },
    input: async ({ proposal }) => {
      const { id, keys } = await proposal()
      return { id, accept: keys, reject: [] }
    },
  },
  'proposals.withdraw': {
    cells: { ...firmOnly, municipalityLead: 'ok', firmMember: otherParty, unverified: otherParty },
    input: async ({ proposal }) => ({ id: (await proposal()).id }),
  },
  'proposals.remark': {
    cells: commenters,
    input: async ({ proposal }) => ({ id: (await proposal()).id, remarkId: randomUUID(), text: 'Enig' }),
  },

  'search.find': { cells: allSignedIn('ok'), input: () => ({ text: 'borgere' }), isWithoutPlace: true },

  'silentWriting.round': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'silentWriting.begin': { cells: writers, input: ({ documentId }) => ({ id: randomUUID(), documentId }) },
  'silentWriting.saveDraft': {
    cells: inside({
      municipalityLead: notAllowed,
      actorMember: notAllowed,
      firmMember: 'ok',
      fundFacilitator: notAllowed,
      commenter: readOnly,
      reader: readOnly,
      unverified: 'ok',
    }),
    input: async ({ round }) => ({
      roundId: await round(),
      draft: { id: randomUUID(), party: 'firm', kind: 'need', text: 'Hænder i april' },
    }),
  },
  // Somebody else's draft: nobody removes what is not their own.
  'silentWriting.removeDraft': {
    cells: allSignedIn(notFound),
    input: async ({ draft }) => ({ id: await draft() }),
  },
  'silentWriting.setReady': {
    cells: writers,
    input: async ({ round }) => ({ roundId: await round(), isReady: true }),
  },
  'silentWriting.reveal': {
    cells: inside({
      municipalityLead: 'ok',
      actorMember: notAllowed,
      firmMember: notAllowed,
      fundFacilitator: 'ok',
      commenter: readOnly,
      reader: readOnly,
      unverified: notAllowed,
    }),
    input: async ({ round }) => ({ roundId: await round() }),
  },

  'workshops.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'workshops.screen': { cells: readers, input: async ({ workshop }) => ({ id: await workshop() }) },
  'workshops.create': {
    cells: workshopRunners,
    input: ({ partnershipId }) => ({
      id: randomUUID(),
      partnershipId,
      title: 'Partnerworkshop',
      agenda: 'partner_workshop',
      isRehearsal: false,
      isAtOwnPace: false,
    }),
  },
  'workshops.desk': {
    cells: workshopRunners,
    input: async ({ workshop }) => ({ id: await workshop(), stepId: null }),
  },
  'workshops.saveAgenda': {
    cells: workshopRunners,
    input: async ({ workshop }) => ({
      id: await workshop(),
      version: 1,
      title: 'Ny titel',
      steps: [{ id: randomUUID(), title: 'Start', instruction: '', activity: 'talk', minutes: 5, target: null }],
    }),
  },
  'workshops.land': {
    cells: workshopRunners,
    input: async ({ shownCard }) => ({ ...(await shownCard()), target: 'risks', documentId: null, partyId: null }),
  },
  'workshops.steer': {
    cells: workshopRunners,
    input: async ({ workshop }) => ({ id: await workshop(), command: { kind: 'open' } }),
  },
  // By code and secret, and so for everybody who has them; a guessed one is nobody's.
  'room.door': {
    cells: all('workshop.noSuchCode'),
    input: () => ({ code: 'AAAAAA' }),
    isWithoutPlace: true,
  },
  'room.join': {
    cells: all('workshop.noSuchCode'),
    input: () => ({
      code: 'AAAAAA',
      participantId: randomUUID(),
      secret: roomSecret(),
      name: 'Gæst',
      partyKind: 'firm',
      table: '',
    }),
    isWithoutPlace: true,
  },
  'room.view': {
    cells: all(notFound),
    input: () => ({ secret: roomSecret(), stepId: null }),
    isWithoutPlace: true,
  },
  'room.send': {
    cells: all(notFound),
    input: () => ({ secret: roomSecret(), message: { kind: 'hand', isUp: true } }),
    isWithoutPlace: true,
  },

  'cards.ofDocument': { cells: readers, input: ({ documentId }) => ({ documentId }) },
  'cards.addSuggestions': { cells: writers, input: ({ documentId }) => ({ documentId, list: 'risks' }) },

  'activity.list': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
  'activity.log': { cells: readers, input: ({ partnershipId }) => ({ partnershipId }) },
}

let foundation: TestFoundation
let world: World
let services: Services
let here: Place
let there: Place
let nowhere: Place

beforeAll(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  const mailer = { sendsMail: false, send: async () => false, settled: async () => {} }
  services = createServices(
    foundation,
    { mailer, publicUrl: () => 'http://localhost:3000' },
    { credentials: createCredentials(foundation), documents: foundation.documents },
  )
  here = placeOf(world.here, 'holbaek', world.party, {
    proposer: 'municipalityColleague',
    inviter: 'fundFacilitator',
  })
  there = placeOf(world.there, 'odsherred', world.otherParty, { proposer: 'outsider', inviter: 'outsider' })
  must(
    await services.documents.setSectionOwner(await as('municipalityLead'), {
      documentId: world.here.partnerPlanId,
      sectionId: P6,
      ownerPartyId: world.party.firm,
      version: 1,
    }),
  )
  const id = <T>(): T => randomUUID() as T
  nowhere = {
    partnershipId: id(),
    documentId: id(),
    slug: 'findes-ikke',
    party: { municipality: id(), actor: id(), firm: id(), fund: id() },
    commitment: async () => ({ id: id(), version: 1 }),
    attachment: async () => id(),
    target: async () => ({ id: id(), version: 1 }),
    scenario: async () => ({ id: id(), version: 1 }),
    round: async () => id(),
    workshop: async () => id(),
    shownCard: async () => ({ id: id(), cardIds: [id()] }),
    draft: async () => id(),
    proposal: async () => ({ id: id(), keys: ['x'] }),
    thread: async () => ({ id: id(), version: 1 }),
    comment: async () => ({ id: id(), version: 1 }),
    practice: async () => ({ id: id(), version: 1 }),
    ownValue: async () => ({ id: id(), version: 1 }),
    outcome: async () => ({ id: id(), version: 1 }),
    settlement: async () => ({ id: id(), version: 1, hash: '0'.repeat(64) }),
    agreement: async () => ({ id: id(), hash: '0'.repeat(64) }),
    membership: async () => id(),
    invitation: async () => id(),
  }
})
afterAll(() => foundation.close())

/** Makes what the inputs name, through the services and by people who may. */
function placeOf(
  { partnershipId, partnerPlanId }: CreatedPartnership,
  slug: string,
  party: World['party'],
  by: { readonly proposer: PersonName; readonly inviter: PersonName },
): Place {
  const propose = async () => {
    const id = newCommitmentId()
    const draft = draftFor(party.firm)
    must(await services.commitments.propose(await as(by.proposer), { id, partnershipId, draft, source: null }))
    return id
  }
  return {
    partnershipId,
    documentId: partnerPlanId,
    slug,
    party,
    attachment: async () => {
      const id = AttachmentId.parse(randomUUID())
      const subject = { kind: 'commitment' as const, id: await propose() }
      must(await services.attachments.addNote(await as(by.proposer), { id, subject, note: 'Set på mødet' }))
      return id
    },
    commitment: async (wanted) => {
      const id = newCommitmentId()
      // Nobody here may accept for a firm elsewhere; an outsider's answer does not depend on the status.
      const status = slug === 'holbaek' ? wanted : 'proposed'
      const proposer = await as(by.proposer)
      const draft = draftFor(party.firm)
      must(await services.commitments.propose(proposer, { id, partnershipId, draft, source: null }))
      if (status === 'accepted') must(await services.commitments.accept(await as('firmLead'), { id, version: 1 }))
      if (status === 'lapsed') {
        must(await services.commitments.lapse(proposer, { id, version: 1, reason: 'Ingen tid' }))
      }
      return { id, version: status === 'proposed' ? 1 : 2 }
    },
    target: async () => {
      const id = newTargetId()
      must(await services.targets.create(await as(by.proposer), { id, partnershipId, draft: targetFor(party) }))
      return { id, version: 1 }
    },
    // Removed again, so that the many that a run makes stay below what a partnership may have.
    scenario: async () => {
      const caller = await as(by.proposer)
      for (const made of await services.scenarios.list(partnershipId)) {
        if (made.kind === 'own') must(await services.scenarios.remove(caller, { id: made.id, version: made.version }))
      }
      const id = ScenarioId.parse(randomUUID())
      must(await services.scenarios.create(caller, { id, partnershipId, draft: scenarioDraft }))
      return { id, version: 1 }
    },
    thread: async (over) => {
      const caller = await as(by.proposer)
      const place = textPlace(partnerPlanId)
      const input = { id: newThreadId(), commentId: newCommentId(), place, text: words, assigneeId: null }
      const { id, version } = must(await services.comments.start(caller, input))
      if (over?.isResolved !== true) return { id, version }
      return { id, version: must(await services.comments.resolve(caller, { id, version })).version }
    },
    comment: async () => {
      const caller = await as(by.proposer)
      const id = newCommentId()
      const place = textPlace(partnerPlanId)
      must(
        await services.comments.start(caller, {
          id: newThreadId(),
          commentId: id,
          place,
          text: words,
          assigneeId: null,
        }),
      )
      return { id, version: 1 }
    },
    practice: async () => {
      const id = BestPracticeId.parse(randomUUID())
      const draft = practiceDraft(party.firm)
      must(await services.bestPractice.write(await as(by.proposer), { id, partnershipId, draft }))
      return { id, version: 1 }
    },
    ownValue: async () => {
      const id = ParameterValueId.parse(randomUUID())
      must(await services.parameters.add(await as(by.proposer), { id, partnershipId, draft: ownValueDraft() }))
      return { id, version: 1 }
    },
    round: async () => {
      const caller = await as(by.proposer)
      const input = { id: SilentRoundId.parse(randomUUID()), documentId: partnerPlanId }
      return must(await services.silentWriting.begin(caller, input)).id
    },
    workshop: async () => {
      const id = WorkshopId.parse(randomUUID())
      const input = {
        id,
        partnershipId,
        title: 'Workshop',
        agenda: 'own',
        isRehearsal: false,
        isAtOwnPace: false,
      } as const
      return must(await services.workshops.create(await as(by.inviter), input)).id
    },
    shownCard: async () => {
      const caller = await as(by.inviter)
      const workshopId = WorkshopId.parse(randomUUID())
      const [stepId, cardId] = [WorkshopStepId.parse(randomUUID()), WorkshopCardId.parse(randomUUID())]
      const made = { partnershipId, title: 'Workshop', agenda: 'own', isRehearsal: false, isAtOwnPace: false } as const
      must(await services.workshops.create(caller, { id: workshopId, ...made }))
      const step = {
        id: stepId,
        title: 'Risici',
        instruction: '',
        activity: 'write',
        minutes: 5,
        target: null,
      } as const
      must(
        await services.workshops.saveAgenda(caller, { id: workshopId, version: 1, title: 'Workshop', steps: [step] }),
      )
      const card = { cardId, stepId, partyKind: 'firm', table: '', column: null, text: 'Ingen tid' } as const
      for (const command of [
        { kind: 'open' },
        { kind: 'scribe', ...card },
        { kind: 'reveal', stepId, phase: 2 },
      ] as const) {
        must(await services.workshops.steer(caller, { id: workshopId, command }))
      }
      return { id: workshopId, cardIds: [cardId] }
    },
    draft: async () => {
      const caller = await as(by.proposer)
      const input = { id: SilentRoundId.parse(randomUUID()), documentId: partnerPlanId }
      const { id: roundId } = must(await services.silentWriting.begin(caller, input))
      const draft = { id: SilentDraftId.parse(randomUUID()), party: 'municipality', kind: 'need', text: 'Ro' } as const
      return must(await services.silentWriting.saveDraft(caller, { roundId, draft })).id
    },
    outcome: async () => {
      const id = OutcomeRegistrationId.parse(randomUUID())
      const caller = await as(slug === 'holbaek' ? 'actorMember' : 'outsider')
      const partyId = slug === 'holbaek' ? party.actor : party.municipality
      must(await services.outcomes.register(caller, { id, partnershipId, partyId, draft: reached }))
      return { id, version: 1 }
    },
    settlement: async () => {
      const caller = await as(by.proposer)
      const target = OutcomeTargetId.parse(randomUUID())
      must(await services.targets.create(caller, { id: target, partnershipId, draft: targetFor(party) }))
      await settleNothing(partnershipId)
      const id = SettlementId.parse(randomUUID())
      const made = must(await services.settlements.make(caller, { id, partnershipId, kind: 'month', toMonth: 1 }))
      return { id, version: made.version, hash: made.hash }
    },
    agreement: async () => {
      const id = AgreementVersionId.parse(randomUUID())
      await propose()
      const input = { id, partnershipId, order: null, dueOn: null, goAhead: true }
      return { id, hash: must(await services.approvals.prepare(await as(by.proposer), input)).hash }
    },
    proposal: async () => {
      const id = ProposalId.parse(randomUUID())
      const live = await foundation.documents.read(partnerPlanId, (doc) => readProse(doc, P6).content ?? [])
      const content = [paragraph(`Udkast ${id.slice(0, 8)}`)]
      const input = { id, documentId: partnerPlanId, sectionId: P6, version: null, base: live, content, note: '' }
      must(await services.proposals.propose(await as(by.proposer), input))
      return { id, keys: proposedChanges(live, content, live).keys }
    },
    membership: () => insertColleague(party.firm),
    invitation: async () => {
      const input = { partyId: slug === 'holbaek' ? party.firm : party.municipality, email: null }
      return must(await services.members.invite(await as(by.inviter), { ...input, role: 'member' })).tokenId
    },
  }
}

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)

function must<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Arranging was refused: ${result.error.code}`)
  return result.value
}

const practiceDraft = (partyId: World['party']['firm']) => ({
  partyId,
  title: 'Korte dage først',
  situation: 'Nogen skulle begynde',
  action: 'Vi begyndte med to timer',
  effect: 'De blev',
  advice: '',
})

/** New with every call, since what stands already is no change. */
const templateTexts = () => ({ purpose: `Formål ${randomUUID()}`, questions: ['Hvorfor?'], example: '' })

async function templateRevision(sectionId: string): Promise<number> {
  const views = must(await services.templates.library(world.here.partnershipId))
  return views.find((view) => view.sectionId === sectionId)?.revision ?? 0
}

let movedAway = 1000
/** Moves an open statement out of the way, to the other partnership, so that the next one can be made. */
async function settleNothing(partnershipId: PartnershipId): Promise<void> {
  const [here, there] = [world.here.partnershipId, world.there.partnershipId]
  if (partnershipId !== here && partnershipId !== there) return
  const { database } = foundation
  await database.updateTable('partnership').set({ starts_on: '2026-01-01' }).where('id', '=', partnershipId).execute()
  const open = database.selectFrom('settlement').select('id').where('partnership_id', '=', partnershipId)
  for (const { id } of await open.where('agreed_at', 'is', null).execute()) {
    movedAway += 1
    await database
      .updateTable('settlement')
      .set({ partnership_id: partnershipId === here ? there : here, number: movedAway })
      .where('id', '=', id)
      .execute()
  }
}

async function insertColleague(partyId: World['party']['firm']): Promise<string> {
  const personId = PersonId.parse(randomUUID())
  const membershipId = MembershipId.parse(randomUUID())
  const person = {
    id: personId,
    email: `${membershipId}@eksempel.dk`,
    name: 'Kollega',
    title: '',
    language: 'da' as const,
    verified_at: startOfTest,
    is_demo: 0 as const,
    created_at: startOfTest,
  }
  await foundation.database.insertInto('person').values(person).execute()
  await foundation.database
    .insertInto('membership')
    .values({
      id: membershipId,
      person_id: personId,
      party_id: partyId,
      role: 'member',
      created_at: startOfTest,
      ended_at: null,
    })
    .execute()
  return membershipId
}

async function insertSession(owner: PersonName, id = SessionId.parse(randomUUID())): Promise<string> {
  await foundation.database
    .insertInto('session')
    .values({
      id,
      secret_hash: secret(),
      person_id: world.people[owner].id,
      method: 'link',
      user_agent: '',
      created_at: startOfTest,
      last_seen_at: startOfTest,
      expires_at: startOfTest + 1e9,
    })
    .execute()
  return id
}

async function insertApiToken(owner: PersonName): Promise<string> {
  const id = TokenId.parse(randomUUID())
  await foundation.database
    .insertInto('token')
    .values({
      id,
      secret_hash: secret(),
      purpose: 'api',
      person_id: world.people[owner].id,
      email: null,
      party_id: null,
      role: null,
      browser_hash: null,
      label: 'Program',
      created_by: world.people[owner].id,
      created_at: startOfTest,
      expires_at: startOfTest + 1e9,
      max_uses: 1,
      uses: 0,
      revoked_at: null,
    })
    .execute()
  return id
}

async function sectionVersion(sectionId: string): Promise<number> {
  const { version } = await foundation.database
    .selectFrom('section')
    .select('version')
    .where('document_id', '=', world.here.partnerPlanId)
    .where('section_id', '=', sectionId as never)
    .executeTakeFirstOrThrow()
  return version
}

const createCaller = createCallerFactory(appRouter)

/** The answer in one word, with the refusal's data for comparing two refusals. */
async function ask(role: Role, path: string, input: unknown): Promise<{ answer: Expected; data?: unknown }> {
  const signedIn = role === 'anonymous' ? null : await callerOf(foundation.database, world.people[role].id)
  // Approving takes a sign-in of a moment ago.
  if (signedIn !== null && role !== 'anonymous' && path.startsWith('approvals.')) {
    await insertSession(role, signedIn.credentialId as SessionId)
  }
  const caller = createCaller({
    caller: signedIn,
    http: {
      userAgent: 'test',
      browserSecret: secret(),
      remoteAddress: '192.0.2.1',
      isLocal: false,
      setSessionCookie: () => {},
      clearSessionCookie: () => {},
    },
    services,
    logger: foundation.logger,
  })
  const [module = '', procedure = ''] = path.split('.')
  const procedures = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  const call = procedures[module]?.[procedure]
  if (call === undefined) throw new Error(`There is no ${path}`)
  try {
    await call(input)
    return { answer: 'ok' }
  } catch (error) {
    if (error instanceof RefusalError) return { answer: error.refusal.code, data: error.refusal.data }
    throw error
  }
}

describe('role × procedure', () => {
  it('has a row for every procedure, and for no other', () => {
    expect(Object.keys(rows).sort()).toEqual(Object.keys(appRouter._def.procedures).sort())
  })

  describe.each(Object.entries(rows))('%s', (path, row) => {
    it.each(roles)('[ACC-1] to [ACC-9] %s', async (role) => {
      const { answer } = await ask(role, path, await row.input(here, role))
      expect(answer).toBe(row.cells[role])
    })
  })
})

describe('ids of another partnership', () => {
  const withPlace = Object.entries(rows).filter(([, row]) => row.isWithoutPlace !== true)
  const insiders = roles.filter((role) => role !== 'anonymous' && role !== 'outsider')

  it.each(withPlace)('[ACC-2] %s answers as to ids that do not exist', async (path, row) => {
    for (const role of insiders) {
      const foreign = await ask(role, path, await row.input(there, role))
      expect({ role, ...foreign }).toEqual({ role, answer: notFound })
      expect({ role, ...(await ask(role, path, await row.input(nowhere, role))) }).toEqual({ role, ...foreign })
    }
  })

  it('[ACC-2] one foreign id among own ones is found out', async () => {
    const tried: string[] = []
    for (const [path, row] of withPlace) {
      for (const key of ['partnershipId', 'documentId', 'party'] as const) {
        const swapped = await row.input({ ...here, [key]: there[key] }, 'fundFacilitator')
        if (!mentions(swapped, there[key])) continue
        const what = `${path} ${key}`
        tried.push(what)
        const foreign = await ask('fundFacilitator', path, swapped)
        expect({ what, answer: foreign.answer }).toEqual({ what, answer: notFound })
        const missing = await row.input({ ...here, [key]: nowhere[key] }, 'fundFacilitator')
        expect({ what, ...(await ask('fundFacilitator', path, missing)) }).toEqual({ what, ...foreign })
      }
    }
    expect(tried).toEqual(
      expect.arrayContaining(['commitments.propose party', 'commitments.edit party', 'targets.create partnershipId']),
    )
  })
})

/** Whether one of the ids stands in the input. */
function mentions(input: unknown, ids: string | World['party']): boolean {
  const text = JSON.stringify(input)
  return (typeof ids === 'string' ? [ids] : Object.values(ids)).some((id) => text.includes(id))
}
