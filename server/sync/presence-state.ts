import { z } from 'zod'
import { type PresenceState, syncLimits } from '#shared/contracts/sync.ts'
import type { DocumentRights } from './document-access.ts'

const itemId = z.object({ client: z.int().min(0), clock: z.int().min(0) })
const position = z.object({
  type: itemId.nullish(),
  tname: z.string().max(100).nullish(),
  item: itemId.nullish(),
  assoc: z.int().nullish(),
})
const cursor = z.object({ anchor: position, head: position })
const section = z.string().max(40)
const field = z.string().max(200)

/**
 * What the others may see of a device's own words about itself, as JSON: its section, field and caret. Who it is
 * comes from the session; anything else a device writes is left out, so that no name, colour or markup of its own
 * choosing reaches another screen (SYN-31). A part that does not have its shape is left out, not the whole.
 *
 * Returns null for a device that leaves. Errors: throws when the state is too large or is no JSON object.
 */
export function presenceJson(stateJson: string, user: DocumentRights['user']): string | null {
  if (stateJson.length > syncLimits.maxAwarenessBytes) throw new Error('Awareness state is too large')
  const state: unknown = JSON.parse(stateJson)
  if (state === null) return null
  if (typeof state !== 'object' || Array.isArray(state)) throw new Error('Awareness state is no object')
  const presence: PresenceState = {
    user: { personId: user.personId, name: user.name, partyKind: user.partyKind },
    ...part('section', section.nullable(), state),
    ...part('field', field.nullable(), state),
    ...part('cursor', cursor.nullable(), state),
  }
  return JSON.stringify(presence)
}

function part<Name extends keyof PresenceState, Value>(
  name: Name,
  shape: z.ZodType<Value>,
  state: object,
): { [key in Name]?: Value } {
  if (!Object.hasOwn(state, name)) return {}
  const parsed = shape.safeParse(Reflect.get(state, name))
  const result: { [key in Name]?: Value } = {}
  if (parsed.success) result[name] = parsed.data
  return result
}
