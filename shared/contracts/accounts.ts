import { z } from 'zod'
import type { ActorMembership } from '#shared/domain/access/permissions.ts'
import type { MemberRole, PartyKind } from '#shared/domain/partnership/party.ts'
import { PersonId, SessionId, TokenId } from '#shared/kernel/ids.ts'

/** An address as Samspil accepts it: strict on purpose, since it is handed to a mail server. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
  )
export type Email = z.infer<typeof Email>

export const Language = z.enum(['da', 'en'])
export type Language = z.infer<typeof Language>

/** A secret from a link: 256 bits, base64url. */
export const TokenSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const RequestLoginLink = z.strictObject({ email: Email, language: Language })
export const RedeemToken = z.strictObject({ token: TokenSecret })
export const RedeemInvite = z.strictObject({
  token: TokenSecret,
  email: Email,
  name: z.string().trim().min(1).max(80),
  title: z.string().trim().max(80),
  language: Language,
})
export const DemoSignIn = z.strictObject({ personId: PersonId })
export const UpdateProfile = z.strictObject({
  name: z.string().trim().min(1).max(80),
  title: z.string().trim().max(80),
  language: Language,
})
export const EndSession = z.strictObject({ sessionId: SessionId })
export const RevokeToken = z.strictObject({ tokenId: TokenId })

/** The signed-in person: who, and the memberships with which the client asks `decide` what to show. */
export interface Me {
  readonly personId: PersonId
  readonly email: string
  readonly name: string
  readonly title: string
  readonly language: Language
  readonly isVerified: boolean
  readonly memberships: readonly (ActorMembership & {
    readonly partyName: string
    readonly partnershipSlug: string
    readonly partnershipName: string
  })[]
}

/** What anyone may know before signing in. */
export interface Welcome {
  readonly me: Me | null
  /** Empty unless the server is a demo on loopback. */
  readonly demoPeople: readonly DemoPerson[]
  /** Whether login links go out by mail; if not, they stand in the server's log. */
  readonly sendsMail: boolean
}
export interface DemoPerson {
  readonly personId: PersonId
  readonly name: string
  readonly title: string
  readonly partyName: string
  readonly partyKind: PartyKind
}

/** What a link is, read without using it up. */
export type TokenDescription =
  | { readonly purpose: 'login'; readonly email: string }
  | {
      readonly purpose: 'invite'
      readonly email: string | null
      readonly partnershipName: string
      readonly partyName: string
      readonly partyKind: PartyKind
      readonly role: MemberRole
    }

export interface SessionView {
  readonly id: SessionId
  readonly isCurrent: boolean
  readonly method: 'link' | 'invite' | 'demo'
  readonly userAgent: string
  readonly createdAt: number
  readonly lastSeenAt: number
}
export interface ApiTokenView {
  readonly id: TokenId
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number
}
