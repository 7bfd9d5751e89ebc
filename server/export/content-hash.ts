import { createHash } from 'node:crypto'
import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts'

/** SHA-256 of the value's canonical JSON, 64 hex digits: the same for whoever calculates it from the same figures. */
export const contentHash = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
