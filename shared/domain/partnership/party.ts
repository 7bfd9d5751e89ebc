import { z } from 'zod'

/** Kommune, beskæftigelsesaktør, virksomhed, fond. The fund gathers the other three and later leaves. */
export const partyKinds = ['municipality', 'employmentActor', 'firm', 'fund'] as const
export const PartyKind = z.enum(partyKinds)
export type PartyKind = z.infer<typeof PartyKind>

/**
 * The letter that goes with the party's colour and shape (circle, diamond, square, triangle), the same in both
 * languages so that a printed page and a screen in the other language agree.
 */
export const partyLetter: Record<PartyKind, 'K' | 'A' | 'V' | 'F'> = {
  municipality: 'K',
  employmentActor: 'A',
  firm: 'V',
  fund: 'F',
}

/**
 * `lead` may invite colleagues to the own party; `commenter` reads everything and writes comments, nothing else;
 * `reader` sees everything of the partnership and writes nothing.
 */
export const memberRoles = ['lead', 'member', 'commenter', 'reader'] as const
export const MemberRole = z.enum(memberRoles)
export type MemberRole = z.infer<typeof MemberRole>

/** The roles that write for their party: in documents, in records, and with a yes to what the party promises. */
export const writingRoles: readonly MemberRole[] = ['lead', 'member']
export const isWritingRole = (role: MemberRole): boolean => writingRoles.includes(role)
