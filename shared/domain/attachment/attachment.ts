import { z } from 'zod'

/** The kinds of record that may carry notes and files. Each has its lookup in the server's attachments module. */
export const attachmentSubjectKinds = ['commitment', 'outcome'] as const
export const AttachmentSubjectKind = z.enum(attachmentSubjectKinds)
export type AttachmentSubjectKind = z.infer<typeof AttachmentSubjectKind>

export const attachmentLimits = {
  /** Of one file. */
  fileBytes: 10 * 1024 * 1024,
  /** Of all files of a partnership together. */
  partnershipBytes: 500 * 1024 * 1024,
  noteLength: 500,
  nameLength: 120,
} as const

/** What may be uploaded, by ending, with the type it is sent as. Nothing that a browser runs. */
export const attachmentTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  csv: 'text/csv',
} as const
export type AttachmentEnding = keyof typeof attachmentTypes

/** The ending of the name when it is one that may be uploaded, else null. */
export function endingOf(name: string): AttachmentEnding | null {
  const ending = /\.([A-Za-z0-9]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(attachmentTypes, ending) ? (ending as AttachmentEnding) : null
}

/** Control characters, the ones that turn writing round, and what file systems and shells read a meaning into. */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029\\/:*?"<>|]/gu

/**
 * The name as it is kept and given back (ATT-3): no folder, no character with a meaning, at most 120 characters with
 * its ending. `fil` where nothing is left of it.
 */
export function safeFileName(name: string): string {
  const ending = endingOf(name)
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const stem = (ending === null ? base : base.trim().slice(0, -ending.length - 1))
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const room = attachmentLimits.nameLength - (ending === null ? 0 : ending.length + 1)
  // Cut between characters: half of one is no text.
  const kept = Array.from(stem === '' ? 'fil' : stem)
    .slice(0, room)
    .join('')
    .trimEnd()
  return ending === null ? kept : `${kept}.${ending}`
}
