import type { Command } from '../command.ts'
import { documents } from './documents.ts'
import { invite } from './invite.ts'
import { people } from './people.ts'
import { seed } from './seed.ts'
import { simulateCommand } from './simulate.ts'
import { revokeToken, token, tokens } from './tokens.ts'
import { verify } from './verify.ts'

/** Every command by its name. A new one is a file of its own and a line here. */
export const commands: Readonly<Record<string, Command>> = {
  documents,
  people,
  token,
  tokens,
  'revoke-token': revokeToken,
  invite,
  seed,
  simulate: simulateCommand,
  verify,
}
