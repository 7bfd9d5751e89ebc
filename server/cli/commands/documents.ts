import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withFoundation } from '../open-foundation.ts'
import { textTable } from '../text-table.ts'

export const documents: Command = {
  summary: 'list the documents with their ids',
  usage: `samspil documents [--json]

Every document: id, kind (partnerPlan or socialModel), title, and the partnership's slug and name.
The id is what /sync/<documentId> takes.

  --json   an array of { id, kind, title, partnership: { slug, name } }`,
  async run(args, io) {
    const { values } = readArguments(args, { json: { type: 'boolean' } })
    const rows = await withFoundation(io, { mustExist: true }, ({ database }) =>
      database
        .selectFrom('document')
        .innerJoin('partnership', 'partnership.id', 'document.partnership_id')
        .leftJoin('party', 'party.id', 'document.firm_party_id')
        .select([
          'document.id as id',
          'document.kind as kind',
          'document.language as language',
          'partnership.slug as slug',
          'partnership.name as name',
          'party.name as firm',
        ])
        .orderBy('partnership.slug')
        .orderBy('document.kind')
        .orderBy('party.position')
        .orderBy('document.id')
        .execute(),
    )
    const list = rows.map(({ id, kind, language, slug, name, firm }) => ({
      id,
      kind,
      title: `${titles[language][kind]}: ${firm ?? name}`,
      partnership: { slug, name },
    }))
    io.stdout(
      values.json
        ? `${JSON.stringify(list, null, 2)}\n`
        : textTable(list.map((row) => [row.id, row.kind, row.partnership.slug, row.title])),
    )
    return 0
  },
}

const titles = {
  da: { partnerPlan: 'Partnerplan', socialModel: 'Social model' },
  en: { partnerPlan: 'Partner plan', socialModel: 'Social model' },
} as const
