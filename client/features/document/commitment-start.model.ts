import type { PartyView } from '#shared/contracts/partnerships.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartyId } from '#shared/kernel/ids.ts'

const whatMaxLength = 140

/** The selected words as the beginning of "Hvad": cut at a word, without the full stop. */
export function whatFrom(quote: string): string {
  const text = quote
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;:,]+$/, '')
  if (text.length <= whatMaxLength) return text
  const cut = text.slice(0, whatMaxLength)
  const space = cut.lastIndexOf(' ')
  return space > 60 ? cut.slice(0, space) : cut
}

const roleWords: Record<PartyKind, RegExp> = {
  municipality: /\b(kommunen?|jobcenteret|jobcentret|municipality)\b/i,
  employmentActor: /\b(aktøren?|beskæftigelsesaktøren?|employment actor)\b/i,
  firm: /\b(virksomheden?|firmaet|buddyen|the firm)\b/i,
  fund: /\b(fonden?|the fund)\b/i,
}

/**
 * The party that the words speak of: named first by its own name, else by its role. Null when they name none or
 * more than one firm could be meant; then the person chooses.
 */
export function partyNamedIn(
  quote: string,
  parties: readonly Pick<PartyView, 'id' | 'kind' | 'name'>[],
): PartyId | null {
  const text = quote.toLowerCase()
  const byName = parties
    .map((party) => ({ party, at: text.indexOf(party.name.toLowerCase()) }))
    .filter(({ party, at }) => at !== -1 && party.name.length > 2)
    .sort((a, b) => a.at - b.at)[0]
  if (byName !== undefined) return byName.party.id
  const byRole = (Object.keys(roleWords) as PartyKind[])
    .map((kind) => ({ kind, at: quote.search(roleWords[kind]) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at)[0]
  if (byRole === undefined) return null
  const candidates = parties.filter((party) => party.kind === byRole.kind)
  return candidates.length === 1 ? (candidates[0]?.id ?? null) : null
}
