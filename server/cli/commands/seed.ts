import { ProgrammeId } from '#shared/kernel/ids.ts'
import { seedDemo } from '../../seed/seed-demo.ts'
import type { Foundation } from '../../services.ts'
import { readArguments } from '../arguments.ts'
import { type Command, CommandRefused, UsageError } from '../command.ts'
import { withFoundation } from '../open-foundation.ts'

export const seed: Command = {
  summary: 'fill an empty database',
  usage: `samspil seed [demo|empty]

Fills a database that holds no programme yet; makes the file when it is missing.

  demo    the demo programme with its 12 partnerships (default)
  empty   a programme without partnerships, so that the demo is not loaded at the next start`,
  async run(args, io) {
    const { positionals } = readArguments(args, {}, { min: 0, max: 1 })
    const kind = positionals[0] ?? 'demo'
    if (kind !== 'demo' && kind !== 'empty') throw new UsageError(`There is no seed called ${kind}.`)
    const isSeeded = await withFoundation(io, { mustExist: false }, kind === 'demo' ? seedDemo : seedEmpty)
    if (!isSeeded) throw new CommandRefused('The database holds a programme already; nothing was changed.')
    io.stderr(kind === 'demo' ? 'The demo programme is loaded.\n' : 'An empty programme is made.\n')
    return 0
  },
}

const seedEmpty = ({ database, clock, random }: Foundation): Promise<boolean> =>
  database.transaction().execute(async (trx) => {
    if ((await trx.selectFrom('programme').select('id').executeTakeFirst()) !== undefined) return false
    await trx
      .insertInto('programme')
      .values({
        id: ProgrammeId.parse(random.uuid()),
        name: 'Samspil',
        description: '',
        is_demo: 0,
        created_at: clock.now(),
      })
      .execute()
    return true
  })
