import { Email } from '#shared/contracts/accounts.ts'
import { TokenId } from '#shared/kernel/ids.ts'
import { findPersonByEmail } from '../../modules/accounts/accounts.store.ts'
import { listApiTokens } from '../../modules/accounts/tokens.store.ts'
import { apiTokenDays, makeApiToken, revokeApiTokens } from '../../modules/accounts/tokens.ts'
import { readArguments, wholeNumber } from '../arguments.ts'
import { type Command, CommandRefused, UsageError } from '../command.ts'
import { withFoundation } from '../open-foundation.ts'
import { textTable } from '../text-table.ts'

export const token: Command = {
  summary: 'make a bearer token for a program, in a person’s name',
  usage: `samspil token --as <e-mail> [--label <text>] [--days <number>]

Prints the token, alone and only this once. It has every right of the person until it ends or is revoked.
Used as: Authorization: Bearer <token>, or /sync/<documentId>?token=<token>.

  --as      the person's e-mail address
  --label   what it is for, shown in lists (default: "program")
  --days    how long it lives, 1 to ${apiTokenDays.max} (default: ${apiTokenDays.default})`,
  async run(args, io) {
    const { values } = readArguments(args, {
      as: { type: 'string' },
      label: { type: 'string', default: 'program' },
      days: { type: 'string', default: String(apiTokenDays.default) },
    })
    const email = Email.safeParse(values.as)
    if (!email.success) throw new UsageError('--as needs an e-mail address.')
    const days = wholeNumber(values.days, '--days', { min: 1, max: apiTokenDays.max })
    const label = values.label.trim().slice(0, 80)
    const secret = await withFoundation(io, { mustExist: true }, async (foundation) => {
      const person = await findPersonByEmail(foundation.database, email.data)
      if (person === null) throw new CommandRefused(`Nobody has the address ${email.data}. See: samspil people`)
      const at = foundation.clock.now()
      const made = await foundation.database
        .transaction()
        .execute((trx) => makeApiToken(trx, foundation, { personId: person.personId, label, days, at }))
      return made.secret
    })
    io.stdout(`${secret}\n`)
    return 0
  },
}

export const tokens: Command = {
  summary: 'list the bearer tokens that hold',
  usage: `samspil tokens [--json]

The bearer tokens that have neither ended nor been revoked. The secrets are not kept and cannot be shown.

  --json   an array of { id, email, label, createdAt, expiresAt }, times in ISO 8601`,
  async run(args, io) {
    const { values } = readArguments(args, { json: { type: 'boolean' } })
    const rows = await withFoundation(io, { mustExist: true }, ({ database, clock }) =>
      listApiTokens(database, clock.now()),
    )
    const list = rows.map(({ id, email, label, createdAt, expiresAt }) => ({
      id,
      email,
      label,
      createdAt: new Date(createdAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
    }))
    io.stdout(
      values.json
        ? `${JSON.stringify(list, null, 2)}\n`
        : textTable(list.map((row) => [row.id, row.email, row.label, `until ${row.expiresAt.slice(0, 10)}`])),
    )
    return 0
  },
}

export const revokeToken: Command = {
  summary: 'end a bearer token',
  usage: `samspil revoke-token <id>

Ends the token with the id that \`samspil tokens\` shows. Its open connections are cut within a second.`,
  async run(args, io) {
    const { positionals } = readArguments(args, {}, { min: 1, max: 1 })
    const tokenId = TokenId.safeParse(positionals[0])
    if (!tokenId.success) throw new UsageError('The id is one that `samspil tokens` shows.')
    const revoked = await withFoundation(io, { mustExist: true }, (foundation) =>
      revokeApiTokens(foundation, { tokenId: tokenId.data }),
    )
    if (revoked === 0) throw new CommandRefused('There is no such token, or it is revoked already.')
    io.stderr('Revoked.\n')
    return 0
  },
}
