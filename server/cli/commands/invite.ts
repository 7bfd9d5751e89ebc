import { Email } from '#shared/contracts/accounts.ts'
import { MemberRole } from '#shared/domain/partnership/party.ts'
import { createLinks } from '../../modules/accounts/links.ts'
import { makeInviteToken } from '../../modules/accounts/tokens.ts'
import { appendAudit } from '../../modules/audit/audit.store.ts'
import type { Database } from '../../storage/database.ts'
import { readArguments } from '../arguments.ts'
import { type Command, CommandRefused, UsageError } from '../command.ts'
import { withFoundation } from '../open-foundation.ts'

export const invite: Command = {
  summary: 'make a link that lets one person into a party',
  usage: `samspil invite --partnership <slug> --party <kind or id> [--email <address>] [--role <role>]

Prints a link that works once, for 7 days. It is not mailed and proves no address: who joins by it signs in once by a
login link before they can say yes for the party. The link starts with PUBLIC_URL, or else http://localhost:<PORT>.

  --partnership   the slug, as in the address of its page
  --party         municipality, employmentActor, firm, fund, or the party's id where there are several of a kind
  --email         only this address may use the link
  --role          lead, member or reader (default: member)`,
  async run(args, io) {
    const { values } = readArguments(args, {
      partnership: { type: 'string' },
      party: { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string', default: 'member' },
    })
    const { partnership: slug, party: kindOrId } = values
    if (slug === undefined || kindOrId === undefined) throw new UsageError('--partnership and --party are needed.')
    const role = MemberRole.safeParse(values.role)
    if (!role.success) throw new UsageError('--role is lead, member or reader.')
    const email = values.email === undefined ? null : Email.safeParse(values.email)
    if (email?.success === false) throw new UsageError('--email is no e-mail address.')

    const link = await withFoundation(io, { mustExist: true }, async (foundation) => {
      const { config, clock, database } = foundation
      const party = await findParty(database, slug, kindOrId)
      const at = clock.now()
      const { secret } = await database.transaction().execute(async (trx) => {
        const made = await makeInviteToken(trx, foundation, {
          partyId: party.id,
          role: role.data,
          email: email?.data ?? null,
          createdBy: null,
          at,
        })
        await appendAudit(trx, {
          at,
          partnershipId: party.partnershipId,
          personId: null,
          partyId: null,
          action: 'member.invited',
          subjectKind: 'invitation',
          subjectId: made.tokenId,
          data: { partyName: party.name, partyKind: party.kind, role: role.data },
        })
        return made
      })
      return createLinks(() => config.publicUrl ?? `http://localhost:${config.port}`).invite(secret)
    })
    io.stdout(`${link}\n`)
    return 0
  },
}

async function findParty(database: Database, slug: string, kindOrId: string) {
  const parties = await database
    .selectFrom('party')
    .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
    .where('partnership.slug', '=', slug)
    .select(['party.id', 'party.kind', 'party.name', 'party.partnership_id as partnershipId'])
    .orderBy('party.position')
    .execute()
  const matching = parties.filter((party) => party.id === kindOrId || party.kind === kindOrId)
  const [party] = matching
  if (party !== undefined && matching.length === 1) return party
  const choices = parties.map((each) => `  ${each.kind}  ${each.id}  ${each.name}`).join('\n')
  if (parties.length === 0) throw new CommandRefused(`There is no partnership with the slug ${slug}.`)
  throw new CommandRefused(
    `${matching.length === 0 ? 'There is no such party' : 'There are several of that kind, name one by its id'}:\n${choices}`,
  )
}
