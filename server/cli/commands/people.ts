import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withFoundation } from '../open-foundation.ts'
import { textTable } from '../text-table.ts'

export const people: Command = {
  summary: 'list the people with their e-mail addresses and parties',
  usage: `samspil people [--json]

Everybody who can sign in, with the parties they belong to.

  --json   an array of { id, email, name, title, isVerified, memberships: [{ partnership, party, kind, role }] }`,
  async run(args, io) {
    const { values } = readArguments(args, { json: { type: 'boolean' } })
    const list = await withFoundation(io, { mustExist: true }, async ({ database }) => {
      const persons = await database
        .selectFrom('person')
        .select(['id', 'email', 'name', 'title', 'verified_at as verifiedAt'])
        .orderBy('email')
        .execute()
      const memberships = await database
        .selectFrom('membership')
        .innerJoin('party', 'party.id', 'membership.party_id')
        .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
        .where('membership.ended_at', 'is', null)
        .select(['membership.person_id as personId', 'partnership.slug', 'party.name', 'party.kind', 'membership.role'])
        .orderBy('partnership.slug')
        .orderBy('party.position')
        .execute()
      return persons.map(({ verifiedAt, ...person }) => ({
        ...person,
        isVerified: verifiedAt !== null,
        memberships: memberships
          .filter((row) => row.personId === person.id)
          .map(({ slug, name, kind, role }) => ({ partnership: slug, party: name, kind, role })),
      }))
    })
    io.stdout(
      values.json
        ? `${JSON.stringify(list, null, 2)}\n`
        : textTable(
            list.map((person) => [
              person.email,
              person.name,
              person.memberships.map((m) => `${m.partnership}/${m.kind} (${m.role})`).join(', '),
            ]),
          ),
    )
    return 0
  },
}
