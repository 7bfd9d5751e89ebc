import { acceptSource } from './accept-source.ts'
import { changesSource } from './changes-source.ts'
import type { DigestSource } from './digest-source.ts'
import { dueSource } from './due-source.ts'
import { mentionSource } from './mention-source.ts'
import { textSource } from './text-source.ts'
import { workshopSource } from './workshop-source.ts'

/** Everything that may be told by mail. Several sources may share a kind; their lines come into one mail. */
export const digestSources: readonly DigestSource[] = [
  acceptSource,
  textSource,
  mentionSource,
  workshopSource,
  dueSource,
  changesSource,
]
