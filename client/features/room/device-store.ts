import type { Waiting } from './outbox.ts'

/** Who this device is in which room: enough to be the same person after a reload. */
export interface Membership {
  readonly code: string
  readonly secret: string
  readonly participantId: string
}

const membershipKey = (code: string): string => `samspil.room.${code}`
const outboxKey = (participantId: string): string => `samspil.room.outbox.${participantId}`
const draftKey = (participantId: string, stepId: string): string => `samspil.room.draft.${participantId}.${stepId}`
const lastKey = 'samspil.room.last'

const read = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown
  } catch {
    // Not ours, or cut off: as if it had never been there.
    return null
  }
}

export const readMembership = (code: string): Membership | null => read(membershipKey(code)) as Membership | null
export function keepMembership(membership: Membership): void {
  localStorage.setItem(membershipKey(membership.code), JSON.stringify(membership))
  localStorage.setItem(lastKey, JSON.stringify(membership.code))
}
/** The room this device was in last. */
export const lastCode = (): string | null => read(lastKey) as string | null
export function forgetMembership(code: string): void {
  localStorage.removeItem(membershipKey(code))
  localStorage.removeItem(lastKey)
}

export const readOutbox = (participantId: string): readonly Waiting[] =>
  (read(outboxKey(participantId)) as Waiting[] | null) ?? []
export const keepOutbox = (participantId: string, waiting: readonly Waiting[]): void =>
  waiting.length === 0
    ? localStorage.removeItem(outboxKey(participantId))
    : localStorage.setItem(outboxKey(participantId), JSON.stringify(waiting))

export const readDraft = (participantId: string, stepId: string): string =>
  localStorage.getItem(draftKey(participantId, stepId)) ?? ''
export const keepDraft = (participantId: string, stepId: string, text: string): void =>
  text === ''
    ? localStorage.removeItem(draftKey(participantId, stepId))
    : localStorage.setItem(draftKey(participantId, stepId), text)

/** 256 random bits as base64url. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
