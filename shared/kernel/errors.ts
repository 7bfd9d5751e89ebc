/**
 * The one list of refusals that can reach a person. The server sends the code and its data; the client words it
 * (`client/i18n/*\/errors.ts`, which does not compile until every code has a text in Danish and English).
 *
 * Naming: `noun.refusal`. `http` is the status over tRPC, `retryable` says whether the same call may succeed later.
 */
export const errorCodes = {
  'access.signInRequired': { http: 401, retryable: false },
  'access.notAllowed': { http: 403, retryable: false },
  'access.readOnly': { http: 403, retryable: false },
  'access.otherPartyOnly': { http: 403, retryable: false },
  'access.unverified': { http: 403, retryable: false },
  'thing.notFound': { http: 404, retryable: false },
  'input.invalid': { http: 400, retryable: false },
  'input.personalNumber': { http: 400, retryable: false },
  'origin.refused': { http: 403, retryable: false },
  'token.invalid': { http: 400, retryable: false },
  'token.expired': { http: 400, retryable: false },
  'token.used': { http: 400, retryable: false },
  'token.otherBrowser': { http: 400, retryable: false },
  'token.otherPerson': { http: 400, retryable: false },
  'rate.tooMany': { http: 429, retryable: true },
  'mail.notSent': { http: 502, retryable: true },
  'demo.unavailable': { http: 404, retryable: false },
  'member.lastOfParty': { http: 409, retryable: false },
  'member.alreadyMember': { http: 409, retryable: false },
  'commitment.changed': { http: 409, retryable: false },
  'commitment.wrongStatus': { http: 409, retryable: false },
  'commitment.reasonRequired': { http: 400, retryable: false },
  'commitment.wordsRequired': { http: 400, retryable: false },
  'commitment.textMoved': { http: 409, retryable: false },
  'attachment.wrongType': { http: 415, retryable: false },
  'attachment.tooLarge': { http: 413, retryable: false },
  'attachment.noRoom': { http: 413, retryable: false },
  'attachment.empty': { http: 400, retryable: false },
  'target.changed': { http: 409, retryable: false },
  'target.sameParty': { http: 400, retryable: false },
  'rateCard.changed': { http: 409, retryable: false },
  'rateCard.backdated': { http: 400, retryable: false },
  'rateCard.doublePayment': { http: 400, retryable: false },
  'outcome.changed': { http: 409, retryable: false },
  'outcome.inFuture': { http: 400, retryable: false },
  'outcome.outsideWindow': { http: 400, retryable: false },
  'outcome.registeredAlready': { http: 409, retryable: false },
  'outcome.wrongStatus': { http: 409, retryable: false },
  'outcome.ownRegistration': { http: 403, retryable: false },
  'outcome.verifierRegisters': { http: 403, retryable: false },
  'settlement.noStart': { http: 409, retryable: false },
  'settlement.noTariffs': { http: 409, retryable: false },
  'settlement.notYet': { http: 400, retryable: false },
  'settlement.periodTaken': { http: 409, retryable: false },
  'settlement.changed': { http: 409, retryable: false },
  'settlement.outdated': { http: 409, retryable: false },
  'agreement.changed': { http: 409, retryable: false },
  'agreement.locked': { http: 409, retryable: false },
  'agreement.devicesBehind': { http: 409, retryable: true },
  'agreement.signInAgain': { http: 403, retryable: false },
  'agreement.notYourTurn': { http: 409, retryable: false },
  'agreement.nothingNew': { http: 409, retryable: false },
  'scenario.changed': { http: 409, retryable: false },
  'scenario.fixed': { http: 409, retryable: false },
  'scenario.tooMany': { http: 409, retryable: false },
  'template.changed': { http: 409, retryable: false },
  'practice.changed': { http: 409, retryable: false },
  'practice.shared': { http: 409, retryable: false },
  'parameter.changed': { http: 409, retryable: false },
  'parameter.sameDay': { http: 409, retryable: false },
  'parameter.tooMany': { http: 409, retryable: false },
  'parameter.breaksScenario': { http: 409, retryable: false },
  'silentWriting.revealed': { http: 409, retryable: false },
  'silentWriting.tooMany': { http: 409, retryable: false },
  'section.changed': { http: 409, retryable: false },
  'comment.changed': { http: 409, retryable: false },
  'comment.notYours': { http: 403, retryable: false },
  'proposal.changed': { http: 409, retryable: false },
  'document.full': { http: 413, retryable: false },
  'print.unavailable': { http: 503, retryable: false },
  'print.busy': { http: 503, retryable: true },
  'print.failed': { http: 500, retryable: true },
  'storage.unavailable': { http: 503, retryable: true },
  'server.failed': { http: 500, retryable: true },
} as const satisfies Record<string, { http: number; retryable: boolean }>

export type ErrorCode = keyof typeof errorCodes

/** A refusal with what the client needs to word it: a field's name, the other side's value, an id. */
export interface Refusal {
  readonly code: ErrorCode
  readonly data?: Readonly<Record<string, unknown>>
}

export const refuse = (code: ErrorCode, data?: Readonly<Record<string, unknown>>): Refusal =>
  data === undefined ? { code } : { code, data }
